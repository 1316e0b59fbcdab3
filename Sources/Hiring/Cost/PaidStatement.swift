internal import Foundation

/// The lines of account statements, sorted by what they are for.
struct PaidStatement {
  /// A charge for hours with the cost that it is.
  struct HourlyCharge {
    var payment: Payment
    var contractor: String
    /// Nil where the statement names only the person, and several contracts of theirs could be meant.
    var contract: String?
    var cost: ExactAmount
  }

  private(set) var amounts: [PaidAmount] = []
  /// Charges for hours, to be held against what was billed.
  private(set) var hourly: [HourlyCharge] = []
  /// By contractor and contract in lower case: what was paid of the price of fixed work, and its last day.
  private(set) var fixed: [String: [String: (paid: [ExactAmount], last: CivilDate)]] = [:]
  private(set) var gaps: [PaidGap] = []
  private(set) var notes: [String] = []
  private(set) var platformsWithFees: Set<String> = []

  init(payments: [Payment], roster: Roster, through: CivilDate) {
    let payments = payments.sorted { ($0.date, $0.system, $0.id) < ($1.date, $1.system, $1.id) }
    let signs = Self.signs(of: payments)
    for (system, sign) in signs.sorted(by: { $0.key < $1.key }) where sign > 0 {
      notes.append("The list of \(system) states charges as positive numbers; they are taken as costs.")
    }
    let owners = Self.owners(of: payments, roster)
    var strangers: [ExactAmount] = []
    var unknown: [String?: [Payment]] = [:]
    for payment in payments {
      let sign = signs[payment.system] ?? -1
      var cost = ExactAmount(payment.amount) * Decimal(sign)
      // Whatever sign a list gives to what it gives back, it gives it back.
      if payment.kind == .refund { cost.minorUnits = -abs(cost.minorUnits) }
      let owner = owners[payment.system + "\u{0}" + payment.id] ?? Self.owner(of: payment, roster)
      switch payment.kind {
      case .withdrawal: continue
      case .other: unknown[owner?.contractor, default: []].append(payment)
      case .serviceFee, .tax, .connects, .membership:
        if payment.kind == .serviceFee { platformsWithFees.insert(payment.system) }
        if owner?.isStranger == true { continue }
        append(payment, .fee, owner, cost)
      case .hourly:
        guard let owner, let contractor = owner.contractor else {
          strangers.append(cost)
          continue
        }
        hourly.append(HourlyCharge(payment: payment, contractor: contractor, contract: owner.contract, cost: cost))
      case .fixedPrice, .milestone, .bonus, .tip, .extra, .refund:
        guard let owner, let contractor = owner.contractor else {
          strangers.append(cost)
          continue
        }
        append(payment, .work, owner, cost)
        if let contract = owner.contract?.lowercased(), payment.kind == .fixedPrice || payment.kind == .milestone {
          var known = fixed[contractor]?[contract] ?? (paid: [], last: payment.date)
          known.paid.append(cost)
          known.last = max(known.last, payment.date)
          fixed[contractor, default: [:]][contract] = known
        }
      }
    }
    tell(strangers, unknown, through)
  }

  private mutating func append(_ payment: Payment, _ kind: PaidAmount.Kind, _ owner: Owner?, _ cost: ExactAmount) {
    amounts.append(
      PaidAmount(
        contractor: owner?.contractor, platform: payment.system, contract: owner?.contract, kind: kind,
        basis: .payments, days: payment.paidDays, amount: cost, seconds: nil))
  }

