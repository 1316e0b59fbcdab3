import Findings
import Lexing
import SourceText
import Testing

@testable import Metrics

@Suite("Functions")
struct FunctionTests {
  static func measure(_ text: String, _ path: String) -> FileMeasure {
    let bytes = Array(text.utf8)
    let path = RepositoryPath(path)
    let language = LanguageDetection.language(of: path, content: bytes.span)
    return FileMeasurement.measure(
      bytes.span, source: LexedSource(bytes.span, language: language), lines: LineIndex(bytes.span), path: path)
  }

  @Test("are found and measured", arguments: FunctionSample.all)
  func samples(_ sample: FunctionSample) {
    let shown = Self.measure(sample.source, sample.path).functions.map {
      "\($0.name) \($0.startLine)-\($0.endLine) \($0.nloc) \($0.cyclomatic) \($0.cognitive) \($0.nesting) \($0.parameters)"
    }
    #expect(shown == sample.expected)
  }

  @Test(
    "are named by their type and as their language declares them",
    arguments: [
      (
        "a.swift", "class A {\n  lazy var b: Int = { 1 }()\n  let c: () -> Void = { d() }\n}\nlet e: Int = { 2 }()\n",
        ["A.b", "A.c", "e"]
      ),
      (
        "a.cpp",
        "int A::b(int c) { return c; }\nA::A() : d(1) {}\nA::~A() {}\nbool A::operator==(A o) { return 1; }\n"
          + "template <typename T> T B<T>::get() { return v; }\nclass C { ~C() {} };\nint n::f::g() { return 1; }\n",
        ["A.b", "A.A", "A.~A", "A.operator==", "B.get", "C.~C", "f.g"]
      ),
      (
        "a.m", "@implementation A (B)\n- (int)c:(int)d { return d; }\n@end\nint e(int f) { return f; }\n",
        ["A.c:", "e"]
      ),
      (
        "a.rb",
        "class A\n  def b=(c)\n    d(c) if c\n  end\n  def [](i)\n    i\n  end\n  def []=(i, v)\n    v\n  end\n"
          + "  def e = 1\n  def f() = 2\n  def g= v\n    h\n  end\nend\n",
        ["A.b=", "A.[]", "A.[]=", "A.e", "A.f", "A.g="]
      ),
      (
        "a.dart",
        "class A {\n  int get b => c > 1 ? 1 : 2;\n  int get d { return 1; }\n  set e(int v) { f = v; }\n"
          + "  bool operator ==(Object o) => o is A;\n}\nint get g => 1;\n",
        ["A.b", "A.d", "A.e", "A.operator==", "g"]
      ),
      (
        "a.ps1",
        "class A : B {\n  [int] $c\n  A([int]$d) : base($d) { $this.c = $d }\n  [int] E([int]$f) { return $f }\n"
          + "  static [A] G() { return [A]::new(1) }\n}\nfunction H { if (I(1)) { J } }\n",
        ["A.A", "A.E", "A.G", "H"]
      ),
    ])
  func names(_ path: String, _ source: String, _ expected: [String]) {
    #expect(Self.measure(source, path).functions.map(\.name) == expected)
  }

  @Test("keep their measures and digest when comments and white space change")
  func layout() {
    let tight = "function a(b){if(b){return c(b)}return 1}"
    let loose =
      "\n// head\nfunction renamed ( b )\n{\n  if ( b ) /* why */ {\n    return c ( b )\n  }\n\n  return 1\n}\n"
    let left = Self.measure(tight, "a.js").functions
    let right = Self.measure(loose, "b.js").functions
    #expect(left.map(\.digest) == right.map(\.digest))
    #expect(left.map(\.cyclomatic) == right.map(\.cyclomatic) && left.map(\.cognitive) == right.map(\.cognitive))
    let python = "def a(b):\n  if b:\n    c()\n  return 1\n"
    let indented = "class X:\n    def z(b):\n        if b: # why\n\n            c()\n        return 1\n"
    let other = "def a(b):\n  if b:\n    c()\n    return 1\n"
    let digests = [python, indented, other].map { Self.measure($0, "a.py").functions.map(\.digest) }
    #expect(digests[0] == digests[1] && digests[0] != digests[2])
  }

  @Test(
    "of malformed and deeply nested text end, in every language",
    arguments: [
      "if(", "function a(){", "(a=>", "x=>", "a?b:", "{", "def a(b):\n", "class A {", "else ", "}", ")", "if (a) ",
      "case x:", "<?php if(a):",
      "func a() {", "def a\n", "switch(a){", "do ",
    ])
  func hostile(_ piece: String) {
    let text = String(repeating: piece, count: 1_500)
    for profile in LanguageRegistry.profiles where profile.structure != nil {
      let measure = Self.measure(text, "a." + (profile.extensions.first ?? ""))
      #expect(measure.functions.allSatisfy { $0.startLine <= $0.endLine && $0.cyclomatic > 0 && $0.cognitive >= 0 })
    }
  }
}
