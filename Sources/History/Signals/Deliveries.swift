internal import Findings
internal import SourceText

/// Who changed each source file of the head, and when: what `DegreeOfAuthorship` is made of at any time.
///
/// A file keeps its past through renames and loses it when it is deleted; new layouts and machines' changes teach nobody.
package struct Deliveries: Sendable {
  struct Delivery: Sendable {
    /// An index of `people`.
    var person: Int32
    /// By the committer's clock, seconds since 1970.
    var at: Int64
    /// Whether it made the file.
    var madeIt: Bool
  }

  private(set) var people: [Person] = []
  private(set) var files: [RepositoryPath: [Delivery]] = [:]

  /// Linear in the changes' files.
  package init(_ history: RepositoryHistory) {
    var numbers: [Person: Int32] = [:]
    var known: [RepositoryPath: [Delivery]] = [:]
    for change in history.changes where change.author.standing != .bot {
      Self.move(change, in: &known)
      // A change has no copy made of each of its files: a history has more of them than of anything.
      let authors = ([change.author] + change.coAuthors).map { person in
        if let number = numbers[person] { return number }
        let number = Int32(people.count)
        numbers[person] = number
        people.append(person)
        return number
      }
      for index in change.files.indices
      where change.files[index].kind == .source && change.files[index].status != .deleted
        && !change.files[index].isCosmetic
      {
        Self.add(authors, at: change.committedAt, to: &known[change.files[index].path])
      }
    }
    for file in history.files where file.measure.kind == .source { files[file.path] = known[file.path] }
  }

  private static func add(_ people: [Int32], at time: Int64, to known: inout [Delivery]?) {
    let madeIt = known == nil
    if madeIt { known = [] }
    for person in people { known?.append(Delivery(person: person, at: time, madeIt: madeIt)) }
  }

  /// Deletions and renames. All names are given up before any is taken: two files can swap names.
  private static func move(_ change: Change, in known: inout [RepositoryPath: [Delivery]]) {
    var moved: [(RepositoryPath, [Delivery])] = []
    for index in change.files.indices {
      if change.files[index].status == .deleted { known.removeValue(forKey: change.files[index].path) }
    }
    for index in change.files.indices {
      guard let old = change.files[index].oldPath, old != change.files[index].path,
        let work = known.removeValue(forKey: old)
      else { continue }
      moved.append((change.files[index].path, work))
    }
    for (path, work) in moved { known[path] = work }
  }
}
