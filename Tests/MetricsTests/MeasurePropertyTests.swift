import Findings
import Lexing
import SourceText
import TestSupport
import Testing

@testable import Metrics

/// What must hold of every file, tried on the samples and on what chance makes of them.
@Suite("Measures of any file")
struct MeasurePropertyTests {
  struct Source: Sendable, CustomTestStringConvertible {
    let path: String
    let text: String
    var testDescription: String { path + " " + text.prefix(24) }
  }

  static let sources =
    FunctionSample.all.map { Source(path: $0.path, text: $0.source) }
    + CognitiveTests.examples.map { Source(path: $0.path, text: $0.source) }

  static func lexed(_ bytes: [UInt8], _ path: String) -> LexedSource {
    LexedSource(bytes.span, language: LanguageDetection.language(of: RepositoryPath(path), content: bytes.span))
  }

  /// What layout and comments must not change.
  static func substance(_ file: FileMeasure) -> [FunctionMeasure] {
    file.functions.map { function in
      var function = function
      (function.startLine, function.endLine) = (0, 0)
      return function
    }
  }

  @Test("do not change with comments, blank lines and white space at line ends", arguments: sources)
  func layout(_ source: Source) throws {
    let before = FunctionTests.measure(source.text, source.path)
    for seed in UInt64(1)...20 {
      var random = SeededRandom(seed: seed)
      let changed = try Self.relaid(source, &random)
      let after = FunctionTests.measure(changed, source.path)
      #expect(Self.substance(after) == Self.substance(before), "seed \(seed)\n\(changed)")
      #expect(after.outsideDigest == before.outsideDigest, "seed \(seed)\n\(changed)")
      #expect(after.counts.code == before.counts.code, "seed \(seed)\n\(changed)")
    }
  }

  /// Adds to lines that end outside of any token, and between them.
  private static func relaid(_ source: Source, _ random: inout SeededRandom) throws -> String {
    let bytes = Array(source.text.utf8)
    let lexed = lexed(bytes, source.path)
    let profile = try #require(lexed.language?.profile)
    let comment = try #require(profile.lineComments.first).open
    var changed: [UInt8] = []
    for (offset, byte) in bytes.enumerated() {
      let isOutside = lexed.tokens.index(holding: offset) == nil
      if byte == 0x0A, isOutside {
        let line = changed.suffix(while: { $0 != 0x0A })
        // A directive goes on to the end of its line, and so does what precedes `<?php`.
        let isPlain = !line.contains(UInt8(ascii: "#")) && !line.contains(UInt8(ascii: "?")) || line.isEmpty
        if random.chance(20) { changed += Array("  \t".utf8) }
        if random.chance(30), isPlain { changed += Array(" \(comment) if (a && b) { }".utf8) }
        changed.append(byte)
        if random.chance(20) { changed += Array("   \n".utf8) }
        if random.chance(20) { changed += Array("\(comment) else { for\n".utf8) }
      } else {
        changed.append(byte)
      }
    }
    return String(decoding: changed, as: UTF8.self)
  }

  @Test("do not change with white space and comments between tokens, where they mean nothing", arguments: sources)
  func spacing(_ source: Source) throws {
    guard ["java", "cs", "php"].contains(RepositoryPath(source.path).fileExtension) else { return }
    let before = FunctionTests.measure(source.text, source.path)
    let bytes = Array(source.text.utf8)
    let tokens = Self.lexed(bytes, source.path).tokens
    for seed in UInt64(1)...20 {
      var random = SeededRandom(seed: seed)
      var changed: [UInt8] = []
      var end = 0
      for token in tokens {
        changed += bytes[end..<Int(token.start)]
        // An optional's mark and the two of `=>` and the like stay where they are; a template's parts are one literal.
        let isLoose = token.symbol != Symbol.question && token.kind != .markup
        if isLoose, end > 0, random.chance(15) { changed += Array("  ".utf8) }
        if isLoose, end > 0, random.chance(15) { changed += Array(" /* if && { */ ".utf8) }
        changed += bytes[token.range]
        end = token.end
      }
      changed += bytes[end...]
      let text = String(decoding: changed, as: UTF8.self)
      #expect(
        Self.substance(FunctionTests.measure(text, source.path)) == Self.substance(before), "seed \(seed)\n\(text)")
    }
  }

  @Test("keep every function inside the file and inside what surrounds it", arguments: sources)
  func ranges(_ source: Source) {
    for seed in UInt64(0)..<60 {
      var random = SeededRandom(seed: seed)
      var bytes = Array(source.text.utf8)
      if seed > 0 { Self.spoil(&bytes, &random) }
      let text = String(decoding: bytes, as: UTF8.self)
      let file = FunctionTests.measure(text, source.path)
      let counts = file.counts
      #expect(counts.lines == counts.code + counts.comment + counts.blank, "seed \(seed)")
      #expect(counts.lines == LineIndex(Array(text.utf8)).lineCount, "seed \(seed)")
      var around: [FunctionMeasure] = []
      for function in file.functions {
        #expect(
          function.startLine >= 1 && function.startLine <= function.endLine && function.endLine <= counts.lines,
          "\(function.name), seed \(seed)\n\(text)")
        #expect(
          function.nloc >= 1 && function.nloc <= function.endLine - function.startLine + 1, "seed \(seed)\n\(text)")
        #expect(function.cyclomatic >= 1 && function.cognitive >= 0 && function.nesting >= 0, "seed \(seed)\n\(text)")
        while let last = around.last, last.endLine < function.startLine { around.removeLast() }
        // One that starts where another ends may stand behind it on that line.
        if let last = around.last {
          #expect(
            function.endLine <= last.endLine || function.startLine == last.endLine,
            "\(function.name) in \(last.name), seed \(seed)\n\(text)")
        }
        around.append(function)
      }
    }
  }

  /// Cuts, doubles and swaps pieces.
  private static func spoil(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    for _ in 0..<Int.random(in: 1..<4, using: &random) where bytes.count > 8 {
      let start = Int.random(in: 0..<(bytes.count - 4), using: &random)
      let end = min(bytes.count, start + Int.random(in: 1..<24, using: &random))
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0..<bytes.count, using: &random))
      default: bytes.insert(Array("{}()[]\"'\n;:=>?".utf8).randomElement(using: &random) ?? 0x7B, at: start)
      }
    }
  }
}

extension Array where Element == UInt8 {
  /// The bytes at the end that all satisfy a condition.
  fileprivate func suffix(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    guard let last = lastIndex(where: { !condition($0) }) else { return self[...] }
    return self[(last + 1)...]
  }
}
