import Foundation
import TestSupport
import Testing

@testable import assay

/// `assay cost` as a user runs it.
@Suite("assay cost")
struct CostCommandTests {
  private func json(_ outcome: AssayCommand.Outcome) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  private static let owner = ["cost", "--hourly", "25", "--weekly-hours", "40", "--weeks", "50", "--retainer", "6000"]

  @Test("the owner's sum needs no portfolio: $50,000 and $72,000 are $122,000 a year")
  func stated() throws {
    let folder = try TemporaryFolder()
    let outcome = try AssayCommand.run(Self.owner, in: folder.path)
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    #expect(outcome.output.contains("50,000.00 USD paid for work + 72,000.00 USD oversight = 122,000.00 USD"))
    #expect(!outcome.output.contains("673"))
    let ahead = try #require(
      try json(AssayCommand.run(Self.owner + ["--format", "json"], in: folder.path))["ahead"] as? [String: Any])
    #expect(ahead["yearly_paid"] as? Int == 5_000_000 && ahead["yearly_oversight"] as? Int == 7_200_000)
    #expect(try AssayCommand.run(Self.owner, in: folder.path).output == outcome.output)
    // A broken portfolio in the folder is nobody's business here.
    try folder.write("version: 7\n", to: "assay.yml")
    #expect(try AssayCommand.run(Self.owner, in: folder.path).output == outcome.output)
  }

  @Test("the sensitivity is what the command says with the value halved or doubled")
  func rerun() throws {
    let folder = try TemporaryFolder()
    let base = try json(AssayCommand.run(Self.owner + ["--format", "json"], in: folder.path))
    let rows = try #require(base["sensitivity"] as? [[String: Any]])
    let debt = try #require(rows.first { $0["assumption"] as? String == "debt_minutes" })
    try folder.write("version: 1\ncost:\n  debt_minutes: 12\n", to: "policy.yml")
    let again = try json(
      AssayCommand.run(Self.owner + ["--policy", "policy.yml", "--format", "json"], in: folder.path))
    let ahead = try #require(again["ahead"] as? [String: Any])
    let doubled = try #require(debt["double"] as? [String: Any])
    for key in ["with", "without", "difference"] { #expect(ahead[key] as? Int == doubled[key] as? Int, "\(key)") }
    let assumptions = try #require(again["assumptions"] as? [[String: Any]])
    let changed = try #require(assumptions.first { $0["key"] as? String == "cost.debt_minutes" })
    #expect(changed["source"] as? String == "the policy")
    let retainer = try #require(assumptions.first { $0["key"] as? String == "cost.retainer" })
    #expect(retainer["source"] as? String == "--retainer" && retainer["minor_units"] as? Int == 600_000)
  }

  @Test(
    "a wrong question is refused with 2, and says what to write",
    arguments: [
      (["--hourly", "25"], "--weekly-hours"), (["--weekly-hours", "40"], "needs --hourly"),
      (["--hourly", "cheap", "--weekly-hours", "40"], "an amount like 25"),
      (["--hourly", "-25", "--weekly-hours", "40"], "--hourly"),
      (["--hourly", "25", "--weekly-hours", "200"], "0 to 168"),
      (["--hourly", "25", "--weekly-hours", "40", "--week", "2026-W46"], "leave out --week"),
      (["--hourly", "25", "--weekly-hours", "40", "--years", "99"], "1 to 20"),
      (["--hourly", "25", "--weekly-hours", "40", "--weeks", "60"], "1 to 53"),
      (["--hourly", "25", "--weekly-hours", "40", "--currency", "EUR"], "cost.rates"),
      (["--hourly", "25", "--weekly-hours", "40", "--platform", "upwrk"], "upwrk"),
    ])
  func refused(options: [String], words: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try AssayCommand.run(["cost"] + options, in: folder.path)
    #expect(outcome.code == Exit.usage && outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test("another currency works where the other amounts are in it too")
  func euros() throws {
    let folder = try TemporaryFolder()
    let outcome = try AssayCommand.run(
      [
        "cost", "--hourly", "25", "--weekly-hours", "40", "--currency", "EUR", "--retainer", "6000", "--senior-rate",
        "150",
      ], in: folder.path)
    #expect(outcome.code == Exit.passed && outcome.output.contains("122,000.00 EUR"), "\(outcome.errors)")
  }

  private static func portfolio(upwork: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      version: 1
      owner: { name: Northwind, timezone: UTC, currency: USD }
      policy: policy.yml
      contractors:
        - id: amir
          name: Amir Khan
          identities: ["amir@example.com"]
          engagements:
            - { platform: upwork, contract: "34848691", kind: hourly, rate: 25 USD/h, started: 2026-10-26,
                ended: 2026-11-01 }
            - { platform: upwork, contract: "34848691", kind: hourly, rate: 30 USD/h, started: 2026-11-02 }
        - id: cy
          name: Cy
          role: designer
          identities: ["cy@example.com"]
          engagements:
            - { platform: direct, contract: logo, kind: fixed, rate: 40000 JPY, started: 2026-10-26, ended: 2026-11-05 }
      records:
        - { kind: upwork-weekly, file: upwork.csv }
      """, to: "assay.yml")
    try folder.write("version: 1\ncost: { retainer_since: 2026-11-01, rates: { JPY: 0.0065 } }\n", to: "policy.yml")
    try folder.write(upwork, to: "upwork.csv")
    return folder
  }

  private static let billed = """
    "Date","Contract","Hours","Amount","Payment type"
    "2026-10-27","Shop (34848691)","10.00000","",""
    "2026-11-03","Shop (34848691)","10.00000","",""
    "2026-11-10","Shop (34848691)","10.00000","300",""
    """ + "\n"

  @Test("records tell what was paid at the rate of each day, each currency apart and by the policy's rate in all")
  func records() throws {
    let folder = try Self.portfolio(upwork: Self.billed)
    let outcome = try AssayCommand.run(
      ["cost", "--now", "2026-11-16T08:00:00Z", "--format", "json"], in: folder.path)
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    let json = try json(outcome)
    let rows = try #require(json["rows"] as? [[String: Any]])
    func units(_ id: String, _ item: String) -> Int? {
      rows.first { $0["contractor"] as? String == id && $0["item"] as? String == item }?["minor_units"] as? Int
    }
    // 10 h at 25 and twice 10 h at 30.
    #expect(units("amir", "paid") == 85_000)
    #expect(units("amir", "fees") == 4_250)
    // A half of November's 6,000.
    #expect(units("amir", "oversight") == 300_000)
    // A yen has no decimals.
    #expect(units("cy", "paid") == 40_000)
    let totals = try #require(json["totals"] as? [String: Any])
    #expect((totals["converted"] as? [String: Any])?["minor_units"] as? Int == 85_000 + 4_250 + 300_000 + 26_000)
    #expect(outcome.output.contains("the portfolio names no repository"))
  }

  @Test("a record file that cannot be read ends with 3, and what stands above is the least")
  func lost() throws {
    let folder = try Self.portfolio(upwork: "\"Date\",\"Contract\",\"Hours\"\n\"2026-10-27\n")
    let outcome = try AssayCommand.run(["cost", "--now", "2026-11-16T08:00:00Z"], in: folder.path)
    #expect(outcome.code == Exit.cannotJudge, "\(outcome.errors)")
    #expect(outcome.output.contains("not assessable") && outcome.errors.contains("upwork.csv"))
  }

  @Test("a wrong key of the policy is refused at its line")
  func policy() throws {
    let folder = try Self.portfolio(upwork: Self.billed)
    try folder.write("version: 1\ncost:\n  retainer_sinse: 2026-11-01\n", to: "policy.yml")
    let outcome = try AssayCommand.run(["cost", "--now", "2026-11-16T08:00:00Z"], in: folder.path)
    #expect(outcome.code == Exit.usage && outcome.errors.contains("did you mean 'retainer_since'"), "\(outcome.errors)")
  }
}
