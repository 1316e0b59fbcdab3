internal import Findings
internal import SourceText

/// A finding that one side of a change has and the other has not: a candidate for having moved.
struct LooseFinding: Sendable {
  /// Where it stands: change, and file within the change.
  var change: Int
  var file: Int
  var path: RepositoryPath
  var finding: Finding
  var context: FindingContext
}

/// Where a function starts: change, file within the change, line.
struct FunctionPlace: Hashable, Sendable {
  var change: Int
  var file: Int
  var line: Int
}

/// Recognises findings that left one place and came up in another.
///
/// A credential is its value, wherever it stands. Any other finding moved only if what surrounds it moved too: the
/// lines around it, its hunk, or its function. So adding `eval(` here while another `eval(` goes away there is a new
/// finding and a fixed one.
enum FindingMoves {
  /// How many findings of one content one is compared with at most.
  static let candidateLimit = 256

  /// Pairs of indexes into `gone` and `come`, by rising `come`. Each finding is in one pair at most.
  ///
  /// - Parameter functions: the places that functions moved to, and where each came from.
  static func pairs(
    gone: [LooseFinding], come: [LooseFinding], functions: [FunctionPlace: FunctionPlace],
    isAllowed: (LooseFinding, LooseFinding) -> Bool = { _, _ in true }
  ) -> [(gone: Int, come: Int)] {
    guard !gone.isEmpty, !come.isEmpty else { return [] }
    var byContent: [Fingerprint: [Int]] = [:]
    var byLine: [UInt64: [Int]] = [:]
    var byFunction: [FunctionPlace: [Int]] = [:]
    for (index, loose) in gone.enumerated() where !loose.finding.isOfWholeFile {
      byContent[loose.finding.contentFingerprint, default: []].append(index)
      byLine[loose.context.line, default: []].append(index)
      byFunction[loose.start, default: []].append(index)
    }
    var isFree = Array(repeating: true, count: gone.count)
    var pairs: [(gone: Int, come: Int)] = []
    for (index, loose) in come.enumerated() where !loose.finding.isOfWholeFile {
      func first(_ others: [Int]?, where matches: (LooseFinding) -> Bool) -> Int? {
        others?.prefix(candidateLimit).first { other in
          isFree[other] && gone[other].finding.rule == loose.finding.rule && isAllowed(gone[other], loose)
            && matches(gone[other])
        }
      }
      let partner: Int?
      if loose.finding.isCredential {
        partner = first(byContent[loose.finding.contentFingerprint]) { _ in true }
      } else {
        partner =
          first(functions[loose.start].flatMap { byFunction[$0] }) { _ in true }
          ?? first(byContent[loose.finding.contentFingerprint]) { moved($0, loose, functions) }
          ?? first(byLine[loose.context.line]) { moved($0, loose, functions) }
      }
      if let partner {
        isFree[partner] = false
        pairs.append((partner, index))
      }
    }
    return pairs
  }

  private static func moved(
    _ gone: LooseFinding, _ come: LooseFinding, _ functions: [FunctionPlace: FunctionPlace]
  ) -> Bool {
    if gone.context.isSamePlace(as: come.context) { return true }
    let left = Set(
      gone.context.functions.map { FunctionPlace(change: gone.change, file: gone.file, line: $0) })
    return come.context.functions.contains { line in
      functions[FunctionPlace(change: come.change, file: come.file, line: line)].map(left.contains) ?? false
    }
  }
}

extension LooseFinding {
  fileprivate var start: FunctionPlace { FunctionPlace(change: change, file: file, line: finding.range.start.line) }
}
