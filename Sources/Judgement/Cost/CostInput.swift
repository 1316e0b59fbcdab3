internal import Foundation
package import Hiring

/// Everything that the cost so far is told from.
package struct CostInput: Sendable {
  /// In the portfolio's order.
  package var contractors: [Contractor]
  package var paid: PaidRecords
  package var reconciliation: [ReconciliationRow]
  /// By contractor; empty where no code was read.
  package var code: [String: CodeCost]
  /// Why no code was read, a sentence; nil where it was.
  package var codeUnread: String?
  /// The last day.
  package var through: CivilDate
  /// The owner's currency.
  package var currency: String

  package init(
    contractors: [Contractor], paid: PaidRecords, reconciliation: [ReconciliationRow], code: [String: CodeCost],
    codeUnread: String?, through: CivilDate, currency: String
  ) {
    self.contractors = contractors
    self.paid = paid
    self.reconciliation = reconciliation
    self.code = code
    self.codeUnread = codeUnread
    self.through = through
    self.currency = currency
  }
}

extension Contractor {
  /// Whether their work is code: by role, or because they delivered some all the same.
  func worksOnCode(_ code: CodeCost?) -> Bool { role == .engineer || (code?.total.changes ?? 0) > 0 }
}

extension CostPolicy {
  /// The currency of totals for an owner.
  package func totalsCurrency(owner: String) -> String { currency ?? owner }

  /// An exact amount in another currency; nil without a rate.
  package func converted(_ amount: ExactAmount, to currency: String) -> ExactAmount? {
    if amount.currency == currency { return amount }
    guard let rate = rates[amount.currency] else { return nil }
    return ExactAmount(
      minorUnits: amount.minorUnits * rate * Self.scale(currency) / Self.scale(amount.currency), currency: currency)
  }

  /// Minor units in one unit: 100, but 1 for a yen.
  private static func scale(_ currency: String) -> Decimal {
    (0..<Money.decimals(of: currency)).reduce(Decimal(1)) { unit, _ in unit * 10 }
  }
}
