internal import Foundation

/// What one kind of export states of a contract's week.
struct BilledStatement {
  /// The importer's id, or `statement` for lines of a platform's account statement.
  var source: String
  var entries: [BilledEntry] = []
  var payments: [Payment] = []

  var seconds: Int { entries.reduce(0) { $0 + $1.seconds } + payments.reduce(0) { $0 + ($1.seconds ?? 0) } }

  var evidence: [String] { entries.map(\.reference) + payments.map(\.citation) }

  /// How many of `seconds` were typed in and not timed; nil where any row does not say.
  var manualSeconds: Int? {
    let stated = entries.compactMap(\.manualSeconds)
    return payments.isEmpty && !entries.isEmpty && stated.count == entries.count ? stated.reduce(0, +) : nil
  }

  /// As named in a sentence.
  var name: String { source == BilledStatement.account ? "the account statement" : source }

  static let account = "statement"
}

/// Billed hours by contractor, week of UTC and contract.
///
/// Hours of one contract-week that several kinds of export state are the same hours: the largest statement stands for
/// all of them, and they are never added up.
struct BilledHours {
  /// One contract in one week.
  struct Week {
    /// The largest first; by source where they are equal.
    var statements: [BilledStatement]

    var seconds: Int { statements.first?.seconds ?? 0 }
    var evidence: [String] { statements.flatMap(\.evidence) }

    /// How far apart the largest and the smallest statement are.
    var spread: Int { seconds - (statements.last?.seconds ?? 0) }
  }

  /// By contractor, week and the contract's id as the portfolio writes it.
  private(set) var weeks: [String: [ISOWeek: [String: Week]]] = [:]
  /// Payments for hours that cannot be divided into weeks, under each week that they touch; each names its contract.
  private(set) var undivided: [String: [ISOWeek: [Payment]]] = [:]

  init(entries: [BilledEntry], payments: [Payment], roster: Roster) {
    var statements: [String: [ISOWeek: [String: [String: BilledStatement]]]] = [:]
    for entry in entries.sorted(by: { ($0.date, $0.id, $0.source) < ($1.date, $1.id, $1.source) }) {
      guard let (contractor, contract) = roster.engagement(platform: entry.system, contract: entry.contract) else {
        continue
      }
      let week = ISOWeek(containing: entry.date.startUTC)
      statements[contractor, default: [:]][week, default: [:]][contract, default: [:]][
        entry.source, default: BilledStatement(source: entry.source)
      ].entries.append(entry)
    }
    for payment in payments.sorted(by: { ($0.date, $0.id) < ($1.date, $1.id) }) {
      guard payment.kind == .hourly, payment.seconds != 0, let (contractor, contract) = roster.engagement(of: payment)
      else { continue }
      var payment = payment
      payment.contract = contract
      if let week = payment.week, payment.seconds != nil {
        statements[contractor, default: [:]][week, default: [:]][contract, default: [:]][
          BilledStatement.account, default: BilledStatement(source: BilledStatement.account)
        ].payments.append(payment)
      } else {
        for week in payment.touchedWeeks { undivided[contractor, default: [:]][week, default: []].append(payment) }
      }
    }
    weeks = statements.mapValues { weeks in
      weeks.mapValues { contracts in
        contracts.mapValues { sources in
          Week(statements: sources.values.sorted { ($1.seconds, $0.source) < ($0.seconds, $1.source) })
        }
      }
    }
  }

  /// What all contracts of a contractor billed in a week; nil where nothing is stated.
  func seconds(of contractor: String, in week: ISOWeek) -> Int? {
    weeks[contractor]?[week].map { $0.values.reduce(0) { $0 + $1.seconds } }
  }
}

extension BilledEntry {
  /// `entries` without hours that a second kind of export states again: of each contract's week the largest statement.
  package static func statedOnce(_ entries: [BilledEntry]) -> [BilledEntry] {
    struct Key: Hashable {
      var system: String
      var contract: String
      var week: ISOWeek
    }
    var sums: [Key: [String: Int]] = [:]
    func key(_ entry: BilledEntry) -> Key {
      Key(
        system: entry.system, contract: entry.contract.lowercased(), week: ISOWeek(containing: entry.date.startUTC))
    }
    for entry in entries { sums[key(entry), default: [:]][entry.source, default: 0] += entry.seconds }
    let chosen = sums.mapValues { sources in
      sources.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }
    return entries.filter { chosen[key($0)] == $0.source }
  }
}

extension Payment {
  /// The week of UTC in which its days lie; nil where they lie in several, or none are stated.
  var week: ISOWeek? {
    guard let from, let to, from <= to else { return nil }
    let week = ISOWeek(containing: from.startUTC)
    return week.contains(to.startUTC) ? week : nil
  }

  /// The weeks that its hours may belong to: those of its days or, where none are stated, that of the charge and the one
  /// before, which platforms charge on a Monday.
  var touchedWeeks: [ISOWeek] {
    var (first, last) = (ISOWeek(containing: date.startUTC).advanced(by: -1), ISOWeek(containing: date.startUTC))
    if let from, let to, from <= to {
      (first, last) = (ISOWeek(containing: from.startUTC), ISOWeek(containing: to.startUTC))
    }
    // A period of years is a wrong date, and no reason to hold every week of them.
    return Array(sequence(first: first) { $0 < last ? $0.advanced(by: 1) : nil }.prefix(60))
  }

  /// Why its hours cannot be compared, as the end of a sentence.
  var undividedReason: String {
    let hours = seconds.map(hoursText) ?? "hours that are not stated"
    guard let from, let to, from <= to else {
      return "\(citation) bills \(hours) on \(date) without saying for which days"
    }
    if seconds == nil { return "\(citation) bills \(from) to \(to) without saying how many hours" }
    return "\(citation) bills \(hours) for \(from) to \(to) as a whole, which cannot be divided into weeks"
  }
}

extension Roster {
  /// Whose contract it is, with the contract's id as the portfolio writes it.
  func engagement(platform: String, contract: String) -> (contractor: String, contract: String)? {
    guard let owner = contractor(platform: platform, contract: contract) else { return nil }
    let own = owner.engagements.first {
      $0.platform.rawValue == platform && $0.contract.lowercased() == contract.lowercased()
    }
    return (owner.id, own?.contract ?? contract)
  }

  /// The same for a line of an account statement. Statements often name the freelancer and no contract: then it is the
  /// person's only hourly contract on the platform, if the portfolio knows the account and there is but one.
  func engagement(of payment: Payment) -> (contractor: String, contract: String)? {
    if let contract = payment.contract { return engagement(platform: payment.system, contract: contract) }
    let people = contractors(system: payment.system, account: payment.person, name: payment.person)
    guard people.count == 1, let owner = contractors.first(where: { $0.id == people[0] }) else { return nil }
    let hourly = owner.engagements.filter { $0.kind == .hourly && $0.platform.rawValue == payment.system }
    return hourly.count == 1 ? (owner.id, hourly[0].contract) : nil
  }
}
