internal import Findings
internal import SourceText

/// Which change introduced each finding, through edits, moves and renames.
struct FindingOrigins {
  /// The change that last introduced a finding of this fingerprint.
  private(set) var byFingerprint: [Fingerprint: Int] = [:]
  /// The same by file and content, moved with the file: a rename gives every finding a new fingerprint.
  private var byFile: [RepositoryPath: [Fingerprint: [Int]]] = [:]
  private var byContent: [Fingerprint: [Int]] = [:]

  mutating func rename(_ old: RepositoryPath, to new: RepositoryPath) {
    guard let known = byFile.removeValue(forKey: old) else { return }
    byFile[new, default: [:]].merge(known) { $0 + $1 }
  }

  /// A finding with a new fingerprint stays whose it was. All are read before any is written: in one change a
  /// fingerprint can be handed on and taken over.
  mutating func carry(_ edited: [FindingMatching.Edited]) {
    let known = edited.map { byFingerprint[$0.old] }
    for (pair, origin) in zip(edited, known) { byFingerprint[pair.new] = origin }
  }

  /// Names who introduced what a change fixed. Before the change's own introductions are noted.
  func nameFixed(in file: inout FileChange) {
    for entry in file.findings.indices where file.findings[entry].bin == .fixed {
      let finding = file.findings[entry].finding
      file.findings[entry].origin =
        byFingerprint[finding.fingerprint] ?? byFile[file.path]?[finding.contentFingerprint]?.last
    }
  }

  mutating func note(_ change: Change) {
    for file in change.files {
      for attributed in file.findings where attributed.bin == .introduced {
        byFingerprint[attributed.finding.fingerprint] = change.index
        byFile[file.path, default: [:]][attributed.finding.contentFingerprint, default: []].append(change.index)
        byContent[attributed.finding.contentFingerprint, default: []].append(change.index)
      }
    }
  }

  /// The change that introduced one of the head's findings.
  ///
  /// - Parameter writer: the change that wrote its line; chooses among several of one content.
  func origin(of finding: Finding, writer: Int?) -> Int? {
    if let known = byFingerprint[finding.fingerprint] { return known }
    let inFile = byFile[finding.path]?[finding.contentFingerprint] ?? []
    let anywhere = byContent[finding.contentFingerprint] ?? []
    // A credential is its value: whoever brought it first, wherever that was.
    if finding.isCredential, let first = anywhere.first { return first }
    guard let writer else { return inFile.last ?? anywhere.last }
    if inFile.contains(writer) || anywhere.contains(writer) { return writer }
    // A text as short as `eval(` was brought by many: one that was in this file before its line was written last.
    return inFile.last { $0 < writer } ?? writer
  }
}
