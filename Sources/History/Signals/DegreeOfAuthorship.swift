internal import Findings
internal import Foundation
package import SourceText

/// How well each person knows each file, from who made it and who changed it.
///
/// Fritz et al., "Degree-of-knowledge: modeling a developer's knowledge of code" (2014), with the weights that Avelino
/// et al., "A novel approach for estimating truck factors" (2016), use:
/// 3.293 + 1.098·FA + 0.164·DL − 0.321·ln(1 + AC), where FA is 1 for the file's first author, DL are the person's
/// changes of it and AC everybody else's. Changes fade with a half-life, which is ours: the original has no decay. A file
/// keeps its past through renames and loses it when it is deleted; new layouts and machines' changes teach nobody.
package struct DegreeOfAuthorship: Sendable {
  /// By file of the head and person; people without a change of the file are not in it.
  package private(set) var degrees: [RepositoryPath: [Person: Double]]

  /// Share of a file's highest degree over which one is its author: 0.75 (Avelino et al.).
  package static let authorShare = 0.75
  /// Degree that an author has at least: 1, which keeps out those whose work has faded. Avelino et al. take 3.293, the
  /// constant, without decay.
  package static let leastDegree = 1.0

  /// - Parameter until: what is known at this second: later changes of the committer's clock are left out.
  package init(_ history: RepositoryHistory, until: Int64, halfLifeDays: Double) {
    var known: [RepositoryPath: [Person: Work]] = [:]
    for change in history.changes where change.author.standing != .bot && change.committedAt < until {
      let age = max(0, (Double(until) - Double(change.committedAt)) / 86_400)
      let delivery = pow(0.5, age / max(1, halfLifeDays))
      Self.move(change, in: &known)
      for file in change.files where file.kind == .source && file.status != .deleted && !file.isCosmetic {
        let isFirst = known[file.path] == nil
        for person in [change.author] + change.coAuthors {
          known[file.path, default: [:]][person, default: Work()].deliveries += delivery
          if isFirst { known[file.path]?[person]?.isFirst = true }
        }
      }
    }
    degrees = [:]
    for file in history.files where file.measure.kind == .source {
      guard let people = known[file.path] else { continue }
      // In order: a sum of fractions depends on it in the last bit, and two runs must agree.
      let all = people.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value.deliveries }
      degrees[file.path] = people.mapValues { work in
        3.293 + (work.isFirst ? 1.098 : 0) + 0.164 * work.deliveries - 0.321 * log(1 + max(0, all - work.deliveries))
      }
    }
  }

  /// Those who know a file well enough to be called its authors.
  package func authors(of path: RepositoryPath) -> Set<Person> {
    guard let people = degrees[path], let highest = people.values.max(), highest > 0 else { return [] }
    return Set(people.filter { $0.value / highest > Self.authorShare && $0.value >= Self.leastDegree }.keys)
  }

  private struct Work {
    var deliveries = 0.0
    var isFirst = false
  }

  /// Deletions and renames. All names are given up before any is taken: two files can swap names.
  private static func move(_ change: Change, in known: inout [RepositoryPath: [Person: Work]]) {
    for file in change.files where file.status == .deleted { known.removeValue(forKey: file.path) }
    var moved: [(RepositoryPath, [Person: Work])] = []
    for file in change.files {
      guard let old = file.oldPath, old != file.path, let work = known.removeValue(forKey: old) else { continue }
      moved.append((file.path, work))
    }
    for (path, work) in moved { known[path] = work }
  }
}
