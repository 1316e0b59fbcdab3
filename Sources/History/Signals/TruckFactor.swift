internal import SourceText

/// How many people would have to leave before over half of the files have nobody who knows them.
///
/// Avelino et al., "A novel approach for estimating truck factors" (2016): authors by degree of authorship; whoever is
/// author of most files is taken away, again and again, until over half of the files have no author left.
package struct TruckFactor: Sendable, Hashable {
  package var factor: Int
  /// Source files of the head that have an author in the history.
  package var files: Int
  /// Those whose leaving orphans over half the files, in the order of taking away.
  package var people: [Person]

  package init(_ authorship: DegreeOfAuthorship) {
    var authorsOf: [RepositoryPath: Set<Person>] = [:]
    for path in authorship.degrees.keys {
      let authors = authorship.authors(of: path)
      if !authors.isEmpty { authorsOf[path] = authors }
    }
    files = authorsOf.count
    people = []
    var orphans = 0
    while files > 0, orphans * 2 <= files {
      var covered: [Person: Int] = [:]
      for authors in authorsOf.values { for person in authors { covered[person, default: 0] += 1 } }
      guard let top = covered.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { break }
      people.append(top.key)
      for path in authorsOf.keys { authorsOf[path]?.remove(top.key) }
      orphans = authorsOf.values.count(where: \.isEmpty)
    }
    factor = people.count
  }
}
