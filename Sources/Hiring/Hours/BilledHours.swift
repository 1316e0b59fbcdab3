internal import Foundation

/// What one kind of export states of a contract's week.
struct BilledStatement {
  /// The importer's id, or `statement` for lines of a platform's account statement.
  var source: String
  var entries: [BilledEntry] = []
  var payments: [Payment] = []

  var seconds: Int { entries.reduce(0) { $0 + $1.seconds } + payments.reduce(0) { $0 + ($1.seconds ?? 0) } }

  var evidence: [String] { entries.map(\.reference) + payments.map(\.citation) }

  /// Rows that the newest export of the kind does not have any more.
  var missing: [BilledEntry] { entries.filter { $0.missingFrom != nil } }

  /// Rows that another file states too, alike in everything but words, and that may be the same hours again: of each
  /// contract's day and length, as many as stand beyond those of the file that has the most.
  var restated: [BilledEntry] {
    let groups = Dictionary(grouping: entries.filter { $0.missingFrom == nil && $0.record != nil && $0.seconds > 0 }) {
      "\($0.contract)|\($0.date)|\($0.seconds)"
    }
    return groups.values.flatMap { alike -> [BilledEntry] in
      let files = Dictionary(grouping: alike) { entry in entry.record?.fileOfRecord ?? "" }
      guard files.count > 1 else { return [] }
      let whole = files.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.key
      return alike.filter { $0.record?.fileOfRecord != whole }
    }.sorted { ($0.date, $0.id) < ($1.date, $1.id) }
  }

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
    /// Hours that were given back: refunds of them, and lines that take an earlier one back.
    var refunds: [Payment] = []

    var refunded: Int { refunds.reduce(0) { $0 + ($1.seconds ?? 0) } }
    /// Of the largest statement, without what was given back.
    var seconds: Int { net(statements.first) }
    /// As above of the smallest.
    var least: Int { net(statements.last) }
    var evidence: [String] { statements.flatMap(\.evidence) + refunds.map(\.citation) }

    /// How far apart the largest and the smallest statement are.
    var spread: Int { (statements.first?.seconds ?? 0) - (statements.last?.seconds ?? 0) }

    /// What would count without the rows that the newest export of their kind does not have, or that stand in two.
    var current: Int {
      let stated = statements.map { $0.seconds - ($0.missing + $0.restated).reduce(0) { $0 + $1.seconds } }.max() ?? 0
      return max(0, stated - refunded)
    }

    /// What would count by the other of two exports of one instant that state a row in two ways.
    var byRivals: Int {
      let stated = statements.map {
        $0.entries.reduce($0.seconds) { $0 + ($1.rival?.seconds ?? $1.seconds) - $1.seconds }
      }
      return max(0, (stated.max() ?? 0) - refunded)
    }

    func net(_ statement: BilledStatement?) -> Int { max(0, (statement?.seconds ?? 0) - refunded) }
  }

  /// By contractor, week and the contract's id as the portfolio writes it.
  private(set) var weeks: [String: [ISOWeek: [String: Week]]] = [:]
  /// Payments for hours that cannot be divided into weeks, under each week that they touch; each names its contract.
  private(set) var undivided: [String: [ISOWeek: [Payment]]] = [:]
  /// As above for refunds whose hours or week are not stated.
  private(set) var openRefunds: [String: [ISOWeek: [Payment]]] = [:]

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
    var refunds: [String: [ISOWeek: [String: [Payment]]]] = [:]
    // By file: forms of a statement write charges with either sign.
    let chargedNegative = Set(
      payments.filter { $0.kind == .hourly && $0.amount.minorUnits < 0 }.map(\.statementFile))
    for payment in payments.sorted(by: { ($0.date, $0.id) < ($1.date, $1.id) }) {
      guard payment.kind == .hourly || payment.kind == .refund, payment.seconds != 0,
        let (contractor, contract) = roster.engagement(of: payment)
      else { continue }
      var payment = payment
      payment.contract = contract
      // Where charges leave the account, an hourly line that comes back to it takes an earlier one back.
      let isBack =
        payment.kind == .refund || chargedNegative.contains(payment.statementFile) && payment.amount.minorUnits > 0
      if isBack {
        guard roster.isHourly(contract, of: contractor, on: payment.system) else { continue }
        if let week = payment.week, payment.seconds != nil {
          refunds[contractor, default: [:]][week, default: [:]][contract, default: []].append(payment)
        } else {
          for week in payment.touchedWeeks { openRefunds[contractor, default: [:]][week, default: []].append(payment) }
        }
      } else if let week = payment.week, payment.seconds != nil {
        statements[contractor, default: [:]][week, default: [:]][contract, default: [:]][
          BilledStatement.account, default: BilledStatement(source: BilledStatement.account)
        ].payments.append(payment)
      } else {
        for week in payment.touchedWeeks { undivided[contractor, default: [:]][week, default: []].append(payment) }
      }
    }
    for (contractor, byWeek) in statements {
      for (week, contracts) in byWeek {
        for (contract, sources) in contracts {
          weeks[contractor, default: [:]][week, default: [:]][contract] = Week(
            statements: sources.values.sorted { ($1.seconds, $0.source) < ($0.seconds, $1.source) },
            refunds: refunds[contractor]?[week]?[contract] ?? [])
        }
      }
    }
  }

  /// Rows that only one of the exports states, or that two state in other words.
  var doubtful: [BilledEntry] {
    weeks.values.flatMap(\.values).flatMap(\.values).flatMap(\.statements).flatMap { $0.missing + $0.restated }
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

extension String {
  /// Of `file:line` the file.
  var fileOfRecord: String { lastIndex(of: ":").map { String(self[..<$0]) } ?? self }
}

extension Payment {
  /// The statement it stands in.
  fileprivate var statementFile: String { "\(system) \(record?.fileOfRecord ?? "")" }

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

  /// Whether the contractor works by the hour on the contract.
  func isHourly(_ contract: String, of contractor: String, on platform: String) -> Bool {
    contractors.first { $0.id == contractor }?.engagements.contains {
      $0.kind == .hourly && $0.platform.rawValue == platform && $0.contract.lowercased() == contract.lowercased()
    } ?? false
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
