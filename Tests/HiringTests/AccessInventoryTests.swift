internal import Foundation
internal import Hiring
internal import Testing

/// What is held and what is wrong with it, on 16 November 2026. Amir's login is amirk, Bea's bealind.
struct AccessInventoryTests {
  private static let now = "2026-11-16T08:00:00Z"

  /// A line of a system's own list, made at ten o'clock of `seen`.
  private func own(
    _ account: String, _ level: String = "write", system: String = "github", resource: String = "acme/storefront",
    seen: String = "2026-11-15", isActive: Bool = true, hasSecondFactor: Bool? = nil, email: String? = nil,
    revoked: String? = nil
  ) throws -> AccessGrant {
    AccessGrant(
      system: system, id: "\(resource)|\(account.lowercased())", account: account, name: "", email: email,
      resource: resource, level: level, isActive: isActive, hasSecondFactor: hasSecondFactor,
      revoked: try revoked.map(day), seenAt: try instant("\(seen)T10:00:00Z"), record: "\(system)-\(seen).csv:2")
  }

  /// A line of a list that a person keeps.
  private func noted(
    _ account: String, _ level: String = "write", system: String = "github", resource: String = "acme/storefront",
    granted: String? = nil, revoked: String? = nil, seen: String = "2026-11-15", isActive: Bool = true
  ) throws -> AccessGrant {
    AccessGrant(
      system: system, id: "by-hand|\(resource)|\(account)|\(granted ?? "")|\(revoked ?? "")", account: account,
      name: "", email: nil,
      resource: resource, level: level, isActive: isActive, granted: try granted.map(day),
      revoked: try revoked.map(day), seenAt: try instant("\(seen)T10:00:00Z"), record: "access.csv:3")
  }

  private func inventory(
    _ grants: [AccessGrant], amir: [Engagement]? = nil, bea: [Engagement]? = nil, attestations: [Attestation] = [],
    repositories: [String] = [], staff: [String: [String]] = [:], now: String = now
  ) throws -> AccessInventory {
    AccessInventory(
      grants: grants, attestations: attestations, contractors: try team(amir: amir, bea: bea),
      repositories: repositories, staff: staff, timeZone: try zone("Asia/Bangkok"), now: try instant(now))
  }

  private func ended(_ last: String, started: String = "2026-10-05") throws -> [Engagement] {
    [try engagement("34848691", started: started, ended: last)]
  }

  private func kinds(_ inventory: AccessInventory, of contractor: String? = nil) -> [String] {
    inventory.findings.filter { contractor == nil || $0.contractor == contractor }.map {
      "\($0.kind.rawValue) \($0.severity.rawValue)"
    }
  }

  // MARK: Lists that are dated ahead

  @Test("a list that is dated ahead hides nobody who is on the list of today, and clears nobody")
  func ahead() throws {
    let left = try ended("2026-11-06")
    let other = try own("bealind", seen: "2027-06-01")
    let held = try inventory([own("amirk", "admin"), other], amir: left)
    #expect(kinds(held, of: "amir") == ["outlives critical"])
    #expect(held.gaps.map(\.text).contains { $0.contains("is dated ahead, 2027-06-01") })
    let alone = try inventory([other], amir: left)
    #expect(alone.lists.isEmpty && alone.held.isEmpty && alone.hasUnknownLeavers)
    let named = try inventory([own("bealind"), own("amirk", seen: "2027-06-01")], amir: left)
    #expect(!named.hasOutliving && named.hasUnknownLeavers)
    #expect(named.gaps.contains { $0.contractor == "amir" && $0.text.contains("dated ahead") })
  }

  // MARK: Access that outlives an engagement

