internal import Findings
internal import Git
internal import SourceText

/// Puts the findings of both sides of a changed file into the bins of attribution.
enum FindingMatching {
  /// A finding whose place was edited: its new fingerprint and the one it had, so that it stays whose it was.
  typealias Edited = (new: Fingerprint, old: Fingerprint)

  /// One version's findings with what stands around each.
  struct Side {
    var findings: [Finding]
    var contexts: [FindingContext]

    static let none = Side(findings: [], contexts: [])
  }

  /// A finding that has no partner on the other side.
  struct Entry {
    var attributed: AttributedFinding
    var context: FindingContext
  }

  struct Result {
    var entries: [Entry] = []
    var edited: [Edited] = []
  }

  /// In this order: what stands on an unchanged line; the same fingerprint, if its surroundings or its function say that
  /// it is the same place; an edit of the place. The rest was introduced or fixed.
  ///
  /// - Parameters:
  ///   - old: findings of the old content, analysed under the new path, so that a rename changes no fingerprint.
  ///   - functions: old function's first line to the new one's.
  ///   - isLayout: whether only white space differs: then equal fingerprints are the same finding wherever they stand.
  static func attribute(
    old: Side, new: Side, functions: [Int: Int], hunks: [LineHunk], isLayout: Bool = false
  ) -> Result {
    var matching = Matching(old: old, new: new, functions: functions, isLayout: isLayout)
    matching.matchUnchangedLines(hunks)
    matching.matchFingerprints()
    matching.matchEdits()
    return matching.result()
  }

  static func weighed(before: Finding, after: Finding) -> AttributedFinding? {
    if after.minutes > before.minutes { return AttributedFinding(bin: .worsened, finding: after) }
    if after.minutes < before.minutes { return AttributedFinding(bin: .improved, finding: after) }
    return nil
  }

  private struct Matching {
    let old: Side
    let new: Side
    let functions: [Int: Int]
    let isLayout: Bool
    private var partners: [Int: Int] = [:]
    private var freeOld: [Bool]

    init(old: Side, new: Side, functions: [Int: Int], isLayout: Bool) {
      self.old = old
      self.new = new
      self.functions = functions
      self.isLayout = isLayout
      freeOld = Array(repeating: true, count: old.findings.count)
    }

    /// The same text at the same column of a line that the change left alone is the same finding, whatever was added
    /// above it: without this the evidence of a new finding would open at an old one.
    mutating func matchUnchangedLines(_ hunks: [LineHunk]) {
      struct Spot: Hashable {
        var rule: String
        var content: Fingerprint
        var line: Int
        var column: Int
      }
      var spots: [Spot: Int] = [:]
      for (index, finding) in old.findings.enumerated() {
        guard let line = hunks.place(ofUnchanged: old.line(index)) else { continue }
        let spot = Spot(
          rule: finding.rule, content: finding.contentFingerprint, line: line, column: finding.range.start.column)
        spots[spot] = index
      }
      for (index, finding) in new.findings.enumerated() {
        let spot = Spot(
          rule: finding.rule, content: finding.contentFingerprint, line: finding.range.start.line,
          column: finding.range.start.column)
        if let partner = spots.removeValue(forKey: spot) { pair(partner, index) }
      }
    }

    mutating func matchFingerprints() {
      var waiting: [Fingerprint: [Int]] = [:]
      for index in old.findings.indices.reversed() where freeOld[index] {
        waiting[old.findings[index].fingerprint, default: []].append(index)
      }
      for (index, finding) in new.findings.enumerated() where partners[index] == nil {
        guard let place = waiting[finding.fingerprint]?.lastIndex(where: { staysSame($0, index) }),
          let partner = waiting[finding.fingerprint]?.remove(at: place)
        else { continue }
        pair(partner, index)
      }
    }

    /// An edit of a line that had the finding before, or a function that was renamed, is the old finding. A credential
    /// is its value, so another value on the same line is a new one.
    mutating func matchEdits() {
      for (index, finding) in new.findings.enumerated() where partners[index] == nil && !finding.isCredential {
        let partner = old.findings.indices.first { before in
          freeOld[before] && old.findings[before].rule == finding.rule && isEdit(before, index)
        }
        if let partner { pair(partner, index) }
      }
    }

    func result() -> Result {
      var result = Result()
      for (index, finding) in new.findings.enumerated() {
        guard let partner = partners[index] else {
          result.entries.append(
            Entry(attributed: AttributedFinding(bin: .introduced, finding: finding), context: new.contexts[index]))
          continue
        }
        let before = old.findings[partner]
        if before.fingerprint != finding.fingerprint { result.edited.append((finding.fingerprint, before.fingerprint)) }
        if let change = FindingMatching.weighed(before: before, after: finding) {
          result.entries.append(Entry(attributed: change, context: new.contexts[index]))
        }
      }
      for (index, finding) in old.findings.enumerated() where freeOld[index] {
        result.entries.append(
          Entry(attributed: AttributedFinding(bin: .fixed, finding: finding), context: old.contexts[index]))
      }
      result.entries.sort { left, right in
        left.attributed.finding == right.attributed.finding
          ? left.attributed.bin.rawValue < right.attributed.bin.rawValue
          : Finding.precedes(left.attributed.finding, right.attributed.finding)
      }
      return result
    }

    private mutating func pair(_ before: Int, _ after: Int) {
      partners[after] = before
      freeOld[before] = false
    }

    /// Whether two findings of one fingerprint are one: not where one stands in lines that were taken away here and the
    /// other in lines that were added there, and nothing around them is the same.
    private func staysSame(_ before: Int, _ after: Int) -> Bool {
      if isLayout || old.findings[before].isCredential || old.findings[before].isOfWholeFile { return true }
      let left = old.contexts[before]
      let right = new.contexts[after]
      if left.hunkIndex < 0 || right.hunkIndex < 0 { return true }
      return left.isSamePlace(as: right) || isEdit(before, after)
        || left.functions.contains { line in functions[line].map(right.functions.contains) ?? false }
    }

    private func isEdit(_ before: Int, _ after: Int) -> Bool {
      if functions[old.line(before)] == new.line(after) { return true }
      return old.contexts[before].hunkIndex >= 0 && old.contexts[before].hunkIndex == new.contexts[after].hunkIndex
    }
  }
}

extension FindingMatching.Side {
  fileprivate func line(_ index: Int) -> Int { findings[index].range.start.line }
}

extension Finding {
  /// Whether it is about the file, not about a place in it.
  var isOfWholeFile: Bool { range.start == range.end && range.start == TextPosition(line: 1, column: 1) }
}
