/// Takes amounts of money out of texts that others may not see them in.
enum MoneyWords {
  static let replacement = "an amount"

  /// Amounts with a sign or a code of a currency before or behind them.
  static func removed(from text: String) -> String {
    guard text.utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return text }
    let signed = /[\$\u{20AC}\u{A3}\u{A5}\u{20B9}\u{0E3F}]\s?\d(?:[\d.,]{0,14}\d)?(?:\s?\/\s?h\b)?/
    let before =
      /\b(?:USD|EUR|GBP|CHF|AUD|CAD|NZD|SGD|THB|INR|PKR|PHP|BRL|PLN|UAH|JPY|CNY|SEK|NOK|DKK)\s?\d(?:[\d.,]{0,14}\d)?(?:\s?\/\s?h\b)?/
    let behind =
      /\d(?:[\d.,]{0,14}\d)?\s?(?:USD|EUR|GBP|CHF|AUD|CAD|NZD|SGD|THB|INR|PKR|PHP|BRL|PLN|UAH|JPY|CNY|SEK|NOK|DKK|[\$\u{20AC}\u{A3}\u{A5}])(?:\s?\/\s?h\b)?/
    return text.replacing(behind, with: replacement).replacing(before, with: replacement).replacing(
      signed, with: replacement)
  }
}
