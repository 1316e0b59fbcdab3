import Foundation
import TestSupport
import Testing

@testable import assay

/// `assay records access` as a user runs it, on 16 November 2026. Amir left on 20 October, Bea works on.
@Suite("assay records access")
struct RecordsAccessTests {
  private static let now = "2026-11-16T08:00:00Z"

  private static let portfolio = """
    version: 1
    owner: { name: Northwind, timezone: Asia/Bangkok, currency: USD }
    contractors:
      - id: amir
        name: Amir Khan
        identities: ["amir@example.com", "@amirk"]
        engagements:
          - { platform: upwork, contract: "34848691", kind: hourly, rate: 25 USD/h, started: 2026-09-07,
              ended: 2026-10-20 }
      - id: bea
        name: Bea Lind
        identities: ["github:bealind"]
        engagements:
          - { platform: upwork, contract: "34848692", kind: hourly, rate: 20 USD/h, started: 2026-10-05 }
    onboarding:
      staff: { github: [ana] }

    """

  private static func folder(about: String = ", about: acme/storefront", more: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let records = "records:\n  - { kind: github-collaborators, files: \"github-*.json\"\(about) }\n"
    try folder.write(portfolio + records + more, to: "assay.yml")
    return folder
  }

  /// A list of collaborators, made at ten o'clock of `day`.
  private func list(_ logins: [String], _ day: String, in folder: TemporaryFolder, name: String? = nil) throws {
    let entries = logins.enumerated().map {
      #"{"login":"\#($1)","id":\#($1.utf8.reduce(7) { $0 * 3 + Int($1) }),"role_name":"write"}"#
    }
    try write("[\(entries.joined(separator: ","))]", to: name ?? "github-\(day).json", on: day, in: folder)
  }

