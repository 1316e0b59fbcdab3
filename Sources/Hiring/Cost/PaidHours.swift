internal import Foundation

/// What was paid for hours: charges of statements and billed entries of the same weeks held against each other.
struct PaidHours {
  private(set) var amounts: [PaidAmount] = []
  private(set) var gaps: [PaidGap] = []
  private(set) var notes: [String] = []
  /// By contractor and contract in lower case: the weeks that a record of its own tells.
  private(set) var weeks: [String: [String: Set<ISOWeek>]] = [:]
  /// As above, those that a charge of an account statement tells.
  private(set) var charged: [String: [String: Set<ISOWeek>]] = [:]

  /// Contracts of one contractor whose charges cannot be told apart, or one contract.
  private struct Group {
    var charges: [PaidStatement.HourlyCharge] = []
    var entries: [BilledEntry] = []
  }

  /// Charges and entries whose weeks touch.
  private struct Stretch {
    var weeks: ClosedRange<ISOWeek>
    var charges: [PaidStatement.HourlyCharge]
    var entries: [BilledEntry] = []
  }

  init(statement: PaidStatement, billed: [BilledEntry], roster: Roster) {
    var groups: [String: [String: Group]] = [:]
    // A charge that names the person alone may be for any of their contracts of the platform, which then are one.
    var merged: [String: Set<String>] = [:]
    for charge in statement.hourly where charge.contract == nil {
      merged[charge.contractor, default: []].insert(charge.payment.system)
    }
    func name(_ contractor: String, _ system: String, _ contract: String?) -> String {
      guard let contract, merged[contractor]?.contains(system) != true else { return system + "\u{0}" }
      return system + "\u{0}" + contract.lowercased()
    }
    for charge in statement.hourly {
      let group = name(charge.contractor, charge.payment.system, charge.contract)
      groups[charge.contractor, default: [:]][group, default: Group()].charges.append(charge)
      if let contract = charge.contract {
        charged[charge.contractor, default: [:]][contract.lowercased(), default: []].formUnion(charge.weeks)
      }
    }
    var strangers = 0
    let stated = BilledEntry.statedOnce(billed).sorted { ($0.date, $0.id, $0.source) < ($1.date, $1.id, $1.source) }
    for var entry in stated {
      guard let (contractor, contract) = roster.engagement(platform: entry.system, contract: entry.contract) else {
        strangers += entry.seconds
        continue
      }
      entry.contract = contract
      let group = name(contractor, entry.system, contract)
      groups[contractor, default: [:]][group, default: Group()].entries.append(entry)
      weeks[contractor, default: [:]][contract.lowercased(), default: []].insert(
        ISOWeek(containing: entry.date.startUTC))
    }
    if strangers > 0 {
      notes.append("\(hoursText(strangers)) billed on contracts that assay.yml does not name are in no sum.")
    }
    if statement.hourly.contains(where: { $0.payment.from == nil }) {
      notes.append("Charges for hours that name no days are taken to be for the week before the charge.")
    }
    for contractor in roster.contractors {
      for (_, group) in (groups[contractor.id] ?? [:]).sorted(by: { $0.key < $1.key }) {
        for stretch in Self.stretches(of: group) { settle(stretch, of: contractor) }
      }
      // What names no contract tells of the weeks of all of them.
      let named = statement.hourly.filter { $0.contractor == contractor.id && $0.contract == nil }
      for engagement in contractor.engagements where engagement.kind == .hourly {
        for charge in named where charge.payment.system == engagement.platform.rawValue {
          charged[contractor.id, default: [:]][engagement.contract.lowercased(), default: []].formUnion(charge.weeks)
        }
      }
      for (contract, told) in charged[contractor.id] ?? [:] {
        weeks[contractor.id, default: [:]][contract, default: []].formUnion(told)
      }
    }
  }

  /// By the weeks of the charges; entries of other weeks are a stretch of their own each week.
  private static func stretches(of group: Group) -> [Stretch] {
    var stretches: [Stretch] = []
    let ranges = group.charges.map { ($0, $0.weeks) }.sorted {
      ($0.0.payment.paidDays.lowerBound, $0.0.payment.id) < ($1.0.payment.paidDays.lowerBound, $1.0.payment.id)
    }
    for (charge, weeks) in ranges {
      guard let first = weeks.first, let last = weeks.last else { continue }
      if let open = stretches.last, first <= open.weeks.upperBound {
        stretches[stretches.count - 1].charges.append(charge)
        stretches[stretches.count - 1].weeks = open.weeks.lowerBound...max(open.weeks.upperBound, last)
      } else {
        stretches.append(Stretch(weeks: first...last, charges: [charge]))
      }
    }
    var alone: [ISOWeek: [BilledEntry]] = [:]
    for entry in group.entries {
      let week = ISOWeek(containing: entry.date.startUTC)
      if let index = stretches.firstIndex(where: { $0.weeks.contains(week) }) {
        stretches[index].entries.append(entry)
      } else {
        alone[week, default: []].append(entry)
      }
    }
    stretches += alone.map { Stretch(weeks: $0.key...$0.key, charges: [], entries: $0.value) }
    return stretches.sorted { $0.weeks.lowerBound < $1.weeks.lowerBound }
  }

