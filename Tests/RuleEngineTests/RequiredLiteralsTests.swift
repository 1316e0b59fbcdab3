import Findings
import TestSupport
import Testing

@testable import RuleEngine

/// The first stage looks for texts; where it doesn't see one, no match is looked for. So the reading must never be wrong.
@Suite("Texts that a match must hold")
struct RequiredLiteralsTests {
  @Test(
    "of an expression, with how far from its start they end",
    arguments: [
      ("ghp_[A-Za-z0-9]{36}", ["ghp_"], 4...4),
      ("\\b(?<secret>(?:AKIA|ASIA)[A-Z2-7]{16})\\b", ["AKIA", "ASIA"], 4...4),
      ("(?i)sg\\.[\\w-]{22}\\.[a-z]{3}", ["sg."], 3...3),
      ("[a-z]{0,20}stripe_?key", ["stripe_key", "stripekey"], 9...30),
      ("(?:one|eleven)_of_[xy]q", ["eleven_of_xq", "eleven_of_yq", "one_of_xq", "one_of_yq"], 9...12),
      ("x{3}-[0-9]{2}", ["xxx-"], 4...4),
      ("^<{7} ", ["<<<<<<< "], 8...8),
      ("(?=.{0,9}zebra)[a-z]{1,4}quartz(?!y)", ["quartz"], 7...10),
      ("a?b?wxyz", ["abwxyz", "awxyz", "bwxyz", "wxyz"], 4...6),
      ("\\x41\\x{42}\\.\\\\[\\]Q]Z", ["AB.\\QZ", "AB.\\]Z"], 6...6),
      ("(['\"])kiwi\\1", ["\"kiwi", "'kiwi"], 5...5),
    ] as [(String, [String], ClosedRange<Int>)])
  func table(expression: String, texts: [String], reach: ClosedRange<Int>) throws {
    let literals = try #require(RequiredLiterals(pattern(expression)))
    #expect(literals.texts.map { String(decoding: $0, as: UTF8.self) } == texts)
    #expect(literals.reach == reach)
    #expect(literals.isCaseless == expression.contains("(?i)"))
  }

  @Test(
    "are not taken where there is none, or where the expression is not understood",
    arguments: [
      "[0-9a-f]{32}", "(?:zebra)?[a-z]{4,9}", "(?:zebra|[a-z]{5})", "[^z]{3,8}", "(?x) ze bra", "\\Qzebra\\E",
      "e|zebra",
    ])
  func none(expression: String) throws {
    #expect(RequiredLiterals(Pattern(expression: expression, maximumWidth: 40, isApproximated: false)) == nil)
  }

  @Test("stand in whatever a random expression matches", arguments: 1...40)
  func random(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<50 {
      let (expression, text) = RandomExpression.make(&random, depth: 3)
      guard let pattern = try? PatternSyntax.pattern(expression), let literals = RequiredLiterals(pattern) else {
        continue
      }
      let bytes = Array("\n.,;\n".utf8) + text + Array("\n".utf8)
      let regex = try BoundedRegex(expression)
      let match = unsafe try bytes.withUnsafeBufferPointer {
        unsafe try regex.firstMatch(in: $0, starts: 0...bytes.count, width: pattern.maximumWidth)
      }
      let start = try #require(match, "seed \(seed): \(expression) does not match \(text)").range.lowerBound
      let isSeen = literals.texts.contains { wanted in
        literals.reach.contains { reach in
          let end = start + reach
          guard end <= bytes.count, end >= wanted.count else { return false }
          let found = bytes[(end - wanted.count)..<end]
          return literals.isCaseless ? found.map { $0 | 0x20 } == wanted.map { $0 | 0x20 } : Array(found) == wanted
        }
      }
      #expect(isSeen, "seed \(seed): \(expression) holds none of \(literals)")
    }
  }

  @Test("are what nearly every rule that ships is looked for by")
  func shipped() throws {
    let set = try Shipped.set()
    let database = try #require(set.database)
    let expressions = database.searches.filter { if case .expression = $0.subject { true } else { false } }
    #expect(expressions.count * 20 < set.patternCount)
    #expect(Set(database.searches.flatMap(\.patterns)) == Set(0..<set.patternCount))
  }

  @Test("are what the version says: raise it with the digest, or caches of compiled expressions are wrong")
  func version() throws {
    let expressions = [
      "gr[ae]y cat", "(?i)password\\s{0,4}=\\s{0,4}[^\\s]{8,40}", "AKIA[0-9A-Z]{16}", "[a-z]{3}[0-9]{2}",
      "a(b|cd){2,3}e",
      "(?:x1|y2|z3)_[a-f]{32}", "^from .{1,80} import", "\\bsk_(?:live|test)_[0-9a-zA-Z]{24}\\b", "[ab][cd][ef][gh]",
    ]
    let read = try expressions.map { "\($0) \(try RequiredLiterals(pattern($0)).map { "\($0)" } ?? "none")" }
    let digest = ContentDigest(of: read.joined(separator: "\n").utf8).hex.prefix(16)
    #expect("\(RequiredLiterals.version) \(digest)" == "1 d5ab014b70a8f962")
  }

  private func pattern(_ expression: String) throws -> Pattern {
    do {
      return try PatternSyntax.pattern(expression)
    } catch {
      Issue.record("\(expression): \(error.message)")
      throw error
    }
  }
}

/// Expressions of the rules' dialect with a text that they match.
private enum RandomExpression {
  static func make(_ random: inout SeededRandom, depth: Int) -> (expression: String, text: [UInt8]) {
    var expression = Int.random(in: 0..<5, using: &random) == 0 ? "(?i)" : ""
    var text: [UInt8] = []
    for _ in 0...Int.random(in: 1...4, using: &random) {
      let part = self.part(&random, depth: depth)
      expression += part.expression
      text += part.text
    }
    return (expression, text)
  }

  private static let letters = Array("abkqxz_".utf8)

  private static func part(_ random: inout SeededRandom, depth: Int) -> (expression: String, text: [UInt8]) {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 5), using: &random) {
    case 0, 1:
      let word = (0...Int.random(in: 0...5, using: &random)).map { _ in letters.randomElement(using: &random) ?? 0x61 }
      return (String(decoding: word, as: UTF8.self), word)
    case 2: return ("[0-9]{2,4}", Array("057".utf8))
    case 3: return ("[kq]", [Bool.random(using: &random) ? 0x6B : 0x71])
    case 4: return ("\\.", [0x2E])
    case 5, 6:
      let taken = part(&random, depth: depth - 1)
      let others = (0..<Int.random(in: 1...2, using: &random)).map { _ in part(&random, depth: depth - 1).expression }
      return ("(?:" + ([taken.expression] + others).shuffled(using: &random).joined(separator: "|") + ")", taken.text)
    case 7:
      let (inner, text) = part(&random, depth: depth - 1)
      let count = Int.random(in: 0...3, using: &random)
      return ("(?:\(inner)){\(min(count, 1)),3}", Array((0..<count).map { _ in text }.joined()))
    default:
      let (inner, text) = part(&random, depth: depth - 1)
      return ("(\(inner))?", Bool.random(using: &random) ? text : [])
    }
  }
}
