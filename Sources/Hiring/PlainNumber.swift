/// Numbers as people write them into our own files: digits, and decimals behind one dot. Everything else is refused and
/// not read in part, so that `1,500` is never 1 and `1e3` never anything.
package enum PlainNumber {
  /// `factor` times the number; nil where `text` is no such number, or the product is not whole or beyond `Int`.
  package static func whole(_ text: some StringProtocol, times factor: Int) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ part in !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let decimals = parts.count == 2 ? String(parts[1]).trimmingTrailingZeros : ""
    var scale = 1
    for _ in decimals.utf8 {
      let (next, overflows) = scale.multipliedReportingOverflow(by: 10)
      if overflows { return nil }
      scale = next
    }
    guard let digits = Int(parts[0] + decimals) else { return nil }
    let (product, overflows) = digits.multipliedReportingOverflow(by: factor)
    return overflows || !product.isMultiple(of: scale) ? nil : product / scale
  }
}

extension String {
  fileprivate var trimmingTrailingZeros: String {
    var text = self
    while text.hasSuffix("0") { text.removeLast() }
    return text
  }
}
