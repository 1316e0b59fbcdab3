import Foundation
import TestSupport
import Testing

@testable import assay

/// Each form of a verdict, read by a reader that is not ours, with names that mean something to it.
@Suite("Forms of a verdict")
struct GateFormatTests {
  private static let names = [
    "src/a\n::error::owned.js", "src/b,c:d%25.js", "src/<b>&\"'.js", "src/\u{1B}[2Je.js", "src/\u{202E}sj.f.js",
    "src/```g`.js", "src/h i.js", "src/]]>j.js",
  ]

  /// Findings in files of those names, and a commit without a message, which is about no file.
  private static func hostile() throws -> GateSandbox {
    let policy = "version: 1\ngate: { conditions: { message-form: warn } }\n"
    let gate = try GateSandbox([".assay/policy.yml": policy])
    try gate.commit(["src/quiet.js": "export const quiet = 1;\n"], message: "")
    try gate.commit(
      Dictionary(uniqueKeysWithValues: names.map { ($0, Optional("\u{E9}\u{1F600} = 1; eval(name)\n")) }))
    return gate
  }

  private func render(_ gate: GateSandbox, _ format: String) throws -> String {
    let outcome = try AssayCommand.run(["gate", ".", "--base", "main", "--format", format], in: gate.sandbox.path)
    #expect(outcome.code == Exit.failed, "\(outcome.errors)")
    #expect(!outcome.output.contains("\u{1B}") && !outcome.output.contains("\u{202E}"))
    return outcome.output
  }

