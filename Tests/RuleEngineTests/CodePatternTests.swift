import Findings
import Lexing
import RuleEngine
import SourceText
import TestSupport
import Testing

/// Patterns over tokens: what their words mean, and what they cost.
@Suite("Patterns over tokens")
struct CodePatternTests {
  /// The texts that a rule with this `match:` finds.
  private func found(_ match: String, language: String, in text: String, path: String) throws -> [String] {
    let (texts, undone) = try search(match, language: language, in: text, path: path)
    #expect(undone.isEmpty)
    return texts
  }

  private func search(
    _ match: String, language: String, in text: String, path: String
  ) throws -> (texts: [String], undone: [String]) {
    let indented = match.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n")
    let yaml = """
      rules:
        - id: code.tried
          title: t
          description: d
          remediation: r
          severity: high
          confidence: high
          dimension: security
          languages: [\(language)]
          match:
      \(indented)
          minutes: { base: 1 }
          examples: ['«x»', '«x»']
          near_misses: ['y', 'y']

      """
    let rules = try RuleLoading.load(yaml: Array(yaml.utf8), file: "code/tried.yml")
    var matcher = try RuleMatcher(RuleSet(rules: rules))
    let bytes = Array(text.utf8)
    let lines = LineIndex(bytes)
    let texts = try findings(text, path: path, &matcher).map { finding in
      let start = lines.byteRange(ofLine: finding.range.start.line).lowerBound + finding.range.start.column - 1
      let end = lines.byteRange(ofLine: finding.range.end.line).lowerBound + finding.range.end.column - 1
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
    return (texts, matcher.undone)
  }

  private func inJavaScript(_ pattern: String, _ text: String) throws -> [String] {
    try found("code: ['\(pattern.replacing("'", with: "''"))']", language: "javascript", in: text, path: "src/a.js")
  }

  @Test(
    "a pattern matches its tokens, whatever stands between them",
    arguments: [
      ("exec($CMD)", "exec(a)", ["exec(a)"]),
      ("exec($CMD)", "exec /* b */ (\n  // c\n  a\n)", ["exec /* b */ (\n  // c\n  a\n)"]),
      ("exec($CMD)", "exec(a, b)", []),
      ("exec($CMD, ...)", "exec(a, b, c); exec(f(a, b))", ["exec(a, b, c)", "exec(f(a, b))"]),
      ("exec($ARGS...)", "exec(); exec(a, b)", ["exec()", "exec(a, b)"]),
      ("exec($CMD", "exec(a + b, c)", ["exec(a + b"]),
      ("f(..., a, ...)", "f(a); f(b, a); f(a, b); f(b, a, b); f(b)", ["f(a)", "f(b, a)", "f(a, b)", "f(b, a, b)"]),
      ("f(..., $X, ..., $X, ...)", "f(a, b, c); f(a, b, a)", ["f(a, b, a)"]),
      ("$X = $X", "a = a", []),
      ("set $X = $X", "set a.b = a.b; set a = b", ["set a.b = a.b"]),
      ("<< a | b.c | d >>(...)", "a(); b.c(1); c(); d(2)", ["a()", "b.c(1)", "d(2)"]),
      ("f(<<! safe | known() >>$X)", "f(safe); f(known()); f(known); f(other)", ["f(known)", "f(other)"]),
      ("f(\"a'b\")", "f('a\\'b'); f(\"a'b\"); f(`a'b`); f('ab')", ["f('a\\'b')", "f(\"a'b\")", "f(`a'b`)"]),
      ("f(\"...\")", "f('x'); f(`a${b}c`); f(x)", ["f('x')", "f(`a${b}c`)"]),
      ("f(\"A\")", "f('\\x41'); f('\\u{41}'); f('\\u0041')", ["f('\\x41')", "f('\\u{41}')", "f('\\u0041')"]),
      ("f({ ... })", "f({ a: 1, b() { return 2; } })", ["f({ a: 1, b() { return 2; } })"]),
      ("a.b", "a?.b; a\n  .b", ["a?.b", "a\n  .b"]),
      (
        "cp.exec($X)", "cp['exec'](a); cp?.['exec'](a); cp?.exec?.(a); cp[exec](a); cp['exe'](a)",
        ["cp['exec'](a)", "cp?.['exec'](a)", "cp?.exec?.(a)"]
      ),
      ("exec($X)", "exec(a)\n{}\nexec(b) {}", ["exec(a)"]),
      ("a === b", "a===b; a == b; a = = = b", ["a===b"]),
      ("f(12.5)", "f(12.5); f(12)", ["f(12.5)"]),
    ])
  func meaning(pattern: String, text: String, expected: [String]) throws {
    guard pattern.first != "$" else {
      #expect(throws: RuleError.self) { try inJavaScript(pattern, text) }
      return
    }
    #expect(try inJavaScript(pattern, text) == expected)
  }

  @Test("a name is no member, no declaration, no string, no comment and no part of a longer one")
  func names() throws {
    let text = """
      db.exec(a); db?.exec(a); function exec(a) {}
      class A { exec(a) { return 1; } }
      "exec(a)"; // exec(a)
      myexec(a); exec2(a); $exec(a);
      if (exec(a)) { exec(b); }
      """
    #expect(try inJavaScript("exec($X)", text) == ["exec(a)", "exec(b)"])
    #expect(try inJavaScript(".exec($X)", text) == [".exec(a)", "?.exec(a)"])
    let java = "class A {\n  Object exec(String a) { return a; }\n  void f() { exec(b); return exec(c); }\n}\n"
    #expect(
      try found("code: ['exec($X)']", language: "java", in: java, path: "src/A.java") == ["exec(b)", "exec(c)"])
    let php = "<?php class A { function exec($a) {} } EXEC($b); \\exec($c); $d->exec($e); A::exec($f); ?> exec(1)"
    #expect(try found("code: ['exec($X)']", language: "php", in: php, path: "src/a.php") == ["EXEC($b)", "exec($c)"])
  }

