package import SourceText

/// Two files that keep changing together without saying so: what must be known to change one of them safely.
package struct ChangeCoupling: Sendable, Hashable {
  /// In the order of paths, as they are called by now.
  package var first: RepositoryPath
  package var second: RepositoryPath
  /// Changes that touched both.
  package var shared: Int
  /// Shared changes over the mean of both files' changes, 0 to 1: the degree of Tornhill's Code Maat.
  package var degree: Double

  /// What counts as coupled.
  package struct Limits: Sendable, Hashable {
    /// Shared changes from which a pair says anything: 5, Code Maat's default.
    package var shared = 5
    /// Degree from which a pair is told: 30 %, Code Maat's default.
    package var degree = 0.3
    /// Changes of more files are left out: 30, Code Maat's default. A reformatting couples nothing.
    package var files = 30

    package init() {}
  }

  /// Coupled pairs, the strongest first, then by shared changes, then by path.
  ///
  /// Over source and test files that the head still has, followed through renames; merges, machines and new layouts are
  /// left out. Cost: linear in changes times `limits.files` squared at most.
  ///
  /// - Parameter from, until: the window by the committer's clock.
  package static func all(
    in history: RepositoryHistory, limits: Limits = Limits(), from: Int64 = .min, until: Int64 = .max
  ) -> [ChangeCoupling] {
    var names = FollowedNames()
    var sets: [[Int]] = []
    var revisions: [Int: Int] = [:]
    for change in history.changes {
      let numbers = names.follow(change)
      guard !change.isMerge, change.author.standing != .bot, change.committedAt >= from, change.committedAt < until
      else { continue }
      let touched = zip(numbers, change.files).filter { $0.1.isCounted && !$0.1.isCosmetic }.map(\.0)
      let set = Set(touched).sorted()
      guard !set.isEmpty, set.count <= limits.files else { continue }
      for number in set { revisions[number, default: 0] += 1 }
      if set.count > 1 { sets.append(set) }
    }
    let live = Set(history.files.map(\.path))
    // A pair shares at most what each has: the rest need not be counted, and memory stays small.
    let candidates = Set(
      revisions.filter { $0.value >= max(1, limits.shared) && live.contains(names.name($0.key)) }.keys)
    var shared: [Pair: Int] = [:]
    for set in sets {
      let kept = set.filter(candidates.contains)
      for (place, first) in kept.enumerated() {
        for second in kept[(place + 1)...] { shared[Pair(first: first, second: second), default: 0] += 1 }
      }
    }
    return shared.compactMap { pair, count -> ChangeCoupling? in
      let mean = Double((revisions[pair.first] ?? 0) + (revisions[pair.second] ?? 0)) / 2
      let degree = Double(count) / max(1, mean)
      guard count >= limits.shared, degree >= limits.degree else { return nil }
      let paths = [names.name(pair.first), names.name(pair.second)].sorted()
      return ChangeCoupling(first: paths[0], second: paths[1], shared: count, degree: degree)
    }.sorted {
      if $0.degree != $1.degree { return $0.degree > $1.degree }
      if $0.shared != $1.shared { return $0.shared > $1.shared }
      return ($0.first, $0.second) < ($1.first, $1.second)
    }
  }

  private struct Pair: Hashable {
    var first: Int
    var second: Int
  }
}
