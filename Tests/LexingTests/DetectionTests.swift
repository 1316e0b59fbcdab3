import Lexing
import SourceText
import Testing

@Suite("Detection and scopes")
struct DetectionTests {
  @Test(
    "a language is told by name, extension and first line",
    arguments: [
      ("a/b.ts", "", "typescript"), ("x.TSX", "", "tsx"), ("Gemfile", "", "ruby"), ("page.blade.php", "", "blade"),
      ("page.php", "", "php"), ("run", "#!/usr/bin/env python3.12\n", "python"), ("run", "#!/bin/bash -e\n", "shell"),
      ("Dockerfile.dev", "", "dockerfile"), ("main.tf", "", "terraform"), ("a.cs", "", "csharp"),
    ])
  func detection(_ path: String, _ content: String, _ expected: String) {
    let bytes = Array(content.utf8)
    #expect(LanguageDetection.language(of: RepositoryPath(path), content: bytes.span)?.id == expected)
  }

  @Test("an unknown file has no language")
  func unknown() {
    let bytes = Array("text".utf8)
    #expect(LanguageDetection.language(of: RepositoryPath("LICENSE"), content: bytes.span) == nil)
  }

  @Test("a place is in code, a comment or a string")
  func scopes() {
    let text = "a = 'b' // c\n"
    let bytes = Array(text.utf8)
    let source = LexedSource(bytes.span, language: Language(id: "javascript", name: "JavaScript"))
    #expect([0, 5, 10, 12, 99].map { source.scope(at: $0) } == [.code, .string, .comment, .code, .code])
  }
}
