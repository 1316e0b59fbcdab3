import Foundation
import TestSupport
import Testing

@testable import assay

/// `assay offboard` as a user runs it.
@Suite("assay offboard")
struct OffboardCommandTests {
  private static let now = ["--now", "2026-11-16T08:00:00Z", "--quiet"]

  private static func withDemo(_ body: (String) throws -> Void) throws {
    let folder = try TemporaryFolder()
    try withExtendedLifetime(folder) {
      let demo = try AssayCommand.run(["demo", "demo"], in: folder.path)
      #expect(demo.code == Exit.passed, "\(demo.errors)")
      try body(folder.path)
    }
  }

  private static func run(
    _ arguments: [String], in folder: String, portfolio: String = "demo/assay.yml", columns: Int = 100
  ) throws -> AssayCommand.Outcome {
    try AssayCommand.run(
      arguments + ["--portfolio", portfolio] + now, in: folder, environment: ["COLUMNS": "\(columns)"])
  }

  private func object(_ outcome: AssayCommand.Outcome) throws -> [String: Any] {
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  private func rows(_ object: [String: Any], _ part: String) throws -> [[String: Any]] {
    try #require(object[part] as? [[String: Any]], "\(part)")
  }

  @Test("says the same in JSON for any number of workers, and no value of a key in any format")
  func demo() throws {
    try Self.withDemo { folder in
      let json = try Self.run(["offboard", "bruno", "--format", "json"], in: folder)
      let report = try object(json)
      #expect(report["schema"] as? String == "assay.offboard/1")
      for jobs in ["1", "5"] {
        #expect(
          try Self.run(["offboard", "bruno", "--format", "json", "--jobs", jobs], in: folder).output == json.output)
      }
      #expect(report["last_day"] as? String == "2026-11-16" && report["last_day_from"] as? String == "trial-end")
      let branches = try rows(report, "repositories").flatMap { try rows($0, "branches") }
      #expect(branches.contains { ($0["names"] as? [String])?.contains("bruno-dev") == true }, "\(branches)")
      let credentials = try rows(report, "credentials")
      #expect(credentials.contains { $0["by_them"] as? Bool == true && $0["live"] as? Bool == true })
      let config = try text(["show", "main:src/config/aws.ts"], in: folder + "/demo/repositories/storefront")
      // The key's id and its secret.
      let values = config.split(separator: "\"").map(String.init).filter { $0.hasPrefix("AKIA") || $0.count == 40 }
      #expect(values.count == 2)
      for format in ["text", "json", "csv", "markdown"] {
        let output = try Self.run(["offboard", "bruno", "--format", format], in: folder).output
        #expect(!output.isEmpty && values.allSatisfy { !output.contains($0) }, "\(format)")
      }
    }
  }

  @Test("the weekly card's sentences hold the same numbers")
  func agreement() throws {
    try Self.withDemo { folder in
      let week = try object(Self.run(["recommend", "--format", "json", "--week", "2026-W46"], in: folder))
      for id in ["amir", "bruno", "chloe"] {
        let report = try object(Self.run(["offboard", id, "--format", "json"], in: folder))
        let card = try #require(rows(week, "recommendations").first { $0["contractor"] as? String == id })
        let sentences = try #require(card["release_cost"] as? [String])
        for repository in try rows(report, "repositories") {
          let name = try #require(repository["id"] as? String)
          let lines = try #require(repository["orphaned_lines"] as? Int)
          let files = try rows(repository, "files").count
          let words = "\(lines) line\(lines == 1 ? "" : "s") in \(files) file\(files == 1 ? "" : "s") of \(name) "
          #expect(lines == 0 || sentences.contains { $0.hasPrefix(words) }, "\(words) in \(sentences)")
          let keys = try rows(report, "credentials").count { credential in
            let places = credential["places"] as? [[String: Any]] ?? []
            return credential["on_mainline"] as? Bool == true
              && places.contains { $0["repository"] as? String == name }
          }
          let said = "\(keys) \(keys == 1 ? "password or key" : "passwords or keys") in \(name) "
          let hasWorked = repository["reach"] as? String == "worked"
          #expect(keys == 0 || !hasWorked || sentences.contains { $0.hasPrefix(said) }, "\(said) in \(sentences)")
        }
      }
    }
  }

  @Test("text fits the terminal, Markdown is a list of tasks with dates, CSV is a table")
  func formats() throws {
    try Self.withDemo { folder in
      for columns in [60, 80, 200] {
        let text = try Self.run(["offboard", "amir"], in: folder, columns: columns)
        #expect(text.code == Exit.passed)
        #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= columns }, "\(columns)")
        #expect(text.output.contains("Before the last payment"))
      }
      let markdown = try Self.run(
        ["offboard", "amir", "--format", "markdown", "--by", "2026-11-27"], in: folder
      ).output
      #expect(markdown.contains("- [ ] **2026-11-24** · ") && markdown.contains("- [ ] **2026-11-27** · "))
      let csv = try Self.run(["offboard", "amir", "--format", "csv"], in: folder).output.split(separator: "\n")
      #expect(csv.first?.hasPrefix("section,id,phase,due,risk") == true)
      let sections = Set(csv.dropFirst().map { $0.prefix { $0 != "," } })
      #expect(sections.isSuperset(of: ["checklist", "file", "credential", "access", "estimate"]))
    }
  }

