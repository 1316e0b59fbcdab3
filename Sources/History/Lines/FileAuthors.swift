internal import Foundation

/// How well each person knows one file, from who made it and who changed it.
///
/// Degree of authorship (Fritz et al., "Degree-of-knowledge: modeling a developer's knowledge of code", 2014) with the
/// weights of Avelino et al., "A novel approach for estimating truck factors" (2016):
/// 3.293 + 1.098·FA + 0.164·DL − 0.321·ln(1 + AC), where FA is 1 for who made the file, DL are the person's changes of it
/// and AC everybody else's. Changes fade with a half-life, and so does having made it, which is ours: the original has no
/// decay, and whoever made a file would stay its author for good. The degree as a whole fades with the time since the
/// person's last change of the file: with the constant left standing, everybody who ever touched an old file would know it.
struct FileAuthors {
  /// Share of a file's highest degree over which one is its author: 0.75 (Avelino et al.).
  static let share = 0.75
  /// Degree that an author has at least: 1, which keeps out those whose work has faded. Ours; Avelino et al. take 3.293,
  /// the constant, without decay.
  static let leastDegree = 1.0

  private struct Work {
    var deliveries = 0.0
    /// What is left of having made it, 0 to 1.
    var madeIt = 0.0
    /// What is left of the last change, 0 to 1.
    var last = 0.0
  }

  private var work: [Person: Work] = [:]

  /// - Parameters:
  ///   - days: since the change; changes to come count as of today.
  ///   - halfLifeDays: after so many days a change counts half.
  mutating func add(_ person: Person, days: Double, halfLifeDays: Double, madeIt: Bool) {
    let left = pow(0.5, max(0, days) / max(1, halfLifeDays))
    var known = work[person] ?? Work()
    known.deliveries += left
    known.last = max(known.last, left)
    if madeIt { known.madeIt = max(known.madeIt, left) }
    work[person] = known
  }

  /// Each person's degree; people without a change of the file are not in it.
  var degrees: [Person: Double] {
    // In order: a sum of fractions depends on it in the last bit, and two runs must agree.
    let all = work.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value.deliveries }
    return work.mapValues { work in
      work.last
        * (3.293 + 1.098 * work.madeIt + 0.164 * work.deliveries - 0.321 * log(1 + max(0, all - work.deliveries)))
    }
  }

  /// Those who know it well enough to be called its authors.
  static func authors(_ degrees: [Person: Double]) -> Set<Person> {
    guard let highest = degrees.values.max(), highest > 0 else { return [] }
    return Set(degrees.filter { $0.value / highest > share && $0.value >= leastDegree }.keys)
  }
}
