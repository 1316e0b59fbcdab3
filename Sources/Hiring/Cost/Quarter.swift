/// A quarter of the calendar year, written `2026-Q4`.
package struct Quarter: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let year: Int
  /// 1 to 4.
  package let number: Int

  package init(containing day: CivilDate) {
    year = day.year
    number = (day.month - 1) / 3 + 1
  }

  package var first: CivilDate { CivilDate(year: year, month: number * 3 - 2, day: 1) }
  package var last: CivilDate { CivilDate(daysSince1970: next.first.daysSince1970 - 1) }

  package var next: Quarter {
    Quarter(containing: CivilDate(year: number == 4 ? year + 1 : year, month: number == 4 ? 1 : number * 3 + 1, day: 1))
  }

  package var description: String { "\(first.description.prefix(4))-Q\(number)" }

  package static func < (left: Quarter, right: Quarter) -> Bool {
    (left.year, left.number) < (right.year, right.number)
  }
}
