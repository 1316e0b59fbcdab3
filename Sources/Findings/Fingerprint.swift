internal import Crypto
package import SourceText

/// Identifies a finding across commits without its line number: 16 bytes, shown as 32 hexadecimal digits.
///
/// Made of the rule, the path and what was found (white space folded), and an ordinal among equal ones in the file, by
/// HMAC-SHA256 under the workspace's key, so that a fingerprint of a secret cannot be reversed by guessing values.
package struct Fingerprint: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  /// 32 lowercase hexadecimal digits.
  package let hex: String

  package init(hex: String) {
    self.hex = hex
  }

  package var description: String { hex }

  package static func < (left: Fingerprint, right: Fingerprint) -> Bool { left.hex < right.hex }
}

/// The secret under which fingerprints are made. Kept in the ledger; a fixed one serves runs without a ledger.
package struct FingerprintKey: Sendable {
  private let key: SymmetricKey

  /// - Parameter bytes: at least 16 bytes; the same bytes give the same fingerprints.
  package init(bytes: [UInt8]) {
    self.key = SymmetricKey(data: bytes)
  }

  /// The key of a run without a ledger. It is public: fingerprints made under it identify, they do not conceal.
  package static let unkeyed = FingerprintKey(bytes: Array("assay.fingerprint/1 without a ledger".utf8))

  /// The fingerprint of `content` found by `rule` at `path`, the `ordinal`-th (from 0) of its like in that file.
  package func fingerprint(
    rule: String, path: RepositoryPath, content: some Sequence<UInt8>, ordinal: Int
  ) -> Fingerprint {
    var authentication = HMAC<SHA256>(key: key)
    authentication.update(data: Array(rule.utf8) + [0])
    authentication.update(data: path.bytes + [0])
    authentication.update(data: Array(content) + [0])
    authentication.update(data: Array(String(ordinal).utf8))
    return Fingerprint(hex: hexadecimal(Array(authentication.finalize()).prefix(16)))
  }

  /// How many bytes a seal has.
  package static let sealLength = 16

  /// Bytes that only a holder of this key can make for these parts: HMAC-SHA256 over the parts, each behind its length.
  package func seal(_ parts: [[UInt8]]) -> [UInt8] {
    var authentication = HMAC<SHA256>(key: key)
    for part in parts {
      authentication.update(data: withUnsafeBytes(of: UInt64(part.count).littleEndian) { Array($0) })
      authentication.update(data: part)
    }
    return Array(Array(authentication.finalize()).prefix(Self.sealLength))
  }
}

/// SHA-256 of policies, rule packs and records, so that a run can be reproduced: 64 hexadecimal digits.
package struct ContentDigest: Hashable, Sendable, Codable, CustomStringConvertible {
  package let hex: String

  package init(hex: String) {
    self.hex = hex
  }

  package init(of bytes: some Sequence<UInt8>) {
    self.hex = hexadecimal(Array(SHA256.hash(data: Array(bytes))))
  }

  /// Of bytes that come in portions, so that they are never held as a whole.
  ///
  /// - Parameter portions: calls its argument with one portion after the other.
  package init<Failure: Error>(portions: (_ take: ([UInt8]) -> Void) throws(Failure) -> Void) throws(Failure) {
    var hash = SHA256()
    try portions { hash.update(data: $0) }
    self.hex = hexadecimal(Array(hash.finalize()))
  }

  package var description: String { hex }
}

private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
