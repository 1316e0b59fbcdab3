package import Findings
internal import Git
internal import History
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

  /// Whether the tree had it at the end of the second before `instant`.
  func isOpen(before instant: Int64) -> Bool {
    introducedAt < instant && !isGone && (fixedAt.map { $0 >= instant } ?? true)
  }

  /// The lives of all findings that changes introduced, in order of introduction.
  ///
  /// A move gives a finding a new fingerprint, so an end without a beginning of its fingerprint is matched with the latest
  /// open life of its content, else with the
  /// latest open life of its rule in the same file, followed through renames. What the head does not have is not open.
  static func lives(in history: RepositoryHistory) -> [FindingLife] {
    var lives: [FindingLife] = []
    var open: [String: [Int]] = [:]
    var byContent: [Fingerprint: [Int]] = [:]
    var byFile: [RepositoryPath: [String: [Int]]] = [:]
    for change in history.changes {
      for file in change.files {
        if let old = file.oldPath, old != file.path, let moved = byFile.removeValue(forKey: old) {
          byFile[file.path, default: [:]].merge(moved) { $0 + $1 }
        }
        for entry in file.findings {
          let rule = entry.finding.rule
          switch entry.bin {
          case .introduced:
            open[entry.finding.fingerprint.hex, default: []].append(lives.count)
            byContent[entry.finding.contentFingerprint, default: []].append(lives.count)
            byFile[file.path, default: [:]][rule, default: []].append(lives.count)
            lives.append(
              FindingLife(
                finding: entry.finding, origin: change.index, introducedAt: change.committedAt, fixedAt: nil,
                isGone: false))
          case .fixed:
            let exact = open[entry.finding.fingerprint.hex]?.last { lives[$0].fixedAt == nil }
            let content = byContent[entry.finding.contentFingerprint]?.last { lives[$0].fixedAt == nil }
            let similar = byFile[file.path]?[rule]?.last { lives[$0].fixedAt == nil }
            if let life = exact ?? content ?? similar { lives[life].fixedAt = change.committedAt }
          case .worsened, .improved, .inherited: break
          }
        }
      }
    }
    // By content too: moving a credential to another file must not make it look gone.
    let head = Set(history.findings.map(\.fingerprint))
    let contents = Set(history.findings.map(\.contentFingerprint))
    let origins = Set(history.findings.compactMap { finding in finding.commit.map { finding.rule + " " + $0 } })
    for index in lives.indices {
      let life = lives[index]
      let isInHead =
        head.contains(life.finding.fingerprint) || contents.contains(life.finding.contentFingerprint)
        || origins.contains(life.finding.rule + " " + history.changes[life.origin].commit.hex)
      if life.fixedAt == nil, !isInHead { lives[index].isGone = true }
    }
    return lives
  }
}
