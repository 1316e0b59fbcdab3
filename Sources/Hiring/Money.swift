/// An amount in the smallest unit of its currency: 25.00 USD is 2500.
package struct Money: Hashable, Sendable, Codable {
  package var minorUnits: Int
  /// ISO 4217, uppercase.
  package var currency: String

  package init(minorUnits: Int, currency: String) {
    self.minorUnits = minorUnits
    self.currency = currency
  }
}
