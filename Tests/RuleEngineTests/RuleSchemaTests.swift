import Findings
import RuleEngine
import SourceText
import TestSupport
import Testing

/// What a rule may say beside its patterns.
@Suite("What rules may ask for")
struct RuleSchemaTests {
  private func rule(_ id: String, _ fields: String, match: String) -> String {
    let lines = (fields.isEmpty ? [] : fields.split(separator: "\n")).map { "    " + $0 }
    let matches = match.split(separator: "\n").map { "      " + $0 }
    return
      (["  - id: secrets.\(id)", "    title: \(id)"]
      + [
        "    description: d", "    remediation: r", "    severity: high", "    confidence: high",
        "    dimension: security",
      ] + lines + ["    match:"] + matches
      + ["    minutes: { base: 1 }", "    examples: ['«x»', '«x»']", "    near_misses: ['y', 'y']"])
      .joined(separator: "\n")
  }

  private func load(_ rules: [String]) throws -> [Rule] {
    try RuleLoading.load(yaml: Array(("rules:\n" + rules.joined(separator: "\n") + "\n").utf8), file: "secrets/a.yml")
  }

  private func found(_ rules: [String], in text: String, path: String = "src/a.conf") throws -> [Finding] {
    var matcher = try RuleMatcher(RuleSet(rules: load(rules)))
    return try findings(text, path: path, &matcher)
  }

  @Test("characters that a secret must have")
  func requirements() throws {
    let rule = rule(
      "key", "",
      match: "patterns: ['key=(?<secret>\\S{6,40})']\nrequire: { digits: 2, uppercase: 1, symbols: 1, distinct: 6 }")
    #expect(try found([rule], in: "key=ab1X2-cd\n").count == 1)
    for text in ["key=ab1X-cde\n", "key=ab1x2-cd\n", "key=ab1X2cde\n", "key=1X2-1X2-1X2\n"] {
      #expect(try found([rule], in: text).isEmpty, "\(text)")
    }
  }

