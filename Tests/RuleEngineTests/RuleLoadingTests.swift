import Findings
import RuleEngine
import Testing

@Suite("Loading rules")
struct RuleLoadingTests {
  /// A rule that loads; each case changes one line of it.
  static let good = """
    rules:
      - id: secrets.shop-key
        title: Shop key
        description: A key.
        remediation: Rotate it.
        severity: high
        confidence: high
        dimension: security
        cwe: [CWE-798]
        match:
          patterns: ['\\bshop_(?<secret>[a-z0-9]{16})\\b']
          entropy: 2
          allow: { values: ['^(?:abc|def)$'], reason: Documentation. }
        minutes: { base: 10 }
        examples: ['x = "shop_«k3vwn7tylc2rbm5d»"', 'shop_«8gjp4auexov5fqx7»']
        near_misses: ['shop_short', 'shop_xxxxxxxxxxxxxxxx']

    """

  private func message(_ text: String) -> String {
    do {
      _ = try RuleLoading.load(files: [(name: "Rules/secrets/shop.yml", yaml: Array(text.utf8))], measure: nil)
      return "loads"
    } catch {
      return error.description
    }
  }

  @Test("a good rule loads")
  func loads() {
    #expect(message(Self.good) == "loads")
  }

  @Test(
    "a mistake names its place",
    arguments: [
      ("severity: high", "sevrity: high", "6:5: unknown key 'sevrity'; did you mean 'severity'?"),
      ("severity: high", "severity: hihg", "unknown value 'hihg'; did you mean 'high'?"),
      (
        "severity: high", "severity: high\n    languages: [php, objective-c]",
        "unknown language 'objective-c'; did you mean 'objectivec'?"
      ),
      ("title: Shop key", "title:", "'title' has no value"),
      ("id: secrets.shop-key", "id: Secrets.Shop", "a rule id is '<pack>.<name>'"),
      ("id: secrets.shop-key", "id: code.shop-key", "its id must begin with 'secrets.'"),
      ("[a-z0-9]{16}", "[a-z0-9]+", "a repeat without an upper bound"),
      ("[a-z0-9]{16}", "[a-z0-9]{16,4000}", "at most 2048 are allowed"),
      ("[a-z0-9]{16}", "[a-z0-9", "missing terminating ]"),
      ("\\bshop_", "\\Ashop_", "'\\A' is not in the dialect of rules"),
      ("'^(?:abc|def)$'", "'^abc|def$'", "an allowed value is a whole value"),
      ("cwe: [CWE-798]", "cwe: [798]", "expected a CWE id like CWE-798"),
      ("'x = \"shop_«k3vwn7tylc2rbm5d»\"', ", "", "at least two examples are needed, found 1"),
      ("'shop_short', ", "", "at least two near misses are needed, found 1"),
      ("«k3vwn7tylc2rbm5d»", "k3vwn7tylc2rbm5d", "mark what must be found"),
      ("shop_«8gjp4auexov5fqx7»", "shoq_«8gjp4auexov5fqx7»", "secrets.shop-key, example 2: is not found"),
      ("shop_«8gjp4auexov5fqx7»", "«shop_8gjp4auexov5fqx7»", "is found at 1:6-1:22, marked at 1:1-1:22"),
      ("'shop_short'", "'shop_8gjp4auexov5fqx7'", "near miss 1: is found, at 1:6, though it must not be"),
      ("minutes: { base: 10 }", "minutes: { base: ten }", "expected a whole number, found 'ten'"),
    ])
  func mistakes(from: String, to: String, expected: String) {
    let text = Self.good.replacing(from, with: to)
    #expect(text != Self.good)
    let message = message(text)
    #expect(message.contains(expected))
    #expect(message.hasPrefix("Rules/secrets/shop.yml:"))
  }

  @Test("an id that occurs twice is refused")
  func duplicateID() {
    let twice = Self.good + Self.good.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n"
    #expect(message(twice).contains("duplicate rule id 'secrets.shop-key'"))
  }

  @Test("every mistake of a file is told at once")
  func allMistakes() {
    let bad = Self.good.replacing("severity: high", with: "severity: huge")
    let text = bad + bad.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n"
    #expect(message(text).split(separator: "\n").count == 2)
  }

  @Test("an override of an unknown rule names the nearest")
  func unknownOverride() throws {
    let rules = try RuleLoading.load(yaml: Array(Self.good.utf8), file: "Rules/secrets/shop.yml")
    let node = try YAMLNode(parsing: Array("severity:\n  secrets.shop-kye: low\n".utf8), file: "policy.yml")
    #expect(throws: ConfigurationError.self) { try RuleOverrides(node, known: rules) }
    do {
      _ = try RuleOverrides(node, known: rules)
    } catch {
      #expect("\(error)" == "policy.yml:2:3: unknown rule 'secrets.shop-kye'; did you mean 'secrets.shop-key'?")
    }
  }

  @Test("overrides switch rules off and change severities")
  func overrides() throws {
    let rules = try RuleLoading.load(yaml: Array(Self.good.utf8), file: "Rules/secrets/shop.yml")
    let low = try RuleSet(rules: rules, overrides: RuleOverrides(severities: ["secrets.shop-key": .low]))
    #expect(low.rules.map(\.severity) == [.low])
    let off = try RuleSet(rules: rules, overrides: RuleOverrides(rules: ["secrets.shop-key": false]))
    #expect(off.rules.isEmpty)
    #expect(low.digest != off.digest)
  }
}
