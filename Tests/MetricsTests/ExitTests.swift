import Findings
import Testing

@Suite("Ways out and logical runs")
struct ExitTests {
  @Test(
    "are counted",
    arguments: [
      ("a.js", "function f(a) { if (a) return 1; if (!a) throw new E(); return [a].map((b) => { return b; }); }", 3, 0),
      ("a.js", "const f = (a, b, c) => a && b && c || a && !(b || c) || (a ?? b);", 0, 5),
      ("A.java", "class A { int f() { list.each(x -> { return x; }); if (a || b || c) throw e; return 1; } }", 2, 1),
      ("a.py", "def f(a):\n  if a and b or c:\n    raise E\n  return 1 if a else 2\n", 2, 2),
      ("a.rb", "def f(a)\n  raise E unless a and b\n  a.each { |x| return x }\n  fail 'x'\nend\n", 3, 1),
      ("a.php", "<?php function f($a) { if ($a and $b) { return; } throw new E; }", 2, 1),
      ("a.swift", "func f(a: Int) -> Int { run { return 1 }\n guard a > 1 else { throw E() }\n return 2 }", 2, 0),
      ("a.go", "package a\nfunc f() int {\n  g := func() int { return 1 }\n  return g()\n}\n", 1, 0),
    ])
  func counts(_ path: String, _ source: String, _ returns: Int, _ operators: Int) throws {
    let function = try #require(FunctionTests.measure(source, path).functions.first)
    #expect(function.returns == returns && function.booleanOperators == operators, "\(function)")
  }
}