  private func write(_ text: String, to name: String, on day: String, in folder: TemporaryFolder) throws {
    try folder.write(text, to: name)
    let date = try Date("\(day)T10:00:00Z", strategy: .iso8601)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: folder.path + "/" + name)
  }

  private func run(
    _ folder: TemporaryFolder, _ arguments: [String] = [], now: String = now
  ) throws -> AssayCommand.Outcome {
    try AssayCommand.run(["records", "access", "--now", now] + arguments, in: folder.path)
  }

  private func rows(_ outcome: AssayCommand.Outcome, _ part: String) throws -> [[String: Any]] {
    let object = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "assay.access/1")
    return try #require(object[part] as? [[String: Any]])
  }

  @Test("access that outlives an engagement is told, and fails where it is asked to")
  func outliving() throws {
    let folder = try Self.folder()
    try list(["ana", "amirk", "bealind", "stranger"], "2026-11-15", in: folder)
    let text = try run(folder)
    #expect(text.code == Exit.passed, "\(text.errors)")
    #expect(unwrapped(text.output).contains("27 days after the last engagement ended on 2026-10-20"))
    #expect(text.errors.contains("stranger"), "accounts of nobody are told at the import")
    let json = try run(folder, ["--format", "json", "--fail-on", "outliving"])
    #expect(json.code == Exit.failed)
    let findings = try rows(json, "findings")
    #expect(findings.map { $0["kind"] as? String } == ["outlives"])
    #expect(
      findings.first?["evidence"] as? [String] == [
        "github-2026-11-15.json:2", "upwork contract 34848691 ended 2026-10-20",
      ])
    let standings = try rows(json, "accounts").map { "\($0["account"] ?? "") \($0["standing"] ?? "")" }
    #expect(Set(standings) == ["amirk contractor", "ana staff", "bealind contractor", "stranger unknown"])
    let csv = try run(folder, ["--format", "csv"])
    #expect(csv.output.contains("\nfinding,outlives,high,amir,github,acme/storefront,amirk,write,"))
  }

  @Test("one contractor's part; an unknown one names the nearest")
  func one() throws {
    let folder = try Self.folder()
    try list(["amirk", "bealind"], "2026-11-15", in: folder)
    let bea = try run(folder, ["bea", "--format", "json", "--fail-on", "outliving"])
    #expect(bea.code == Exit.passed, "\(bea.errors)")
    #expect(try rows(bea, "accounts").map { $0["account"] as? String } == ["bealind"])
    let unknown = try run(folder, ["baa"])
    #expect(unknown.code == Exit.usage && unknown.errors.contains("`bea`"), "\(unknown.errors)")
    let format = try run(folder, ["--fail-on", "outlving"])
    #expect(format.code == Exit.usage && format.errors.contains("outliving"), "\(format.errors)")
  }

  @Test("a list from before the end judges nobody; somebody's word, or a list that lacks them, does")
  func cannotJudge() throws {
    let folder = try Self.folder()
    try list(["amirk", "bealind"], "2026-10-19", in: folder)
    let old = try run(folder, ["--fail-on", "outliving"])
    #expect(old.code == Exit.cannotJudge)
    #expect(unwrapped(old.output).contains("shows nothing of the time since"))
    #expect(try run(folder).code == Exit.passed)
    try list(["bealind"], "2026-11-15", in: folder)
    let gone = try run(folder, ["--fail-on", "outliving"])
    #expect(gone.code == Exit.passed, "\(gone.output)\(gone.errors)")
    let word = "attestations:\n  - { what: access-revoked, on: 2026-10-21, by: Ana, contractor: amir }\n"
    let attested = try Self.folder(more: word)
    try list(["amirk", "bealind"], "2026-10-19", in: attested)
    #expect(try run(attested, ["--fail-on", "outliving"]).code == Exit.passed)
  }

  @Test("the same list made again later is newer, though its bytes are the same")
  func madeAgain() throws {
    let folder = try Self.folder()
    try list(["amirk", "bealind"], "2026-10-19", in: folder, name: "github-list.json")
    #expect(try run(folder, ["--fail-on", "outliving"]).code == Exit.cannotJudge)
    try list(["amirk", "bealind"], "2026-11-15", in: folder, name: "github-list.json")
    let again = try run(folder, ["--fail-on", "outliving", "--format", "json"])
    #expect(again.code == Exit.failed, "\(again.errors)")
    #expect(try rows(again, "lists").map { $0["made_on"] as? String } == ["2026-11-15"])
    // An older copy of the same bytes takes nothing of it back.
    try list(["amirk", "bealind"], "2026-10-19", in: folder, name: "github-copy.json")
    let copied = try run(folder, ["--fail-on", "outliving", "--format", "json"])
    #expect(copied.code == Exit.failed)
    #expect(try rows(copied, "lists").map { $0["made_on"] as? String } == ["2026-11-15"])
  }

  @Test("an account that was on an older list, left the next and came back is held again")
  func cameBack() throws {
    let folder = try Self.folder()
    try list(["amirk", "bealind"], "2026-10-25", in: folder, name: "github-a.json")
    #expect(try run(folder, now: "2026-10-26T08:00:00Z").code == Exit.passed)
    try list(["bealind"], "2026-11-01", in: folder, name: "github-b.json")
    let gone = try run(folder, ["--format", "json"], now: "2026-11-02T08:00:00Z")
    #expect(try rows(gone, "accounts").map { $0["account"] as? String } == ["bealind"])
    try list(["amirk", "bealind"], "2026-11-15", in: folder, name: "github-a.json")
    let back = try run(folder, ["--format", "json"])
    #expect(Set(try rows(back, "accounts").map { $0["account"] as? String }) == ["amirk", "bealind"])
  }

  @Test("when a list was made by the user's word outweighs when its file was written")
  func said() throws {
    let folder = try Self.folder()
    try list(["amirk", "bealind"], "2026-11-10", in: folder, name: "github-list.json")
    let imported = try AssayCommand.run(
      ["records", "import", "github-list.json", "--exported", "2026-10-19T10:00:00Z", "--now", Self.now],
      in: folder.path)
    #expect(imported.code == Exit.passed, "\(imported.errors)")
    let outcome = try run(folder, ["--format", "json"])
    #expect(try rows(outcome, "lists").map { $0["made_on"] as? String } == ["2026-10-19"])
    #expect(try rows(outcome, "findings").isEmpty)
  }

  @Test("a list whose file is dated ahead is refused, and hides nobody from the list of today")
  func ahead() throws {
    let folder = try Self.folder()
    let year = String(Calendar(identifier: .gregorian).component(.year, from: Date()) + 2)
    try list(["bealind"], year + "-06-01", in: folder, name: "github-list.json")
    let refused = try run(folder, ["--fail-on", "outliving"])
    #expect(refused.code == Exit.cannotJudge)
    #expect(refused.errors.contains("lies ahead") && refused.errors.contains("--exported"), "\(refused.errors)")
    try list(["amirk", "bealind"], "2026-11-15", in: folder, name: "github-list.json")
    #expect(try run(folder, ["--fail-on", "outliving"]).code == Exit.failed)
    let said = try AssayCommand.run(
      ["records", "import", "github-list.json", "--exported", year + "-06-01T10:00:00Z", "--now", Self.now],
      in: folder.path)
    #expect(said.code == Exit.usage && said.errors.contains("lies ahead"), "\(said.errors)")
    // Somebody says when the file was made: its own date is not asked again.
    try list(["bealind"], year + "-06-01", in: folder, name: "github-new.json")
    let imported = try AssayCommand.run(
      ["records", "import", "github-new.json", "--exported", "2026-11-15T12:00:00Z", "--now", Self.now],
      in: folder.path)
    #expect(imported.code == Exit.passed, "\(imported.errors)")
    let gone = try run(folder, ["--fail-on", "outliving"])
    #expect(gone.code == Exit.passed, "\(gone.output)\(gone.errors)")
  }

  @Test("a list that names no repository is refused with what to write, and the result is no pass")
  func withoutRepository() throws {
    let folder = try Self.folder(about: "")
    try list(["amirk"], "2026-11-15", in: folder)
    let outcome = try run(folder)
    #expect(outcome.code == Exit.cannotJudge)
    #expect(outcome.errors.contains("about: OWNER/REPOSITORY"), "\(outcome.errors)")
    #expect(outcome.output.contains("there is no list of who can reach github"))
  }

  @Test("hostile names reach neither terminal nor spreadsheet")
  func hostile() throws {
    let folder = try Self.folder()
    try write(
      #"[{"login":"=1+1\u001b[31m\u202e'; DROP TABLE files;--","id":1,"role_name":"read"}]"#, to: "github-x.json",
      on: "2026-11-15", in: folder)
    for format in ["text", "json", "csv"] {
      let outcome = try run(folder, ["--format", format])
      #expect(outcome.code == Exit.passed, "\(outcome.errors)")
      let said = (outcome.output + outcome.errors).unicodeScalars
      #expect(!said.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }
    let csv = try run(folder, ["--format", "csv"]).output
    #expect(csv.contains("\"'=1+1") && !csv.contains(",=1+1") && !csv.contains("\"=1+1"))
  }

  @Test("the days are the policy's")
  func policy() throws {
    let folder = try Self.folder()
    try folder.write("version: 1\njudgement: { access_list_days: 3 }\n", to: "policy.yml")
    try list(["bealind"], "2026-11-11", in: folder)
    #expect(try run(folder, ["--fail-on", "outliving"]).code == Exit.passed)
    let strict = try run(folder, ["--fail-on", "outliving", "--policy", "policy.yml"])
    #expect(strict.code == Exit.cannotJudge)
    #expect(strict.output.contains("stale"))
  }
}

/// Text without its line breaks, wherever they fell.
private func unwrapped(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
