/// FNV-1a over 64 bits: a fast hash for comparing lines and tokens of one run with each other. Not for untrusted keys:
/// whoever finds a collision makes a line of theirs look like another line of theirs.
struct LineHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01b3

  mutating func mix(byte: UInt8) { value = (value ^ UInt64(byte)) &* Self.prime }

  mutating func mix(_ word: UInt64) {
    value = (value ^ (word & 0xffff_ffff)) &* Self.prime
    value = (value ^ (word >> 32)) &* Self.prime
  }

  /// A line as formatters leave it: white space, semicolons and commas left out, quotes alike.
  ///
  /// - Returns: the hash, and how many letters, digits and bytes beyond ASCII the line has: its weight.
  static func line(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> (hash: UInt64, weight: Int) {
    var hash = LineHash()
    var weight = 0
    for offset in range {
      switch bytes[offset] {
      case 0...0x20, 0x2c, 0x3b: continue
      case 0x22, 0x27, 0x60: hash.mix(byte: 0x22)
      case 0x30...0x39, 0x41...0x5a, 0x5f, 0x61...0x7a, 0x80...0xff:
        weight += 1
        hash.mix(byte: bytes[offset])
      default: hash.mix(byte: bytes[offset])
      }
    }
    return (hash.value, weight)
  }
}
