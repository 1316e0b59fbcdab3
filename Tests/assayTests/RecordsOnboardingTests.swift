import Foundation
import TestSupport
import Testing

@testable import assay

/// `assay records onboarding` as a user runs it, on 16 November 2026.
@Suite("assay records onboarding")
struct RecordsOnboardingTests {
  private static func folder(onboarding: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      version: 1
      owner: { name: Northwind, timezone: Asia/Bangkok, currency: USD }
      contractors:
        - id: amir
          name: Amir Khan
          role: engineer
          identities: ["amir@example.com"]
          clickup: "81234567"
          engagements:
            - { platform: upwork, contract: "34848691", kind: hourly, rate: 25 USD/h, started: 2026-11-02 }
        - id: carl
          name: Carl Old
          engagements:
            - { platform: fiverr, contract: FO1, kind: fixed, started: 2026-09-01, ended: 2026-09-20 }
      records:
        - { kind: clickup-tasks-api, file: tasks.json }
        - { kind: stand-up, file: stand-up.csv }
        - { kind: attestations, file: attestations.csv }
      \(onboarding)
      """, to: "assay.yml")
    try folder.write(
      """
      {"tasks": [{"id": "86abc", "custom_id": "OPS-7", "name": "Onboarding", "status": {"status": "open"},
        "date_created": "1762041600000", "assignees": [{"id": 81234567, "username": "Amir K."}],
        "checklists": [{"id": "c", "name": "Start", "resolved": 2, "unresolved": 1, "items": [
          {"id": "1", "name": "Invite to Slack", "resolved": true},
          {"id": "2", "name": "Sign the agreement", "resolved": true},
          {"id": "3", "name": "Read the handbook", "resolved": false}]}]}]}
      """, to: "tasks.json")
    try folder.write("Person,2026-11-03,2026-11-04\nAmir Khan,x,sick\n", to: "stand-up.csv")
    try folder.write("what,on,by,contractor\nfolders,2026-11-03,Ana,amir\n", to: "attestations.csv")
    return folder
  }

  private func run(_ folder: TemporaryFolder, _ arguments: [String] = []) throws -> AssayCommand.Outcome {
    try AssayCommand.run(["records", "onboarding", "--now", "2026-11-16T08:00:00Z"] + arguments, in: folder.path)
  }

  private func items(_ outcome: AssayCommand.Outcome) throws -> [String: String] {
    let object = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "assay.onboarding/1")
    let people = try #require(object["contractors"] as? [[String: Any]])
    let items = try #require(people.first?["items"] as? [[String: Any]])
    return Dictionary(uniqueKeysWithValues: items.map { ("\($0["id"] ?? "")", "\($0["status"] ?? "")") })
  }

  @Test("facts, attendance, attestations and ticks are joined; a tick proves no signature")
  func joined() throws {
    let outcome = try run(Self.folder(), ["--format", "json"])
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    #expect(
      try items(outcome) == [
        "accounts": "done", "folders": "done", "chat": "done", "stand-up": "done", "repository": "not-assessable",
        "identity": "done", "agreement": "open", "card": "open",
      ])
  }

  @Test("text and CSV; who left is shown when asked for, an unknown contractor names the nearest")
  func formats() throws {
    let folder = try Self.folder()
    let text = try run(folder)
    #expect(unwrapped(text.output).contains("ticked on the card all the same"))
    #expect(text.output.contains("7 days overdue"))
    #expect(!text.output.contains("Carl"))
    #expect(try run(folder, ["carl"]).output.contains("every engagement has ended"))
    #expect(
      try run(folder, ["--format", "csv"]).output.contains("\namir,2026-11-02,14,agreement,Agreement signed,open,7,7,"))
    let unknown = try run(folder, ["amri"])
    #expect(unknown.code == Exit.usage && unknown.errors.contains("`amir`"), "\(unknown.errors)")
  }

  @Test("the owner's own template is followed")
  func ownTemplate() throws {
    let folder = try Self.folder(
      onboarding: """
        onboarding:
          templates:
            - name: engineers
              roles: [engineer]
              card: onboarding
              checklist: start
              items:
                - { id: handbook, title: Handbook read, ticked: "*handbook*", days: 30 }
                - { id: laptop, attested: [laptop-sent, laptop-not-needed], days: 3 }
                - { id: paper, fact: agreement }
                - { id: daily, attended: stand-up }
        """)
    let outcome = try run(folder, ["--format", "json"])
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let people = try #require(object["contractors"] as? [[String: Any]])
    let items = try #require(people.first?["items"] as? [[String: Any]])
    #expect(
      items.map { "\($0["id"] ?? "") \($0["status"] ?? "") \(($0["overdue_days"] as? Int) ?? 0)" } == [
        "handbook open 0", "laptop open 11", "paper open 7", "daily done 0", "card done 0", "card done 0",
      ])
  }

  @Test(
    "a mistake in the section names its line and what to do",
    arguments: [
      ("templats: []", "templates"),
      ("templates: [{ name: a, items: [{ id: card }] }]", "what the card has beside"),
      ("templates: [{ name: a, items: [{ id: x }, { id: x }] }]", "twice"),
      ("templates: [{ name: a, roles: [enginer], items: [] }]", "engineer"),
      ("templates: [{ name: a, roles: [qa], items: [] }, { name: b, roles: [qa], items: [] }]", "serves qa already"),
      ("templates: [{ name: a, items: [] }, { name: b, items: [] }]", "put it last"),
      ("templates: [{ name: a, items: [{ id: x, fact: agrement }] }]", "agreement"),
      ("templates: [{ name: a, items: [{ id: x, days: -1 }] }]", "between 0 and 365"),
      ("templates: [{ name: a, items: [{ id: x, account: [] }] }]", "at least one name"),
      ("staff: [ana]", "mapping"),
    ])
  func mistakes(_ section: String, _ hint: String) throws {
    let outcome = try run(Self.folder(onboarding: "onboarding:\n  \(section)\n"))
    #expect(outcome.code == Exit.usage)
    #expect(outcome.errors.contains("assay.yml:2"), "\(outcome.errors)")
    #expect(outcome.errors.contains(hint), "\(outcome.errors)")
  }

  @Test("an attestation in the portfolio may be about a contractor, and about no other")
  func attested() throws {
    let word = "attestations:\n  - { what: agreement-signed, on: 2026-11-02, by: Ana, contractor: %@ }"
    let folder = try Self.folder(onboarding: word.replacing("%@", with: "amir"))
    #expect(try items(run(folder, ["--format", "json"]))["agreement"] == "done")
    let wrong = try run(Self.folder(onboarding: word.replacing("%@", with: "amri")))
    #expect(wrong.code == Exit.usage && wrong.errors.contains("'amir'"), "\(wrong.errors)")
  }
}

/// Text without its line breaks, wherever they fell.
private func unwrapped(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
