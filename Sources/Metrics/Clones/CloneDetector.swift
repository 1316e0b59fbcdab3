package import Findings
internal import SourceText

/// Compares the parts of a plan and puts what was found together.
///
/// In steps, so that whoever holds the files decides how they are read and by how many workers: make a `ClonePlan` from
/// the sketches; for each of its parts take the `excerpt` of each file it needs and ask for each batch's `clones`; make
/// the `report` of all.
package enum CloneDetector {
  /// What one batch holds.
  package struct BatchClones: Sendable {
    var groups: [CloneGroup] = []
    var unlisted = 0
    /// What it took, for tests that bound the work without a clock.
    package var steps = 0
  }

  /// The clones of one batch. Near-linear in its tokens; see `RepeatFinder`.
  ///
  /// - Parameter excerpts: for every file of the plan, in its order, what the batch's part needs of it; nil for one that
  ///   it does not need or that could not be read.
  package static func clones(ofBatch batch: Int, plan: ClonePlan, excerpts: [CloneTokens?]) -> BatchClones {
    let text = CloneText(plan, batch: batch, excerpts)
    let finder = RepeatFinder(settings: plan.settings) { range in
      text.lines(of: range).count >= plan.settings.minimumLines
    }
    let found = finder.repeats(in: text.symbols, alphabet: text.alphabet, separators: text.regions.count)
    var result = BatchClones()
    result.steps = found.steps
    result.unlisted = found.unlisted
    for found in found.repeats {
      let files = found.places.map { text.file(at: $0) }
      guard files.contains(where: { plan.isChanged[$0] }) else { continue }
      var places = zip(files, found.places).map { file, place in
        let lines = text.lines(of: place..<(place + found.length))
        return ClonePlace(path: plan.paths[file], startLine: lines.lowerBound, endLine: lines.upperBound)
      }
      places.sort { ($0.path, $0.startLine, $0.endLine) < ($1.path, $1.startLine, $1.endLine) }
      result.groups.append(CloneGroup(tokens: found.length, places: places))
    }
    return result
  }

  /// - Parameter batches: of every batch of the plan, in any order.
  package static func report(_ plan: ClonePlan, _ batches: [BatchClones]) -> CloneReport {
    var groups = batches.flatMap(\.groups)
    groups.sort(by: CloneGroup.precedes)
    var ranges: [RepositoryPath: [ClosedRange<Int>]] = [:]
    for group in groups {
      for place in group.places { ranges[place.path, default: []].append(place.startLine...place.endLine) }
    }
    var duplicated: [DuplicatedLines] = []
    for (file, path) in plan.paths.enumerated() {
      guard let found = ranges[path], plan.isChanged[file] else { continue }
      duplicated.append(DuplicatedLines(path: path, ranges: joined(found), total: plan.lineCounts[file]))
    }
    return CloneReport(
      settings: plan.settings, groups: groups, duplicated: duplicated, files: plan.comparedFiles,
      lines: plan.comparedLines, unlisted: batches.reduce(0) { $0 + $1.unlisted })
  }

  private static func joined(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var joined: [ClosedRange<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}
