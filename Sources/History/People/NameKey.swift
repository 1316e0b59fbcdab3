internal import Foundation

/// A name reduced to what is compared when two may be one person's: no case, accents, dots or order of words.
struct NameKey: Sendable, Hashable {
  /// Words in alphabetical order with one space between.
  var words: String
  /// The same with letters of other scripts that look like Latin ones replaced by them.
  var look: String

  /// Nil for a name without letters or digits, and for one that machines and templates give to anybody.
  init?(_ name: String) {
    let scalars = Self.reduced(name)
    let words = Self.sorted(scalars)
    guard !words.isEmpty, !Self.anybody.contains(words) else { return nil }
    self.words = words
    self.look = Self.sorted(scalars.map { Self.lookAlikes[$0] ?? $0 })
  }

  var isOneWord: Bool { !words.unicodeScalars.contains(" ") }

  /// Small letters without marks; hidden characters are gone, everything else between words is a space.
  private static func reduced(_ name: String) -> [Unicode.Scalar] {
    // A name of a commit can be a megabyte long; nobody's is.
    let start = String(String.UnicodeScalarView(name.unicodeScalars.prefix(200)))
    var result: [Unicode.Scalar] = []
    for scalar in start.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .spacingMark, .format, .control: continue
      case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .decimalNumber:
        if let spelled = spelled[scalar] { result += spelled } else { result.append(scalar) }
      // O'Brien and OBrien are one.
      case _ where scalar == "'" || scalar == "\u{2019}": continue
      default: result.append(" ")
      }
    }
    return result
  }

  private static func sorted(_ scalars: [Unicode.Scalar]) -> String {
    scalars.split(separator: " ").map { String(String.UnicodeScalarView($0)) }.sorted().joined(separator: " ")
  }

  /// Letters that no decomposition takes apart.
  private static let spelled: [Unicode.Scalar: [Unicode.Scalar]] = [
    "ß": ["s", "s"], "æ": ["a", "e"], "œ": ["o", "e"], "ø": ["o"], "ł": ["l"], "đ": ["d"], "ð": ["d"], "þ": ["t", "h"],
    "ı": ["i"], "ħ": ["h"],
  ]

  /// Small letters of Cyrillic, Greek and Armenian that read as Latin in most typefaces.
  /// Source: a choice from Unicode Technical Standard 39, confusables.txt.
  private static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = [
    "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "һ": "h", "і": "i", "ј": "j", "к": "k", "м": "m", "н": "h",
    "о": "o", "р": "p", "ԛ": "q", "ѕ": "s", "т": "t", "у": "y", "ѵ": "v", "ԝ": "w", "х": "x", "α": "a", "ε": "e",
    "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x", "γ": "y", "ո": "n", "օ": "o",
    "ս": "u", "հ": "h", "ց": "g",
  ]

  /// Names that say nothing about who it is.
  private static let anybody: Set<String> = [
    "admin", "administrator", "author", "author name", "bot", "build", "ci", "debian", "deploy", "dev", "developer",
    "ec2 user", "first last", "git", "github", "gitlab", "hidden", "jenkins", "me", "name", "name your", "nobody",
    "root",
    "runner", "server", "system", "test", "ubuntu", "unknown", "user", "user name", "username", "vagrant", "data www",
    "none", "null", "anonymous",
  ]
}

/// An address reduced to the box that mail to it lands in.
enum Mailbox {
  /// Without white space, control characters, a `+tag`, and for Gmail dots; nil for what is no address of a mailbox.
  static func key(of address: String) -> String? {
    guard NoreplyAddress(address: address) == nil else { return nil }
    let clean = String(String.UnicodeScalarView(address.unicodeScalars.filter { isShown($0) }))
    guard let (local, domain) = parts(of: ASCII.folded(clean)), !local.isEmpty else { return nil }
    let isGmail = domain == "gmail.com" || domain == "googlemail.com"
    return (isGmail ? local.filter { $0 != "." } : local) + "@" + (isGmail ? "gmail.com" : domain)
  }

  /// The part before `@` without tag and dots, or the login of a noreply address; nil where that says nothing.
  static func localKey(of address: String) -> String? {
    let folded = ASCII.folded(address)
    let local = NoreplyAddress(address: folded)?.login ?? parts(of: folded)?.local ?? folded
    let key = local.filter { !".-_".contains($0) }
    return key.count < 3 || anybody.contains(key) ? nil : key
  }

  private static func parts(of address: String) -> (local: String, domain: String)? {
    guard let at = address.lastIndex(of: "@") else { return nil }
    let local = address[..<at]
    let tag = local.firstIndex(of: "+").flatMap { $0 > local.startIndex ? $0 : nil } ?? local.endIndex
    return (String(local[..<tag]), String(address[address.index(after: at)...]))
  }

  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  private static let anybody: Set<String> = [
    "admin", "contact", "dev", "developer", "email", "git", "github", "hello", "info", "mail", "noreply", "office",
    "root",
    "support", "test", "ubuntu", "user", "webmaster", "you",
  ]
}
