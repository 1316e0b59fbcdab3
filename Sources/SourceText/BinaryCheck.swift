/// Tells binary content from text the way git does: a NUL within the first 8,000 bytes.
///
/// Source: git's `buffer_is_binary` (xdiff-interface.c, `FIRST_FEW_BYTES`). UTF-16 text counts as binary here; who must
/// read it decodes it first.
package enum BinaryCheck {
  /// How far git looks.
  package static let inspectedBytes = 8_000

  package static func isBinary(_ bytes: borrowing Span<UInt8>) -> Bool {
    let limit = min(bytes.count, inspectedBytes)
    for offset in 0..<limit where bytes[offset] == 0 {
      return true
    }
    return false
  }
}
