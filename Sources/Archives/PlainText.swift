/// Text without control signs and without anything beyond ASCII, which no archive is.
enum PlainText {
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// Linear, many bytes at a time.
  static func isAll(of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return true }
    var offset = 0
    while offset + 32 <= bytes.count {
      var signs: UInt64 = 0
      for place in 0..<4 {
        let word = unsafe (base + offset + 8 * place).loadUnaligned(as: UInt64.self)
        // The highest bit of a byte: of one less than a tabulator, which may carry into the next one's and is wrong only
        // where it is right for another; of DEL, once one is added; of what is beyond ASCII.
        signs |= (word &- ones &* 0x09) & ~word | (word &+ ones) | word
      }
      if signs & ones &* 0x80 != 0 { return false }
      offset += 32
    }
    while offset < bytes.count {
      if unsafe bytes[offset] &- 0x09 > 0x7E - 0x09 { return false }
      offset += 1
    }
    return true
  }
}
