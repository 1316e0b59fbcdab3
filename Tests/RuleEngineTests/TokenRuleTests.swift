import Findings
import RuleEngine
import SourceText
import TestSupport
import Testing

/// Rules over tokens, beyond the examples that stand inside them.
@Suite("Rules over tokens")
struct TokenRuleTests {
  private func found(_ id: String, _ text: String, path: String) throws -> [String] {
    let rules = Shipped.rules.filter { $0.id == id }
    try #require(rules.count == 1)
    var matcher = try RuleMatcher(RuleSet(rules: rules, overrides: .all(on: rules)))
    let bytes = Array(text.utf8)
    let lines = LineIndex(bytes)
    return try findings(text, path: path, &matcher).map { finding in
      let start = lines.byteRange(ofLine: finding.range.start.line).lowerBound + finding.range.start.column - 1
      let end = lines.byteRange(ofLine: finding.range.end.line).lowerBound + finding.range.end.column - 1
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
  }

  @Test(
    "a lost value is found",
    arguments: [
      ("a.js", "function f() {\n  const a = 1;\n  b = one();\n  b = two();\n}\n", ["b = one()"]),
      ("a.js", "function f() {\n  b = one()\n  b = two()\n  return b\n}\n", ["b = one()"]),
      (
        "a.py", "def f():\n    b = one(\n        1,\n    )\n    b = two()\n    return b\n",
        ["b = one(\n        1,\n    )"]
      ),
      ("a.rb", "def f\n  b = one(1)\n  b = two(2)\n  b\nend\n", ["b = one(1)"]),
      (
        "A.java", "class A {\n  int f() {\n    int b = one(1);\n    b = two(2);\n    return b;\n  }\n}\n",
        ["int b = one(1)"]
      ),
      ("a.swift", "func f() {\n  var b = one(1)\n  b = two(2)\n  use(b)\n}\n", ["var b = one(1)"]),
      ("a.go", "package a\nfunc f() {\n\terr = one()\n\terr = two()\n}\n", ["err = one()"]),
    ])
  func overwritten(path: String, text: String, expected: [String]) throws {
    #expect(try found("maintainability.overwritten-value", text, path: "src/" + path) == expected)
  }

  @Test(
    "a value that may be used, or is none, is not",
    arguments: [
      ("a.js", "function f() {\n  b = one();\n  b = two(() => b);\n}\n"),
      ("a.js", "function f() {\n  b = one() || fail();\n  b = two();\n}\n"),
      ("a.js", "function f() {\n  if (a)\n    b = one()\n  b = two()\n}\n"),
      ("a.js", "function f() {\n  if (a) b = one();\n  b = two();\n}\n"),
      ("a.js", "function f() {\n  o.b = one();\n  o.b = two();\n}\n"),
      ("a.js", "function f() {\n  b = one();\n  b += two();\n}\n"),
      ("a.js", "function f() {\n  b = one();\n  c();\n  b = two();\n}\n"),
      ("a.js", "b = one();\nb = two();\n"),
      ("a.php", "<?php function f() {\n  $b[] = one();\n  $b[] = two();\n}\n"),
      ("a.php", "<?php function f() {\n  $b = one();\n  $b = compact('b');\n}\n"),
      ("a.py", "def f():\n    for x in y:\n        b = one(x)\n    b = two()\n"),
      ("a.c", "void f(int *p) {\n  *p = one(1);\n  *p = two(2);\n}\n"),
      ("a.swift", "func f() {\n  title = one(1)\n  title = two(2)\n}\n"),
      ("a.rb", "def f\n  b = one(1) or return\n  b = two(2)\nend\n"),
    ])
  func used(path: String, text: String) throws {
    #expect(try found("maintainability.overwritten-value", text, path: "src/" + path) == [])
  }

  @Test(
    "a test without an assertion is found by its head",
    arguments: [
      ("test/a.test.ts", "test('a', async () => {\n  await run();\n  stop();\n});\n", ["test('a'"]),
      ("tests/test_a.py", "class TestA:\n    def test_a(self):\n        one()\n        two()\n", ["def test_a"]),
      ("tests/test_a.py", "def test_a():\n    pass\n", []),
      ("tests/test_a.py", "@check_all\ndef test_a():\n    one()\n    two()\n", []),
      ("test/a.test.js", "it('a', () => {});\n", []),
      ("test/a.test.js", "it('a', (t) => { t.is(1, 1); });\n", []),
      ("test/a.test.js", "cart.it('a', () => { run(); });\n", []),
      ("tests/ATest.php", "<?php\nit('a', function () { run(); })->throws(E::class);\n", []),
      ("tests/ATest.php", "<?php\nit('a', function () { run(); });\n", ["it('a'"]),
      (
        "src/test/java/ATest.java", "class A {\n  void testA() { run(); }\n  @Test void b() { run(); }\n}\n", ["void b"]
      ),
      ("a_test.go", "package a\nfunc TestA(t *testing.T) {\n\tt.Run(\"a\", f)\n}\n", []),
      ("Tests/ATests/ATests.swift", "@Test(\"a\") func a() async {\n  await run()\n}\n", ["func a"]),
    ])
  func tests(path: String, text: String, expected: [String]) throws {
    #expect(try found("maintainability.test-without-assertion", text, path: path) == expected)
  }

  @Test("unbalanced, cut and random text is judged in bounded time and without a crash")
  func hostile() throws {
    let rules = Shipped.rules.filter { rule in
      if case .tokens = rule.match { return true }
      return false
    }
    #expect(rules.count >= 4)
    var matcher = try RuleMatcher(RuleSet(rules: rules, overrides: .all(on: rules)))
    var random = SeededRandom(seed: 20_261_122)
    let pieces = [
      "(", ")", "{", "}", "[", "]", ";", "=", "x", "x = x", "it('a', ", "def test_a(", "func TestA(t *testing.T) {",
      "\n",
      "  ", "@Test void a() {", "`${", "\"", "1 +", "#if A\n", ",", "=>", "let ", ".",
    ]
    for path in [
      "test/a.test.js", "tests/test_a.py", "tests/ATest.php", "a_test.go", "src/a.js", "spec/a_spec.rb", "src/a.c",
    ] {
      for _ in 0..<60 {
        let count = Int.random(in: 1...80, using: &random)
        let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
        for finding in try findings(text, path: path, &matcher) {
          #expect(finding.range.start <= finding.range.end, "seed \(random.seed), \(text)")
        }
      }
    }
    for unit in ["x = (", "it('a', () => {", "x = f();\n", "}", "def test_a():\n x\n", "@Test void a() {"] {
      let text = String(repeating: unit, count: 4_000)
      for path in ["test/a.test.js", "tests/test_a.py", "src/test/java/ATest.java", "src/a.js"] {
        _ = try findings(text, path: path, &matcher)
      }
    }
    let nested = String(repeating: "it('a', () => {", count: 5_000) + "x" + String(repeating: "});", count: 5_000)
    _ = try findings(nested, path: "test/a.test.js", &matcher)
  }
}
