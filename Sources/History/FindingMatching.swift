internal import Findings
internal import Git
internal import SourceText

/// Puts the findings of both sides of a changed file into the bins of attribution.
enum FindingMatching {
  /// A finding whose place was edited: its new fingerprint and the one it had, so that it stays whose it was.
  typealias Edited = (new: Fingerprint, old: Fingerprint)

  /// - Parameters:
  ///   - old: findings of the old content, analysed under the new path, so that a rename changes no fingerprint.
  ///   - functions: old function's first line to the new one's, for findings about functions.
  static func attribute(
    old: [Finding], new: [Finding], functions: [Int: Int], hunks: [LineHunk]
  ) -> (findings: [AttributedFinding], edited: [Edited]) {
    var attributed: [AttributedFinding] = []
    var edited: [Edited] = []
    var waiting: [Fingerprint: [Finding]] = [:]
    for finding in old.reversed() { waiting[finding.fingerprint, default: []].append(finding) }
    var unmatchedNew: [Finding] = []
    for finding in new {
      if let before = waiting[finding.fingerprint]?.popLast() {
        if let change = weighed(before: before, after: finding) { attributed.append(change) }
      } else {
        unmatchedNew.append(finding)
      }
    }
    var unmatchedOld = waiting.values.flatMap { $0 }.sorted(by: Finding.precedes)
    for finding in unmatchedNew {
      let partner = unmatchedOld.firstIndex { before in
        isSame(before: before, after: finding, functions: functions, hunks: hunks)
      }
      if let partner {
        let before = unmatchedOld.remove(at: partner)
        edited.append((finding.fingerprint, before.fingerprint))
        if let change = weighed(before: before, after: finding) { attributed.append(change) }
      } else {
        attributed.append(AttributedFinding(bin: .introduced, finding: finding))
      }
    }
    attributed += unmatchedOld.map { AttributedFinding(bin: .fixed, finding: $0) }
    attributed.sort { left, right in
      left.finding == right.finding
        ? left.bin.rawValue < right.bin.rawValue : Finding.precedes(left.finding, right.finding)
    }
    return (attributed, edited)
  }

  private static func weighed(before: Finding, after: Finding) -> AttributedFinding? {
    if after.minutes > before.minutes { return AttributedFinding(bin: .worsened, finding: after) }
    if after.minutes < before.minutes { return AttributedFinding(bin: .improved, finding: after) }
    return nil
  }

  /// An edit of a line that had the finding before, or a function that was renamed, is the old finding. A credential
  /// is its value, so another value on the same line is a new one.
  private static func isSame(before: Finding, after: Finding, functions: [Int: Int], hunks: [LineHunk]) -> Bool {
    guard before.rule == after.rule, !after.isCredential else { return false }
    if functions[before.range.start.line] == after.range.start.line { return true }
    return hunks.contains { hunk in
      let oldLine = before.range.start.line - 1
      let newLine = after.range.start.line - 1
      return oldLine >= hunk.oldStart && oldLine < hunk.oldStart + hunk.oldCount && newLine >= hunk.newStart
        && newLine < hunk.newStart + hunk.newCount
    }
  }

  /// Takes out what only moved from one file of the change to another: a finding that is fixed here and introduced
  /// there, of the same rule and content.
  static func removeMoves(in files: inout [FileChange]) {
    var fixed: [Fingerprint: [(file: Int, entry: Int)]] = [:]
    for (file, change) in files.enumerated() {
      for (entry, attributed) in change.findings.enumerated() where attributed.bin == .fixed {
        fixed[attributed.finding.contentFingerprint, default: []].append((file, entry))
      }
    }
    guard !fixed.isEmpty else { return }
    var dropped = files.map { _ in Set<Int>() }
    for (file, change) in files.enumerated() {
      for (entry, attributed) in change.findings.enumerated() where attributed.bin == .introduced {
        let content = attributed.finding.contentFingerprint
        guard let source = fixed[content]?.lastIndex(where: { $0.file != file }) else { continue }
        if let place = fixed[content]?.remove(at: source) {
          dropped[file].insert(entry)
          dropped[place.file].insert(place.entry)
        }
      }
    }
    for (file, entries) in dropped.enumerated() where !entries.isEmpty {
      files[file].findings = files[file].findings.enumerated().filter { !entries.contains($0.offset) }.map(\.element)
    }
  }

  /// The same for functions whose body moved unchanged.
  static func removeMovedFunctions(in files: inout [FileChange]) {
    var removed: [UInt64: [(file: Int, entry: Int)]] = [:]
    for (file, change) in files.enumerated() {
      for (entry, function) in change.functions.enumerated() {
        if let before = function.before, function.after == nil {
          removed[before.digest, default: []].append((file, entry))
        }
      }
    }
    guard !removed.isEmpty else { return }
    var dropped = files.map { _ in Set<Int>() }
    for (file, change) in files.enumerated() {
      for (entry, function) in change.functions.enumerated() {
        guard function.before == nil, let after = function.after, let place = removed[after.digest]?.popLast() else {
          continue
        }
        dropped[file].insert(entry)
        dropped[place.file].insert(place.entry)
      }
    }
    for (file, entries) in dropped.enumerated() where !entries.isEmpty {
      files[file].functions = files[file].functions.enumerated().filter { !entries.contains($0.offset) }.map(\.element)
    }
  }
}
