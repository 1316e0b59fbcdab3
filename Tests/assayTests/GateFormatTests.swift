import Foundation
import TestSupport
import Testing

@testable import assay

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Each form of a verdict, read by a reader that is not ours, with names that mean something to it.
@Suite("Forms of a verdict")
struct GateFormatTests {
  /// Every element's name and attributes, in order.
  private final class Elements: NSObject, XMLParserDelegate {
    var found: [(name: String, attributes: [String: String])] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) { found.append((name, attributes)) }
  }

  private static let names = [
    "src/a\n::error::owned.js", "src/b,c:d%25.js", "src/<b>&\"'.js", "src/\u{1B}[2Je.js", "src/\u{202E}sj.f.js",
    "src/```g`.js", "src/h i.js", "src/]]>j.js",
  ]

  private static func hostile() throws -> GateSandbox {
    let gate = try GateSandbox()
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

  private func elements(_ text: String) throws -> [(name: String, attributes: [String: String])] {
    let parser = XMLParser(data: Data(text.utf8))
    let elements = Elements()
    parser.delegate = elements
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
    return elements.found
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
      #expect((rule["properties"] as? [String: Any])?["security-severity"] is String)
      #expect((result["partialFingerprints"] as? [String: String])?.isEmpty == false)
      let locations = try #require(result["locations"] as? [[String: Any]])
      guard let physical = locations.first?["physicalLocation"] as? [String: Any] else { continue }
      let uri = try #require((physical["artifactLocation"] as? [String: Any])?["uri"] as? String)
      #expect(uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && uri.removingPercentEncoding != nil)
      places.insert(uri.removingPercentEncoding ?? "")
      if result["ruleId"] as? String == "code.js-eval" {
        let region = try #require(physical["region"] as? [String: Int])
        // Three UTF-16 units stand before ` = 1; `, where bytes would be six.
        #expect(region["startLine"] == 1 && region["startColumn"] == 10)
      }
    }
    #expect(places.isSuperset(of: Self.names))
  }

  @Test("junit and checkstyle: well-formed, with what fails as failures")
  func xml() throws {
    let gate = try Self.hostile()
    let cases = try elements(render(gate, "junit"))
    #expect(cases.first?.name == "testsuites")
    #expect(cases.contains { $0.name == "testcase" && $0.attributes["classname"] == "gate.new-findings-high" })
    let failures = cases.count { $0.name == "failure" }
    #expect(failures >= 1 && cases.first?.attributes["failures"] == "\(failures)")
    let files = try elements(render(gate, "checkstyle"))
    #expect(files.first?.name == "checkstyle")
    #expect(files.count { $0.name == "file" } == Self.names.count)
    #expect(files.filter { $0.name == "error" }.allSatisfy { Int($0.attributes["line"] ?? "") != nil })
  }

  @Test("gitlab: the documented keys, each fingerprint once")
  func gitlab() throws {
    let text = try render(Self.hostile(), "gitlab")
    let issues = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(issues.count >= Self.names.count)
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