  @Test("a run ends where its statement does")
  func statements() throws {
    #expect(try inJavaScript("go = $X", "go = a\nb(c)\n") == ["go = a"])
    #expect(try inJavaScript("go = $X", "go = a +\n  b\nc") == ["go = a +\n  b"])
    #expect(try inJavaScript("go = $X", "go = a\n  .b()\nc") == ["go = a\n  .b()"])
    #expect(try inJavaScript("go = $X", "go = f(a\n, b); c") == ["go = f(a\n, b)"])
    #expect(
      try found("code: ['go = $X']", language: "python", in: "go = a\nb = c\n", path: "src/a.py") == ["go = a"])
    #expect(
      try found("code: ['$go = $X']", language: "php", in: "<?php $go = $a\n  . $b; $c;", path: "src/a.php")
        == ["$go = $a\n  . $b"])
  }

  @Test(
    "tests ask about what a variable stands for",
    arguments: [
      ("[literal]", ["f(1)", "f('a' + \"b\")", "f(-1, b)", "f(null)", "f(`a`)"]),
      ("[not-literal]", ["f(a)", "f('a' + b)", "f(`a${b}`)", "f(g('a'))"]),
      ("[contains-interpolation]", ["f(`a${b}`)"]),
      ("[contains-concatenation]", ["f('a' + b)"]),
      ("[{ contains: [b] }]", ["f('a' + b)", "f(`a${b}`)"]),
      ("[not-literal, { lacks: [b] }]", ["f(a)", "f(g('a'))"]),
      ("[{ matches: '^a[$b]$' }]", ["f('a' + \"b\")", "f('a' + b)", "f(`a${b}`)"]),
      ("[not-literal, { differs: 'a' }]", ["f(a)"]),
      ("[{ named: '^[ag]$' }]", ["f(a)", "f(g('a'))"]),
      (
        "[{ any: [literal, { named: '^g$' }] }, { unnamed: '^h$' }]",
        ["f(1)", "f('a' + \"b\")", "f(-1, b)", "f(null)", "f(`a`)", "f(g('a'))"]
      ),
    ])
  func tests(tests: String, expected: [String]) throws {
    let text = "f(1); f('a' + \"b\"); f(-1, b); f(null); f(`a`); f(a); f('a' + b); f(`a${b}`); f(g('a'));"
    let match = "code: ['f($X, ...)']\nwhere: { X: \(tests) }"
    #expect(try found(match, language: "javascript", in: text, path: "src/a.js") == expected)
  }

  @Test("more names than are followed are told as undone, and a long import is followed to its end")
  func manyNames() throws {
    let value = (0..<20).map { "a\($0) + 'x'" }.joined(separator: " + ")
    let uses = String(repeating: "g(q);\n", count: 1_500)
    let match = "code: ['exec($X)']"
    let many = try search(
      match, language: "javascript", in: "function a() {\n  const q = \(value);\n\(uses)exec(q);\n}\n", path: "src/a.js"
    )
    #expect(many.undone == ["names stand for more than is followed"])
    let few = try search(
      match, language: "javascript", in: "function a() {\n  const q = \(value);\n  g(q);\nexec(q);\n}\n",
      path: "src/a.js")
    #expect(few.undone.isEmpty && few.texts.count == 1)
    let list = (0..<300).map { "n\($0)" }.joined(separator: ",\n")
    let imported = "import { \(list), exec as run } from 'child_process';\nrun(b);\n"
    #expect(try found(match, language: "javascript", in: imported, path: "src/a.js") == ["run(b)"])
  }

  @Test("each part that is put into a text is asked on its own")
  func inserts() throws {
    #expect(throws: RuleError.self) {
      try found(
        "code: ['f($X)']\nwhere: { X: [{ after: '= $' }] }", language: "javascript", in: "f(a)", path: "src/a.js")
    }
    let match = "code: ['f($X)']\nwhere: { X: [{ inserts: [not-literal, { unnamed: '^safe$' }, { after: '= $' }] }] }"
    let text = """
      f('a = ' + safe(b) + ' and c = ' + d); f('a = ' + safe(b)); f(`a = ${safe(b)}, c = ${d}`); f(`a = ${safe(b)}`);
      f('a' + b); f(b); f('a = ' + 'b'); f(`a = ${1}`); f(`a ${b}`);
      """
    #expect(
      try found(match, language: "javascript", in: text, path: "src/a.js")
        == ["f('a = ' + safe(b) + ' and c = ' + d)", "f(`a = ${safe(b)}, c = ${d}`)"])
  }

  @Test("variables in a string count as code where the language puts them there without a mark")
  func plainVariables() throws {
    let match = "code: ['f($X)']\nwhere: { X: [contains-interpolation] }"
    let text = "<?php f(\"a $b\"); f('a $b'); f(\"a \\$b\"); f(\"a {$b}\"); f(\"a $ b\"); f(<<<X\n$b\nX\n);"
    #expect(
      try found(match, language: "php", in: text, path: "src/a.php")
        == ["f(\"a $b\")", "f(\"a {$b}\")", "f(<<<X\n$b\nX\n)"])
  }

  @Test("what is near, or anywhere in the file, decides too")
  func nearness() throws {
    let text = "open(a);\nx;\nguard();\n\n\n\n\nopen(b);\n"
    let near = "code: ['open($X)']\nnear: { code: ['guard()'], lines: 2 }"
    #expect(try found(near, language: "javascript", in: text, path: "src/a.js") == ["open(a)"])
    let far = "code: ['open($X)']\nnot_near: { code: ['guard()'], lines: 2 }"
    #expect(try found(far, language: "javascript", in: text, path: "src/a.js") == ["open(b)"])
    let unless = "code: ['open($X)']\nunless_file: ['guard(...)']"
    #expect(try found(unless, language: "javascript", in: text, path: "src/a.js").isEmpty)
    #expect(try found(unless, language: "javascript", in: "open(a) // guard()", path: "src/a.js") == ["open(a)"])
  }

  @Test(
    "patterns that mean nothing are refused, with what is wrong",
    arguments: [
      ("code: ['<< a']", "'<<' without '>>'"), ("code: ['f(\"a)']", "a string without its end"), ("code: ['']", ""),
      ("code: ['$X($Y)']", "no name, number or string"), ("code: ['...']", "no name"),
      ("code: ['f($X)']\nwhere: { Y: [literal] }", "Y"), ("code: ['f($X)']\nwhere: { X: [leteral] }", "literal"),
      ("code: ['f($X)']\nwhere: { X: [] }", "at least one test"), ("code: []", "at least one pattern"),
      ("code: ['f(<<! >>)']", "exclude everything"), ("code: ['f()']\nonce: true", "once"),
      ("code: ['f($X)']\nwhere: { X: [{ matches: '(a+)+$' }] }", "refused"),
    ])
  func refused(match: String, message: String) throws {
    let error = try #require(throws: RuleError.self) {
      try found(match, language: "javascript", in: "", path: "src/a.js")
    }
    #expect("\(error)".contains(message), "\(error)")
  }

  @Test("what is written to take long is told as undone, and what is merely long is done")
  func work() throws {
    let match = "code: ['f(..., $X, ..., $Y, ..., $X, ..., $Y, ...)']"
    let arguments = (0..<400).map { "a\($0)" }.joined(separator: ",\n")
    let (texts, undone) = try search(match, language: "javascript", in: "f(\(arguments));\n", path: "src/a.js")
    #expect(texts.isEmpty && undone == ["rule code.tried reached its steps of token patterns"])
    let calls = String(repeating: "exec(a, b, [1, 2, 3].map(x => x + 1));\n", count: 5_000)
    #expect(
      try found(
        "code: ['exec($X, ...)']\nwhere: { X: [{ contains: [c] }] }", language: "javascript", in: calls,
        path: "src/a.js"
      ).isEmpty)
    let nested = String(repeating: "exec(\n", count: 20_000)
    #expect(try inJavaScript("exec($X, ...)", nested).isEmpty)
    let closed = String(repeating: "exec(\n", count: 2_000) + "1" + String(repeating: ")\n", count: 2_000)
    #expect(try inJavaScript("exec($X, ...)", closed).count == 1)
  }

  @Test("comments and line ends between the tokens of an example hide nothing and change no fingerprint")
  func spread() throws {
    var random = SeededRandom(seed: 5)
    var matcher = try RuleMatcher(Shipped.set())
    var tried = 0
    for rule in Shipped.rules {
      guard case .code = rule.match else { continue }
      for example in rule.examples where Self.slashed.contains(example.language ?? rule.languages.first ?? "") {
        let path = example.path ?? Self.files[example.language ?? rule.languages.first ?? ""] ?? ""
        let before = try findings(example.text, path: path, &matcher).filter { $0.rule == rule.id }
        let text = spreadOut(example.text, path: path, random: &random)
        let after = try findings(text, path: path, &matcher).filter { $0.rule == rule.id }
        #expect(after.map(\.contentFingerprint) == before.map(\.contentFingerprint), "\(rule.id): \(text)")
        tried += 1
      }
    }
    #expect(tried > 0)
  }

  /// Languages where a comment may stand between any two tokens.
  private static let slashed: Set = ["javascript", "typescript", "php", "java", "csharp", "kotlin", "c", "cpp", "dart"]
  private static let files = [
    "javascript": "src/module.js", "typescript": "src/module.ts", "php": "src/module.php", "java": "src/Module.java",
    "csharp": "src/Module.cs", "kotlin": "src/Module.kt", "c": "src/module.c", "cpp": "src/module.cpp",
    "dart": "src/module.dart",
  ]

  /// Comments behind commas and opening parentheses, where no language reads a line end as an end.
  private func spreadOut(_ text: String, path: String, random: inout SeededRandom) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var start = 0
    for index in openPlaces(bytes, path: path) where random.chance(70) {
      result +=
        bytes[start..<index] + Array(["\n", " /* (x) */ ", " // it's\n"][Int.random(in: 0..<3, using: &random)].utf8)
      start = index
    }
    return String(decoding: result + bytes[start...], as: UTF8.self)
  }

  private func openPlaces(_ bytes: [UInt8], path: String) -> [Int] {
    let language = LanguageDetection.language(of: RepositoryPath(path), content: bytes.span)
    return LexedSource(bytes.span, language: language).tokens
      .filter { $0.symbol == Symbol.comma || $0.symbol == Symbol.openParenthesis }.map(\.end)
  }
}
