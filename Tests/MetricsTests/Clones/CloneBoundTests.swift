import Findings
import SourceText
import TestSupport
import Testing

@testable import Metrics

/// What clones cost, in steps, and what is said of texts made to cost more.
@Suite("Bounds of clones")
struct CloneBoundTests {
  private static func steps(_ tree: CloneTree) -> (report: CloneReport, steps: Int, tokens: Int) {
    let plan = CloneIndex(tree.files, settings: tree.settings).plan()
    let batches = tree.clones(plan)
    return (CloneDetector.report(plan, batches), batches.reduce(0) { $0 + $1.steps }, plan.tokenCount)
  }

  @Test("a million equal tokens are one clone of two halves", arguments: [1, 2, 3, 49])
  func equalTokens(_ period: Int) {
    var tree = CloneTree(.standard)
    let count = period == 1 ? 1_000_000 : 100_000
    tree.add("a", symbols: (0..<count).map { UInt32($0 % period) })
    let (report, steps, tokens) = Self.steps(tree)
    let half = count / 2 / period * period
    #expect(CloneTree.words(report).first == "a:1-\(half) a:\(half + 1)-\(half * 2)")
    #expect(report.groups.count <= 2)
    #expect(report.duplicatedLines > count - 100)
    #expect(steps < 4 * tokens && report.unlisted == 0)
  }

  @Test("a block repeated a thousand times is one clone of as many places")
  func repeatedBlock() {
    var tree = CloneTree(.standard)
    tree.add("a", symbols: (0..<100_000).map { UInt32($0 % 100) })
    let (report, steps, tokens) = Self.steps(tree)
    #expect(report.groups.map(\.places.count) == [1_000])
    #expect(report.duplicatedLines == 100_000)
    #expect(steps < 4 * tokens && report.unlisted == 0)
  }

  @Test("a thousand copies of one file are one clone")
  func copies() {
    var random = SeededRandom(seed: 11)
    var tree = CloneTree(.standard)
    let symbols = (0..<300).map { _ in UInt32.random(in: 0..<500, using: &random) }
    for copy in 0..<1_000 { tree.add("f\(copy)", symbols: symbols) }
    let (report, steps, tokens) = Self.steps(tree)
    #expect(report.groups.map(\.places.count) == [1_000])
    #expect(report.groups.first?.tokens == 300)
    #expect(report.share == 1)
    #expect(steps < 3 * tokens && report.unlisted == 0)
  }

  @Test("a thousand copies, each changed in one place, stay linear")
  func changedCopies() {
    var random = SeededRandom(seed: 12)
    var tree = CloneTree(.standard)
    let symbols = (0..<300).map { _ in UInt32.random(in: 0..<500, using: &random) }
    for copy in 0..<1_000 {
      var changed = symbols
      changed[Int.random(in: 0..<300, using: &random)] = UInt32(1_000 + copy)
      tree.add("f\(copy)", symbols: changed)
    }
    let (report, steps, tokens) = Self.steps(tree)
    #expect(report.share > 0.9 && report.groups.count < 3_000)
    #expect(steps < 20 * tokens && report.unlisted == 0)
  }

  @Test("words made to hold one another in many ways", arguments: ["fibonacci", "thue-morse", "random"])
  func words(_ shape: String) {
    var symbols: [UInt32] = [0]
    var random = SeededRandom(seed: 13)
    switch shape {
    case "fibonacci":
      var before: [UInt32] = [1]
      while symbols.count < 50_000 { (symbols, before) = (symbols + before, symbols) }
    case "thue-morse":
      while symbols.count < 50_000 { symbols += symbols.map { 1 - $0 } }
    default: symbols = (0..<50_000).map { _ in UInt32.random(in: 0...1, using: &random) }
    }
    var tree = CloneTree(CloneSettings(minimumTokens: 20, minimumLines: 1))
    tree.add("a", symbols: symbols)
    let (_, steps, tokens) = Self.steps(tree)
    #expect(steps < 80 * tokens)
  }

  @Test("what the limit on steps leaves out is counted, and nothing is where it holds")
  func limit() {
    // Every piece of one text: clones in clones in clones.
    var random = SeededRandom(seed: 14)
    let base = (0..<60).map { _ in Int32.random(in: 10_000..<11_000, using: &random) }
    var text: [Int32] = []
    var separators: Int32 = 0
    for start in 0..<40 {
      for end in (start + 20)...60 {
        separators += 1
        text += base[start..<end] + [separators]
      }
    }
    text.append(0)
    let settings = CloneSettings(minimumTokens: 20, minimumLines: 1)
    let all = RepeatFinder(settings: settings) { _ in true }
      .repeats(in: text, alphabet: 11_000, separators: Int(separators))
    #expect(all.unlisted == 0 && all.steps <= RepeatFinder.stepsASymbol * text.count)
    let some = RepeatFinder(settings: settings, stepsASymbol: 1) { _ in true }
      .repeats(in: text, alphabet: 11_000, separators: Int(separators))
    #expect(some.unlisted > 0 && some.repeats.count < all.repeats.count)
    #expect(some.steps < 4 * text.count)
  }
}