  @Test("sarif: rules, results, places and fingerprints")
  func sarif() throws {
    let gate = try Self.hostile()
    let text = try render(gate, "sarif")
    let root = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(root["version"] as? String == "2.1.0")
    let run = try #require((root["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(run["columnKind"] as? String == "utf16CodeUnits")
    var places: Set<String> = []
    for result in results {
      let rule = rules[try #require(result["ruleIndex"] as? Int)]
      #expect(rule["id"] as? String == result["ruleId"] as? String)
      #expect((rule["help"] as? [String: Any])?["text"] is String)
      let properties = try #require(rule["properties"] as? [String: Any])
      // What has the number counts as a security alert.
      let isSecurity = (properties["tags"] as? [String])?.contains("security") == true
      #expect((properties["security-severity"] != nil) == isSecurity)
      #expect((properties["problem.severity"] != nil) == !isSecurity)
      let prints = try #require(result["partialFingerprints"] as? [String: String])
      // GitHub refuses all of a file for one result without a place.
      let locations = try #require(result["locations"] as? [[String: Any]])
      let physical = try #require(locations.first?["physicalLocation"] as? [String: Any])
      #expect(prints["assay/v1"] != nil)
      #expect((prints["primaryLocationLineHash"] != nil) == (physical["region"] == nil))
      let uri = try #require((physical["artifactLocation"] as? [String: Any])?["uri"] as? String)
      #expect(uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && uri.removingPercentEncoding != nil)
      places.insert(uri.removingPercentEncoding ?? "")
      if result["ruleId"] as? String == "code.js-eval" {
        let region = try #require(physical["region"] as? [String: Int])
        // Three UTF-16 units stand before ` = 1; `, where bytes would be six.
        #expect(region["startLine"] == 1 && region["startColumn"] == 10)
      }
    }
    #expect(places.isSuperset(of: Self.names) && places.contains("no-file"))
    let eval = try #require(rules.first { $0["id"] as? String == "code.js-eval" })
    #expect(((eval["properties"] as? [String: Any])?["tags"] as? [String])?.contains("external/cwe/cwe-095") == true)
  }

  private static let standard: URL = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/schemas/sarif-schema-2.1.0.json")

  /// Whether a command leaves with 0.
  private static func succeeds(_ command: String) -> Bool {
    do {
      return try AssayCommand.shell(command, in: "/", environment: readers).code == 0
    } catch {
      return false
    }
  }

  /// Where python and its packages are found on this machine.
  private static let readers = ProcessInfo.processInfo.environment.filter { ["HOME", "PATH"].contains($0.key) }

  @Test(
    "sarif: valid against the standard's schema, whatever the verdict",
    .enabled("needs the schema beside the repository and python's jsonschema") {
      FileManager.default.fileExists(atPath: standard.path) && succeeds("python3 -c 'import jsonschema'")
    })
  func validSARIF() throws {
    let gate = try Self.hostile()
    let file = gate.sandbox.root + "/a.sarif"
    let broken = gate.sandbox.root + "/policy.yml"
    try "gate: [".write(toFile: broken, atomically: true, encoding: .utf8)
    for (arguments, code) in [
      (["--base", "main"], Exit.failed), (["--base", "change"], Exit.passed),
      (["--base", "main", "--policy", broken], Exit.cannotJudge),
    ] {
      let outcome = try AssayCommand.run(
        ["gate", ".", "--format", "sarif", "--output", file] + arguments, in: gate.sandbox.path)
      #expect(outcome.code == code, "\(outcome.errors)")
      let check = try AssayCommand.shell(
        "python3 -c 'import json, jsonschema, sys; jsonschema.validate(*[json.load(open(f)) for f in sys.argv[1:]])' "
          + "'\(file)' '\(Self.standard.path)'", in: gate.sandbox.path, environment: Self.readers)
      #expect(check.code == 0, "\(arguments): \(check.errors)")
    }
  }

  @Test(
    "sarif: read by sarif-tools", .enabled("needs sarif-tools on the PATH") { succeeds("command -v sarif") })
  func sarifTools() throws {
    let gate = try Self.hostile()
    let file = gate.sandbox.root + "/a.sarif"
    let text = try render(gate, "sarif")
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let read = try AssayCommand.shell(
      "sarif csv --output '\(file).csv' '\(file)'", in: gate.sandbox.path, environment: Self.readers)
    let table = try String(contentsOfFile: file + ".csv", encoding: .utf8)
    #expect(read.code == 0 && table.contains("code.js-eval"), "\(read.errors)")
  }

  @Test("junit and checkstyle: well-formed, with what fails as failures")
  func xml() throws {
    let gate = try Self.hostile()
    let cases = XMLElements.read(try render(gate, "junit"))
    #expect(cases.first?.name == "testsuites" && cases.count { $0.name == "testsuite" } == 1)
    // The sums are those of what is there, as readers add them up.
    for (attribute, name) in [("tests", "testcase"), ("errors", "error"), ("skipped", "skipped")] {
      for suite in cases.prefix(2) {
        #expect(suite.attributes[attribute] == "\(cases.count { $0.name == name })", "\(attribute)")
      }
    }
    #expect(cases.contains { $0.name == "testcase" && $0.attributes["classname"] == "gate.new-findings-high" })
    let failures = cases.count { $0.name == "failure" }
    #expect(failures >= 1 && cases.first?.attributes["failures"] == "\(failures)")
    let files = XMLElements.read(try render(gate, "checkstyle"))
    #expect(files.first?.name == "checkstyle")
    // And one for what is about no file.
    #expect(files.count { $0.name == "file" } == Self.names.count + 1)
    #expect(files.filter { $0.name == "error" }.allSatisfy { Int($0.attributes["line"] ?? "") != nil })
  }

  @Test("gitlab: the documented keys, each fingerprint once")
  func gitlab() throws {
    let text = try render(Self.hostile(), "gitlab")
    let issues = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(issues.count >= Self.names.count)
    #expect(try CodeQualityIssue.read(Data(text.utf8)).count == issues.count)
    for issue in issues {
      #expect(Set(issue.keys) == ["description", "check_name", "fingerprint", "severity", "location"])
      #expect(["info", "minor", "major", "critical", "blocker"].contains(issue["severity"] as? String))
      let location = try #require(issue["location"] as? [String: Any])
      #expect(location["path"] is String && ((location["lines"] as? [String: Any])?["begin"] as? Int ?? 0) > 0)
    }
    #expect(Set(issues.compactMap { $0["fingerprint"] as? String }).count == issues.count)
  }

  @Test("github: one command a line, no more than it shows, nothing that is a command of somebody else")
  func github() throws {
    let lines = try render(Self.hostile(), "github").split(separator: "\n")
    #expect(lines.last == "Assay gate: FAIL")
    for line in lines.dropLast() {
      #expect(line.hasPrefix("::error ") || line.hasPrefix("::warning "))
      #expect(!line.dropFirst(2).contains("\r"))
    }
    #expect(lines.contains { $0.contains("file=src/b%2Cc%3Ad%2525.js,") })
    let gate = try GateSandbox()
    try gate.commit(Dictionary(uniqueKeysWithValues: (0..<60).map { ("src/\($0).js", Optional("eval(n\($0))\n")) }))
    let many = try render(gate, "github").split(separator: "\n")
    #expect(many.count { $0.hasPrefix("::error ") } == 10 && many.contains { $0.contains("51 more") })
  }

  @Test("markdown: under what a comment may have, and says what was left out")
  func markdown() throws {
    let hostile = try render(Self.hostile(), "markdown")
    #expect(hostile.contains("❌"))
    // In a code span it is text.
    #expect(hostile.split(separator: "\n").allSatisfy { !$0.contains("<b>") || $0.contains("`src/<b>&") })
    let gate = try GateSandbox()
    try gate.commit(
      Dictionary(
        uniqueKeysWithValues: (0..<1_500).map {
          ("src/\(String(repeating: "folder/", count: 8))\($0).js", Optional("eval(n\($0))\n"))
        }))
    let long = try render(gate, "markdown")
    #expect(long.utf16.count < 65_536 && long.contains("would not fit here"))
  }

  @Test("github's summary, sarif and the terminal in one run")
  func several() throws {
    let gate = try Self.hostile()
    let folder = gate.sandbox.root
    let outcome = try AssayCommand.run(
      [
        "gate", ".", "--base", "main", "--format", "github", "--report", "sarif=\(folder)/a.sarif",
        "--report", "markdown=\(folder)/summary.md", "--report", "junit=\(folder)/junit.xml",
      ], in: gate.sandbox.path)
    #expect(outcome.code == Exit.failed && outcome.output.hasPrefix("::error "))
    for name in ["a.sarif", "summary.md", "junit.xml"] {
      #expect(FileManager.default.fileExists(atPath: folder + "/" + name))
    }
  }
}
