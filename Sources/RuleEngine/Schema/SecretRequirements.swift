/// What a value must have to be taken for a secret of its rule: how many characters of each kind at least.
package struct SecretRequirements: Sendable, Hashable, Codable {
  package var digits = 0
  package var lowercase = 0
  package var uppercase = 0
  /// Whatever is no letter, digit or blank.
  package var symbols = 0
  /// Different characters.
  package var distinct = 0

  /// Whether a value has them all. Linear in the value.
  func hold(for value: some Collection<UInt8>) -> Bool {
    guard self != SecretRequirements() else { return true }
    var found = SecretRequirements()
    for byte in value {
      switch byte {
      case 0x30...0x39: found.digits += 1
      case 0x61...0x7A: found.lowercase += 1
      case 0x41...0x5A: found.uppercase += 1
      case 0x21...0x7E: found.symbols += 1
      default: break
      }
    }
    return found.digits >= digits && found.lowercase >= lowercase && found.uppercase >= uppercase
      && found.symbols >= symbols && Set(value).count >= distinct
  }
}
