import Findings
import Lexing
import RuleEngine
import SourceText
import Testing

/// The rules' own examples, written another way that means the same.
@Suite("Examples written another way")
struct RewrittenExampleTests {
  private static let files = [
    "javascript": "src/module.js", "typescript": "src/module.ts", "php": "src/module.php", "python": "src/module.py",
  ]

  private struct Parsed {
    let bytes: [UInt8]
    let tokens: [Token]
    let span: Range<Int>

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    func text(_ index: Int) -> String { text(tokens[index].range) }
  }

  private func parsed(_ example: RuleExample, path: String) -> Parsed? {
    guard let span = example.spans.first else { return nil }
    let bytes = Array(example.text.utf8)
    let language = LanguageDetection.language(of: RepositoryPath(path), content: bytes.span)
    let tokens = LexedSource(bytes.span, language: language).tokens.filter { !$0.kind.isComment }
    return Parsed(bytes: bytes, tokens: tokens, span: span)
  }

  /// Every example of a rule over tokens in these languages that `rewrite` gives another text for, and whether the rule
  /// finds something there.
  private func outcomes(
    _ rewrite: (Parsed, String) -> String?
  ) throws -> (tried: Int, missed: [String: [String]]) {
    var matcher = try RuleMatcher(Shipped.set())
    var tried = 0
    var missed: [String: [String]] = [:]
    for rule in Shipped.rules where rule.dimension == .security {
      guard case .code = rule.match else { continue }
      for example in rule.examples {
        let language = example.language ?? rule.languages.first ?? ""
        guard let file = Self.files[language] else { continue }
        let path = example.path ?? file
        guard let parsed = parsed(example, path: path), let text = rewrite(parsed, language) else { continue }
        tried += 1
        let found = try findings(text, path: path, &matcher).filter { $0.rule == rule.id }
        if found.isEmpty { missed[rule.id, default: []].append(text) }
      }
    }
    return (tried, missed)
  }

  /// What a call in the example is given first is put into a variable before.
  private func twoSteps(_ parsed: Parsed, _ language: String) -> String? {
    let tokens = parsed.tokens
    guard
      let open = tokens.indices.first(where: {
        $0 > 0 && tokens[$0].symbol == Symbol.openParenthesis && parsed.span.contains(Int(tokens[$0].start))
          && tokens[$0 - 1].kind == .identifier
      })
    else { return nil }
    var depth = 0
    var end = open + 1
    scan: while end < tokens.count {
      switch tokens[end].symbol {
      case Symbol.openParenthesis, Symbol.openBracket, Symbol.interpolationOpen: depth += 1
      case Symbol.closeParenthesis, Symbol.closeBracket, Symbol.interpolationClose:
        if depth == 0 { break scan }
        depth -= 1
      case Symbol.comma: if depth == 0 { break scan }
      case Symbol.openBrace, Symbol.fatArrow, Symbol.equals, Symbol.spread, Symbol.semicolon: return nil
      default:
        if tokens[end].keyword == .function || tokens[end].keyword == .await || tokens[end].keyword == .for {
          return nil
        }
      }
      end += 1
    }
    guard end > open + 1, end < tokens.count else { return nil }
    let argument = Int(tokens[open + 1].start)..<tokens[end - 1].end
    let text = parsed.text(argument)
    guard !text.contains("\n"), !text.contains("//"), !text.contains("#") else { return nil }
    let all = parsed.text(0..<parsed.bytes.count)
    let before = parsed.text(0..<argument.lowerBound)
    let behind = parsed.text(argument.upperBound..<parsed.bytes.count)
    switch language {
    case "php":
      guard all.hasPrefix("<?php "), !all.contains("function ") else { return nil }
      return "<?php $assayed = \(text); " + before.dropFirst(6) + "$assayed" + behind
    case "python":
      guard !all.contains("import ") else { return nil }
      return "assayed = \(text)\n" + before + "assayed" + behind
    default: return "const assayed = \(text);\n" + before + "assayed" + behind
    }
  }

  private static let modules: Set<String> = [
    "child_process", "crypto", "fs", "jwt", "_", "vm", "axios", "got", "needle", "os", "subprocess", "pickle",
    "marshal",
    "requests", "httpx", "yaml", "tempfile", "ssl", "jwt", "marshal", "shelve", "libxml",
  ]

  /// A function of a module is imported under another name.
  private func renamed(_ parsed: Parsed, _ language: String) -> String? {
    let tokens = parsed.tokens
    guard
      let index = tokens.indices.first(where: {
        $0 + 3 < tokens.count && parsed.span.contains(Int(tokens[$0 + 2].start))
          && Self.modules.contains(parsed.text($0)) && tokens[$0].kind == .identifier
          && tokens[$0 + 1].symbol == Symbol.dot && tokens[$0 + 2].kind == .identifier
          && tokens[$0 + 3].symbol == Symbol.openParenthesis && ($0 == 0 || tokens[$0 - 1].symbol != Symbol.dot)
      })
    else { return nil }
    let (module, name) = (parsed.text(index), parsed.text(index + 2))
    let before = parsed.text(0..<Int(tokens[index].start))
    let behind = parsed.text(tokens[index + 2].end..<parsed.bytes.count)
    switch language {
    case "python": return "from \(module) import \(name) as assayed\n\(before)assayed\(behind)"
    case "php": return nil
    default: return "import { \(name) as assayed } from \"\(module)\";\n\(before)assayed\(behind)"
    }
  }

  /// A module is imported under another name.
  private func renamedModule(_ parsed: Parsed, _ language: String) -> String? {
    let tokens = parsed.tokens
    guard
      let index = tokens.indices.first(where: {
        $0 + 2 < tokens.count && parsed.span.contains(Int(tokens[$0].start)) && tokens[$0].kind == .identifier
          && Self.modules.contains(parsed.text($0)) && tokens[$0 + 1].symbol == Symbol.dot
          && ($0 == 0 || tokens[$0 - 1].symbol != Symbol.dot)
      })
    else { return nil }
    let module = parsed.text(index)
    let before = parsed.text(0..<Int(tokens[index].start))
    let behind = parsed.text(tokens[index].end..<parsed.bytes.count)
    switch language {
    case "python": return "import \(module) as assayed\n\(before)assayed\(behind)"
    case "php": return nil
    default: return "const assayed = require(\"node:\(module)\");\n\(before)assayed\(behind)"
    }
  }

  @Test("a value that is put into a variable first is found as well")
  func variables() throws {
    let (tried, missed) = try outcomes(twoSteps)
    #expect(tried > 100)
    let count = missed.values.reduce(0) { $0 + $1.count }
    // The others ask how an argument itself is written, or hold a request's value inside a text.
    #expect(count * 5 <= tried, "\(count) of \(tried): \(missed)")
  }

  @Test("what is imported under another name is found as well")
  func names() throws {
    let functions = try outcomes(renamed)
    #expect(functions.tried > 15 && functions.missed.isEmpty, "\(functions.tried): \(functions.missed)")
    let modules = try outcomes(renamedModule)
    #expect(modules.tried > 15 && modules.missed.isEmpty, "\(modules.tried): \(modules.missed)")
  }
}