  private mutating func tell(_ strangers: [ExactAmount], _ unknown: [String?: [Payment]], _ through: CivilDate) {
    let sums = ExactAmount.sums(strangers).compactMap(\.rounded)
    if !sums.isEmpty {
      notes.append(
        "Payments to people or for contracts that assay.yml does not name are in no sum: "
          + sums.map(\.plainText).joined(separator: ", ") + ".")
    }
    for (contractor, payments) in unknown.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
      for (quarter, lines) in Dictionary(grouping: payments, by: { Quarter(containing: $0.date) })
        .sorted(by: { $0.key < $1.key })
      {
        let sum = Money.sums(lines.map(\.amount)).map(\.plainText).joined(separator: ", ")
        let first = lines.first.map { "\($0.citation), `\($0.type)`" } ?? ""
        gaps.append(
          PaidGap(
            contractor: contractor, quarter: quarter,
            text: "\(lines.count) statement line\(lines.count == 1 ? "" : "s") of an unknown kind, \(sum) as stated, "
              + "\(lines.count == 1 ? "is" : "are") in no sum (\(first))"))
      }
    }
  }

  /// Statements of a platform state charges as negative numbers; a list of orders may state them as positive ones.
  private static func signs(of payments: [Payment]) -> [String: Int] {
    let charges: Set<Payment.Kind> = [.hourly, .fixedPrice, .milestone, .bonus, .tip, .extra]
    var sums: [String: Decimal] = [:]
    for payment in payments where charges.contains(payment.kind) {
      sums[payment.system, default: 0] += Decimal(payment.amount.minorUnits)
    }
    return sums.mapValues { $0 > 0 ? 1 : -1 }
  }
}

extension PaidStatement {
  struct Owner {
    /// Nil where the charge that it belongs to is for somebody whom the portfolio does not know.
    var contractor: String?
    var contract: String?
    var isStranger = false
  }

  /// A fee names no contract, but the reference of the charge that it was taken for.
  private static func owners(of payments: [Payment], _ roster: Roster) -> [String: Owner] {
    let fees: Set<Payment.Kind> = [.serviceFee, .tax]
    var charges: [String: [Payment]] = [:]
    for payment in payments where !fees.contains(payment.kind) && !payment.reference.isEmpty {
      charges[payment.system + "\u{0}" + payment.reference, default: []].append(payment)
    }
    var owners: [String: Owner] = [:]
    for fee in payments where fees.contains(fee.kind) && owner(of: fee, roster) == nil {
      let same = charges[fee.system + "\u{0}" + fee.reference] ?? []
      guard !fee.reference.isEmpty, !same.isEmpty else { continue }
      let found = same.map { owner(of: $0, roster) }
      let people = Set(found.map { $0?.contractor })
      guard people.count == 1 else { continue }
      owners[fee.system + "\u{0}" + fee.id] = (found.first ?? nil) ?? Owner(isStranger: true)
    }
    return owners
  }

  /// By the contract, else by the person.
  private static func owner(of payment: Payment, _ roster: Roster) -> Owner? {
    if payment.kind == .hourly, let (contractor, contract) = roster.engagement(of: payment) {
      return Owner(contractor: contractor, contract: contract)
    }
    if let contract = payment.contract,
      let (contractor, known) = roster.engagement(platform: payment.system, contract: contract)
    {
      return Owner(contractor: contractor, contract: known)
    }
    guard !payment.person.isEmpty else { return nil }
    let people = roster.contractors(system: payment.system, account: payment.person, name: payment.person)
    guard people.count == 1, let person = roster.contractors.first(where: { $0.id == people[0] }) else { return nil }
    guard payment.contract == nil else { return Owner(contractor: person.id, contract: payment.contract) }
    let isFixed = payment.kind == .fixedPrice || payment.kind == .milestone
    let fixed = person.engagements.filter { $0.kind == .fixed && $0.platform.rawValue == payment.system }
    return Owner(contractor: person.id, contract: isFixed && fixed.count == 1 ? fixed[0].contract : nil)
  }
}

extension Payment {
  /// The days that it is for, else its own. Hours without days are for the week before the charge: platforms charge a
  /// week on the Monday after it.
  var paidDays: ClosedRange<CivilDate> {
    if let from, let to, from <= to { return from...to }
    if let from { return from...from }
    return kind == .hourly ? ISOWeek(containing: date.startUTC).advanced(by: -1).span : date...date
  }
}

extension Money {
  /// `1250.00 USD`, for notes.
  var plainText: String {
    let decimals = Money.decimals(of: currency)
    let digits = String(minorUnits.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let whole = padded.dropLast(decimals)
    return "\(minorUnits < 0 ? "-" : "")\(whole)\(decimals == 0 ? "" : ".")\(padded.suffix(decimals)) \(currency)"
  }
}
