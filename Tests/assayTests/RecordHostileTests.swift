import Foundation
import TestSupport
import Testing

@testable import assay

/// Hostile text in every field of the records that takes text: no output runs it, hides by it or is broken by it.
struct RecordHostileTests {
  /// What a spreadsheet, a terminal, a database, a path, a CI runner and a page would act on.
  static let texts = [
    "=HYPERLINK(\"http://x.example\",\"pay\")", "+1+cmd|' /c calc'!A1", "@SUM(1+1)", "-2+3",
    "\u{1B}]0;owned\u{7}\u{1B}[31mred",
    "\u{202E}gpj.exe\u{2066}", "'; DROP TABLE time_entries; --", "../../../../etc/passwd", "::error file=a::owned",
    "##vso[task.setvariable variable=a]b", "##[error]owned",
    "<script>alert(1)</script>", "line\n::set-output name=a::b\r\n=1+1", "%s%n%x", "\t=1+1",
  ]

  private static let portfolio = """
    version: 1
    owner: { name: Northwind, timezone: Asia/Bangkok, currency: USD }
    contractors:
      - id: amir
        name: Amir Khan
        identities: ["amir@example.com", "@amirk"]
        clickup: "81234567"
        engagements:
          - { platform: upwork, contract: "34848691", kind: hourly, rate: 25 USD/h, started: 2026-10-05, weekly_limit: 30h }
    records:
      - { kind: clickup-time, file: clickup.csv }
      - { kind: upwork-weekly, file: upwork.csv }
      - { kind: pipeline, file: pipeline.csv }
      - { kind: postings, file: postings.csv }
      - { kind: interviews, file: interviews.csv }
      - { kind: access, file: access.csv }
      - { kind: attestations, file: attestations.csv }
      - { kind: stand-up, file: stand-up.csv }
      - { kind: trello, file: trello.csv }

    """

  private static func row(_ fields: [String]) -> String {
    fields.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\n"
  }

  /// Every kind of export with `text` wherever text may stand.
  private static func desk(_ text: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(portfolio, to: "assay.yml")
    var time = row([
      "User ID", "Username", "Time Entry ID", "Description", "Start", "Stop", "Time Tracked", "Task ID", "Task Name",
      "Task Status", "Custom Task ID",
    ])
    for (number, user) in ["81234567", "81234567", text].enumerated() {
      let start = 1_793_671_200_000 + number * 7_200_000
      time += row([
        user, text, "43000000008293489\(51 + number)", text, String(start), String(start + 7_200_000), "7200000", text,
        text, text, text,
      ])
    }
    try folder.write(time, to: "clickup.csv")
    try folder.write(
      row(["Date", "Contract", "Hours", "Amount", "Payment type"])
        + row(["2026-11-03", text + " (34848691)", "9", "225", text])
        + row(["2026-11-03", text + " (999)", "9", "225", text]), to: "upwork.csv")
    try folder.write(
      row(["Name", "Stage", "Date", "Posting", "Source", "Rate", "Email", "Contractor"])
        + row([text, text, "2026-10-01", text, text, text, text, text])
        + row(["Amir Khan", "Trial", "2026-10-05", text, text, "25 USD/h", "amir@example.com", "amir"]),
      to: "pipeline.csv")
    try folder.write(
      row(["id", "title", "source", "posted", "closed", "role", "cost", "url"])
        + row([text, text, text, "2026-09-20", "", text, "30 USD", text]), to: "postings.csv")
    try folder.write(
      row(["applicant", "email", "posting", "date", "by", "skill", "judgement", "note"])
        + row([text, text, text, "2026-09-24", text, "4", "5", text]), to: "interviews.csv")
    try folder.write(
      row(["system", "account", "person", "email", "resource", "level", "granted", "revoked", "active"])
        + row([text, text, text, text, text, text, "2026-10-05", "", "yes"])
        + row(["github", "amirk", text, "", text, text, "2026-10-05", "", "yes"]), to: "access.csv")
    try folder.write(
      row(["what", "on", "by", "contractor", "note"]) + row([text, "2026-10-05", text, "amir", text]),
      to: "attestations.csv")
    try folder.write(
      row(["date", "person", "present", "note"]) + row(["2026-11-03", text, "yes", text])
        + row(["2026-11-03", "Amir Khan", "no", text]), to: "stand-up.csv")
    try folder.write(
      row([
        "Card ID", "Card Name", "Card URL", "Card Description", "Labels", "Members", "Due Date", "List ID", "List Name",
        "Board Name", "Archived",
      ]) + row([text, text, text, text, text, "Amir Khan", "", text, text, text, "false"]), to: "trello.csv")
    // Before what the commands take as now: a list that is dated ahead shows nothing.
    let written = try Date("2026-11-15T08:00:00Z", strategy: .iso8601)
    try FileManager.default.setAttributes([.modificationDate: written], ofItemAtPath: folder.path + "/access.csv")
    return folder
  }

  /// Bytes that a terminal or a log acts on.
  private static func controls(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
      (scalar.value < 0x20 && scalar != "\n") || (0x7F...0x9F).contains(scalar.value)
        || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
  }

  /// The cells of a CSV text, unquoted.
  private static func cells(_ text: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    var characters = text.makeIterator()
    var next = characters.next()
    while let character = next {
      next = characters.next()
      switch character {
      case "\"" where isQuoted && next == "\"":
        cell.append("\"")
        next = characters.next()
      case "\"": isQuoted.toggle()
      case ",", "\n", "\r\n":
        if isQuoted {
          cell.append(character)
        } else {
          cells.append(cell)
          cell = ""
        }
      default: cell.append(character)
      }
    }
    return cells + [cell]
  }

  private static let commands = [
    ["records", "import"], ["records", "list"], ["records", "check"], ["reconcile"], ["records", "pipeline"],
    ["records", "onboarding"], ["records", "access"], ["records", "delivery"], ["records", "decisions"], ["doctor"],
  ]
  private static let shaped = ["reconcile", "pipeline", "onboarding", "access", "delivery", "decisions"]

  @Test("a text that programs act on comes out of every command as text", arguments: texts.indices)
  func escaped(_ index: Int) throws {
    let text = Self.texts[index]
    let folder = try Self.desk(text)
    for command in Self.commands {
      let hasNow = !["decisions"].contains(command.last ?? "")
      let arguments = command + (hasNow ? ["--now", "2026-11-16T08:00:00Z"] : [])
      let plain = try AssayCommand.run(arguments, in: folder.path)
      #expect([0, 1, 2, 3].contains(plain.code), "\(command): \(plain.errors)")
      for output in [plain.output, plain.errors] {
        #expect(
          Self.controls(output).isEmpty, "\(command): \(Self.controls(output).map { String($0.value, radix: 16) })")
        #expect(!output.contains("##vso[") && !output.contains("##["), "\(command)")
        let starts = output.split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(!starts.contains { $0.hasPrefix("::") }, "\(command) writes a line that a runner obeys")
      }
      guard Self.shaped.contains(command.last ?? "") else { continue }
      let json = try AssayCommand.run(arguments + ["--format", "json"], in: folder.path)
      #expect(throws: Never.self, "\(command)") {
        try JSONSerialization.jsonObject(with: Data(json.output.utf8))
      }
      #expect(Self.controls(json.output).isEmpty, "\(command) json")
      let csv = try AssayCommand.run(arguments + ["--format", "csv"], in: folder.path)
      let formulas = Self.cells(csv.output).filter { cell in
        guard let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return false }
        return Double(cell) == nil
      }
      #expect(formulas.isEmpty, "\(command) csv")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.contains("passwd") })
  }
}