  @Test("an unknown contractor, a past day and a date that is none are the user's to mend")
  func mistakes() throws {
    try Self.withDemo { folder in
      let unknown = try Self.run(["offboard", "amirr"], in: folder)
      #expect(unknown.code == Exit.usage && unknown.errors.contains("amir"))
      let past = try Self.run(["offboard", "amir", "--by", "2026-11-01"], in: folder)
      #expect(past.code == Exit.usage && past.errors.contains("2026-11-16"))
      #expect(try Self.run(["offboard", "amir", "--by", "27.11.2026"], in: folder).code == Exit.usage)
      #expect(try Self.run(["offboard", "amir", "--only", "security"], in: folder).code == Exit.usage)
    }
  }

  @Test("ownership --without a contractor tells what changes, and who is nearest to each file")
  func ownership() throws {
    try Self.withDemo { folder in
      let report = try object(
        Self.run(
          ["ownership", "demo/repositories/storefront", "--without", "amir", "--format", "json"], in: folder))
      let without = try #require(report["without"] as? [String: Any])
      #expect(without["people"] as? [String] == ["amir"])
      let files = try rows(without, "files")
      #expect(!files.isEmpty)
      let orphaned = Set(try #require(report["orphaned"] as? [String]))
      #expect(files.allSatisfy { orphaned.contains($0["path"] as? String ?? "") })
      #expect(
        files.contains { (($0["nearest"] as? [String: Any])?["person"] as? String).map { $0 != "amir" } ?? false })
      // Somebody of the portfolio who wrote nothing here changes nothing.
      let nobody = try object(
        Self.run(
          ["ownership", "demo/repositories/backoffice", "--without", "emil", "--format", "json"], in: folder))
      let same = try #require(nobody["without"] as? [String: Any])
      #expect(try rows(same, "files").isEmpty && same["bus_factor_before"] as? Int == nobody["bus_factor"] as? Int)
    }
  }

  @Test("a contractor without code and a portfolio without repositories have a list all the same")
  func withoutCode() throws {
    let folder = try TemporaryFolder()
    try withExtendedLifetime(folder) {
      try folder.write(
        """
        version: 1
        owner: { name: Northwind, timezone: UTC, currency: EUR }
        contractors:
          - id: dora
            name: Dora Lind
            role: designer
            identities: ["dora@example.com"]
            accounts: { figma: dora@example.com }
            engagements:
              - { platform: fiverr, contract: FO1, kind: fixed, rate: 400 EUR, started: 2026-11-02, ended: 2026-11-20 }

        """, to: "assay.yml")
      let outcome = try Self.run(["offboard", "dora"], in: folder.path, portfolio: "assay.yml", columns: 200)
      #expect(outcome.code == Exit.passed, "\(outcome.errors)")
      for words in ["fonts", "figma", "the end of the last engagement", "FO1", "No money is told"] {
        #expect(outcome.output.contains(words), "\(words)")
      }
    }
  }

  @Test("hostile names of files and branches, and secrets in them, reach no output")
  func hostile() throws {
    let sandbox = try GitSandbox.withRepository()
    let key = GateSandbox.key
    try sandbox.commit(["README.md": "x\n"], time: 1_790_000_000)
    try sandbox.commit(
      ["src/\u{1B}[31m\u{202E}a.js": "let a = 1;\nlet b = 2;\n", "src/\(key).js": "let c = 3;\n"],
      author: "Amir <amir@example.com>", time: 1_790_000_100)
    try sandbox.git(["checkout", "--quiet", "-b", "\(key)/@everyone"])
    try sandbox.commit(["b.js": "let d = 4;\n"], author: "Amir <amir@example.com>", time: 1_790_000_200)
    try sandbox.git(["checkout", "--quiet", "main"])
    let portfolio = """
      version: 1
      owner: { name: Northwind, timezone: UTC, currency: USD }
      repositories:
        - { id: shop, path: \(sandbox.path), mainline: main }
      contractors:
        - id: amir
          name: Amir
          identities: ["amir@example.com"]

      """
    try Data(portfolio.utf8).write(to: URL(filePath: sandbox.root + "/assay.yml"))
    for format in ["text", "json", "csv", "markdown"] {
      let outcome = try AssayCommand.run(
        ["offboard", "amir", "--format", format, "--portfolio", "assay.yml", "--now", "2026-11-16T08:00:00Z"],
        in: sandbox.root)
      #expect(outcome.code == Exit.passed, "\(outcome.errors)")
      #expect(!outcome.output.contains(key) && !outcome.errors.contains(key), "\(format)")
      #expect(!outcome.output.contains("\u{1B}") && !outcome.output.contains("\u{202E}"), "\(format)")
      #expect(outcome.output.contains("shop"))
    }
  }

  private func text(_ arguments: [String], in folder: String) throws -> String {
    let sandbox = try GitSandbox()
    return try sandbox.text(arguments, in: folder)
  }
}
