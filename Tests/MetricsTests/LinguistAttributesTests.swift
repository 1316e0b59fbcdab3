import Findings
import SourceText
import Testing

@testable import Metrics

@Suite("Linguist's attributes")
struct LinguistAttributesTests {
  private static let rules: AttributeRules = {
    var rules = AttributeRules()
    let top = """
      lib/** linguist-vendored
      *.gen.js linguist-generated=true
      *.tpl linguist-generated=false
      docs/** linguist-documentation
      *.sql -linguist-detectable
      vendor/** -linguist-vendored
      """
    rules.add(Array(top.utf8), folder: RepositoryPath(""))
    return rules
  }()

  @Test(
    "leave out what would count, by name",
    arguments: [
      ("lib/a.js", FileKind.source, FileKind.vendored, "linguist-vendored"),
      ("src/a.gen.js", .test, .generated, "linguist-generated"),
      ("docs/a.js", .source, .data, "linguist-documentation"),
      ("a.sql", .source, .data, "-linguist-detectable"),
    ])
  func excluded(_ path: String, _ kind: FileKind, _ expected: FileKind, _ attribute: String) {
    let exclusion = LinguistAttributes.exclusion(of: RepositoryPath(path), kind: kind, rules: Self.rules)
    #expect(exclusion == LinguistAttributes.Exclusion(kind: expected, attribute: attribute))
  }

  @Test(
    "bring nothing in, and hide nothing that was left out already",
    arguments: [
      ("vendor/a.js", FileKind.vendored), ("lib/a.png", .binary), ("lib/a.json", .data), ("a.tpl", .source),
      ("src/a.js", .source), ("lib/a.min.js", .minified),
    ])
  func kept(_ path: String, _ kind: FileKind) {
    #expect(LinguistAttributes.exclusion(of: RepositoryPath(path), kind: kind, rules: Self.rules) == nil)
  }
}
