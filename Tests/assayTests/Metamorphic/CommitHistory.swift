import CohortGenerator

/// A repository's commits as values: each with its parents and with the files in which it differs from the first of
/// them, so that a history can be told again in another way.
struct CommitHistory: Sendable {
  /// Who wrote or committed, and when.
  struct Stamp: Sendable, Hashable {
    var name: String
    var mail: String
    /// Seconds since 1970.
    var instant: Int64
    /// `+0300`.
    var zone: String

    init(name: String, mail: String, instant: Int64, zone: String = "+0000") {
      self.name = name
      self.mail = mail
      self.instant = instant
      self.zone = zone
    }
  }

  struct Commit: Sendable {
    var mark: Int
    var author: Stamp
    var committer: Stamp
    var message: String
    /// Marks, the first parent first.
    var parents: [Int]
    /// Whole contents by path; nil takes a file away.
    var changes: [String: String?]
  }

  /// Every parent before its children.
  var commits: [Commit]
  /// Marks by full name of the ref.
  var refs: [String: Int]

  static let main = "refs/heads/main"

  /// Places in `commits` by mark.
  var places: [Int: Int] {
    Dictionary(uniqueKeysWithValues: commits.enumerated().map { ($0.element.mark, $0.offset) })
  }

  /// Marks of the main line's own commits, first parents only, from the oldest.
  var mainline: [Int] {
    let places = places
    var marks: [Int] = []
    var next = refs[Self.main]
    while let mark = next, let place = places[mark] {
      marks.append(mark)
      next = commits[place].parents.first
    }
    return marks.reversed()
  }

  /// The last commit of the main line that was there at an instant.
  func tip(at instant: Int64) -> Int? {
    let places = places
    return mainline.last { mark in places[mark].map { commits[$0].committer.instant <= instant } ?? false }
  }

  /// The files of a commit, whole contents by path.
  func tree(_ mark: Int) -> [String: String] {
    let places = places
    var line: [Int] = []
    var next: Int? = mark
    while let mark = next, let place = places[mark] {
      line.append(place)
      next = commits[place].parents.first
    }
    var tree: [String: String] = [:]
    for place in line.reversed() {
      for (path, text) in commits[place].changes { tree[path] = text }
    }
    return tree
  }

  /// The files of every commit, by mark.
  func trees() -> [Int: [String: String]] {
    var trees: [Int: [String: String]] = [:]
    for commit in commits {
      var tree = commit.parents.first.flatMap { trees[$0] } ?? [:]
      for (path, text) in commit.changes { tree[path] = text }
      trees[commit.mark] = tree
    }
    return trees
  }

  var freshMark: Int { (commits.map(\.mark).max() ?? 0) + 1 }

  /// Puts a commit into the main line where its committer's clock says. Branches that are open stay where they began.
  mutating func insert(_ stamp: Stamp, _ message: String, _ changes: [String: String?]) {
    guard let before = tip(at: stamp.instant), let place = places[before] else { return }
    let line = mainline
    let mark = freshMark
    if let index = line.firstIndex(of: before), index + 1 < line.count, let next = places[line[index + 1]] {
      commits[next].parents[0] = mark
    } else {
      refs[Self.main] = mark
    }
    commits.insert(
      Commit(
        mark: mark, author: stamp, committer: stamp, message: message + "\n", parents: [before], changes: changes),
      at: place + 1)
  }
}

extension Person {
  /// Their stamp at an instant.
  func stamp(_ instant: Int64) -> CommitHistory.Stamp {
    CommitHistory.Stamp(name: name, mail: mail, instant: instant)
  }
}

extension WorkCalendar {
  /// Seconds since 1970 of a clock time in UTC; the first week and its Monday are 0.
  static func instant(_ week: Int, day: Int, hour: Int) -> Int64 {
    Int64(firstMonday + week * 7 + day) * 86_400 + Int64(hour) * 3_600
  }
}
