package import Findings
package import SourceText

/// Live lines that repeat code which stood in the tree before them, by the change that wrote them.
///
/// Of a clone's places the one that was written first is the original and is charged to nobody; of the others whoever
/// wrote at least half of the place made the copy, with those of the lines that are no older than the original. Nobody
/// is charged for a place of which it is not known who wrote it: lines that a new layout touched say nothing. What moved
/// is no copy: a change is charged with no more lines than it brought anew to the file, after its moves were settled.
/// The last rule is what keeps fixing both places of somebody else's clone from being a charge.
package struct CopiedLines: Sendable {
  /// A stretch of copied lines, as the head has them.
  package struct Stretch: Sendable, Hashable {
    /// `Change.index` of the change that wrote them.
    package var change: Int
    package var path: RepositoryPath
    package var startLine: Int
    package var lines: Int
    /// The place that is older.
    package var original: ClonePlace
  }

  /// By change, then in the order of lines; source files only.
  package private(set) var stretches: [Stretch] = []
  /// By `Change.index`: lines that are copies, and all its live lines in source files but those that hold credentials.
  package private(set) var copied: [Int: Int] = [:]
  package private(set) var live: [Int: Int] = [:]

  /// Linear in the live lines and in the lines of all places of clones, each place sorted once.
  ///
  /// - Parameter followed: the history's files.
  package init(_ history: RepositoryHistory, followed: FollowedFiles) {
    let sources = Set(history.files.filter { $0.measure.kind == .source }.map(\.path))
    var runs: [RepositoryPath: [ReplacedLines]] = [:]
    for file in history.ownership {
      runs[file.path] = file.runs
      guard sources.contains(file.path) else { continue }
      for run in file.runs { live[run.origin, default: 0] += run.lines }
    }
    var writers = LineWriters(history, followed: followed, runs: runs)
    for line in Self.credentialLines(history) where sources.contains(line.path) {
      guard let origin = writers.origin(of: line.number, in: line.path), let lines = live[origin] else { continue }
      live[origin] = lines > 1 ? lines - 1 : nil
    }
    guard !history.clones.isEmpty else { return }
    var charged: [RepositoryPath: [Int: ClonePlace]] = [:]
    for group in history.clones {
      for (place, original, lines) in Self.copies(in: group, sources: sources, &writers) {
        for line in lines where charged[place.path]?[line] == nil {
          charged[place.path, default: [:]][line] = original
        }
      }
    }
    settle(charged, in: history, &writers)
  }

  private static func credentialLines(_ history: RepositoryHistory) -> Set<Line> {
    var lines: Set<Line> = []
    for finding in history.findings where finding.isCredential {
      for line in finding.range.start.line...finding.range.end.line {
        lines.insert(Line(path: finding.path, number: line))
      }
    }
    return lines
  }

  private struct Line: Hashable {
    var path: RepositoryPath
    var number: Int
  }

  /// The lines of a group that copy its original, by place.
  private static func copies(
    in group: CloneGroup, sources: Set<RepositoryPath>, _ writers: inout LineWriters
  ) -> [(place: ClonePlace, original: ClonePlace, lines: [Int])] {
    let births = group.places.map { writers.birth(of: $0) }
    let known = group.places.indices.filter { births[$0] != nil }
    // Places come by path and line, so that of two from one change the first is the original.
    guard let first = known.min(by: { (births[$0] ?? 0, $0) < (births[$1] ?? 0, $1) }), let birth = births[first]
    else { return [] }
    let original = group.places[first]
    return known.compactMap { index in
      let place = group.places[index]
      guard index != first, sources.contains(place.path), let maker = writers.maker(of: place) else { return nil }
      let lines = (place.startLine...place.endLine).filter { line in
        guard let origin = writers.origin(of: line, in: place.path), writers.author(of: origin) == maker,
          origin >= birth,
          place.path != original.path || !(original.startLine...original.endLine).contains(line)
        else { return false }
        // Line by line where the places have equally many: what was first written in the copy was not copied.
        guard place.lines == original.lines else { return true }
        let older = writers.origin(of: original.startLine + line - place.startLine, in: original.path)
        return older.map { $0 <= origin } ?? false
      }
      return lines.isEmpty ? nil : (place, original, lines)
    }
  }

  /// Holds the lines of each change and file against what the change brought there.
  private mutating func settle(
    _ charged: [RepositoryPath: [Int: ClonePlace]], in history: RepositoryHistory, _ writers: inout LineWriters
  ) {
    let measures = Dictionary(history.files.map { ($0.path, $0.measure) }, uniquingKeysWith: { first, _ in first })
    for (path, lines) in charged.sorted(by: { $0.key < $1.key }) {
      var byOrigin: [Int: [Int]] = [:]
      for line in lines.keys.sorted() {
        if let origin = writers.origin(of: line, in: path) { byOrigin[origin, default: []].append(line) }
      }
      for (origin, own) in byOrigin.sorted(by: { $0.key < $1.key }) {
        guard let file = writers.file(path, of: origin) else { continue }
        var brought = BroughtLines(file, of: history.changes[origin], now: measures[path]?.functions ?? [])
        let kept = own.filter { brought.take($0) }
        guard !kept.isEmpty else { continue }
        copied[origin, default: 0] += kept.count
        add(kept, of: origin, in: path, originals: lines)
      }
    }
    stretches.sort { ($0.change, $0.path, $0.startLine) < ($1.change, $1.path, $1.startLine) }
  }

  /// Neighbouring lines with one original are one stretch.
  private mutating func add(
    _ lines: [Int], of change: Int, in path: RepositoryPath, originals: [Int: ClonePlace]
  ) {
    for line in lines {
      guard let original = originals[line] else { continue }
      if let last = stretches.last, last.change == change, last.path == path, last.original == original,
        last.startLine + last.lines == line
      {
        stretches[stretches.count - 1].lines += 1
      } else {
        stretches.append(Stretch(change: change, path: path, startLine: line, lines: 1, original: original))
      }
    }
  }
}
