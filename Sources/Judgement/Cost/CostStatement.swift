internal import Foundation
internal import Hiring

/// What each contractor has cost so far, by quarter: each row with what it was taken from and how sure it is.
///
/// Sums are exact until a row is shown and rounded once there, half away from zero; every total is the sum of the rounded
/// rows, so that what is shown adds up. Rows of nothing are left out; rows that nothing tells are not.
package struct CostStatement: Sendable {
  /// In the portfolio's order of contractors, nobody's last; then by quarter and item.
  package private(set) var rows: [CostRow] = []
  /// What the reader should know, sentences.
  package private(set) var notes: [String] = []

  private let input: CostInput
  private let policy: JudgementPolicy
  private let cost: CostPolicy
  /// The input's amounts by contractor and quarter.
  private let paidAmounts: [String?: [Quarter: [PaidAmount]]]

  /// Linear in the records, and in contractors times quarters.
  package init(_ input: CostInput, policy: JudgementPolicy, cost: CostPolicy) {
    self.input = input
    self.policy = policy
    self.cost = cost
    paidAmounts = Dictionary(grouping: input.paid.amounts, by: \.contractor).mapValues {
      Dictionary(grouping: $0, by: \.quarter)
    }
    notes = input.paid.notes
    if input.contractors.contains(where: { $0.worksOnCode(input.code[$0.id]) }), let unread = input.codeUnread {
      notes.append("Debt, rework and handover are not assessed: \(unread)")
    }
    let oversight = OversightShares(contractors: input.contractors, cost: cost, through: input.through).shares
    for subject in input.contractors.map(Optional.some) + [nil] {
      var rows: [CostRow] = []
      for quarter in quarters(of: subject, oversight) {
        rows += paid(subject, quarter) + fees(subject, quarter)
        rows += oversight.filter { $0.contractor == subject?.id && $0.quarter == quarter }.map(row)
        guard let subject else { continue }
        rows += debt(subject, quarter) + rework(subject, quarter) + overBilled(subject, quarter)
      }
      if let subject { rows += handover(subject) }
      self.rows += rows
    }
  }

  package func rows(of contractor: String?) -> [CostRow] { rows.filter { $0.contractor == contractor } }

  /// Every quarter with a record, and those in which an engagement ran.
  private func quarters(of subject: Contractor?, _ oversight: [OversightShares.Share]) -> [Quarter] {
    var quarters = Set((paidAmounts[subject?.id] ?? [:]).keys)
    quarters.formUnion(input.paid.gaps.filter { $0.contractor == subject?.id }.map(\.quarter))
    quarters.formUnion(oversight.filter { $0.contractor == subject?.id }.map(\.quarter))
    guard let subject else { return quarters.sorted() }
    quarters.formUnion((input.code[subject.id]?.quarters ?? [:]).keys)
    for engagement in subject.engagements where engagement.started <= input.through {
      let last = Quarter(containing: min(engagement.ended ?? input.through, input.through))
      quarters.formUnion(
        sequence(first: Quarter(containing: engagement.started)) { $0 < last ? $0.next : nil }.filter { $0 <= last })
    }
    return quarters.filter { $0.first <= input.through }.sorted()
  }

  // MARK: Paid

  private func amounts(_ subject: Contractor?, _ quarter: Quarter, _ kind: PaidAmount.Kind) -> [PaidAmount] {
    (paidAmounts[subject?.id]?[quarter] ?? []).filter { $0.kind == kind }
  }

  private func paid(_ subject: Contractor?, _ quarter: Quarter) -> [CostRow] {
    let gaps = gaps(subject, quarter)
    var rows: [CostRow] = []
    for basis in PaidAmount.Basis.allCases {
      let part = amounts(subject, quarter, .work).filter { $0.basis == basis }
      for sum in ExactAmount.sums(part.map(\.amount)) where sum.minorUnits != 0 {
        rows.append(
          row(
            subject, quarter, .paid, basis.isRecord ? .fact : .estimate, sum,
            Self.words(basis, hours: part.filter { $0.amount.currency == sum.currency })))
      }
    }
    guard !gaps.isEmpty else { return rows }
    if rows.isEmpty { return [missing(subject, quarter, .paid, gaps)] }
    rows[0].isLeast = true
    rows[0].reasons += gaps
    return rows
  }

  private func gaps(_ subject: Contractor?, _ quarter: Quarter) -> [String] {
    input.paid.gaps.filter { $0.contractor == subject?.id && $0.quarter == quarter }.map(\.text)
  }

  private static func words(_ basis: PaidAmount.Basis, hours amounts: [PaidAmount]) -> String {
    let source =
      switch basis {
      case .payments: "the account statement"
      case .billed: "billed by the platform"
      case .tracked: "tracked hours at the agreed rate, not seen as paid"
      case .price: "the agreed price, not seen as paid"
      }
    let seconds = amounts.compactMap(\.seconds)
    let sum = seconds.reduce(0, +)
    return seconds.count == amounts.count && sum > 0 ? "\(source), \(hoursText(sum))" : source
  }

  private func fees(_ subject: Contractor?, _ quarter: Quarter) -> [CostRow] {
    var rows = ExactAmount.sums(amounts(subject, quarter, .fee).map(\.amount)).filter { $0.minorUnits != 0 }.map {
      row(subject, quarter, .fees, .fact, $0, "the account statement")
    }
    let work = amounts(subject, quarter, .work)
    for platform in Set(work.map(\.platform)).sorted() where platform != Engagement.Platform.direct.rawValue {
      let own = work.filter { $0.platform == platform }
      if own.contains(where: { $0.basis == .payments }), !input.paid.platformsWithFees.contains(platform) {
        rows.append(
          missing(
            subject, quarter, .fees, ["the payments on record of \(platform) name no fee, and may or may not hold it"]))
      }
      let share = cost.fee(on: platform)
      let unstated = own.filter { $0.basis != .payments }
      for sum in ExactAmount.sums(unstated.map { $0.amount * share }) where sum.minorUnits != 0 {
        rows.append(
          row(
            subject, quarter, .fees, .estimate, sum,
            "\(Words.percent(share)) of what no statement covers, by the policy"))
      }
    }
    return rows
  }

  private func row(_ share: OversightShares.Share) -> CostRow {
    let since = cost.retainerSince?.description ?? ""
    let whose =
      share.contractor == nil
      ? "days on which no engineer was under an engagement" : "by days among the engineers under an engagement"
    let exact = ExactAmount(minorUnits: Decimal(share.units), currency: cost.retainer.currency)
    return row(
      input.contractors.first { $0.id == share.contractor }, share.quarter, .oversight, .stated, exact,
      "the policy's retainer since \(since), \(whose)")
  }

  // MARK: Code

  private func debt(_ subject: Contractor, _ quarter: Quarter) -> [CostRow] {
    guard let code = code(subject) else {
      return unread(subject).map { [missing(subject, quarter, .debtIntroduced, [$0])] } ?? []
    }
    let sums = code.quarters[quarter] ?? CodeCost.Amounts()
    var rows: [CostRow] = []
    for (item, minutes, verb) in [
      (CostItem.debtIntroduced, sums.introducedMinutes, "left"), (.debtRepaid, -sums.repaidMinutes, "repaid"),
    ] {
      let exact = CostMath.worth(minutes: minutes, at: cost.seniorRate)
      guard exact.minorUnits != 0 else { continue }
      var row = row(
        subject, quarter, item, .estimate, exact,
        "\(Words.number(abs(minutes))) minutes of clean-up \(verb) by \(Words.count(sums.changes, "judged change")), at the "
          + "senior rate")
      if item == .debtIntroduced, !code.doubts(policy).isEmpty {
        row.isLeast = true
        row.reasons += code.doubts(policy)
      }
      rows.append(row)
    }
    // With doubts and nothing found there is still nothing known.
    if !rows.contains(where: { $0.item == .debtIntroduced }), !code.doubts(policy).isEmpty {
      rows.append(missing(subject, quarter, .debtIntroduced, code.doubts(policy)))
    }
    return rows
  }

  private func rework(_ subject: Contractor, _ quarter: Quarter) -> [CostRow] {
    guard let code = code(subject) else {
      return unread(subject).map { [missing(subject, quarter, .rework, [$0])] } ?? []
    }
    guard let sums = code.quarters[quarter], let share = sums.reworkShare, sums.repairedLines > 0 else { return [] }
    let work = ExactAmount.sums(amounts(subject, quarter, .work).map(\.amount))
    guard !work.isEmpty else {
      return [missing(subject, quarter, .rework, ["nothing tells what was paid for the lines that were rewritten"])]
    }
    return work.map { paid in
      var row = row(
        subject, quarter, .rework, .estimate, paid * CostMath.decimal(share),
        "a fix or revert rewrote \(Words.whole(sums.repairedLines)) of \(Words.whole(sums.writtenLines)) new lines within "
          + "\(policy.reworkDays) days (\(Words.whole(sums.rewrittenLines)) were rewritten for any reason), valued by what "
          + "was paid in the quarter")
      if row.amount != nil, !gaps(subject, quarter).isEmpty {
        row.isLeast = true
        row.reasons.append("not all that was paid is known")
      }
      return row
    }
  }

  private func handover(_ subject: Contractor) -> [CostRow] {
    guard let code = code(subject) else {
      return unread(subject).map { [missing(subject, nil, .handover, [$0])] } ?? []
    }
    guard let hours = code.handoverHours else {
      return [
        missing(
          subject, nil, .handover, ["who knows what is known for the latest state only, and only where all was read"])
      ]
    }
    let exact = CostMath.worth(minutes: hours * 60, at: cost.seniorRate)
    guard exact.minorUnits != 0 else { return [] }
    let text =
      "\(Words.number(CostMath.double(hours))) hours for somebody else to take over what only they know, at the "
      + "senior rate"
    return [row(subject, nil, .handover, .estimate, exact, text)]
  }

  /// Nil where their work is no code, or none was read.
  private func code(_ subject: Contractor) -> CodeCost? {
    guard subject.worksOnCode(input.code[subject.id]) else { return nil }
    return input.code[subject.id]
  }

  /// Why code is not assessed; nil where none is expected.
  private func unread(_ subject: Contractor) -> String? {
    guard subject.worksOnCode(input.code[subject.id]), input.code[subject.id] == nil else { return nil }
    return input.codeUnread ?? "no repository of theirs was read"
  }

  // MARK: Hours

  private func overBilled(_ subject: Contractor, _ quarter: Quarter) -> [CostRow] {
    let weeks = input.reconciliation.filter {
      $0.contractor == subject.id && Quarter(containing: CivilDate(utc: $0.week.start)) == quarter
    }
    let over = weeks.filter { $0.isOverBilled(policy) }
    let open = weeks.count { $0.verdict == .notAssessable }
    var reasons = open > 0 ? ["\(Words.count(open, "week")) could not be compared"] : []
    var worth: [ExactAmount] = []
    var seconds = 0
    for week in over {
      let rates = Set(
        subject.engagements.filter { week.names($0.contract) }.map {
          subject.hourlyRate(of: $0.contract, on: CivilDate(utc: week.week.start))
        })
      guard rates.count == 1, let rate = rates.first ?? nil else {
        reasons.append("\(week.week) has no single hourly rate to value its difference by")
        continue
      }
      seconds += week.differenceSeconds ?? 0
      worth.append(rate.exactly(seconds: week.differenceSeconds ?? 0))
    }
    let sums = ExactAmount.sums(worth).filter { $0.minorUnits != 0 }
    if sums.isEmpty {
      return weeks.isEmpty || reasons.isEmpty ? [] : [missing(subject, quarter, .overBilled, reasons)]
    }
    return sums.map { sum in
      var row = row(
        subject, quarter, .overBilled, .fact, sum,
        "\(hoursText(seconds)) billed and not tracked in \(Words.count(over.count, "week")) beyond the tolerance: ask what "
          + "they were for")
      row.isLeast = !reasons.isEmpty
      row.reasons += reasons
      return row
    }
  }

  // MARK: Rows

  private func row(
    _ subject: Contractor?, _ quarter: Quarter?, _ item: CostItem, _ status: CostStatus, _ exact: ExactAmount,
    _ reason: String
  ) -> CostRow {
    guard let amount = exact.rounded else {
      return missing(
        subject, quarter, item, ["the sum is beyond what any contract is worth: look for a slip in a rate"])
    }
    let currency = cost.totalsCurrency(owner: input.currency)
    return CostRow(
      contractor: subject?.id, quarter: quarter, item: item, status: status, amount: amount,
      converted: cost.converted(exact, to: currency)?.rounded, reasons: [reason])
  }

  private func missing(_ subject: Contractor?, _ quarter: Quarter?, _ item: CostItem, _ reasons: [String]) -> CostRow {
    CostRow(
      contractor: subject?.id, quarter: quarter, item: item, status: .notAssessable, amount: nil, converted: nil,
      reasons: reasons)
  }
}

extension CodeCost {
  /// Why it may be less than all, parts of sentences.
  fileprivate func doubts(_ policy: JudgementPolicy) -> [String] {
    var doubts: [String] = []
    if let coverage = attributionCoverage, coverage < policy.attributionFloor {
      doubts.append("only \(Words.percent(coverage)) of the changed lines have a confirmed author")
    }
    if !unreadable.isEmpty { doubts.append("\(Words.list(unreadable)) could not be read") }
    return doubts
  }
}

extension ReconciliationRow {
  /// Whether a contract is one of those that the row compares.
  fileprivate func names(_ contract: String) -> Bool {
    self.contract == contract || self.contract.split(separator: "+").contains { $0 == contract }
  }
}

extension Words {
  static func percent(_ share: Decimal) -> String { percent(CostMath.double(share)) }
}
