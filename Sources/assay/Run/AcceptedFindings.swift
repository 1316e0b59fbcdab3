import Analysis
import Findings
import Foundation
import Gate
import Git
import Hiring
import History
import RuleEngine
import SourceText

/// The findings that the owner has accepted, in the file that the policy's gate names as its `baseline`: they count on no
/// card, and every run says which they are.
///
/// A repository's own `.assay/baseline.yml` has no say here: whoever is judged may have written it.
struct AcceptedFindings {
  let baseline: Baseline
  let file: String

  /// Nil where the policy names no baseline.
  static func read(policy path: String?) throws -> AcceptedFindings? {
    guard let path, let node = try PolicyFile.read(path).gate, let name = try GatePolicy(node).baseline else {
      return nil
    }
    let folder = URL(filePath: path).absoluteURL.deletingLastPathComponent().path
    let file = name.hasPrefix("/") ? name : folder + "/" + name
    return AcceptedFindings(baseline: try Baseline(yaml: try RecordFiles.read(file), file: file), file: file)
  }

  /// Refuses a file that lies in a repository which is judged by it.
  func check(against repository: Portfolio.Repository) throws {
    guard TrustedFiles(repository.path, worktree: repository.path).isInside(file) else { return }
    throw CommandError.usage(
      "the policy's `baseline` \(file): lies in \(repository.id), where whoever is judged can change it; keep it "
        + "beside the portfolio")
  }

  /// The history without what is accepted on a day, and a sentence for each person and reason.
  ///
  /// A credential is accepted by its value: whoever accepts an example key accepts it in every file.
  ///
  /// Cost: reads the accepted files of the head twice.
  ///
  /// - Parameters:
  ///   - day: an entry counts up to its last day, included.
  ///   - repository: opened where the history was read.
  func left(
    out history: RepositoryHistory, on day: CivilDate, repository: borrowing Repository, rules: RuleSet,
    key: FingerprintKey
  ) throws -> (history: RepositoryHistory, told: [String]) {
    let counting = baseline.entries.filter { !$0.isExpired(on: day.description) }
    let accepted = try marks(of: counting, at: history.head, in: repository, rules: rules, key: key)
    func entry(for finding: Finding) -> Baseline.Entry? {
      accepted.places[Mark(rule: finding.rule, fingerprint: finding.fingerprint)]
        ?? accepted.values[Mark(rule: finding.rule, fingerprint: finding.contentFingerprint)]
    }
    var told: [String: Set<Fingerprint>] = [:]
    for finding in history.findings + history.changes.flatMap({ $0.files.flatMap { $0.findings.map(\.finding) } }) {
      guard let entry = entry(for: finding) else { continue }
      told["\(entry.by): \(entry.reason)", default: []].insert(finding.fingerprint)
    }
    var history = history
    history.findings.removeAll { entry(for: $0) != nil }
    for change in history.changes.indices {
      for place in history.changes[change].files.indices
      where history.changes[change].files[place].findings.contains(where: { entry(for: $0.finding) != nil }) {
        history.changes[change].files[place].findings.removeAll { entry(for: $0.finding) != nil }
      }
    }
    return (history, sentences(told, in: history.id, on: day, ended: baseline.entries.count - counting.count))
  }

  private func sentences(
    _ told: [String: Set<Fingerprint>], in repository: String, on day: CivilDate, ended: Int
  ) -> [String] {
    let name = URL(filePath: file).lastPathComponent
    var sentences = told.sorted { $0.key < $1.key }.map { who, marks in
      "In \(repository) \(marks.count == 1 ? "1 finding counts" : "\(marks.count) findings count") on no card, because "
        + "\(name) accepts \(marks.count == 1 ? "it" : "them") (\(who))."
    }
    if ended > 0 {
      sentences.append(
        "\(ended == 1 ? "1 acceptance" : "\(ended) acceptances") in \(name) had ended by \(day) and "
          + "\(ended == 1 ? "counts" : "count") no more.")
    }
    return sentences
  }

  private struct Mark: Hashable {
    var rule: String
    var fingerprint: Fingerprint
  }

  private struct Place: Hashable {
    var rule: String
    var range: TextRange
  }

  /// What the entries are called under the ledger's key. The gate that wrote them has no ledger, so the files are read
  /// under both keys, and the same place has both names.
  private func marks(
    of entries: [Baseline.Entry], at head: ObjectID, in repository: borrowing Repository, rules: RuleSet,
    key: FingerprintKey
  ) throws -> (places: [Mark: Baseline.Entry], values: [Mark: Baseline.Entry]) {
    var places: [Mark: Baseline.Entry] = [:]
    var values: [Mark: Baseline.Entry] = [:]
    guard !entries.isEmpty else { return ([:], [:]) }
    let byPath = Dictionary(grouping: entries, by: \.path)
    let paths = byPath.keys.sorted()
    let found = try repository.entries(at: paths, ofTree: repository.commit(head).tree)
    var gate = try BlobAnalyzer(rules: rules, key: .unkeyed)
    var ledger = try BlobAnalyzer(rules: rules, key: key)
    for (path, blob) in zip(paths, found) {
      guard let blob, blob.mode.isFile, let accepted = byPath[path] else { continue }
      let bytes = try repository.blob(blob.id, limit: BlobAnalyzer.sizeLimit)
      let named = Dictionary(
        try gate.facts(of: bytes.span, path: path).findings.map {
          (Mark(rule: $0.rule, fingerprint: $0.fingerprint), Place(rule: $0.rule, range: $0.range))
        }, uniquingKeysWith: { first, _ in first })
      let there = Dictionary(
        grouping: try ledger.facts(of: bytes.span, path: path).findings, by: { Place(rule: $0.rule, range: $0.range) })
      for entry in accepted {
        guard let place = named[Mark(rule: entry.rule, fingerprint: entry.fingerprint)] else { continue }
        for finding in there[place] ?? [] {
          places[Mark(rule: finding.rule, fingerprint: finding.fingerprint)] = entry
          if finding.isCredential {
            values[Mark(rule: finding.rule, fingerprint: finding.contentFingerprint)] = entry
          }
        }
      }
    }
    return (places, values)
  }
}