  /// Takes the larger of what the statement and what the billed hours say.
  private mutating func settle(_ stretch: Stretch, of contractor: Contractor) {
    let billed = stretch.entries.map { entry in
      (entry: entry, worth: Self.worth(of: entry, contractor))
    }
    let charged = ExactAmount.sums(stretch.charges.map(\.cost))
    let sums = ExactAmount.sums(billed.compactMap(\.worth))
    guard !stretch.charges.isEmpty else {
      take(billed, of: contractor)
      return
    }
    // Each entry was rounded by the platform, so that their sum may miss the charge by as much.
    let slack = Decimal(stretch.entries.count)
    if charged.count == 1, sums.count == 1, charged[0].currency == sums[0].currency,
      sums[0].minorUnits > charged[0].minorUnits + slack, let more = sums[0].rounded, let less = charged[0].rounded
    {
      let week = stretch.weeks
      notes.append(
        "\(contractor.id), \(week.lowerBound == week.upperBound ? "\(week.lowerBound)" : "\(week.lowerBound) to \(week.upperBound)"): "
          + "billed \(more.plainText), while the account statement shows \(less.plainText); the larger counts.")
      take(billed, of: contractor)
      return
    }
    let told = stretch.charges.map { Self.seconds(of: $0, hasEntries: !stretch.entries.isEmpty, contractor) }
    let all = stretch.entries.reduce(0) { $0 + $1.seconds }
    for (index, charge) in stretch.charges.enumerated() {
      // Where a charge does not say its hours, the billed entries of the same weeks do, for all of them at once.
      let seconds =
        told.allSatisfy { $0 != nil } ? told[index] : stretch.entries.isEmpty ? nil : index == 0 ? all : 0
      amounts.append(
        PaidAmount(
          contractor: contractor.id, platform: charge.payment.system, contract: charge.contract, kind: .work,
          basis: .payments, days: charge.payment.paidDays, amount: charge.cost, seconds: seconds, isForHours: true))
    }
  }

  private mutating func take(_ billed: [(entry: BilledEntry, worth: ExactAmount?)], of contractor: Contractor) {
    for (entry, worth) in billed {
      guard let worth else {
        gaps.append(
          PaidGap(
            contractor: contractor.id, quarter: Quarter(containing: entry.date),
            text:
              "\(hoursText(entry.seconds)) billed on \(entry.date) have neither an amount (\(entry.reference)) nor a "
              + "rate in assay.yml for contract \(entry.contract)"))
        continue
      }
      amounts.append(
        PaidAmount(
          contractor: contractor.id, platform: entry.system, contract: entry.contract, kind: .work, basis: .billed,
          days: entry.date...entry.date, amount: worth, seconds: entry.seconds, isForHours: true))
    }
  }

  /// Hours that an importer made from the amount are made by the rate of their own day, and only where no billed entry of
  /// the same weeks states them.
  private static func seconds(
    of charge: PaidStatement.HourlyCharge, hasEntries: Bool, _ contractor: Contractor
  ) -> Int? {
    guard charge.payment.isFromRate else { return charge.payment.seconds }
    if hasEntries { return nil }
    guard let contract = charge.contract,
      let rate = contractor.hourlyRate(of: contract, on: charge.payment.paidDays.lowerBound), rate.minorUnits > 0,
      rate.currency == charge.cost.currency
    else { return charge.payment.seconds }
    return ExactAmount.whole(charge.cost.minorUnits * 3_600 / Decimal(rate.minorUnits))
  }

  private static func worth(of entry: BilledEntry, _ contractor: Contractor) -> ExactAmount? {
    if let amount = entry.amount { return ExactAmount(amount) }
    return contractor.hourlyRate(of: entry.contract, on: entry.date)?.exactly(seconds: entry.seconds)
  }
}

extension PaidStatement.HourlyCharge {
  /// Oldest first. A period of years is a wrong date, and no reason to hold every week of them.
  var weeks: [ISOWeek] {
    let days = payment.paidDays
    let last = ISOWeek(containing: days.upperBound.startUTC)
    return Array(
      sequence(first: ISOWeek(containing: days.lowerBound.startUTC)) { $0 < last ? $0.advanced(by: 1) : nil }.prefix(60)
    )
  }
}