  @Test(
    "access that a list shows after the end is a finding, as grave as what it allows",
    arguments: [
      ("admin", "outlives critical"), ("write", "outlives high"), ("helpers", "outlives high"),
      ("read", "outlives medium"),
    ])
  func outlives(_ level: String, _ expected: String) throws {
    let inventory = try inventory([own("amirk", level)], amir: ended("2026-10-20"))
    #expect(kinds(inventory) == [expected])
    let finding = try #require(inventory.findings.first)
    #expect(finding.days == 27)
    #expect(
      finding.text
        == "amirk has \(level) on acme/storefront (github) 27 days after the last engagement ended on 2026-10-20, by the "
        + "list of 2026-11-15")
    #expect(finding.action == "take amirk off acme/storefront (github), then export the list anew")
    #expect(finding.evidence == ["github-2026-11-15.csv:2", "upwork contract 34848691 ended 2026-10-20"])
    #expect(inventory.hasOutliving)
    #expect(inventory.ends.map(\.contractor) == ["amir"])
    #expect(inventory.ends.first?.held.map(\.grant.account) == ["amirk"])
  }

  @Test("the last day itself is none too many, and the owner's clock says which day it is")
  func lastDay() throws {
    let grants = [try own("amirk", seen: "2026-11-16")]
    #expect(try inventory(grants, amir: ended("2026-11-16"), now: "2026-11-16T12:00:00Z").findings.isEmpty)
    // 22:00 UTC is the next day in Bangkok.
    #expect(try kinds(inventory(grants, amir: ended("2026-11-16"), now: "2026-11-16T22:00:00Z")).isEmpty)
    let late = AccessGrant(
      system: "github", id: "acme/storefront|amirk", account: "amirk", name: "", email: nil,
      resource: "acme/storefront", level: "write", isActive: true, seenAt: try instant("2026-11-16T20:00:00Z"))
    #expect(try kinds(inventory([late], amir: ended("2026-11-16"), now: "2026-11-16T22:00:00Z")) == ["outlives high"])
  }

  @Test("one engagement that goes on is enough to have access; one that is planned for later excuses none meanwhile")
  func anotherEngagement() throws {
    let grants = [try own("amirk", "admin")]
    let going = try ended("2026-10-20") + [try engagement("2", started: "2026-11-01")]
    #expect(try inventory(grants, amir: going).findings.isEmpty)
    for planned in ["2026-11-17", "2027-03-01"] {
      let ahead = try inventory(grants, amir: ended("2026-10-20") + [engagement("2", started: planned)])
      #expect(kinds(ahead) == ["outlives critical"] && ahead.hasOutliving)
      #expect(ahead.findings[0].days == 27)
      #expect(ahead.findings[0].text.hasSuffix("; the next starts on \(planned)"))
      #expect(ahead.ends.map(\.days) == [27])
    }
    let unknown = try inventory([own("bealind")], amir: ended("2026-10-20") + [engagement("2", started: "2027-03-01")])
    #expect(unknown.hasUnknownLeavers, "aws and slack have no list")
  }

  @Test("an engagement that follows without a day between is no end")
  func followingEngagement() throws {
    let grants = [try own("amirk")]
    let next = try ended("2026-11-18") + [try engagement("2", started: "2026-11-19", ended: "2027-01-31")]
    #expect(try inventory(grants, amir: next).ends.isEmpty)
    let apart = try ended("2026-11-18") + [try engagement("2", started: "2026-11-20")]
    #expect(try inventory(grants, amir: apart).ends.map(\.days) == [-2])
  }

  @Test(
    "what somebody can change while every engagement is paused is told",
    arguments: [("admin", ["paused medium"]), ("write", ["paused low"]), ("member", [])])
  func paused(_ level: String, _ expected: [String]) throws {
    let paused = try engagement("1", started: "2026-10-05", pauses: [("2026-11-10", nil)])
    #expect(try kinds(inventory([own("amirk", level)], amir: [paused])) == expected)
    let other = try engagement("2", started: "2026-10-05")
    #expect(try kinds(inventory([own("amirk", level)], amir: [paused, other])).isEmpty)
    let over = try engagement("1", started: "2026-10-05", pauses: [("2026-10-10", "2026-11-15")])
    #expect(try kinds(inventory([own("amirk", level)], amir: [over])).isEmpty)
  }

  @Test("access before the first engagement has begun is told")
  func beforeEngagement() throws {
    let planned = try inventory([own("amirk")], amir: [engagement("1", started: "2026-12-05")])
    #expect(kinds(planned) == ["before-engagement medium"])
    #expect(
      planned.findings[0].text
        == "amirk has write on acme/storefront (github) 19 days before the first engagement starts on 2026-12-05, by the "
        + "list of 2026-11-15")
    #expect(!planned.hasOutliving && planned.ends.isEmpty)
  }

  @Test("a list from before the end proves nothing of the time since")
  func olderList() throws {
    let inventory = try inventory([own("amirk", seen: "2026-10-20")], amir: ended("2026-10-20"))
    #expect(inventory.findings.isEmpty && !inventory.hasOutliving)
    #expect(inventory.hasUnknownLeavers)
    #expect(
      inventory.gaps.first { $0.contractor == "amir" && $0.system == "github" }?.text
        == "the newest list of acme/storefront (github) is of 2026-10-20, which shows nothing of the time since; the "
        + "engagement ended on 2026-10-20: look, and export the list anew, or attest `access-revoked`")
  }

  @Test("a list of after the end that is stale still shows what it shows, and clears nobody")
  func staleList() throws {
    let end = try ended("2026-09-01", started: "2026-08-01")
    let shown = try inventory([own("amirk", seen: "2026-09-10")], amir: end)
    #expect(kinds(shown) == ["outlives high"])
    #expect(shown.findings[0].text.hasSuffix("by the list of 2026-09-10, which is stale"))
    let cleared = try inventory([own("bealind", seen: "2026-09-10")], amir: end)
    #expect(!cleared.hasOutliving)
    #expect(cleared.gaps.contains { $0.contractor == "amir" && $0.text.contains("does not have them but is stale") })
    #expect(cleared.gaps.contains { $0.contractor == nil && $0.text.contains("is 67 days old") })
  }

  @Test("a fresh list without them shows that the access is gone; a system without a list does not")
  func gone() throws {
    let inventory = try inventory([own("bealind")], amir: ended("2026-10-20"))
    #expect(inventory.findings.isEmpty)
    #expect(inventory.gaps.filter { $0.contractor == "amir" }.map(\.system) == ["aws", "clickup", "slack"])
    #expect(inventory.hasUnknownLeavers)
  }

  @Test("an account that is switched off is no access")
  func switchedOff() throws {
    let grants = [try own("u01amir", "Deactivated", system: "slack", resource: "slack", isActive: false)]
    let inventory = try inventory(grants, amir: ended("2026-10-20"))
    #expect(inventory.findings.isEmpty && inventory.held.isEmpty)
    #expect(!inventory.gaps.contains { $0.contractor == "amir" && $0.system == "slack" })
  }

  @Test("somebody's word that access is gone closes what no list can say, not their own and not from before")
  func attested() throws {
    func gaps(by: String, on: String) throws -> Int {
      let attestation = Attestation(what: "access-revoked", on: try day(on), by: by, contractor: "Amir Khan")
      return try inventory([], amir: ended("2026-10-20"), attestations: [attestation]).gaps.count {
        $0.contractor == "amir"
      }
    }
    #expect(try gaps(by: "Ana", on: "2026-10-20") == 0)
    #expect(try gaps(by: "Amir Khan", on: "2026-10-21") == 4)
    #expect(try gaps(by: "Ana", on: "2026-10-19") == 4)
    #expect(try gaps(by: "Ana", on: "2026-11-17") == 4)
  }

  @Test("an attestation never outweighs a list that shows the access")
  func attestedAgainstList() throws {
    let attestation = Attestation(what: "access-revoked", on: try day("2026-11-01"), by: "Ana", contractor: "amir")
    let inventory = try inventory([own("amirk")], amir: ended("2026-10-20"), attestations: [attestation])
    #expect(inventory.hasOutliving)
  }

  @Test("who left and of whom no account is known is not cleared")
  func noAccounts() throws {
    let stranger = Contractor(
      id: "carl", name: "Carl Old", role: .seo, identities: [], clickup: nil, upwork: "~01c", fiverr: nil,
      assignment: nil, engagements: try ended("2026-10-20"))
    let inventory = AccessInventory(
      grants: [try own("bealind")], contractors: [stranger], timeZone: .gmt, now: try instant(Self.now))
    #expect(inventory.gaps.filter { $0.contractor == "carl" }.count == 1)
  }

  // MARK: Lists that a person keeps

  @Test("a revocation noted after the system's list was made is believed; a later list that has it is not outdone")
  func notedRevocation() throws {
    let gone = try inventory(
      [own("amirk", seen: "2026-10-19"), noted("amirk", revoked: "2026-10-21")], amir: ended("2026-10-20"))
    #expect(gone.held.isEmpty && gone.findings.isEmpty)
    #expect(!gone.gaps.contains { $0.contractor == "amir" && $0.system == "github" })
    let there = try inventory([own("amirk"), noted("amirk", revoked: "2026-10-21")], amir: ended("2026-10-20"))
    #expect(kinds(there) == ["outlives high"])
    #expect(there.findings[0].text.hasSuffix("although its end on 2026-10-21 is on record"))
    let working = try inventory([own("amirk"), noted("amirk", revoked: "2026-10-21")])
    #expect(kinds(working) == ["still-there high"])
  }

  @Test("a list by hand that is silent clears nobody whom the system's own list had")
  func silentNotes() throws {
    let grants = [try own("amirk", seen: "2026-10-19"), try noted("somebody")]
    let inventory = try inventory(grants, amir: ended("2026-10-20"))
    #expect(inventory.gaps.contains { $0.contractor == "amir" && $0.system == "github" })
  }

  @Test("a newer list by hand does not hide what the system's own list has")
  func sideBySide() throws {
    let grants = [try own("amirk", seen: "2026-11-10"), try noted("bealind", seen: "2026-11-15")]
    #expect(try inventory(grants).held.map(\.grant.account) == ["amirk", "bealind"])
  }

  @Test("of systems without a list of their own the note is the access, until the day it names")
  func notesAlone() throws {
    func note(_ revoked: String?, granted: String? = "2026-10-06") throws -> AccessInventory {
      let grant = try noted("amir-deploy", "admin", system: "aws", resource: "aws", granted: granted, revoked: revoked)
      return try inventory([grant], amir: ended("2026-10-20"))
    }
    #expect(try kinds(note(nil)) == ["outlives critical"])
    #expect(try kinds(note("2026-10-21")).isEmpty)
    #expect(try kinds(note("2026-10-25")) == ["revoked-late low"])
    #expect(try note("2026-10-25").findings[0].days == 5)
    #expect(try note("2026-10-21").gaps.filter { $0.system == "aws" }.isEmpty)
    #expect(try note("2026-12-01").held.map(\.endsOn) == [day("2026-12-01")])
    #expect(try note(nil, granted: "2026-12-01").held.isEmpty)
  }

  @Test("given again after it was taken away, the later stretch counts")
  func stretches() throws {
    let grants = [
      try noted("amir-deploy", system: "aws", resource: "aws", granted: "2026-10-06", revoked: "2026-10-10"),
      try noted("amir-deploy", system: "aws", resource: "aws", granted: "2026-10-15"),
    ]
    #expect(try inventory(grants).held.map(\.granted) == [day("2026-10-15")])
  }

  @Test("two stretches of one beginning clear nobody")
  func contradiction() throws {
    let grants = [
      try noted("amir-deploy", system: "aws", resource: "aws", granted: "2026-10-06", revoked: "2026-10-10"),
      try noted("amir-deploy", system: "aws", resource: "aws", granted: "2026-10-06"),
    ]
    #expect(try inventory(grants).held.count == 1)
    #expect(try inventory(grants.reversed()).held.count == 1)
  }

  @Test("a note by name is about the account of whoever has one there, and about none of two")
  func notedByName() throws {
    let note = try noted("Amir Khan", revoked: "2026-11-15")
    #expect(try inventory([own("amirk"), note]).held.isEmpty)
    var contractors = try team()
    contractors[0].accounts["github"] = ["amirk", "amir-old"]
    let inventory = AccessInventory(
      grants: [try own("amirk"), try own("amir-old"), note], contractors: contractors, timeZone: .gmt,
      now: try instant(Self.now))
    #expect(inventory.held.map(\.grant.account) == ["amir-old", "amirk"])
  }

  @Test("a guest's expiry ends the access of a list from before it, and is no contradiction of a later one")
  func expiry() throws {
    func held(_ revoked: String) throws -> AccessInventory {
      try inventory([own("U01AMIR", "Guest", system: "slack", resource: "slack", revoked: revoked)])
    }
    #expect(try held("2026-11-16").held.isEmpty)
    #expect(try held("2026-11-20").held.map(\.endsOn) == [day("2026-11-20")])
    #expect(try held("2026-11-10").held.count == 1)
    #expect(try held("2026-11-10").findings.isEmpty)
  }

  @Test("what a newer list of the system lacks, a note cannot hold")
  func outdatedNote() throws {
    let grants = [try own("bealind"), try noted("amirk", granted: "2026-10-06")]
    #expect(try inventory(grants).held.map(\.grant.account) == ["bealind"])
    let later = [try own("bealind"), try noted("amirk", granted: "2026-11-16")]
    #expect(try inventory(later).held.map(\.grant.account) == ["bealind", "amirk"])
  }

  // MARK: Access that was gone, but late

  @Test("what an older list still had after the end, and the newest lacks, went late")
  func wentLate() throws {
    let grants = [try own("amirk", seen: "2026-10-25"), try own("bealind")]
    let inventory = try inventory(grants, amir: ended("2026-10-20"))
    #expect(kinds(inventory) == ["revoked-late low"])
    #expect(
      inventory.findings[0].text
        == "amirk on acme/storefront (github) was still on the list of 2026-10-25, and is on the newest no more: 5 days "
        + "after the engagement ended on 2026-10-20")
    let inTime = [try own("amirk", seen: "2026-10-21"), try own("bealind")]
    #expect(try self.inventory(inTime, amir: ended("2026-10-20")).findings.isEmpty)
  }

  // MARK: Of those who work

  @Test("a missing second factor is told, of an admin the more, and not where nothing is known of it")
  func secondFactor() throws {
    let grants = [
      try own("amirk", hasSecondFactor: false), try own("bealind", hasSecondFactor: nil),
      try own("stranger", "admin", hasSecondFactor: false),
    ]
    #expect(try kinds(inventory(grants)) == ["second-factor high", "second-factor medium"])
    #expect(try inventory(grants, staff: ["github": ["@Stranger"]]).findings.map(\.contractor) == ["amir"])
  }

  @Test(
    "bounded work needs no right over settings; core work may",
    arguments: [
      ("admin", ["excess high"]), ("maintain", ["excess medium"]), ("write", []), ("security (admin)", ["excess high"]),
    ])
  func excess(_ level: String, _ expected: [String]) throws {
    var bounded = try engagement("1", started: "2026-10-05")
    bounded.scope = .bounded
    #expect(try kinds(inventory([own("amirk", level)], amir: [bounded])) == expected)
    let both = [bounded, try engagement("2", started: "2026-10-05")]
    #expect(try kinds(inventory([own("amirk", level)], amir: both)).isEmpty)
  }

  @Test("a repository that no open engagement covers is one too many")
  func beyond() throws {
    var work = try engagement("1", started: "2026-10-05")
    work.repositories = ["blog"]
    let inventory = try inventory([own("amirk")], amir: [work], repositories: ["storefront", "blog"])
    #expect(kinds(inventory) == ["beyond-engagement medium"])
    #expect(inventory.gaps.contains { $0.text.contains("the repository blog") })
    work.repositories = []
    #expect(try kinds(self.inventory([own("amirk")], amir: [work], repositories: ["storefront"])).isEmpty)
  }

  @Test("access of somebody for whom there is no engagement is told")
  func withoutEngagement() throws {
    #expect(try kinds(inventory([own("amirk")], amir: [])) == ["without-engagement medium"])
  }

  @Test("an account that stands for two is told, and is each one's")
  func shared() throws {
    var contractors = try team(amir: ended("2026-10-20"))
    contractors[1].accounts = ["github": ["amirk"]]
    contractors[0].accounts["github"] = ["amirk"]
    let inventory = AccessInventory(
      grants: [try own("amirk")], contractors: contractors, timeZone: .gmt, now: try instant(Self.now))
    #expect(inventory.held.map(\.standing) == [.shared])
    #expect(inventory.held.map(\.owners) == [["amir", "bea"]])
    #expect(kinds(inventory) == ["outlives high", "shared medium"])
    #expect(inventory.findings[0].action.hasPrefix("give bea an account of their own"))
  }

  // MARK: Whose account it is

  @Test("accounts are known by id, login, confirmed address; a name that a member gives himself proves nothing")
  func owners() throws {
    let roster = Roster(contractors: try team())
    #expect(roster.owners(of: try own("AmirK")) == ["amir"])
    #expect(roster.owners(of: try own("bealind")) == ["bea"])
    #expect(roster.owners(of: try own("x", system: "slack", email: "BEA@example.com")) == ["bea"])
    #expect(roster.owners(of: try own("U01AMIR", system: "slack")) == ["amir"])
    var impostor = try own("stranger", system: "slack")
    impostor.name = "Amir Khan"
    #expect(roster.owners(of: impostor).isEmpty)
    impostor.id = "by-hand|slack|stranger|"
    #expect(roster.owners(of: impostor) == ["amir"])
    #expect(roster.owners(of: try own("amirk", system: "gitlab")).isEmpty)
  }

  @Test("an account that is nobody's is suggested, never given; machines and the owner's people stand apart")
  func standings() throws {
    let grants = [
      try own("amirkhan"), try own("ci[bot]"), try own("ana"),
      try own("dana", system: "slack", resource: "slack", email: "dana@northwind.example"),
    ]
    let inventory = try inventory(grants, staff: ["github": ["ana"], "slack": ["@northwind.example"]])
    #expect(inventory.held.map(\.standing) == [.unknown, .staff, .machine, .staff])
    #expect(inventory.held[0].suggestion == nil)
    var named = try own("khan-dev")
    named.name = "A. Khan"
    #expect(try self.inventory([named]).held.map(\.suggestion) == ["amir"])
    #expect(try self.inventory([named]).held.map(\.owners) == [[]])
    // A contractor's own account is theirs, whatever it is called.
    #expect(try self.inventory([own("amirk", "write (bot)")]).held.map(\.standing) == [.contractor])
  }

  // MARK: Lists and the end

  @Test("only the newest list of each resource counts, in any order of the files")
  func newest() throws {
    let grants = [
      try own("amirk", "read", seen: "2026-11-01"), try own("bealind", seen: "2026-11-15"),
      try own("amirk", resource: "acme/blog", seen: "2026-11-01"),
    ]
    for order in [grants, grants.reversed()] {
      let inventory = try inventory(order)
      #expect(
        inventory.held.map { "\($0.grant.account) \($0.grant.resource)" } == [
          "amirk acme/blog", "bealind acme/storefront",
        ])
      #expect(inventory.lists.map(\.ageDays) == [15, 1])
    }
  }

  @Test("systems and repositories without a list are not assessable")
  func missingLists() throws {
    let inventory = try inventory([], repositories: ["storefront"])
    #expect(inventory.gaps.map(\.system) == ["aws", "clickup", "github", "slack", "repository"])
    #expect(inventory.findings.isEmpty && !inventory.hasUnknownLeavers)
    // The platform on which somebody is hired is not the owner's system.
    #expect(!inventory.gaps.contains { $0.system == "upwork" })
  }

  @Test("who is about to leave is listed a week ahead, with what to take away")
  func ending() throws {
    let grants = [try own("amirk")]
    #expect(try inventory(grants, amir: ended("2026-11-23")).ends.map(\.days) == [-7])
    #expect(try inventory(grants, amir: ended("2026-11-24")).ends.isEmpty)
    #expect(try inventory(grants, amir: ended("2026-11-16")).ends.map(\.days) == [0])
    let open = try ended("2026-11-20") + [try engagement("2")]
    #expect(try inventory(grants, amir: open).ends.isEmpty)
  }

  @Test("one contractor's part keeps what is about systems")
  func only() throws {
    let whole = try inventory([own("amirk"), own("bealind")], amir: ended("2026-10-20"))
    let part = whole.only("bea")
    #expect(part.held.map(\.grant.account) == ["bealind"])
    #expect(part.findings.isEmpty && part.ends.isEmpty)
    #expect(part.gaps.allSatisfy { $0.contractor == nil } && !part.gaps.isEmpty)
  }

  @Test("levels mean the highest word that they hold")
  func rights() {
    let levels = ["Primary Owner", "role (push)", "read-only admin", "Multi-Channel Guest", "Member", "", "Zauberer"]
    #expect(
      levels.map { AccessRight(level: $0) } == [.admin, .write, .admin, .read, .member, .other, .other])
  }
}
