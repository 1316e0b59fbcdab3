internal import Foundation
internal import Hiring
internal import Testing

/// How far onboarding is on 16 November 2026. Amir, an engineer, and Bea, a designer, started on 2 November.
struct OnboardingTests {
  private func contractors(amirStarted: String = "2026-11-02", ended: String? = nil) throws -> [Contractor] {
    try team(
      amir: [try engagement("34848691", started: amirStarted, ended: ended)],
      bea: [try engagement("35900700", started: "2026-11-02")])
  }

  private func progress(
    of contractor: String = "amir", _ contractors: [Contractor]? = nil, templates: [OnboardingTemplate] = [],
    cards: [TaskCard] = [], attendance: [Attendance] = [], attestations: [Attestation] = [],
    grants: [AccessGrant] = [], policy: AccessPolicy = AccessPolicy()
  ) throws -> OnboardingProgress {
    let contractors = try contractors ?? self.contractors()
    let access = AccessInventory(
      grants: grants, contractors: contractors, timeZone: .gmt, now: try instant("2026-11-16T08:00:00Z"))
    let onboarding = Onboarding(
      contractors: contractors, settings: OnboardingSettings(templates: templates), cards: cards,
      attendance: attendance, attestations: attestations, access: access, policy: policy)
    return try #require(onboarding.progress(only: contractor).first)
  }

  private func item(_ progress: OnboardingProgress, _ id: String) throws -> OnboardingProgress.Item {
    try #require(progress.items.first { $0.id == id })
  }

  private func status(_ progress: OnboardingProgress, _ id: String) throws -> String {
    let item = try item(progress, id)
    return item.status.rawValue + (item.overdueDays.map { " \($0)" } ?? "")
  }

  private func card(
    _ items: [(String, Bool?)], name: String = "Onboarding Amir Khan", id: String = "1", list: String = "Steps",
    assignees: [String] = []
  ) -> TaskCard {
    TaskCard(
      system: "clickup", id: id, name: name, status: "open",
      assignees: assignees.map { TaskCard.Assignee(account: $0, name: "") },
      checklists: [
        TaskCard.Checklist(name: list, items: items.map { TaskCard.Checklist.Item(name: $0.0, isDone: $0.1) })
      ], record: "tasks.json:\(id)")
  }

  private func grant(
    _ account: String, system: String = "github", resource: String = "acme/storefront", seen: String = "2026-11-15",
    name: String = ""
  ) throws -> AccessGrant {
    AccessGrant(
      system: system, id: "\(resource)|\(account)", account: account, name: name, email: nil, resource: resource,
      level: "write", isActive: true, seenAt: try instant("\(seen)T10:00:00Z"), record: "\(system).csv:2")
  }

  private func there(_ person: String, _ date: String, _ state: Attendance.State = .present) throws -> Attendance {
    Attendance(
      system: "stand-up", id: "\(date)|\(person)|stand-up", person: person, date: try day(date), meeting: "stand-up",
      state: state, note: "", record: "stand-up.csv:2")
  }

  // MARK: Templates

