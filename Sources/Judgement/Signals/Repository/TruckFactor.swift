internal import Findings
internal import Foundation
internal import History
internal import SourceText

/// How many people would have to leave before over half of the files have nobody who knows them.
///
/// Degree of authorship by Avelino et al., "A novel approach for estimating truck factors" (2016):
/// 3.293 + 1.098·FA + 0.164·DL − 0.321·ln(1 + AC), normalised by the file's highest; above 0.75 one is an author.
/// Deliveries fade with a half-life, which is ours: the original has no decay. People are taken away greedily.
struct TruckFactor {
  var factor: Int
  var files: Int
  /// Those whose leaving orphans over half the files, in the order of taking away.
  var people: [Person]

  init(_ evidence: RepositoryEvidence, policy: JudgementPolicy) {
    var authorsOf: [RepositoryPath: Set<Person>] = [:]
    let degrees = Self.deliveries(evidence, policy)
    for file in evidence.sourceFiles {
      guard let people = degrees[file.path], let all = Optional(people.values.reduce(0) { $0 + $1.deliveries }) else {
        continue
      }
      let scores = people.mapValues { work in
        3.293 + (work.isFirst ? 1.098 : 0) + 0.164 * work.deliveries - 0.321 * log(1 + all - work.deliveries)
      }
      let highest = scores.values.max() ?? 0
      guard highest > 0 else { continue }
      authorsOf[file.path] = Set(scores.filter { $0.value / highest > 0.75 && $0.value >= 1 }.keys)
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

  private struct Work {
    var deliveries = 0.0
    var isFirst = false
  }

  private static func deliveries(
    _ evidence: RepositoryEvidence, _ policy: JudgementPolicy
  ) -> [RepositoryPath: [Person: Work]] {
    var found: [RepositoryPath: [Person: Work]] = [:]
    for change in evidence.history.changes
    where change.author.standing != .bot && change.committedAt < evidence.end {
      let age = Double(evidence.end - change.committedAt) / 86_400
      let delivery = pow(0.5, age / policy.knowledgeHalfLifeDays)
      for file in change.files where file.kind == .source {
        if file.status == .deleted {
          found[file.path] = nil
          continue
        }
        if let old = file.oldPath, old != file.path, let moved = found.removeValue(forKey: old) {
          found[file.path] = moved
        }
        guard !file.isCosmetic else { continue }
        let isFirst = found[file.path] == nil
        for person in [change.author] + change.coAuthors {
          found[file.path, default: [:]][person, default: Work()].deliveries += delivery
          if isFirst { found[file.path]?[person]?.isFirst = true }
        }
      }
    }
    return found
  }
}
