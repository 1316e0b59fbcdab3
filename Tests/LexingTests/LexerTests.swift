import SourceText
import TestSupport
import Testing

@testable import Lexing

@Suite("Tokens")
struct LexerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let language: String
    let source: String
    /// Kind and text of every token.
    let expected: [String]
    var testDescription: String { "\(language): \(source)" }
  }

  @Test("are what the language says", arguments: LexerTests.cases)
  func tokens(_ sample: Case) throws {
    let bytes = Array(sample.source.utf8)
    let language = try #require(LanguageRegistry.language(id: sample.language))
    var tokens: [Token] = []
    Lexer.tokens(of: bytes.span, language: language, into: &tokens)
    let shown = tokens.map { "\($0.kind):" + String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(shown == sample.expected)
  }

  static let cases: [Case] = [
    Case(
      language: "javascript", source: "a / b / c",
      expected: [
        "identifier:a", "operator:/", "identifier:b", "operator:/", "identifier:c",
      ]),
    Case(
      language: "javascript", source: "x = /[/]\\/a/g", expected: ["identifier:x", "operator:=", "regex:/[/]\\/a/g"]),
    Case(
      language: "javascript", source: "if (a) /b/.test(c)",
      expected: [
        "keyword:if", "punctuation:(", "identifier:a", "punctuation:)", "regex:/b/", "punctuation:.",
        "identifier:test", "punctuation:(", "identifier:c", "punctuation:)",
      ]),
    Case(
      language: "javascript", source: "`a${b ? `c${d}` : {}}e`",
      expected: [
        "templateText:`a", "punctuation:${", "identifier:b", "operator:?", "templateText:`c", "punctuation:${",
        "identifier:d", "punctuation:}", "templateText:`", "punctuation::", "punctuation:{", "punctuation:}",
        "punctuation:}", "templateText:e`",
      ]),
    Case(
      language: "jsx", source: "x = <p id=\"a\">it's {b}</p>;",
      expected: [
        "identifier:x", "operator:=", "markup:<", "markup:p", "markup:id", "markup:=", "string:\"a\"", "markup:>",
        "markup:it's", "punctuation:{", "identifier:b", "punctuation:}", "markup:</", "markup:p", "markup:>",
        "punctuation:;",
      ]),
    Case(
      language: "python", source: "'''doc'''\nx = '''text'''  # c",
      expected: [
        "docComment:'''doc'''", "identifier:x", "operator:=", "string:'''text'''", "lineComment:# c",
      ]),
    Case(
      language: "python", source: "f\"a{b!r}{{c\" rb'\\''",
      expected: [
        "templateText:f\"a", "punctuation:{", "identifier:b", "operator:!", "identifier:r", "punctuation:}",
        "templateText:{{c\"", "string:rb'\\''",
      ]),
    Case(
      language: "php", source: "<b><?php echo 1; # c\n?>x",
      expected: [
        "markup:<b>", "markup:<?php", "keyword:echo", "number:1", "punctuation:;", "lineComment:# c", "punctuation:?>",
        "markup:x",
      ]),
    Case(
      language: "php", source: "<?php $a = <<<EOT\n x {$b}\n EOT;",
      expected: [
        "markup:<?php", "identifier:$a", "operator:=", "templateText:<<<EOT\n x ", "punctuation:{", "identifier:$b",
        "punctuation:}", "templateText:\n EOT", "punctuation:;",
      ]),
    Case(
      language: "php", source: "<?php #[A]\n$x?->y",
      expected: [
        "markup:<?php", "operator:#", "punctuation:[", "identifier:A", "punctuation:]", "identifier:$x", "operator:?->",
        "identifier:y",
      ]),
    Case(
      language: "java", source: "\"\"\"\n a \"b\" \"\"\";",
      expected: ["string:\"\"\"\n a \"b\" \"\"\"", "punctuation:;"]),
    Case(language: "go", source: "`a\\`+'\\''", expected: ["string:`a\\`", "operator:+", "string:'\\''"]),
    Case(
      language: "ruby", source: "puts <<~A, :b\n x #{c}\n A\n%w[d e] / 2",
      expected: [
        "identifier:puts", "templateText:<<~A", "punctuation:,", "identifier::b", "templateText: x ", "punctuation:#{",
        "identifier:c", "punctuation:}", "templateText:\n A", "string:%w[d e]", "operator:/", "number:2",
      ]),
    Case(
      language: "csharp", source: "@\"a\"\"b\" $\"{c}\" \"\"\"d \"e\" \"\"\"",
      expected: [
        "string:@\"a\"\"b\"", "templateText:$\"", "punctuation:{", "identifier:c", "punctuation:}", "templateText:\"",
        "string:\"\"\"d \"e\" \"\"\"",
      ]),
    Case(
      language: "swift", source: "/* a /* b */ c */ #\"\\(x)\"# \"\\(y)\"",
      expected: [
        "blockComment:/* a /* b */ c */", "string:#\"\\(x)\"#", "templateText:\"", "punctuation:\\(", "identifier:y",
        "punctuation:)", "templateText:\"",
      ]),
    Case(
      language: "rust", source: "&'a r#\"b\"# 'c'",
      expected: [
        "operator:&", "identifier:'a", "string:r#\"b\"#", "string:'c'",
      ]),
    Case(
      language: "shell", source: "echo \"$(ls)\" # c\ncat <<EOF\nx\nEOF\n",
      expected: [
        "identifier:echo", "templateText:\"", "punctuation:$(", "identifier:ls", "punctuation:)", "templateText:\"",
        "lineComment:# c", "identifier:cat", "templateText:<<EOF", "templateText:x\nEOF",
      ]),
    Case(
      language: "yaml", source: "a: it's # c",
      expected: [
        "identifier:a", "punctuation::", "identifier:it", "operator:'", "identifier:s", "lineComment:# c",
      ]),
    Case(
      language: "html", source: "<!-- a --><p>b",
      expected: [
        "blockComment:<!-- a -->", "markup:<", "markup:p", "markup:>", "markup:b",
      ]),
  ]

  @Test("tile the file, and take linear work, whatever the bytes")
  func hostileBytes() throws {
    var random = SeededRandom(seed: 42)
    let seeds = Self.cases.map { Array($0.source.utf8) }
    for profile in LanguageRegistry.profiles {
      for round in 0..<40 {
        var bytes: [UInt8] = []
        for _ in 0..<8 {
          var piece = seeds[Int(random.next() % UInt64(seeds.count))]
          for _ in 0..<(round % 5) where !piece.isEmpty {
            piece[Int(random.next() % UInt64(piece.count))] = UInt8(truncatingIfNeeded: random.next())
          }
          bytes += piece
        }
        try expectTiles(bytes, profile.language)
      }
    }
  }

  @Test(
    "of repeated openers take linear work",
    arguments: [
      "/", "`${", "<a>", "(", "{", "\"", "/*", "<<<A\n", "<<A\n", "#\"", "$\"{", "f'{", "%w[", "=begin\n", "'",
      "<?php ", "x=>", "?", "{{ ", "{% ", "<% ", "@php ", "@a(", "<script>", "{% raw %}", "{{ ' }}", "$a$", "$$ ",
      "AS $$",
      "[==", "--[[", "q(", "s{a}", "@\"\n", "~r/", "a: |\n b\n", "```\n", "`a ", "R\"(", "#/\n", "<<A <<B\n",
      "\"$(case ",
      "url(", "<![CDATA[", "=pod\n", "<a b='{{", "f\"{a:", "'a", "case a) ", "$((", "\\", "{% comment %}", "{{-- ",
      "l:|\n",
    ])
  func repeatedOpeners(_ piece: String) throws {
    let bytes = Array(String(repeating: piece, count: 1_500).utf8)
    for profile in LanguageRegistry.profiles { try expectTiles(bytes, profile.language) }
  }
}
