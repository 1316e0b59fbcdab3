internal import Git

/// Which change wrote each line of one version of one file, as runs of equal origin.
struct LineRuns: Sendable {
  private(set) var runs: [ReplacedLines]
  private(set) var count: Int

  static let none = LineRuns(runs: [], count: 0)

  /// A file whose every line is from one change.
  static func all(_ count: Int, from origin: Int) -> LineRuns {
    count == 0 ? .none : LineRuns(runs: [ReplacedLines(origin: origin, lines: count)], count: count)
  }

  /// The next version after a change: unchanged lines keep their origin, new ones are the change's.
  ///
  /// - Returns: the new runs, and the origins of the lines that the change took away, by origin.
  func applying(_ hunks: [LineHunk], origin: Int) -> (runs: LineRuns, replaced: [ReplacedLines]) {
    var builder = Builder()
    var taken: [Int: Int] = [:]
    var reader = Reader(runs)
    var position = 0
    for hunk in hunks {
      reader.copy(hunk.oldStart - position, into: &builder)
      reader.skip(hunk.oldCount) { run in taken[run.origin, default: 0] += run.lines }
      builder.append(ReplacedLines(origin: origin, lines: hunk.newCount))
      position = hunk.oldStart + hunk.oldCount
    }
    reader.copy(count - position, into: &builder)
    let replaced = taken.map { ReplacedLines(origin: $0.key, lines: $0.value) }.sorted { $0.origin < $1.origin }
    return (LineRuns(runs: builder.runs, count: builder.count), replaced)
  }

  /// The next version after a change that only laid the file out anew: every line stays with whoever wrote what stands
  /// in it, or one commit of a formatter would make the whole file its author's.
  ///
  /// Within a hunk a line goes to the writer of the line at the same part of the way, so that lines that were joined or
  /// divided stay near their writers; lines that are all new hold nothing but white space and go to the line before.
  func relaid(_ hunks: [LineHunk], origin: Int) -> LineRuns {
    var builder = Builder()
    var reader = Reader(runs)
    var position = 0
    for hunk in hunks {
      reader.copy(hunk.oldStart - position, into: &builder)
      var writers: [Int] = []
      writers.reserveCapacity(hunk.oldCount)
      reader.skip(hunk.oldCount) { run in writers.append(contentsOf: repeatElement(run.origin, count: run.lines)) }
      let before = builder.runs.last?.origin ?? origin
      for line in 0..<hunk.newCount {
        let writer = writers.isEmpty ? before : writers[line * writers.count / hunk.newCount]
        builder.append(ReplacedLines(origin: writer, lines: 1))
      }
      position = hunk.oldStart + hunk.oldCount
    }
    reader.copy(count - position, into: &builder)
    return LineRuns(runs: builder.runs, count: builder.count)
  }

  /// The first lines as they are, and more of `origin` where there are not enough.
  func resized(to lines: Int, origin: Int) -> LineRuns {
    let kept = min(count, lines)
    let hunk = LineHunk(oldStart: kept, oldCount: count - kept, newStart: kept, newCount: lines - kept)
    return applying([hunk], origin: origin).runs
  }

  /// The version that a merge made: each line from the first parent that has it, the rest the merge's own.
  ///
  /// - Parameter sides: each parent's runs with the hunks from that parent to the merge.
  /// - Returns: the runs, and how many lines are the merge's own.
  static func merging(
    _ sides: [(runs: LineRuns, hunks: [LineHunk])], lineCount: Int, origin: Int
  ) -> (runs: LineRuns, own: Int) {
    var origins = [Int](repeating: -1, count: lineCount)
    for side in sides {
      let old = side.runs.flattened
      var oldLine = 0
      var newLine = 0
      for hunk in side.hunks + [LineHunk(oldStart: old.count, oldCount: 0, newStart: lineCount, newCount: 0)] {
        while oldLine < hunk.oldStart, newLine < lineCount, oldLine < old.count {
          if origins[newLine] < 0 { origins[newLine] = old[oldLine] }
          oldLine += 1
          newLine += 1
        }
        oldLine = hunk.oldStart + hunk.oldCount
        newLine = hunk.newStart + hunk.newCount
      }
    }
    var builder = Builder()
    var own = 0
    for line in origins {
      if line < 0 { own += 1 }
      builder.append(ReplacedLines(origin: line < 0 ? origin : line, lines: 1))
    }
    return (LineRuns(runs: builder.runs, count: builder.count), own)
  }

  /// One origin a line.
  var flattened: [Int] {
    var origins: [Int] = []
    origins.reserveCapacity(count)
    for run in runs { origins.append(contentsOf: repeatElement(run.origin, count: run.lines)) }
    return origins
  }

  private struct Builder {
    var runs: [ReplacedLines] = []
    var count = 0

    mutating func append(_ run: ReplacedLines) {
      guard run.lines > 0 else { return }
      count += run.lines
      if let last = runs.last, last.origin == run.origin {
        runs[runs.count - 1].lines += run.lines
      } else {
        runs.append(run)
      }
    }
  }

  private struct Reader {
    private let runs: [ReplacedLines]
    private var index = 0
    private var used = 0

    init(_ runs: [ReplacedLines]) { self.runs = runs }

    mutating func copy(_ lines: Int, into builder: inout Builder) {
      skip(lines) { builder.append($0) }
    }

    mutating func skip(_ lines: Int, _ body: (ReplacedLines) -> Void) {
      var left = lines
      while left > 0, index < runs.count {
        let step = min(left, runs[index].lines - used)
        body(ReplacedLines(origin: runs[index].origin, lines: step))
        left -= step
        used += step
        if used == runs[index].lines {
          index += 1
          used = 0
        }
      }
    }
  }
}
