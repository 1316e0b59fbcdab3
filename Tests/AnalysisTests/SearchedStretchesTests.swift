import Findings
import Foundation
import RuleEngine
import RulePacks
import SourceText
import TestSupport
import Testing

@testable import Analysis

/// A version of a file is searched where it differs from those before, and nothing is missed for that.
@Suite("Stretches that were searched")
struct SearchedStretchesTests {
  private static let rules = Result {
    try RuleSet(rules: RuleLoading.decode(rules: RulePacks.rules).filter(\.isCredential))
  }

  private static let key = "AKIA" + "QYLPMN5HFIQR7XYA"

  /// Lines of code, some of which end like base64 and some with words that rules look for.
  private func line(_ random: inout SeededRandom) -> String {
    let number = Int.random(in: 0..<100_000, using: &random)
    return switch Int.random(in: 0..<8, using: &random) {
    case 0: "  return total\(number) + \(number % 7);"
    case 1: "function rate\(number)(order) {"
    case 2: "}"
    case 3: ""
    case 4: "const password = read(\"\(number)\")"
    case 5: "# token of the session, see RFC \(number)"
    case 6: "  key: value\(number)"
    default: "-----BEGIN PUBLIC PART \(number)-----"
    }
  }

  /// A secret in one of the ways in which it may stand over several lines or in one.
  private func secret(_ random: inout SeededRandom) -> [String] {
    let text = String(repeating: "setting = \(Int.random(in: 0..<9_999, using: &random))\n", count: 12)
    let inner = text + "aws_access_key_id = \(Self.key)\n" + text
    let encoded = Data(inner.utf8).base64EncodedString()
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return ["const key = \"\(Self.key)\";"]
    case 1:
      var lines: [String] = []
      var rest = encoded[...]
      while !rest.isEmpty {
        lines.append(String(rest.prefix(64)))
        rest = rest.dropFirst(64)
      }
      return lines
    case 2: return ["data: \(encoded)"]
    default:
      let body = (0..<26).map { _ in
        String(
          (0..<64).map { _ in
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".randomElement(using: &random) ?? "A"
          })
      }
      return ["-----BEGIN RSA PRIVATE " + "KEY-----"] + body + ["-----END RSA PRIVATE " + "KEY-----"]
    }
  }

  @Test("versions are judged as if each was searched in whole", arguments: 1...12)
  func versions(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let rules = try Self.rules.get()
    var analyzer = try BlobAnalyzer(rules: rules, key: .unkeyed)
    var searched = SearchedStretches(rules: rules, key: random.next())
    var lines = (0..<Int.random(in: 0..<700, using: &random)).map { _ in line(&random) }
    var held = 0
    for version in 0..<40 {
      var planted: (start: Int, count: Int)?
      if random.chance(25) {
        let start = Int.random(in: 0...lines.count, using: &random)
        let secret = secret(&random)
        lines.insert(contentsOf: secret, at: start)
        planted = (start, secret.count)
      }
      let end = random.chance(30) ? "\r\n" : "\n"
      let bytes = Array(lines.joined(separator: end).utf8)
      let expected = try analyzer.mayHoldSecret(bytes.span)
      #expect(
        try analyzer.mayHoldSecret(bytes.span, besides: &searched) == expected, "seed \(seed), version \(version)")
      if expected { held += 1 }
      #expect(planted == nil || expected)
      if let planted {
        // A part of it may stay behind, and be joined by the rest in another version.
        let kept = random.chance(30) ? Int.random(in: 0..<planted.count, using: &random) : 0
        lines.removeSubrange((planted.start + kept)..<(planted.start + planted.count))
      }
      for _ in 0..<Int.random(in: 0..<4, using: &random) where !lines.isEmpty {
        let place = Int.random(in: 0..<lines.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: lines[place] = line(&random)
        case 1: lines.insert(line(&random), at: place)
        default: lines.remove(at: place)
        }
      }
    }
    print(
      "seed \(seed): \(searched.searched) of \(searched.asked) bytes searched, \(held) of 40 versions with a secret")
    #expect(held > 0)
  }

  @Test("a text that was searched is not searched again, and a small edit costs a small part")
  func saved() throws {
    var random = SeededRandom(seed: 99)
    let rules = try Self.rules.get()
    var analyzer = try BlobAnalyzer(rules: rules, key: .unkeyed)
    var searched = SearchedStretches(rules: rules, key: 7)
    var lines = (0..<4_000).map { _ in line(&random) + ";" }
    func search() throws -> Int {
      let before = searched.searched
      _ = try analyzer.mayHoldSecret(Array(lines.joined(separator: "\n").utf8).span, besides: &searched)
      return searched.searched - before
    }
    let first = try search()
    #expect(try search() == 0)
    lines[2_000] = "let changed = 1;"
    let second = try search()
    #expect(second > 0 && second * 5 < first, "\(second) of \(first)")
  }
}
