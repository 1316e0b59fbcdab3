/// Money that went, or is owed, for one contractor's work, as far as one record tells it.
package struct PaidAmount: Sendable, Hashable {
  /// What the amount was taken from, best first.
  package enum Basis: String, Sendable, CaseIterable {
    /// Lines of the platform's account statement.
    case payments
    /// Hours that the platform billed, at the export's amount or the agreed rate.
    case billed
    /// Tracked hours at the agreed rate: owed, and not seen as paid.
    case tracked
    /// The agreed price of fixed work: owed, and not seen as paid.
    case price

    /// Whether somebody else's record states it, and not only what was agreed.
    package var isRecord: Bool { self == .payments || self == .billed }
  }

  package enum Kind: String, Sendable, CaseIterable {
    case work
    /// What the platform takes: fees, memberships, taxes on them.
    case fee
  }

  /// Nil for a fee that stands for nobody alone.
  package var contractor: String?
  package var platform: String
  /// Nil where the record names none.
  package var contract: String?
  package var kind: Kind
  package var basis: Basis
  /// The days that it is for, as far as they are told.
  package var days: ClosedRange<CivilDate>
  /// Negative for what came back.
  package var amount: ExactAmount
  /// The hours that it pays for; nil where they are not told.
  package var seconds: Int?
  /// Whether it pays for hours, told or not, and not for a result, a bonus or a fee.
  package var isForHours = false

  /// The quarter of its first day: no payment is divided.
  package var quarter: Quarter { Quarter(containing: days.lowerBound) }
}

/// What the records leave open about what was paid.
package struct PaidGap: Sendable, Hashable {
  /// Nil where it may concern anybody.
  package var contractor: String?
  package var quarter: Quarter
  /// A sentence of ours; it may quote contracts and file names.
  package var text: String
}
