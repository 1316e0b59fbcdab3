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
