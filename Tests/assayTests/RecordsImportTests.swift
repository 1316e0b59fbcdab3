import Foundation
import TestSupport
import Testing

@testable import assay

@Suite("assay records import")
struct RecordsImportTests {
  private static let portfolio = """
    version: 1
    owner: { name: N }
    contractors:
      - { id: ada, name: Ada, identities: [ada@example.com], accounts: { toggl: ada@example.com } }
    records:
      - { kind: toggl, files: "tg-*.csv"ZONE }
    """
  private static let header =
    "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags\n"

  private static func row(_ day: String) -> String {
    "Ada,ada@example.com,,Shop,,Basket,,\(day),09:00:00,\(day),10:00:00,01:00:00,\n"
  }

  private func portfolio(_ zone: String = "") -> String { Self.portfolio.replacing("ZONE", with: zone) }

  @Test("a pipe is refused at once instead of being waited on for ever")
  func pipe() throws {
    let folder = try TemporaryFolder()
    try withExtendedLifetime(folder) {
      try folder.write("version: 1\nowner: { name: N }\n", to: "assay.yml")
      #expect(mkfifo(folder.path + "/pipe.csv", 0o600) == 0)
      let outcome = try AssayCommand.run(["records", "import", "pipe.csv"], in: folder.path)
      #expect(outcome.code == Exit.usage && outcome.errors.contains("is no regular file"), "\(outcome.errors)")
    }
  }

  @Test("an entry that lasts over a month is skipped and said, since it would stand in every week between")
  func endless() throws {
    let folder = try TemporaryFolder()
    try withExtendedLifetime(folder) {
      try folder.write(
        "version: 1\nowner: { name: N }\ncontractors: [{ id: ada, clickup: \"1\" }]\n", to: "assay.yml")
      try folder.write(
        """
        User ID,Username,Time Entry ID,Description,Billable,Start,Stop,Time Tracked
        1,Ada,4100000000000000001,a,true,949363200000,4099766400000,28800000
        1,Ada,4100000000000000002,b,true,1760000000000,1760003600000,3600000

        """, to: "cu.csv")
      let outcome = try AssayCommand.run(["records", "import", "cu.csv"], in: folder.path)
      #expect(outcome.output.contains("1 added, 0 amended, 0 unchanged, 1 skipped"), "\(outcome.output)")
      #expect((outcome.output + outcome.errors).contains("2000-02-01T00:00:00Z to 2099-12-01T00:00:00Z, over a month"))
    }
  }

  @Test("a fetched page's instant is the one in its name, which a copy keeps; other names say nothing of it")
  func fetched() {
    let instant = Date(timeIntervalSince1970: 1_794_816_000)
    #expect(RecordFiles.fetchedAt("clickup-time-20261116T080000Z.json") == instant)
    for name in [
      "clickup-time-20261116T080000Z.csv", "clickup-time-20261316T080000Z.json", "20261116T080000Z.json", "time.json",
    ] {
      #expect(RecordFiles.fetchedAt(name) == nil, "\(name)")
    }
  }

  @Test("a renamed project in a newer export counts its hours once, and agrees")
  func renamed() throws {
    let folder = try TemporaryFolder()
    try withExtendedLifetime(folder) {
      let contract =
        "engagements: [{ platform: upwork, contract: \"1\", kind: hourly, rate: 25 USD/h, started: 2026-10-12 }]"
      try folder.write(
        portfolio(", timezone: Etc/UTC").replacing("ada@example.com } }", with: "ada@example.com }, \(contract) }")
          + "\n  - { kind: upwork-weekly, files: \"up.csv\" }\n", to: "assay.yml")
      let rows = ["2026-10-12", "2026-10-13"].map(Self.row).joined()
      try folder.write(Self.header + rows, to: "tg-1.csv")
      try folder.write(
        Self.header + rows.replacing(",Shop,", with: ",Web shop,") + Self.row("2026-10-20"), to: "tg-2.csv")
      try folder.write(
        "Date,Contract,Hours,Amount,Payment type\n2026-10-12,Shop (1),1,25.00,Hourly\n2026-10-13,Shop (1),1,25.00,Hourly\n"
          + "2026-10-20,Shop (1),1,25.00,Hourly\n", to: "up.csv")
      let told = try AssayCommand.run(
        ["reconcile", "--format", "csv", "--now", "2026-10-27T12:00:00Z"], in: folder.path)
      #expect(told.output.contains("match") && !told.output.contains("under-logged"), "\(told.output)\(told.errors)")
      #expect(told.output.contains("2 h stand in tg-1.csv too"), "\(told.output)")
    }
  }

  @Test("a file read in another zone than the portfolio now says, and gone since, is told as long as it counts")
  func readOtherwise() throws {
    let folder = try TemporaryFolder()
    try withExtendedLifetime(folder) {
      try folder.write(portfolio(), to: "assay.yml")
      try folder.write(Self.header + Self.row("2026-10-19"), to: "tg-1.csv")
      try folder.write(Self.header + Self.row("2026-10-19") + Self.row("2026-10-20"), to: "tg-2.csv")
      let old = Date(timeIntervalSince1970: 1_793_000_000)
      try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: folder.path + "/tg-1.csv")
      func importing() throws -> String {
        let outcome = try AssayCommand.run(["records", "import"], in: folder.path)
        return outcome.output + outcome.errors
      }
      #expect(try !importing().contains("read again"))
      try FileManager.default.removeItem(atPath: folder.path + "/tg-2.csv")
      try folder.write(portfolio(", timezone: Europe/Berlin"), to: "assay.yml")
      for _ in 0..<2 {
        let said = try importing()
        #expect(said.contains("tg-2.csv: 2 records of it stand as they were read before"), "\(said)")
      }
    }
  }
}
