/// An amount in the smallest unit of its currency: 25.00 USD is 2500, 25 JPY is 25.
package struct Money: Hashable, Sendable, Codable {
  package var minorUnits: Int
  /// ISO 4217, uppercase.
  package var currency: String

  package init(minorUnits: Int, currency: String) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// How many decimals the currency has: two but for those that ISO 4217 (list one, 2024) gives none or three.
  package static func decimals(of currency: String) -> Int {
    if none.contains(currency) { return 0 }
    return three.contains(currency) ? 3 : 2
  }

  private static let none: Set<String> = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
  ]
  private static let three: Set<String> = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
}
