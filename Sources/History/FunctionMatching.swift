internal import Findings
internal import Git
internal import Metrics

/// Recognises the functions of a file's old version in its new one, and says what a change did to each.
enum FunctionMatching {
  /// Old function index to new function index.
  typealias Pairs = [Int: Int]

  /// Where each matched function starts in the new version, by its start in the old one. Of several that start in one
  /// line the last counts.
  static func lines(of pairs: Pairs, old: [FunctionMeasure], new: [FunctionMeasure]) -> [Int: Int] {
    var lines: [Int: Int] = [:]
    for (from, to) in pairs.sorted(by: { $0.key < $1.key }) { lines[old[from].startLine] = new[to].startLine }
    return lines
  }

  /// Matches by body and name, by body alone, by a name that is unique on both sides, then by shared unchanged lines.
  /// In this order, so that a renamed or moved function is never taken for a new one.
  static func pairs(old: [FunctionMeasure], new: [FunctionMeasure], hunks: [LineHunk]) -> Pairs {
    var pairs: Pairs = [:]
    var freeOld = Set(old.indices)
    var freeNew = Set(new.indices)
    func match(by key: (FunctionMeasure) -> String?, uniqueOnly: Bool) {
      var newByKey: [String: [Int]] = [:]
      for index in freeNew.sorted() {
        if let name = key(new[index]) { newByKey[name, default: []].append(index) }
      }
      var oldByKey: [String: [Int]] = [:]
      for index in freeOld.sorted() {
        if let name = key(old[index]) { oldByKey[name, default: []].append(index) }
      }
      for (name, olds) in oldByKey {
        guard let news = newByKey[name] else { continue }
        if uniqueOnly, olds.count > 1 || news.count > 1 { continue }
        for (from, to) in zip(olds, news) {
          pairs[from] = to
          freeOld.remove(from)
          freeNew.remove(to)
        }
      }
    }
    match(by: { "\($0.digest) \($0.name)" }, uniqueOnly: false)
    match(by: { "\($0.digest)" }, uniqueOnly: false)
    match(by: { $0.name.hasSuffix("(anonymous)") ? nil : $0.name }, uniqueOnly: true)
    matchByLines(old: old, new: new, hunks: hunks, freeOld: freeOld, freeNew: freeNew, pairs: &pairs)
    return pairs
  }

  /// Pairs the functions left over that share at least half the lines of the shorter one, unchanged.
  private static func matchByLines(
    old: [FunctionMeasure], new: [FunctionMeasure], hunks: [LineHunk], freeOld: Set<Int>, freeNew: Set<Int>,
    pairs: inout Pairs
  ) {
    guard !freeOld.isEmpty, !freeNew.isEmpty else { return }
    var candidates: [(shared: Int, from: Int, to: Int)] = []
    for from in freeOld {
      for to in freeNew {
        let shared = sharedLines(old[from], new[to], hunks: hunks)
        let shorter = min(length(old[from]), length(new[to]))
        if shared * 2 >= shorter, shared > 0 { candidates.append((shared, from, to)) }
      }
    }
    candidates.sort { ($1.shared, $0.from, $0.to) < ($0.shared, $1.from, $1.to) }
    var usedOld: Set<Int> = []
    var usedNew: Set<Int> = []
    for candidate in candidates where !usedOld.contains(candidate.from) && !usedNew.contains(candidate.to) {
      pairs[candidate.from] = candidate.to
      usedOld.insert(candidate.from)
      usedNew.insert(candidate.to)
    }
  }

  private static func length(_ function: FunctionMeasure) -> Int { function.endLine - function.startLine + 1 }

  /// Lines that stand unchanged in both functions.
  private static func sharedLines(_ old: FunctionMeasure, _ new: FunctionMeasure, hunks: [LineHunk]) -> Int {
    var shared = 0
    var oldLine = 0
    var newLine = 0
    func count(_ lines: Int) {
      // The unchanged stretch covers old lines oldLine..<oldLine+lines and the new lines at the same distance.
      let shift = newLine - oldLine
      let low = max(oldLine, old.startLine - 1, new.startLine - 1 - shift)
      let high = min(oldLine + lines, old.endLine, new.endLine - shift)
      shared += max(0, high - low)
    }
    for hunk in hunks {
      count(hunk.oldStart - oldLine)
      oldLine = hunk.oldStart + hunk.oldCount
      newLine = hunk.newStart + hunk.newCount
    }
    count(max(0, old.endLine - oldLine))
    return shared
  }

  /// What an edit did to a function's health.
  static func change(from old: FunctionMeasure, to new: FunctionMeasure) -> FunctionChange {
    let before = CodeHealth.health(of: old)
    let after = CodeHealth.health(of: new)
    let bin: AttributionBin = after < before ? .worsened : after > before ? .improved : .inherited
    return FunctionChange(bin: bin, before: old, after: new)
  }

  /// What the change did: functions with an equal body on both sides are untouched and left out.
  static func changes(old: [FunctionMeasure], new: [FunctionMeasure], pairs: Pairs) -> [FunctionChange] {
    var changes: [FunctionChange] = []
    for (from, to) in pairs.sorted(by: { $0.value < $1.value }) where old[from].digest != new[to].digest {
      changes.append(change(from: old[from], to: new[to]))
    }
    let matchedNew = Set(pairs.values)
    for index in new.indices where !matchedNew.contains(index) {
      changes.append(FunctionChange(bin: .introduced, before: nil, after: new[index]))
    }
    for index in old.indices where pairs[index] == nil {
      changes.append(FunctionChange(bin: .fixed, before: old[index], after: nil))
    }
    return changes
  }
}
