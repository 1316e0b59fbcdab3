package import Hiring

/// What `assay records delivery` shows.
package struct DeliveryReport: Sendable {
  /// In the portfolio's order.
  package var contractors: [Contractor]
  /// Oldest first.
  package var weeks: [ISOWeek]
  /// For each contractor each week, in that order.
  package var rows: [DeliveryWeek]
  /// Why changes are held against no card, a sentence; nil where they are.
  package var untraced: String?
  /// What the records could not place, sentences.
  package var notes: [String]

  package init(
    contractors: [Contractor], weeks: [ISOWeek], rows: [DeliveryWeek], untraced: String?, notes: [String]
  ) {
    self.contractors = contractors
    self.weeks = weeks
    self.rows = rows
    self.untraced = untraced
    self.notes = notes
  }

  /// Why a row says nothing of changes; nil where it does.
  func untraced(_ row: DeliveryWeek) -> String? {
    if row.tracing != nil { return nil }
    if contractors.contains(where: { $0.id == row.contractor && $0.role != .engineer }) {
      return "Writing code is not part of this role."
    }
    if row.cards == nil { return "No task card has been imported." }
    return untraced ?? "The histories were not read."
  }

  func rows(of contractor: Contractor) -> [DeliveryWeek] { rows.filter { $0.contractor == contractor.id } }
}
