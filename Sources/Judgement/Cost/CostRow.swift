package import Hiring

/// What a row of the cost is about.
package enum CostItem: String, Sendable, CaseIterable {
  case paid, fees, oversight
  case debtIntroduced = "debt-introduced"
  case debtRepaid = "debt-repaid"
  case rework
  case overBilled = "over-billed"
  case handover

  /// How a row counts in the totals.
  package enum Part: String, Sendable, CaseIterable {
    /// It is added.
    case added
    /// It is told beside them: already in what was paid.
    case withinPaid = "within-paid"
    /// It would only come with a release.
    case ifReleased = "if-released"
  }

  package var part: Part {
    switch self {
    case .paid, .fees, .oversight, .debtIntroduced, .debtRepaid: .added
    case .rework, .overBilled: .withinPaid
    case .handover: .ifReleased
    }
  }
}

/// How sure a row is.
package enum CostStatus: String, Sendable, CaseIterable {
  /// A record states it.
  case fact
  /// The policy or an option of the command states it.
  case stated
  /// Computed from records and assumptions.
  case estimate
  /// Nothing tells it, and why stands beside it: not zero.
  case notAssessable = "not-assessable"
}

/// One sum of the cost so far: whose, when, what, and how sure.
package struct CostRow: Sendable, Hashable {
  /// The contractor's id; nil for what is nobody's alone.
  package var contractor: String?
  /// Nil for what would come with a release now.
  package var quarter: Quarter?
  package var item: CostItem
  package var status: CostStatus
  /// Rounded once; negative for what was repaid or came back. Nil where it is not assessable.
  package var amount: Money?
  /// The same in the currency of the totals, rounded once from the exact amount; nil without a rate.
  package var converted: Money?
  /// Whether something is missing, so that it is the least that it was.
  package var isLeast = false
  /// Where it comes from; sentences or their parts, which may quote contracts and file names.
  package var reasons: [String]
}

/// The added rows of one currency by how sure they are; in minor units.
package struct CostTotal: Sendable, Hashable {
  package var currency: String
  package var fact = 0
  package var stated = 0
  package var estimate = 0
  /// Whether a row is the least that it was, or could not be assessed.
  package var isLeast = false

  package var sum: Int { fact + stated + estimate }

  /// One a currency, sorted by currency; never added up across them.
  package static func of(_ rows: [CostRow]) -> [CostTotal] {
    var totals: [String: CostTotal] = [:]
    for row in rows where row.item.part == .added {
      guard let amount = row.amount else { continue }
      totals[amount.currency, default: CostTotal(currency: amount.currency)].add(amount.minorUnits, row.status)
    }
    let isLeast = isLeast(rows)
    return totals.values.sorted { $0.currency < $1.currency }.map { total in
      var total = total
      total.isLeast = isLeast
      return total
    }
  }

  /// All in one currency; nil where a row has no rate to it.
  package static func converted(_ rows: [CostRow], to currency: String) -> CostTotal? {
    var total = CostTotal(currency: currency, isLeast: isLeast(rows))
    for row in rows where row.item.part == .added && row.amount != nil {
      guard let converted = row.converted else { return nil }
      total.add(converted.minorUnits, row.status)
    }
    return total
  }

  /// Whether rows that would be added are there, and not one of them could be assessed: no total, not zero.
  package static func isMissing(in rows: [CostRow]) -> Bool {
    let added = rows.filter { $0.item.part == .added }
    return !added.isEmpty && added.allSatisfy { $0.amount == nil }
  }

  private static func isLeast(_ rows: [CostRow]) -> Bool {
    rows.contains { $0.item.part == .added && ($0.isLeast || $0.status == .notAssessable) }
  }

  private mutating func add(_ units: Int, _ status: CostStatus) {
    switch status {
    case .fact: fact += units
    case .stated: stated += units
    case .estimate: estimate += units
    case .notAssessable: break
    }
  }
}
