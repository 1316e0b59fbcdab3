package import Foundation

/// What was paid to whom and when, by the best record that there is of each contract's week.
///
/// A week that an account statement covers is taken from there, else from what the platform billed, else from tracked
/// hours at the agreed rate. Hours of one contract's week in two records are the same hours, and never added up; where a
/// statement shows less than was billed, the larger counts and the difference is told. What nothing tells is a gap, not
/// zero: sums with one are the least that was paid.
package struct PaidRecords: Sendable {
  /// In the portfolio's order of contractors, fees of nobody's last; then by day.
  package private(set) var amounts: [PaidAmount] = []
  package private(set) var gaps: [PaidGap] = []
  /// What the reader should know of how the records were read, sentences.
  package private(set) var notes: [String] = []
  /// Platforms whose statement names fees.
  package private(set) var platformsWithFees: Set<String> = []
  /// By contractor: weeks of an hourly engagement of which nothing tells what was paid.
  package private(set) var openWeeks: [String: Set<ISOWeek>] = [:]

  /// Linear in the records but for their order.
  ///
  /// - Parameters:
  ///   - timeEntries: with their contractors, as `Roster.assigned` gives them.
  ///   - coverage: what the exports speak about.
  ///   - through: the last day; what is later is left out.
  package init(
    contractors: [Contractor], payments: [Payment], billedEntries: [BilledEntry], timeEntries: [TimeEntry],
    coverage: RecordCoverage, timeZone: TimeZone, through: CivilDate
  ) {
    let roster = Roster(contractors: contractors)
    let index = CoverageIndex(coverage, roster: roster)
    let statement = PaidStatement(
      payments: payments.filter { $0.paidDays.lowerBound <= through }, roster: roster, through: through)
    let hours = PaidHours(
      statement: statement, billed: billedEntries.filter { $0.date <= through }, roster: roster)
    let tracked = TrackedWorth(
      contractors: contractors, timeEntries: timeEntries, claimed: hours.weeks, coverage: coverage, index: index,
      timeZone: timeZone, through: through)
    let fixed = FixedWork(contractors: contractors, statement: statement, through: through)
    let open = OpenWeeks(
      contractors: contractors, hours: hours, tracked: tracked, coverage: coverage, index: index, through: through)
    amounts = statement.amounts + hours.amounts + tracked.amounts + fixed.amounts
    gaps = statement.gaps + hours.gaps + tracked.gaps + fixed.gaps + open.gaps
    notes = statement.notes + hours.notes + tracked.notes + fixed.notes
    platformsWithFees = statement.platformsWithFees
    openWeeks = open.weeks
    let order = Dictionary(
      contractors.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    func place(_ contractor: String?) -> Int { contractor.flatMap { order[$0] } ?? Int.max }
    // Stable by offset, so that equal days keep the order of the records.
    amounts = amounts.enumerated().sorted {
      (place($0.element.contractor), $0.element.days.lowerBound, $0.offset)
        < (place($1.element.contractor), $1.element.days.lowerBound, $1.offset)
    }.map(\.element)
    gaps = gaps.enumerated().sorted {
      (place($0.element.contractor), $0.element.quarter, $0.offset)
        < (place($1.element.contractor), $1.element.quarter, $1.offset)
    }.map(\.element)
  }
}

extension Contractor {
  /// The rate of an hourly contract on a day: that of the engagement that ran then, else of the last before, else of the
  /// first. A rate that changed stands as two engagements with one contract.
  package func hourlyRate(of contract: String, on day: CivilDate) -> Money? {
    let terms = engagements.filter { $0.kind == .hourly && $0.contract.lowercased() == contract.lowercased() }
      .sorted { $0.started < $1.started }
    let running = terms.last { $0.started <= day && ($0.ended.map { day <= $0 } ?? true) }
    return (running ?? terms.last { $0.started <= day } ?? terms.first)?.rate
  }
}

extension ISOWeek {
  /// From Monday to Sunday.
  package var span: ClosedRange<CivilDate> {
    let monday = CivilDate(utc: start)
    return monday...CivilDate(daysSince1970: monday.daysSince1970 + 6)
  }
}
