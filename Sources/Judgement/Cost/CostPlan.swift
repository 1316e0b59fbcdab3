package import Foundation
package import Hiring

/// Who is counted in the years ahead, at which pace, and who is not.
package struct CostPlan: Sendable {
  /// Somebody, or something, that the years ahead leave out.
  package struct LeftOut: Sendable, Hashable {
    /// Nil where it is nobody's alone.
    package var contractor: String?
    package var text: String
    /// What the work would cost in the years at its pace, where only a rate between currencies is missing.
    package var amount: Money?
  }

  /// Nil where the years ahead cannot be told; `leftOut` says why.
  package private(set) var model: CostModel?
  package private(set) var leftOut: [LeftOut] = []

  /// From numbers that somebody states.
  ///
  /// - Parameters:
  ///   - hourly: what an hour costs, in the currency of the totals.
  ///   - seats: how many contractors, each at this pace.
  package init(
    hourly: Money, weeklyHours: Decimal, seats: Int, platform: Engagement.Platform, cost: CostPolicy
  ) {
    let plan = (1...max(1, seats)).map { number in
      CostModel.Seat(
        id: seats > 1 ? "contractor-\(number)" : "contractor", platform: platform.rawValue,
        weeklyPaid: Decimal(hourly.minorUnits) * weeklyHours, weeklyHours: weeklyHours, source: "as stated")
    }
    finish(plan, currency: cost.totalsCurrency(owner: hourly.currency), cost)
  }

  /// From the records: everybody whose hourly engagement runs on the last day, at the pace of their last weeks.
  package init(_ input: CostInput, policy: JudgementPolicy, cost: CostPolicy) {
    let currency = cost.totalsCurrency(owner: input.currency)
    var seats: [CostModel.Seat] = []
    for contractor in input.contractors {
      let hourly = contractor.engagements.filter { $0.kind == .hourly && $0.isActive(on: input.through) }
      guard let terms = hourly.first else {
        leftOut.append(LeftOut(contractor: contractor.id, text: Self.reason(contractor, input.through)))
        continue
      }
      guard let pace = SeatPace.of(contractor, input, cost: cost) else {
        leftOut.append(
          LeftOut(
            contractor: contractor.id,
            text:
              "no record of the last \(cost.paceWeeks) weeks tells the pace, and no rate with a weekly limit is agreed"
          ))
        continue
      }
      let worth = pace.weeklyPaid.map { cost.converted($0, to: currency) }
      guard worth.allSatisfy({ $0 != nil }) else {
        for sum in pace.weeklyPaid {
          leftOut.append(
            LeftOut(
              contractor: contractor.id,
              text: "paid in \(sum.currency), for which `cost.rates` has no rate; only what is paid is told",
              amount: (sum * (cost.weeksPerYear * Decimal(cost.years))).rounded))
        }
        continue
      }
      var seat = CostModel.Seat(
        id: contractor.id, platform: terms.platform.rawValue,
        weeklyPaid: worth.reduce(0) { $0 + ($1?.minorUnits ?? 0) }, weeklyHours: pace.weeklyHours, source: pace.source)
      measure(&seat, contractor, input, policy, cost)
      seats.append(seat)
    }
    if seats.isEmpty {
      leftOut.append(LeftOut(contractor: nil, text: "nobody's hourly engagement runs, so there is no pace to go on at"))
    } else {
      finish(seats, currency: currency, cost)
    }
  }

  private static func reason(_ contractor: Contractor, _ through: CivilDate) -> String {
    let running = contractor.engagements.filter { $0.started <= through && ($0.ended.map { through <= $0 } ?? true) }
    if running.contains(where: { $0.kind == .hourly }) { return "paused on \(through)" }
    if !running.isEmpty { return "fixed-price work, which ends with the order" }
    return contractor.engagements.isEmpty ? "no engagement" : "no engagement runs on \(through)"
  }

  private mutating func finish(_ seats: [CostModel.Seat], currency: String, _ cost: CostPolicy) {
    guard let retainer = cost.converted(ExactAmount(cost.retainer), to: currency),
      let senior = cost.converted(ExactAmount(cost.seniorRate), to: currency)
    else {
      leftOut.append(
        LeftOut(
          contractor: nil,
          text:
            "the retainer (\(cost.retainer.written)) and the senior rate (\(cost.seniorRate.written)) cannot be told in "
            + "\(currency): set `cost.retainer` and `cost.senior_rate` in it, or a rate in `cost.rates`"))
      return
    }
    model = CostModel(
      currency: currency, seats: seats, retainer: retainer.minorUnits, retainerShare: cost.retainerShare,
      seniorRate: senior.minorUnits, preventedShare: cost.preventedShare, debtMinutes: cost.debtMinutes,
      debtInterest: cost.debtInterest, reworkShare: cost.reworkShare, handoverHours: cost.handoverHours,
      handovers: cost.handovers, upworkFee: cost.upworkFee, fiverrFee: cost.fiverrFee,
      weeksPerYear: cost.weeksPerYear, years: Decimal(cost.years))
  }

  /// Takes what the code shows in place of the assumptions, where there is enough of it.
  private mutating func measure(
    _ seat: inout CostModel.Seat, _ contractor: Contractor, _ input: CostInput, _ policy: JudgementPolicy,
    _ cost: CostPolicy
  ) {
    let code = input.code[contractor.id]
    seat.worksOnCode = contractor.worksOnCode(code)
    guard seat.worksOnCode, let code else { return }
    seat.handoverHours = code.handoverHours
    let work = input.paid.amounts.filter {
      $0.contractor == contractor.id && $0.isForHours
    }
    let total = code.total
    // Hours that are missing, as those of fixed work are, would make the same debt look like more an hour.
    let isWhole =
      !input.paid.gaps.contains { $0.contractor == contractor.id } && code.unreadable.isEmpty
      && work.allSatisfy { $0.seconds != nil }
      && !contractor.engagements.contains { $0.kind == .fixed && $0.started <= input.through }
    let hours = CostMath.hours(work)
    guard isWhole, hours > 0, total.changes >= policy.gradeChanges, total.changedLines >= Double(policy.gradeLines),
      code.attributionCoverage.map({ $0 >= policy.attributionFloor }) ?? true
    else { return }
    seat.debtMinutes = CostMath.decimal(total.introducedMinutes) / hours
    seat.repaidMinutes = CostMath.decimal(total.repaidMinutes) / hours
    seat.reworkShare = total.reworkShare.map(CostMath.decimal)
    if let since = cost.retainerSince {
      seat.overseen = CostMath.hours(work.filter { $0.days.lowerBound >= since }) / hours
    }
  }
}

