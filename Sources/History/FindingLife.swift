package import Findings
internal import Git
internal import SourceText

/// One finding from the change that introduced it to the one that took it away.
package struct FindingLife: Sendable {
  package var finding: Finding
  /// `Change.index` of the change that introduced it.
  package var origin: Int
  package var introducedAt: Int64
  /// When it left the tree; nil while it is there.
  package var fixedAt: Int64?
  /// It is in nobody's record as fixed, and yet the head does not have it: gone at a time unknown.
  package var isGone: Bool
  /// When it was away in between, taken out and brought back, in order: from the first second without it to the first
  /// with it again.
  package var gaps: [Range<Int64>] = []

  /// Whether the tree had it at the end of the second before `instant`.
  package func isOpen(before instant: Int64) -> Bool {
    introducedAt < instant && !isGone && (fixedAt.map { $0 >= instant } ?? true)
      && !gaps.contains { $0.lowerBound < instant && instant <= $0.upperBound }
  }

  var isInHead: Bool { fixedAt == nil && !isGone }

  /// The lives of all findings that changes introduced, in order of introduction.
  package static func lives(in history: RepositoryHistory) -> [FindingLife] {
    lives(of: history.changes, head: history.findings)
  }

  /// A move gives a finding a new fingerprint, so that an end without a beginning of its fingerprint is matched by who
  /// introduced it, then with the latest open life of its content (of a credential) or of its rule in the same file,
  /// followed through renames, then with any of its content. What the head does not have is not open; what came back
  /// when an older state was restored is open again.
  static func lives(of changes: [Change], head: [Finding]) -> [FindingLife] {
    var table = Table()
    for change in changes {
      for file in change.files {
        if let old = file.oldPath, old != file.path { table.rename(old, to: file.path) }
      }
      // What went before what came: one fingerprint can end and begin in one change.
      for file in change.files {
        for entry in file.findings where entry.bin == .fixed { table.end(entry, in: file.path, at: change.committedAt) }
        for entry in file.undone { table.end(exactly: entry.finding, at: change.committedAt) }
      }
      for file in change.files {
        for entry in file.findings {
          switch entry.bin {
          case .introduced: table.begin(entry.finding, in: file.path, change)
          case .inherited: table.reopen(entry.finding, at: change.committedAt)
          case .fixed, .worsened, .improved: break
          }
        }
      }
    }
    table.close(head: head, changes: changes)
    return table.lives
  }

  private struct Table {
    private(set) var lives: [FindingLife] = []
    private var byFingerprint: [Fingerprint: [Int]] = [:]
    private var byContent: [Fingerprint: [Int]] = [:]
    private var byFile: [RepositoryPath: [String: [Int]]] = [:]

    mutating func rename(_ old: RepositoryPath, to new: RepositoryPath) {
      guard let moved = byFile.removeValue(forKey: old) else { return }
      byFile[new, default: [:]].merge(moved) { $0 + $1 }
    }

    mutating func begin(_ finding: Finding, in path: RepositoryPath, _ change: Change) {
      byFingerprint[finding.fingerprint, default: []].append(lives.count)
      byContent[finding.contentFingerprint, default: []].append(lives.count)
      byFile[path, default: [:]][finding.rule, default: []].append(lives.count)
      lives.append(
        FindingLife(
          finding: finding, origin: change.index, introducedAt: change.committedAt, fixedAt: nil, isGone: false))
    }

    mutating func end(_ entry: AttributedFinding, in path: RepositoryPath, at time: Int64) {
      let finding = entry.finding
      let content = byContent[finding.contentFingerprint]
      let inFile = byFile[path]?[finding.rule]
      let life =
        open(byFingerprint[finding.fingerprint]) { entry.origin == nil || $0.origin == entry.origin }
        ?? open(content) { $0.origin == entry.origin } ?? open(inFile) { $0.origin == entry.origin }
        ?? open(byFingerprint[finding.fingerprint])
        ?? (finding.isCredential ? open(content) ?? open(inFile) : open(inFile) ?? open(content))
      if let life { lives[life].fixedAt = time }
    }

    /// Of the same fingerprint only: of a repeated repair the life may have ended before.
    mutating func end(exactly finding: Finding, at time: Int64) {
      if let life = open(byFingerprint[finding.fingerprint]) { lives[life].fixedAt = time }
    }

    mutating func reopen(_ finding: Finding, at time: Int64) {
      guard let life = byFingerprint[finding.fingerprint]?.last, let fixed = lives[life].fixedAt else { return }
      lives[life].fixedAt = nil
      // By clocks that ran backwards it was never away.
      if fixed < time { lives[life].gaps.append(fixed..<time) }
    }

    mutating func close(head: [Finding], changes: [Change]) {
      // By content too: moving a credential to another file must not make it look gone.
      let fingerprints = Set(head.map(\.fingerprint))
      let contents = Set(head.map(\.contentFingerprint))
      let origins = Set(head.compactMap { finding in finding.commit.map { finding.rule + " " + $0 } })
      for index in lives.indices where lives[index].fixedAt == nil {
        let life = lives[index]
        lives[index].isGone =
          !fingerprints.contains(life.finding.fingerprint) && !contents.contains(life.finding.contentFingerprint)
          && !origins.contains(life.finding.rule + " " + changes[life.origin].commit.hex)
      }
    }

    private func open(_ candidates: [Int]?, where matches: (FindingLife) -> Bool = { _ in true }) -> Int? {
      candidates?.last { lives[$0].fixedAt == nil && matches(lives[$0]) }
    }
  }
}
