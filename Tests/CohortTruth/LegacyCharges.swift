internal import CohortGenerator

/// Findings on a card, in the files that the agency left, on a line that stood there before the change they are charged
/// to: somebody was charged for legacy.
struct LegacyCharges {
  private(set) var rows: [String] = []
  private(set) var checked = 0

  private static let signals: Set<String> = [
    "security.credentials", "security.risks", "security.configuration", "quality.findings", "maintainability.debt",
    "ownership.personal-accounts",
  ]
  /// Findings about a whole function or file stand on a line that can be older than they are.
  private static let ofWholes = [
    "Complex", "hard to follow", "Long function", "Deeply", "Many parameters", "Huge", "Many ways", "Bumpy",
    "God class",
    "Duplicated", "Copied",
  ]

  mutating func check(_ subject: Scorecards.Subject, kind: ContractorKind, seed: UInt64, in folder: String) throws {
    let git = GitProcess(folder: folder + "/shop")
    for signal in subject.signals where Self.signals.contains(signal.id) {
      for row in signal.evidence where !row.text.hasPrefix("made worse") {
        guard let commit = row.commit, let path = row.path, let line = row.line, path.lowercased().contains("/legacy/"),
          !Self.ofWholes.contains(where: row.text.contains)
        else { continue }
        checked += 1
        // The same words can stand there twice: what the change added one more of is its own.
        let old = try lines(git, "\(commit)^", path)
        let now = try lines(git, commit, path)
        guard now.indices.contains(line - 1) else { continue }
        let words = now[line - 1]
        guard old.contains(words), now.count(where: { $0 == words }) <= old.count(where: { $0 == words }) else {
          continue
        }
        rows.append("seed \(seed) \(kind.rawValue): \(row.text) at \(path):\(line) of \(commit.prefix(10))")
      }
    }
  }

  /// Lines without their layout; none where the file is not there.
  private func lines(_ git: GitProcess, _ commit: String, _ path: String) throws -> [String] {
    guard try !git.text(["ls-tree", commit, "--", path]).isEmpty else { return [] }
    return try git.text(["show", "\(commit):\(path)"]).split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.filter { !$0.isWhitespace }
    }
  }
}
