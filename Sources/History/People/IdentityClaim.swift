package import Git

/// A name and an address as a commit or a trailer claims them: UTF-8 where the commit says how to read it, else its raw
/// bytes. Hostile until escaped; compared by bytes.
package struct IdentityClaim: Sendable, Hashable, Comparable {
  package var name: [UInt8]
  package var email: [UInt8]

  package init(name: [UInt8], email: [UInt8]) {
    self.name = name
    self.email = email
  }

  package init(name: String, email: String) {
    self.init(name: Array(name.utf8), email: Array(email.utf8))
  }

  /// As git reads it for its own log: converted from the commit's encoding before anything is compared.
  package init(_ signature: Signature) {
    self.init(
      name: signature.encoding.utf8(signature.name), email: signature.encoding.utf8(signature.email))
  }

  /// Without a difference in ASCII case: the key under which git's `.mailmap` compares.
  var folded: IdentityClaim { IdentityClaim(name: ASCII.folded(name), email: ASCII.folded(email)) }

  /// The name as text without loss: invalid bytes are written `\xE9`.
  package var nameText: String { ASCII.text(name) }
  /// The address as text without loss.
  package var emailText: String { ASCII.text(email) }
  /// The address as people are compared by: ASCII letters small, no loss.
  var address: String { ASCII.text(ASCII.folded(email)) }

  package static func < (left: IdentityClaim, right: IdentityClaim) -> Bool {
    left.email == right.email
      ? left.name.lexicographicallyPrecedes(right.name) : left.email.lexicographicallyPrecedes(right.email)
  }
}

/// Text as git treats it in identities: bytes, of which only ASCII has case and white space.
enum ASCII {
  /// Small letters for A to Z; every other byte as it is, so that `Ä` and `ä` stay two names, as in git.
  static func folded(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }

  static func folded(_ text: String) -> String { String(decoding: folded(Array(text.utf8)), as: UTF8.self) }

  /// git's `isspace`: space, tab, line feed, carriage return. Vertical tab and form feed are none.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  /// Without white space at both ends.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return bytes[bytes.startIndex..<bytes.startIndex] }
    return bytes[first...last]
  }

  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

  /// The bytes as text. What is no UTF-8 is written `\xE9`, so that two different names never become one.
  static func text(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var decoder = UTF8()
    var offset = 0
    while offset < bytes.count {
      var rest = bytes[offset...].makeIterator()
      if case .scalarValue(let scalar) = decoder.decode(&rest) {
        text.unicodeScalars.append(scalar)
        offset += UTF8.width(scalar)
      } else {
        let digits = String(bytes[offset], radix: 16, uppercase: true)
        text += "\\x" + (digits.count < 2 ? "0" : "") + digits
        offset += 1
      }
      decoder = UTF8()
    }
    return text
  }
}
