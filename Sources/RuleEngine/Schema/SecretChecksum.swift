/// How a provider makes its tokens tell a mistyped or made-up one from one that it issued.
package enum SecretChecksum: String, Sendable, Hashable, Codable, CaseIterable {
  /// Of 36 signs behind a prefix that ends in `_`, the last six are the CRC-32 of the others, to the base 62. Tokens of
  /// other lengths have none.
  ///
  /// GitHub's tokens (github.blog, "Behind GitHub's new authentication token formats", April 2021) and npm's (github.blog
  /// changelog, September 2021).
  case base62CRC32 = "base62-crc32"

  /// Whether a token's checksum is right, or it has none. Linear in the token.
  func holds(for token: some Collection<UInt8>) -> Bool {
    switch self {
    case .base62CRC32:
      let body = Array(token.reversed().prefix { $0 != UInt8(ascii: "_") }.reversed())
      guard body.count == 36, body.count < token.count else { return true }
      return Self.base62(Self.crc32(body.dropLast(6))) == Array(body.suffix(6))
    }
  }

  private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

  /// Six digits, the most significant first.
  private static func base62(_ number: UInt32) -> [UInt8] {
    var rest = number
    var digits: [UInt8] = []
    for _ in 0..<6 {
      digits.append(alphabet[Int(rest % 62)])
      rest /= 62
    }
    return digits.reversed()
  }

  /// The CRC-32 of ISO 3309, as in zip and Ethernet.
  private static func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var crc = UInt32.max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
