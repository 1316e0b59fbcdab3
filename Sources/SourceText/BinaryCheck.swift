/// Tells binary content from text the way git does: a NUL within the first 8,000 bytes.
///
/// Source: git's `buffer_is_binary` (xdiff-interface.c, `FIRST_FEW_BYTES`). UTF-16 text counts as binary here; who must
/// read it decodes it first.
package enum BinaryCheck {
  /// How far git looks.
  package static let inspectedBytes = 8_000

  package static func isBinary(_ bytes: borrowing Span<UInt8>) -> Bool {
    hasZero(bytes, within: inspectedBytes)
  }

  /// Whether there is a NUL anywhere.
  package static func hasZero(_ bytes: borrowing Span<UInt8>) -> Bool { hasZero(bytes, within: bytes.count) }

  private static func hasZero(_ bytes: borrowing Span<UInt8>, within limit: Int) -> Bool {
    let limit = min(bytes.count, limit)
    // Eight bytes at a time, since every file is asked: a zero byte leaves its highest bit after the subtraction.
    var offset = 0
    let hasZeroWord = unsafe bytes.withUnsafeBytes { raw in
      while offset + 8 <= limit {
        let word = unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { return true }
        offset += 8
      }
      return false
    }
    if hasZeroWord { return true }
    while offset < limit {
      if bytes[offset] == 0 { return true }
      offset += 1
    }
    return false
  }
}
