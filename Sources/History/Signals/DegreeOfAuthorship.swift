package import SourceText

/// How well each person knows each file of the head, from every change of it: `FileAuthors` has the formula.
package struct DegreeOfAuthorship: Sendable {
  /// By file of the head and person; people without a change of the file are not in it.
  package private(set) var degrees: [RepositoryPath: [Person: Double]]

  /// - Parameter until: what is known at this second: later changes of the committer's clock are left out.
  package init(_ history: RepositoryHistory, until: Int64, halfLifeDays: Double) {
    self.init(Deliveries(history), until: until, halfLifeDays: halfLifeDays)
  }

  /// The same of deliveries at hand. Linear in them.
  package init(_ deliveries: Deliveries, until: Int64, halfLifeDays: Double) {
    degrees = [:]
    for (path, list) in deliveries.files {
      var authors = FileAuthors()
      for delivery in list where delivery.at < until {
        authors.add(
          deliveries.people[Int(delivery.person)], days: (Double(until) - Double(delivery.at)) / 86_400,
          halfLifeDays: halfLifeDays, madeIt: delivery.madeIt)
      }
      let known = authors.degrees
      if !known.isEmpty { degrees[path] = known }
    }
  }

  /// Those who know a file well enough to be called its authors.
  package func authors(of path: RepositoryPath) -> Set<Person> {
    FileAuthors.authors(degrees[path] ?? [:])
  }
}
