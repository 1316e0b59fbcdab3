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
    if isReference(secret) || hasLongRepeat(text) { return true }
    let hasDigit = text.contains { (0x30...0x39).contains($0) }
    if openings.contains(where: { holdsReference(text, opening: $0, close: $1) }) { return true }
    return fragments.contains { fragment in
      // Long words come up in no random letters; short ones do in a key of some thousand, so they must stand as words.
      fragment.count >= 7 || !hasDigit || !fragment.allSatisfy(isLetter)
        ? contains(text, fragment) : containsWord(text, fragment)
    }
  }

  /// What opens a reference inside a longer value, and what closes it.
  private static let openings: [(open: [UInt8], close: [UInt8])] = [
    ("${", "}"), ("$(", ")"), ("#{", "}"), ("{{", "}}"), ("<%", "%>"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  /// Whether a reference stands in `text`, to its end or cut off where the value was cut. A key of random signs may hold
  /// an opening one by chance.
  private static func holdsReference(_ text: [UInt8], opening: [UInt8], close: [UInt8]) -> Bool {
    guard let start = text.firstRange(of: opening)?.upperBound else { return false }
    let rest = text[start...]
    let name = rest.prefix { isLetter($0) || (0x30...0x39).contains($0) || nameSigns.contains($0) }
    return name.endIndex == text.endIndex || text[name.endIndex...].firstRange(of: close) != nil
  }

  private static let nameSigns = Set("_.-:@$ /'\"()[]|".utf8)

  /// `<key>`, `$(…)`, `${…}`, `$NAME`, `$name`, `%NAME%`, `%(name)s`, `%s`: where a value will be, or is kept. A password
  /// may begin with any of these signs.
  private static func isReference(_ secret: some Collection<UInt8>) -> Bool {
    let text = Array(secret)
    guard let first = text.first, let last = text.last, text.count > 1 else { return false }
    switch first {
    case UInt8(ascii: "<"):
      return last == UInt8(ascii: ">") || text[1] == UInt8(ascii: "%") || text[1] == UInt8(ascii: "?")
    case UInt8(ascii: "%"): return last == UInt8(ascii: "%") || text[1] == UInt8(ascii: "(") || text.count == 2
    case UInt8(ascii: "$"):
      if text[1] == UInt8(ascii: "(") || text[1] == UInt8(ascii: "{") { return true }
      let name = text.dropFirst().prefix { isLetter($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x5F }
      // What goes on behind the name with another sign is a password that begins with `$`.
      guard 1 + name.count == text.count || referenceEnds.contains(text[1 + name.count]) else { return false }
      let hasDigit = name.contains { (0x30...0x39).contains($0) }
      let isCapital = !name.contains { (0x61...0x7A).contains($0) }
      return !name.isEmpty && (!hasDigit || isCapital)
    default: return false
    }
  }

  /// What may stand behind the name of a variable: `$config['key']`, `$this->key`, `$HOST:$PORT`.
  private static let referenceEnds = Set("[-.:/{}),;\"' ".utf8)

  /// Eight times a sign in a row that stands for others. Issued keys may begin with as many `A`.
  private static func hasLongRepeat(_ text: [UInt8]) -> Bool {
    var count = 0
    var previous: UInt8 = 0
    for byte in text {
      count = byte == previous ? count + 1 : 1
      previous = byte
      if count == 8, fillers.contains(byte) { return true }
    }
    return false
  }

  private static let fillers = Array("x0*.-_#?".utf8)

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  /// Whether a word stands in `text` with no letter or digit on one side of it, in long texts on either side.
  private static func containsWord(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard text.count >= word.count else { return false }
    for start in 0...(text.count - word.count) where text[start] == word[0] {
      let end = start + word.count
      guard text[start..<end].elementsEqual(word) else { continue }
      let isBegin = start == 0 || !isAlphanumeric(text[start - 1])
      let isEnd = end == text.count || !isAlphanumeric(text[end])
      if text.count < 40 ? isBegin || isEnd : isBegin && isEnd { return true }
    }
    return false
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) }

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
    "replaceme", "notasecret", "not-a-secret", "not_a_secret", "insert_", "insert-", "todo", "%s", "process.env",
    "os.environ", "getenv", "secrets.", "import.meta", "1234567890", "0123456789",
    "abcdefghij", "deadbeef", "qwerty", "lorem", "foobar", "donotuse", "fake",
  ].map { Array($0.utf8) }
}
