/// How many people would have to leave before over half of the files have nobody who knows them: whoever is author of
/// most files is taken away, again and again.
///
/// Source: Avelino et al., "A novel approach for estimating truck factors" (2016).
package struct BusFactor: Sendable, Hashable {
  package var factor: Int
  /// Those whose leaving orphans over half of the files, in the order of taking away.
  package var people: [Person]

  /// - Parameter authors: of each file that has any.
  init(authors: [Set<Person>]) {
    var authors = authors
    people = []
    var orphans = authors.count(where: \.isEmpty)
    while !authors.isEmpty, orphans * 2 <= authors.count {
      var covered: [Person: Int] = [:]
      for people in authors { for person in people { covered[person, default: 0] += 1 } }
      guard let top = covered.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { break }
      people.append(top)
      for index in authors.indices { authors[index].remove(top) }
      orphans = authors.count(where: \.isEmpty)
    }
    factor = people.count
  }
}
