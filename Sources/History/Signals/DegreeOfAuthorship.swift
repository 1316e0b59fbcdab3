internal import Findings
package import SourceText

/// How well each person knows each file of the head, from every change of it: `FileAuthors` has the formula.
///
/// A file keeps its past through renames and loses it when it is deleted; new layouts and machines' changes teach nobody.
package struct DegreeOfAuthorship: Sendable {
  /// By file of the head and person; people without a change of the file are not in it.
  package private(set) var degrees: [RepositoryPath: [Person: Double]]

  /// - Parameter until: what is known at this second: later changes of the committer's clock are left out.
  package init(_ history: RepositoryHistory, until: Int64, halfLifeDays: Double) {
    var known: [RepositoryPath: FileAuthors] = [:]
    for change in history.changes where change.author.standing != .bot && change.committedAt < until {
      let days = (Double(until) - Double(change.committedAt)) / 86_400
      Self.move(change, in: &known)
      for file in change.files where file.kind == .source && file.status != .deleted && !file.isCosmetic {
        Self.add(change, days: days, halfLifeDays: halfLifeDays, to: &known[file.path])
      }
    }
    degrees = [:]
    for file in history.files where file.measure.kind == .source {
      if let people = known[file.path] { degrees[file.path] = people.degrees }
    }
  }

  /// Those who know a file well enough to be called its authors.
  package func authors(of path: RepositoryPath) -> Set<Person> {
    FileAuthors.authors(degrees[path] ?? [:])
  }

  private static func add(_ change: Change, days: Double, halfLifeDays: Double, to known: inout FileAuthors?) {
    let isFirst = known == nil
    if isFirst { known = FileAuthors() }
    for person in [change.author] + change.coAuthors {
      known?.add(person, days: days, halfLifeDays: halfLifeDays, madeIt: isFirst)
    }
  }

  /// Deletions and renames. All names are given up before any is taken: two files can swap names.
  private static func move(_ change: Change, in known: inout [RepositoryPath: FileAuthors]) {
    for file in change.files where file.status == .deleted { known.removeValue(forKey: file.path) }
    var moved: [(RepositoryPath, FileAuthors)] = []
    for file in change.files {
      guard let old = file.oldPath, old != file.path, let work = known.removeValue(forKey: old) else { continue }
      moved.append((file.path, work))
    }
    for (path, work) in moved { known[path] = work }
  }
}
