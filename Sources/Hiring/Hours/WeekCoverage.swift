internal import Foundation

/// What the exports say of one tracker account, or one contract, in one week.
struct WeekCoverage {
  let week: ISOWeek
  /// Exports that name it, made when the week was over; by when they were made.
  let whole: [CoverageIndex.Part]
  /// The newest that names it and was made before the week was over: hours may have been added since.
  let early: CoverageIndex.Part?
  /// The newest of the same system that speaks of the week and names only others, where none names it.
  let ofOthers: CoverageIndex.Part?
  /// The days of the week on which what an export lacks did not happen.
  let certainDays: Set<CivilDate>
  /// Rows that were not taken and may be hours of the week, but of exports that a newer one stands for as a whole.
  var unread: [CoverageIndex.Unread] = []
  /// Whether an export begins or ends within the week where a month or half of one does: what lies beyond was left out.
  let isCut: Bool

  init(week: ISOWeek, naming: [CoverageIndex.Part], ofOthers: [CoverageIndex.Part]) {
    func newest(_ parts: [CoverageIndex.Part]) -> CoverageIndex.Part? {
      parts.max { ($0.export.madeAt, $0.export.file) < ($1.export.madeAt, $1.export.file) }
    }
    self.week = week
    whole = naming.filter { $0.export.madeAt >= week.end }
      .sorted { ($0.export.madeAt, $0.export.file) < ($1.export.madeAt, $1.export.file) }
    early = newest(naming.filter { $0.export.madeAt < week.end })
    self.ofOthers = newest(ofOthers)
    let stretches = whole.map { ExportStretch(span: $0.span, in: week) }
    let certain = Set(stretches.flatMap(\.days))
    certainDays = certain
    isCut = stretches.contains(where: \.isCut) && !week.days.allSatisfy(certain.contains)
  }

  /// Whether what no export states for it did not happen.
  var isCovered: Bool { !whole.isEmpty }

  /// The newest that speaks of every day of the week: what it states of them counts.
  var newestOfAll: CoverageIndex.Part? {
    whole.last { part in ExportStretch(span: part.span, in: week).days.count == 7 }
  }

  /// An export that says itself that it lacks a part, where none is newer and whole.
  var lacking: CoverageIndex.Part? {
    let newest = newestOfAll
    return whole.last { part in
      part.export.lack != nil && (newest.map { part.export.madeAt >= $0.export.madeAt } ?? true)
    }
  }
}

/// The days of a week that an export speaks of for certain.
struct ExportStretch {
  private(set) var days: Set<CivilDate>
  private(set) var isCut = false

  /// - Parameter span: from the export's first record to its last.
  ///
  /// The days between them are certain. An export that goes on until a Friday is taken to speak of the weekend too,
  /// unless a month ends there: exports are made for months and weeks. Where the first or last record lies within the
  /// week, the days beyond are not certain; least of all where a month or half of one ends, up to which hours are paid.
  init(span: ClosedRange<Date>, in week: ISOWeek) {
    let all = week.days
    let (first, last) = (CivilDate(utc: span.lowerBound), CivilDate(utc: span.upperBound))
    days = Set(all.filter { $0 >= first && $0 <= last })
    func isBoundary(_ day: CivilDate) -> Bool { day.day == 1 || day.day == 16 }
    let isCutBefore = all.contains { $0 > all[0] && $0 <= first && isBoundary($0) }
    let isCutBehind = last >= all[0] && all.contains { $0 > last && isBoundary($0) }
    isCut = isCutBefore || isCutBehind
    if last >= all[4], !isCutBehind { days.formUnion(all.filter { $0 >= max(first, all[4]) }) }
  }
}

extension ISOWeek {
  /// Monday to Sunday.
  var days: [CivilDate] {
    let monday = CivilDate(utc: start).daysSince1970
    return (0..<7).map { CivilDate(daysSince1970: monday + $0) }
  }
}
