import Findings
import Testing

@Suite("Bumps")
struct BumpTests {
  @Test(
    "are the blocks of a body that hold another block",
    arguments: [
      ("a.js", "function f(a) { if (a) { b(); } for (;;) { c(); } }", 0),
      ("a.js", "function f(a) { if (a) { if (b) { c(); } } d(); while (a) { if (b) { c(); } } }", 2),
      ("a.js", "function f(a) { if (a) { if (b) { c(); } if (d) { e(); } for (;;) { if (g) { h(); } } } }", 1),
      ("a.js", "function f(a) { if (a) { if (b) { c(); } } else { if (d) { e(); } } }", 2),
      ("a.py", "def f(a):\n  if a:\n    if b:\n      c()\n  for x in a:\n    while x:\n      d()\n  return a\n", 2),
      ("a.rb", "def f(a)\n  if a\n    if b\n      c\n    end\n  end\n  while a\n    d if e\n  end\nend\n", 1),
      ("a.lua", "function f(a)\n  if a then\n    for i = 1, 2 do c() end\n  end\n  if d then e() end\nend\n", 1),
      (
        "A.java",
        "class A { void f() { run(() -> { if (a) { if (b) { c(); } } }); run(() -> { while (a) { if (b) { c(); } } }); } }",
        0
      ),
      ("A.java", "class A { void f(int a) { for (;;) { switch (a) { case 1: b(); } } } }", 1),
      ("a.php", "<?php function f($a) { foreach ($a as $b): if ($b) { c(); } endforeach; if ($a) { d(); } }", 1),
    ])
  func counts(_ path: String, _ source: String, _ bumps: Int) throws {
    let function = try #require(FunctionTests.measure(source, path).functions.first)
    #expect(function.bumps == bumps, "\(function)")
  }

  @Test("of a function inside are its own")
  func inner() throws {
    let source = "function f(a) {\n  function g(b) { if (b) { if (c) { d(); } } }\n  return g;\n}\n"
    let functions = FunctionTests.measure(source, "a.js").functions
    #expect(functions.map(\.bumps) == [0, 1])
  }
}