  @Test("the usual checklist has the items of a start, by role")
  func usual() throws {
    let engineer = try progress()
    #expect(
      engineer.items.map(\.id)
        == ["accounts", "folders", "chat", "stand-up", "repository", "identity", "agreement"])
    let designer = try progress(of: "bea")
    #expect(designer.items.map(\.id) == ["accounts", "folders", "chat", "stand-up", "agreement"])
    #expect(designer.template == "team")
  }

  @Test("with nothing imported only the portfolio's facts are known, and nothing passes for done")
  func nothing() throws {
    let engineer = try progress()
    #expect(
      engineer.items.map(\.status.rawValue) == [
        "done", "not-assessable", "not-assessable", "not-assessable", "not-assessable", "done", "done",
      ])
    #expect(engineer.days == 14 && engineer.overdue == 0)
    let designer = try progress(of: "bea")
    #expect(try status(designer, "agreement") == "open 7")
    #expect(try status(designer, "accounts") == "not-assessable")
    #expect(designer.count(.open) == 1 && designer.overdue == 1)
  }

  @Test("the owner's template serves the roles it names, the usual one the others; an item has its own days")
  func ownTemplate() throws {
    let template = OnboardingTemplate(
      name: "designers", roles: [.designer],
      items: [
        .init(id: "fonts", title: "Fonts", attested: ["fonts"], needsAttestation: true, days: 3),
        .init(id: "brand", title: "Brand book", ticked: ["Brand*"], attested: ["brand"]),
      ])
    let designer = try progress(of: "bea", templates: [template])
    #expect(designer.items.map(\.id) == ["fonts", "brand"])
    #expect(try status(designer, "fonts") == "open 11")
    #expect(try item(designer, "fonts").text == "nobody attests `fonts`")
    #expect(try status(designer, "brand") == "not-assessable")
    #expect(try progress(templates: [template]).template == "code")
  }

  // MARK: Ticks on cards

  @Test("ticks count where nothing can be seen; what the card has beside the template is listed")
  func ticks() throws {
    let card = card([
      ("Create ClickUp account", true), ("Share the Drive folder", true), ("Invite to Slack", true),
      ("Slack: join #shop", false), ("Read the handbook", true), ("Meet the team", false),
    ])
    let progress = try progress(cards: [card])
    #expect(progress.card == "clickup 1 (tasks.json:1)")
    #expect(try status(progress, "folders") == "done")
    #expect(try item(progress, "folders").evidence == ["clickup 1 (tasks.json:1)"])
    // Both items of the card that speak of the chat are needed.
    #expect(try status(progress, "chat") == "open 7")
    #expect(
      progress.items.filter { $0.id == "card" }.map { "\($0.title): \($0.status.rawValue)" }
        == ["Read the handbook: done", "Meet the team: open"])
  }

  @Test("an export without done flags says nothing")
  func withoutFlags() throws {
    let progress = try progress(cards: [card([("Invite to Slack", nil), ("Read the handbook", nil)])])
    #expect(try status(progress, "chat") == "not-assessable")
    #expect(try item(progress, "chat").text.contains("clickup-tasks-api"))
    #expect(try status(progress, "card") == "not-assessable")
  }

  @Test(
    "a card is theirs by its name or by being theirs alone",
    arguments: [
      ("Onboarding: Amir Khan", [], true), ("ONBOARD amir", [], true), ("Onboarding", ["81234567"], true),
      ("Onboarding", ["81234567", "99"], true), ("Onboarding", [], false), ("Onboarding Amirah Khan", [], false),
      ("Start Amir Khan", ["81234567"], false),
    ])
  func search(_ name: String, _ assignees: [String], _ isFound: Bool) throws {
    let progress = try progress(cards: [card([("Invite to Slack", true)], name: name, assignees: assignees)])
    #expect((progress.card != nil) == isFound)
    #expect(try status(progress, "chat") == (isFound ? "done" : "not-assessable"))
  }

  @Test("of a card of two contractors a tick is nobody's; of two cards none is taken")
  func ambiguous() throws {
    var contractors = try contractors()
    contractors[1].clickup = "91110002"
    let both = card([("Invite to Slack", true)], name: "Onboarding November", assignees: ["81234567", "91110002"])
    #expect(try progress(contractors, cards: [both]).card == nil)
    let cards = [card([("Invite to Slack", true)]), card([("Invite to Slack", true)], id: "2")]
    let progress = try progress(cards: cards)
    #expect(progress.card == nil)
    #expect(try status(progress, "chat") == "not-assessable")
    #expect(progress.notes.first?.hasPrefix("2 cards fit the template, so that none is taken: clickup 1") == true)
  }

  @Test("a template may find the card, or the checklist on any card, by the contractor's name")
  func placeholders() throws {
    let items = [OnboardingTemplate.Item(id: "chat", title: "Chat", ticked: ["*Slack*"])]
    let byCard = OnboardingTemplate(name: "own", card: "start {id}", checklist: "steps", items: items)
    var card = card([("Slack", true)], name: "Start AMIR")
    card.checklists?.append(TaskCard.Checklist(name: "Later", items: [.init(name: "Slack again", isDone: false)]))
    #expect(try status(progress(templates: [byCard], cards: [card]), "chat") == "done")
    let byList = OnboardingTemplate(name: "own", checklist: "{name}", items: items)
    let shared = self.card([("Slack", false)], name: "Everybody's start", list: "Amir Khan")
    #expect(try status(progress(templates: [byList], cards: [shared]), "chat") == "open 7")
    #expect(try status(progress(of: "bea", templates: [byList], cards: [shared]), "chat") == "not-assessable")
  }

  // MARK: What can be seen

  @Test("a tick proves nothing where a fact says otherwise")
  func facts() throws {
    let card = card([("Sign the agreement", true), ("GitHub access", true), ("Daily stand-up", true), ("Slack", false)])
    var contractors = try contractors()
    contractors[0].assignment = nil
    let progress = try progress(
      contractors, cards: [card],
      attendance: [there("Bea Lindqvist", "2026-11-03"), there("amir", "2026-11-04", .absent)],
      grants: [grant("bealind"), grant("U01AMIR", system: "slack", resource: "slack")])
    #expect(try status(progress, "agreement") == "open 7")
    #expect(
      try item(progress, "agreement").text
        == "assay.yml has no signed assignment of rights (`ip_assignment`); ticked on the card all the same")
    #expect(try status(progress, "repository") == "open 7")
    #expect(try status(progress, "stand-up") == "open 7")
    #expect(try item(progress, "stand-up").text.hasPrefix("not there on any of the 2 days"))
    #expect(try status(progress, "chat") == "done")
    #expect(try item(progress, "chat").text.hasSuffix("not ticked on the card"))
  }

  @Test("an account on a list, and being there, are proof with their day")
  func seen() throws {
    let progress = try progress(
      attendance: [there("Amir Khan", "2026-11-04"), there("amir", "2026-11-03"), there("amir", "2026-10-30")],
      grants: [grant("amirk")])
    #expect(
      try item(progress, "repository").text
        == "amirk has write on acme/storefront (github), by the list of 2026-11-15")
    #expect(try item(progress, "stand-up").text == "first there on 2026-11-03")
    #expect(try item(progress, "stand-up").evidence == ["stand-up.csv:2"])
  }

  @Test("a list from before the start, or a stale one, cannot show that an account is missing")
  func oldLists() throws {
    let before = try progress(grants: [grant("bealind", seen: "2026-11-01")])
    #expect(try status(before, "repository") == "not-assessable")
    #expect(try item(before, "repository").text.hasPrefix("the list of acme/storefront (github) is too old to tell"))
    let stale = try progress(
      contractors(amirStarted: "2026-08-03"), grants: [grant("bealind", seen: "2026-09-01")])
    #expect(try status(stale, "repository") == "not-assessable")
  }

  @Test("each repository that the engagement names is needed, and no other is asked about")
  func repositories() throws {
    var contractors = try contractors()
    contractors[0].engagements[0].repositories = ["storefront", "blog"]
    let one = try progress(
      contractors, grants: [grant("amirk"), grant("bealind", resource: "acme/blog")])
    #expect(try status(one, "repository") == "open 7")
    #expect(try item(one, "repository").text == "no account of theirs on the newest list of acme/blog (github)")
    let other = try progress(contractors, grants: [grant("amirk"), grant("bealind", resource: "acme/erp")])
    #expect(try status(other, "repository") == "done")
  }

  @Test("somebody who may be meant makes it a question, not a miss")
  func mayBe() throws {
    let progress = try progress(
      attendance: [there("Khan", "2026-11-03")], grants: [grant("dev77", name: "A. Khan")])
    #expect(try status(progress, "stand-up") == "not-assessable")
    #expect(try item(progress, "stand-up").text.hasPrefix("`Khan` on the sheet may be them"))
    #expect(try status(progress, "repository") == "not-assessable")
    #expect(try item(progress, "repository").text.hasPrefix("dev77 on acme/storefront (github) may be theirs"))
  }

  // MARK: What somebody says

  @Test("somebody else's word counts, not the contractor's own, and not against a newer list")
  func attestations() throws {
    func status(_ what: String, by: String, on: String, grants: [AccessGrant] = []) throws -> String {
      let word = Attestation(what: what, on: try day(on), by: by, contractor: "bea", record: "attestations.csv:2")
      return try self.status(
        progress(of: "bea", attestations: [word], grants: grants), what == "chat" ? what : "agreement")
    }
    #expect(try status("agreement-signed", by: "Ana", on: "2026-11-01") == "done")
    #expect(try status("agreement-signed", by: "Bea Lindqvist", on: "2026-11-01") == "open 7")
    #expect(try status("agreement-signed", by: "Ana", on: "2026-11-17") == "open 7")
    let list = [try grant("U01AMIR", system: "slack", resource: "slack")]
    #expect(try status("chat", by: "Ana", on: "2026-11-10", grants: list) == "open 7")
    #expect(try status("chat", by: "Ana", on: "2026-11-15", grants: list) == "done")
  }

  // MARK: Days

  @Test(
    "days run from the start of what is open, and nothing is overdue before them, after the end, or without a start")
  func days() throws {
    func agreement(_ engagements: [Engagement], policy: AccessPolicy = AccessPolicy()) throws -> String {
      var contractors = try contractors()
      contractors[1].engagements = engagements
      let progress = try progress(of: "bea", contractors, policy: policy)
      return "\(progress.days.map(String.init) ?? "-") \(try status(progress, "agreement"))"
    }
    #expect(try agreement([engagement("1", started: "2026-11-09")]) == "7 open")
    #expect(try agreement([engagement("1", started: "2026-11-08")]) == "8 open 1")
    #expect(try agreement([engagement("1", started: "2026-11-20")]) == "-4 open")
    #expect(try agreement([engagement("1", started: "2026-10-01", ended: "2026-11-10")]) == "46 open")
    #expect(try agreement([]) == "- open")
    let again = [
      try engagement("1", started: "2026-01-05", ended: "2026-02-01"), try engagement("2", started: "2026-11-12"),
    ]
    #expect(try agreement(again) == "4 open")
    #expect(try agreement(again, policy: AccessPolicy(onboardingDays: 3)) == "4 open 1")
  }

  @Test("who left is passed over unless asked for")
  func left() throws {
    let contractors = try contractors(ended: "2026-11-10")
    let access = AccessInventory(
      grants: [], contractors: contractors, timeZone: .gmt, now: try instant("2026-11-16T08:00:00Z"))
    let onboarding = Onboarding(contractors: contractors, access: access)
    #expect(onboarding.progress().map(\.contractor) == ["bea"])
    #expect(onboarding.progress(only: "amir").map(\.isEnded) == [true])
  }

  @Test(
    "patterns of names",
    arguments: [
      ("*slack*", "Invite to Slack", true), ("slack", "Slack ", false), ("", "", true), ("*", "", true),
      ("a?c", "ABC", true), ("a?c", "ac", false), ("*a*b*", "xxaxxbxx", true), ("*a*b", "ab ", false),
      ("**", "x", true), ("stand*up*", "Stand-up daily", true), ("*é", "CAFÉ", true),
    ])
  func patterns(_ pattern: String, _ name: String, _ fits: Bool) {
    #expect(NamePattern(pattern).matches(name) == fits)
  }

  @Test("a hostile pattern costs no more than the two lengths")
  func hostilePattern() {
    let pattern = NamePattern(String(repeating: "*a", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 4_000)))
  }
}
