internal import Findings
internal import SourceText

/// Who wrote which line of the head, as far as that says who wrote the code: a change that only laid a file out anew has
/// its name on the lines and none of their code.
struct LineWriters {
  private let history: RepositoryHistory
  private let followed: FollowedFiles
  private let runs: [RepositoryPath: [ReplacedLines]]
  /// By path the change that wrote each line, -1 where that is not known.
  private var origins: [RepositoryPath: [Int32]] = [:]
  /// By change and the name that a file has by now its place among the change's files.
  private var places: [Int: [RepositoryPath: Int]] = [:]

  init(_ history: RepositoryHistory, followed: FollowedFiles, runs: [RepositoryPath: [ReplacedLines]]) {
    self.history = history
    self.followed = followed
    self.runs = runs
  }

  /// The change that wrote a line, from 1; nil where it is not known.
  mutating func origin(of line: Int, in path: RepositoryPath) -> Int? {
    let lines = lines(of: path)
    guard lines.indices.contains(line - 1), lines[line - 1] >= 0 else { return nil }
    return Int(lines[line - 1])
  }

  func author(of change: Int) -> Person { history.changes[change].author }

  /// The change by which half of a place's lines had been written; nil where it is not known of half of them.
  mutating func birth(of place: ClonePlace) -> Int? {
    let known = known(in: place).sorted()
    guard known.count * 2 >= place.lines, !known.isEmpty else { return nil }
    return Int(known[(known.count - 1) / 2])
  }

  /// Whoever wrote at least half of a place's lines; nil where nobody did.
  mutating func maker(of place: ClonePlace) -> Person? {
    var lines: [Person: Int] = [:]
    for origin in known(in: place) { lines[author(of: Int(origin)), default: 0] += 1 }
    return lines.filter { $0.value * 2 >= place.lines }.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The file of a change that has this name by now.
  mutating func file(_ path: RepositoryPath, of change: Int) -> FileChange? {
    if places[change] == nil {
      var names: [RepositoryPath: Int] = [:]
      for (place, number) in followed.numbers(of: change).enumerated() { names[followed.name(number)] = place }
      places[change] = names
    }
    return places[change]?[path].map { history.changes[change].files[$0] }
  }

  private mutating func known(in place: ClonePlace) -> [Int32] {
    let lines = lines(of: place.path)
    let range = max(0, place.startLine - 1)..<max(0, min(place.endLine, lines.count))
    return range.isEmpty ? [] : lines[range].filter { $0 >= 0 }
  }

  private mutating func lines(of path: RepositoryPath) -> [Int32] {
    if let known = origins[path] { return known }
    var lines: [Int32] = []
    for run in runs[path] ?? [] {
      let isKnown = history.changes.indices.contains(run.origin) && file(path, of: run.origin)?.isCosmetic == false
      lines += repeatElement(isKnown ? Int32(run.origin) : -1, count: run.lines)
    }
    origins[path] = lines
    return lines
  }
}
