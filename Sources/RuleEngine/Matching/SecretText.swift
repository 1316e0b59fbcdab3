internal import Foundation

/// Judges and conceals the text of secrets.
enum SecretText {
  /// Shannon entropy of the bytes, in bits a byte. 0 for none.
  static func entropy(_ bytes: some Collection<UInt8>) -> Double {
    var counts = [Int](repeating: 0, count: 256)
    for byte in bytes { counts[Int(byte)] += 1 }
    let total = Double(bytes.count)
    return counts.reduce(0) { sum, count in
      count == 0 ? sum : sum - Double(count) / total * log2(Double(count) / total)
    }
  }

  /// What is shown instead of a secret: at most `publicPrefix` (never over 7) leading bytes, and its length.
  static func concealed(_ secret: some Collection<UInt8>, publicPrefix: Int) -> String {
    let prefix = secret.count > 2 * publicPrefix ? secret.prefix(min(publicPrefix, 7)) : secret.prefix(0)
    return String(decoding: prefix, as: UTF8.self) + "…[\(secret.count) characters]"
  }

  /// Whether a value says itself that it is not a secret: a placeholder, a reference to where the secret is kept, a
  /// word, a row of keys, or one byte over and over.
  static func isPlaceholder(_ secret: some Collection<UInt8>) -> Bool {
    let text = secret.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    if Set(text).count <= 3 { return true }
    if words.contains(text) { return true }
    if text.first == UInt8(ascii: "<") || text.first == UInt8(ascii: "$") || text.first == UInt8(ascii: "%") {
      return true
    }
    return fragments.contains { contains(text, $0) }
  }

  /// Whether `text` has `fragment` somewhere; plain search, both are short.
  static func contains(_ text: [UInt8], _ fragment: [UInt8]) -> Bool {
    guard !fragment.isEmpty, text.count >= fragment.count else { return fragment.isEmpty }
    for start in 0...(text.count - fragment.count) where text[start] == fragment[0] {
      if text[start..<(start + fragment.count)].elementsEqual(fragment) { return true }
    }
    return false
  }

  /// Values that are whole words nobody takes for a secret.
  private static let words: Set<[UInt8]> = Set(
    [
      "password", "passwd", "secret", "token", "apikey", "api_key", "api-key", "username", "undefined", "null", "none",
      "string", "required", "optional", "hidden", "disabled", "enabled", "true", "false", "default", "nullable",
      "password_confirmation", "current_password", "new_password", "confirm_password", "forgot_password",
      "forgot-password", "reset-password", "reset_password", "access_token", "refresh_token", "bearer", "basic",
    ].map { Array($0.utf8) })

  /// Text that stands in no issued secret. Each is long or odd enough not to come up in random letters and digits.
  private static let fragments: [[UInt8]] = [
    "example", "placeholder", "changeme", "change-me", "change_me", "changethis", "your_", "your-", "yourkey",
    "yourtoken", "yourpass", "yoursecret", "xxxx", "****", "....", "0000000", "dummy", "redacted", "replace_",
    "replace-",
    "replaceme", "notasecret", "not-a-secret", "not_a_secret", "insert_", "insert-", "todo", "${", "$(", "#{", "{{",
    "<%", "%s", "process.env", "os.environ", "getenv", "secrets.", "import.meta", "1234567890", "0123456789",
    "abcdefghij", "deadbeef", "qwerty", "lorem", "foobar", "donotuse", "fake",
  ].map { Array($0.utf8) }
}
