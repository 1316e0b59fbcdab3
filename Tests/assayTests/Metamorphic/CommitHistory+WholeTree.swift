/// Changes of all files at once.
extension CommitHistory {
  /// Puts a commit into the main line that writes every file anew, elsewhere or otherwise; what comes after it is told as
  /// if it had been written on top. Branches that are open are rebased onto it, as a team would.
  ///
  /// - Parameters:
  ///   - path: where a file stands from then on.
  ///   - text: what a file says from then on, by its old path.
  mutating func rewriteTree(
    _ stamp: Stamp, _ message: String, path: (String) -> String = { $0 }, text: (String, String) -> String
  ) {
    guard let before = tip(at: stamp.instant) else { return }
    var past: Set<Int> = []
    let places = places
    var open = [before]
    while let mark = open.popLast() {
      guard past.insert(mark).inserted, let place = places[mark] else { continue }
      open += commits[place].parents
    }
    func told(_ changes: [String: String?]) -> [String: String?] {
      var result: [String: String?] = [:]
      for (old, content) in changes { result.updateValue(content.map { text(old, $0) }, forKey: path(old)) }
      return result
    }
    var changes: [String: String?] = [:]
    for (old, content) in tree(before) {
      if path(old) == old, text(old, content) == content { continue }
      if path(old) != old { changes.updateValue(nil, forKey: old) }
      changes.updateValue(text(old, content), forKey: path(old))
    }
    let whole = Commit(
      mark: freshMark, author: stamp, committer: stamp, message: message + "\n", parents: [before], changes: changes)
    var later = commits.filter { !past.contains($0.mark) }
    for index in later.indices {
      later[index].changes = told(later[index].changes)
      later[index].parents = later[index].parents.map { past.contains($0) ? whole.mark : $0 }
      later[index].committer.instant = max(later[index].committer.instant, stamp.instant + Int64(index + 1))
    }
    commits = commits.filter { past.contains($0.mark) } + [whole] + later
    for (name, mark) in refs where mark == before { refs[name] = whole.mark }
  }
}