/// What a contractor was paid a week, and for how many hours, over the last weeks of their hourly work.
private struct SeatPace {
  var weeklyPaid: [ExactAmount]
  var weeklyHours: Decimal
  var source: String

  /// Nil where neither records nor terms tell it.
  static func of(_ contractor: Contractor, _ input: CostInput, cost: CostPolicy) -> SeatPace? {
    let hourly = contractor.engagements.filter { $0.kind == .hourly && $0.started <= input.through }
    let last = ISOWeek(containing: input.through.startUTC)
    let first = last.advanced(by: 1 - cost.paceWeeks)
    let open = input.paid.openWeeks[contractor.id] ?? []
    let weeks = sequence(first: first) { $0 < last ? $0.advanced(by: 1) : nil }.filter { week in
      !open.contains(week) && hourly.contains { $0.isActive(in: week) }
    }
    let running = hourly.filter { $0.isActive(on: input.through) }
    guard !weeks.isEmpty else { return agreed(running, in: last) }
    let fixed = Set(contractor.engagements.filter { $0.kind == .fixed }.map { $0.contract.lowercased() })
    let span = first.span.lowerBound...last.span.upperBound
    let rate = running.last?.rate
    let parts = input.paid.amounts.compactMap { amount -> (amount: ExactAmount, hours: Decimal)? in
      guard amount.contractor == contractor.id, amount.kind == .work,
        !fixed.contains((amount.contract ?? "").lowercased())
      else { return nil }
      let part = CostMath.part(of: amount.days, within: span)
      guard part > 0 else { return nil }
      if let seconds = amount.seconds { return (amount.amount * part, Decimal(seconds) * part / 3_600) }
      // Hours that a charge does not state are what it comes to at the agreed rate.
      guard amount.isForHours, let rate, rate.minorUnits > 0, rate.currency == amount.amount.currency else {
        return (amount.amount * part, 0)
      }
      return (amount.amount * part, amount.amount.minorUnits * part / Decimal(rate.minorUnits))
    }
    guard !parts.isEmpty else {
      return SeatPace(
        weeklyPaid: [], weeklyHours: 0,
        source: "nothing was paid, billed or tracked in the last weeks, which the records cover")
    }
    let count = Decimal(weeks.count)
    let paid = ExactAmount.sums(parts.map(\.amount)).map {
      ExactAmount(minorUnits: $0.minorUnits / count, currency: $0.currency)
    }
    return SeatPace(
      weeklyPaid: paid, weeklyHours: parts.reduce(0) { $0 + $1.hours } / count,
      source: "what was paid, billed or tracked in \(Words.count(weeks.count, "week")) of work up to \(last)")
  }

  private static func agreed(_ terms: [Engagement], in week: ISOWeek) -> SeatPace? {
    guard let term = terms.first, let rate = term.rate, let limit = term.weeklyLimit(in: week) else { return nil }
    return SeatPace(
      weeklyPaid: [rate.exactly(seconds: limit)], weeklyHours: Decimal(limit) / 3_600,
      source: "the agreed rate and weekly limit: no record tells the pace")
  }
}

extension CostMath {
  static func hours(_ amounts: [PaidAmount]) -> Decimal {
    Decimal(amounts.reduce(0) { $0 + ($1.seconds ?? 0) }) / 3_600
  }

  /// How much of some days lies within others, 0 to 1.
  static func part(of days: ClosedRange<CivilDate>, within span: ClosedRange<CivilDate>) -> Decimal {
    let first = max(days.lowerBound, span.lowerBound).daysSince1970
    let last = min(days.upperBound, span.upperBound).daysSince1970
    let whole = days.upperBound.daysSince1970 - days.lowerBound.daysSince1970 + 1
    return last < first ? 0 : Decimal(last - first + 1) / Decimal(whole)
  }
}
