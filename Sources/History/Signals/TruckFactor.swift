/// How many people would have to leave before over half of the files have nobody who knows them.
///
/// Avelino et al., "A novel approach for estimating truck factors" (2016): authors by degree of authorship; whoever is
/// author of most files is taken away, again and again, until over half of the files have no author left.
package struct TruckFactor: Sendable, Hashable {
  package var factor: Int
  /// Files that were looked at.
  package var files: Int
  /// Those whose leaving orphans over half the files, in the order of taking away.
  package var people: [Person]

  /// Of the source files of the head that have an author in the history.
  package init(_ authorship: DegreeOfAuthorship) {
    self.init(authors: authorship.degrees.keys.map(authorship.authors).filter { !$0.isEmpty })
  }

  /// The same once some have left: the files that had only them count as orphans from the start.
  ///
  /// - Parameter isGone: whether somebody left.
  package init(_ authorship: DegreeOfAuthorship, isGone: (Person) -> Bool) {
    self.init(
      authors: authorship.degrees.keys.map(authorship.authors).filter { !$0.isEmpty }
        .map { $0.filter { !isGone($0) } })
  }

  /// - Parameter authors: each file's; one without any is an orphan from the start.
  init(authors: [Set<Person>]) {
    files = authors.count
    people = []
    var filesOf: [Person: [Int]] = [:]
    var left = authors.map(\.count)
    for (file, people) in authors.enumerated() { for person in people { filesOf[person, default: []].append(file) } }
    var orphans = left.count { $0 == 0 }
    while files > 0, orphans * 2 <= files {
      guard let top = filesOf.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })?.key else { break }
      people.append(top)
      for file in filesOf.removeValue(forKey: top) ?? [] {
        left[file] -= 1
        if left[file] == 0 { orphans += 1 }
      }
    }
    factor = people.count
  }
}
