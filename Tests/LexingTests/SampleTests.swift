import Foundation
import SourceText
import TestSupport
import Testing

@testable import Lexing

/// One file of each language, written to hold what is hard to read in it.
@Suite("Samples")
struct SampleTests {
  static let profiles = LanguageRegistry.profiles.map(\.language.id)

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Samples")

  /// The sample's name says its language: `python.py`, `blade.blade.php`.
  static func sample(of id: String) throws -> (path: RepositoryPath, bytes: [UInt8]) {
    let language = try #require(LanguageRegistry.language(id: id))
    let name = "\(id).\(try #require(language.profile?.extensions.first))"
    return (RepositoryPath(name), Array(try Data(contentsOf: folder.appending(path: name))))
  }

  @Test("exist for every language, are detected as theirs, and hold no unknown bytes", arguments: profiles)
  func detected(_ id: String) throws {
    let (path, bytes) = try Self.sample(of: id)
    #expect(LanguageDetection.language(of: path, content: bytes.span)?.id == id)
    let lines = bytes.count { $0 == 0x0A }
    #expect((25...120).contains(lines), "\(lines) lines")
    let source = LexedSource(bytes.span, language: LanguageRegistry.language(id: id))
    #expect(!source.tokens.contains { $0.kind == .unknown })
  }

  @Test("have the tokens of their snapshots", arguments: profiles)
  func tokens(_ id: String) throws {
    let (_, bytes) = try Self.sample(of: id)
    let language = try #require(LanguageRegistry.language(id: id))
    var tokens: [Token] = []
    Lexer.tokens(of: bytes.span, language: language, into: &tokens)
    try expectTiles(bytes, language)
    var text = ""
    for token in tokens { text += Self.line(token, bytes) + "\n" }
    try expectSnapshot(text, extension: "txt", suffix: id)
  }

  /// Kind, role where it has one, and text of a token.
  private static func line(_ token: Token, _ bytes: [UInt8]) -> String {
    var kind = "\(token.kind)"
    if token.keyword != .none { kind += " \(token.keyword)" }
    let text = String(decoding: bytes[token.range], as: UTF8.self)
    return kind + ": " + text.replacingOccurrences(of: "\n", with: "⏎")
  }

  @Test("tile and take linear work, cut off at any byte", arguments: profiles)
  func truncated(_ id: String) throws {
    let (_, bytes) = try Self.sample(of: id)
    let language = try #require(LanguageRegistry.language(id: id))
    for length in 0..<bytes.count { try expectTiles(Array(bytes[..<length]), language) }
  }

  @Test("tile and take linear work, with bytes changed, inserted and left out", arguments: profiles)
  func mutated(_ id: String) throws {
    let (_, bytes) = try Self.sample(of: id)
    let language = try #require(LanguageRegistry.language(id: id))
    var random = SeededRandom(seed: 7)
    let marks = Array("\"'`/*#<>{}()[]$@%\\\n?:=~|&-".utf8)
    for round in 0..<150 {
      var changed = bytes
      for _ in 0...round % 12 {
        let place = Int.random(in: 0..<changed.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: changed[place] = UInt8.random(in: 0...255, using: &random)
        case 1: changed[place] = marks.randomElement(using: &random) ?? 0
        case 2: changed.insert(marks.randomElement(using: &random) ?? 0, at: place)
        default: changed.removeSubrange(place..<min(changed.count, place + 20))
        }
        if changed.isEmpty { changed = [0x22] }
      }
      try expectTiles(changed, language, "seed \(random.seed), round \(round)")
    }
  }
}

/// Tokens are in order, do not overlap, leave out nothing but white space, and took linear work.
///
/// Written with plain loops: it runs for every prefix of every sample.
func expectTiles(_ bytes: [UInt8], _ language: Language, _ note: String = "") throws {
  var tokens: [Token] = []
  let steps = Lexer.scan(bytes.span, language: language, into: &tokens)
  guard steps <= 8 * bytes.count + 16 else {
    Issue.record("\(language.id): \(steps) steps for \(bytes.count) bytes \(note)")
    return
  }
  var position = 0
  var index = 0
  while index <= tokens.count {
    let start = index < tokens.count ? Int(tokens[index].start) : bytes.count
    let end = index < tokens.count ? tokens[index].end : bytes.count
    guard start >= position, end <= bytes.count, end > start || index == tokens.count else {
      Issue.record("\(language.id): token \(tokens[index]) does not follow \(position) \(note)")
      return
    }
    while position < start {
      // A byte order mark is left out too.
      if bytes[position] > 0x20, position >= 3 || bytes[position] < 0xBB {
        Issue.record("\(language.id): byte \(bytes[position]) at \(position) is in no token \(note)")
        return
      }
      position += 1
    }
    position = end
    index += 1
  }
}