  @Test("a wrong checksum makes the confidence low")
  func checksum() throws {
    let rule = rule("key", "", match: "patterns: ['(?<secret>ghp_[A-Za-z0-9]{36})']\nchecksum: base62-crc32")
    // Published by GitHub with the format.
    let right = "ghp_" + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17"
    #expect(try found([rule], in: "a \(right)\n").map(\.confidence) == [.high])
    #expect(try found([rule], in: "a \(right.dropLast())8\n").map(\.confidence) == [.low])
    #expect(throws: RuleError.self) {
      try load([self.rule("key", "", match: "patterns: ['(?<secret>a{9})']\nchecksum: crc")])
    }
  }

  @Test("words of which the file must have one, in any case")
  func keywords() throws {
    let rule = rule("key", "", match: "patterns: ['(?<secret>[a-f0-9]{12})']\nkeywords: [northwind, acme]")
    #expect(try found([rule], in: "# NorthWind\n3f9a1c7be2d4\n").count == 1)
    #expect(try found([rule], in: "# North wind\n3f9a1c7be2d4\n").isEmpty)
  }

  @Test("encodings in which a secret counts")
  func decode() throws {
    let text = "v = a2V5PXEzeDl6N3c1djE=\n"
    func rule(_ more: String) -> String { self.rule("key", "", match: "patterns: ['key=(?<secret>\\w{9,20})']" + more) }
    #expect(try found([rule("")], in: text).count == 1)
    #expect(try found([rule("\ndecode: [base64]")], in: text).count == 1)
    #expect(try found([rule("\ndecode: [hexadecimal]")], in: text).isEmpty)
    #expect(try found([rule("\ndecode: []")], in: text).isEmpty)
    #expect(try found([rule("\ndecode: []")], in: "key=q3x9z7w5v1\n").count == 1)
  }

  @Test("a hit in the name of what is given a value")
  func keys() throws {
    let rule = rule("key", "scopes: [key]\ncredential: false", match: "patterns: ['\\bdebug\\b']")
    let text = "const a = { debug: true, 'debug': debug };\nlet debug = 1; f(debug); // debug\n"
    let places = try found([rule], in: text, path: "src/a.js").map { "\($0.range.start.line):\($0.range.start.column)" }
    #expect(places == ["1:13", "1:27", "2:5"])
  }

  @Test("a rule that needs another's hit near by, and one that stands for another")
  func relations() throws {
    let key = rule("key", "credential: false", match: "patterns: ['key\\d']")
    let near = rule(
      "near", "credential: false\nrequires: { rule: secrets.key, lines: 1 }", match: "patterns: ['value\\d']")
    let found = try found([key, near], in: "key1\nvalue1\n\n\nvalue2\n")
    #expect(found.filter { $0.rule == "secrets.near" }.map(\.range.start.line) == [2])
    let better = rule("better", "credential: false\noverrides: [secrets.key]", match: "patterns: ['my key\\d']")
    #expect(try self.found([key, better], in: "my key1\nkey2\n").map(\.rule) == ["secrets.better", "secrets.key"])
    #expect(throws: RuleError.self) {
      try RuleLoading.load(
        files: [
          (
            "secrets/a.yml",
            Array(("rules:\n" + rule("a", "overrides: [secrets.b]", match: "patterns: ['x']") + "\n").utf8)
          )
        ],
        measure: nil)
    }
  }

  @Test("nothing else in a file silences a rule that looks for credentials: such a rule does not load")
  func silencedCredentials() throws {
    for silencer in ["unless_file: ['safe']", "not_near: { patterns: ['safe'], lines: 3 }"] {
      let match = "patterns: ['key=(?<secret>\\S{6,40})']\n\(silencer)"
      let error = try #require(throws: RuleError.self) { try load([rule("key", "", match: match)]) }
      #expect("\(error)".contains("cannot be silenced by what else the file says"), "\(error)")
      #expect(throws: RuleError.self) {
        try load([rule("key", "credential: true", match: match.replacing("(?<secret>\\S{6,40})", with: "[a-z]"))])
      }
      _ = try load([rule("key", "credential: false", match: "patterns: ['key=[a-z]']\n\(silencer)")])
    }
  }

  @Test("a rule over bytes may be silenced close by, or in the same function, and never by a comment")
  func silencedNearBy() throws {
    let near = rule(
      "key", "credential: false", match: "patterns: ['open[(]']\nnot_near: { patterns: ['guard[(]'], lines: 1 }")
    #expect(try found([near], in: "guard()\nopen(a)\n\nopen(b)\n", path: "src/a.js").map(\.range.start.line) == [4])
    #expect(try found([near], in: "// guard()\nopen(a)\n", path: "src/a.js").count == 1)
    let function = rule(
      "key", "credential: false",
      match: "patterns: ['open[(]']\nnot_near: { patterns: ['guard[(]'], lines: 0, function: true }")
    let text = "function a() {\n  guard();\n\n  open(a);\n}\nfunction b() {\n  open(b);\n}\nopen(c);\n"
    #expect(try found([function], in: text, path: "src/a.js").map(\.range.start.line) == [7, 9])
    let anywhere = rule("key", "credential: false", match: "patterns: ['open[(]']\nunless_file: ['guard[(]']")
    #expect(try found([anywhere], in: "// guard()\nopen(a)\n", path: "src/a.js").count == 1)
    #expect(try found([anywhere], in: "guard()\nopen(a)\n", path: "src/a.js").isEmpty)
  }

  @Test("a version, and categories of OWASP, by weakness where none is named")
  func categories() throws {
    let rules = try load([
      rule("a", "version: 3\ncwe: [CWE-89, CWE-798]", match: "patterns: ['x']"),
      rule("b", "owasp: [M1:2024]", match: "patterns: ['x']"), rule("c", "", match: "patterns: ['x']"),
    ])
    #expect(rules.map(\.version) == [3, 1, 1])
    #expect(rules.map(\.owasp) == [["A03:2021", "A07:2021"], ["M1:2024"], []])
    #expect(throws: RuleError.self) { try load([self.rule("a", "owasp: [injection]", match: "patterns: ['x']")]) }
  }
}
