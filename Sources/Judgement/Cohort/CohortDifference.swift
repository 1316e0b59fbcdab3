internal import Hiring

/// Two people in one row.
package struct CohortDifference: Sendable, Hashable {
  package enum Kind: String, Sendable {
    /// The 80 % intervals do not touch.
    case apart
    /// They overlap: the difference may be chance.
    case mayBeChance = "may-be-chance"
  }

  package var row: String
  package var kind: Kind
  /// The one whose number scores higher; of two that score the same, the first in the order of the columns.
  package var over: String
  package var under: String

  /// How often two people who are alike in truth come out apart in one row, 0 to 1: both ends of two 80 % intervals of
  /// equal width meet at 2 x 1.2816 standard errors of one, which is 1.81 of the difference's (normal, two sides).
  package static let byChance = 0.07

  /// Every pair of a row that may be compared and is not the same, in the order of the columns.
  static func all(
    in rows: [CohortRow], of people: [CohortComparison.Person]
  ) -> [CohortDifference] {
    rows.filter(\.isCompared).flatMap { row in
      people.indices.flatMap { left in
        people.indices.filter { $0 > left }.compactMap { right -> CohortDifference? in
          guard row.cells[left].status == .measured, row.cells[right].status == .measured,
            let first = row.cells[left].compared, let second = row.cells[right].compared, first != second
          else { return nil }
          let (over, under) = first.value >= second.value ? (left, right) : (right, left)
          let (high, low) = first.value >= second.value ? (first, second) : (second, first)
          return CohortDifference(
            row: row.id, kind: high.low > low.high ? .apart : .mayBeChance, over: people[over].contractor.id,
            under: people[under].contractor.id)
        }
      }
    }
  }
}
