package import SourceText

/// The one sink through which every text reaches an output. Nothing else in the product escapes.
///
/// Paths, names, messages, excerpts and record texts are hostile: written by the contractor who is judged. Each function
/// takes any text and returns one that is inert in its format. Invalid UTF-8 has become U+FFFD before.
package enum OutputEscaping {
  /// One line for a terminal or a log: no control, bidi or invisible character is left, and nothing that a runner whose
  /// log it is would obey. Idempotent.
  package static func terminal(_ text: String) -> String {
    RunnerCommands.inert(VisibleText.visible(text))
  }

  /// A path for a terminal; invalid UTF-8 becomes U+FFFD.
  package static func terminal(_ path: RepositoryPath) -> String {
    terminal(path.lossyString)
  }

  /// A text field of a CSV file: quoted by RFC 4180 where needed, hidden characters visible, and with `'` before
  /// anything that a spreadsheet would run as a formula.
  package static func csv(_ text: String) -> String {
    // Most paths and names; a history has a million of them.
    let isPlain =
      text.utf8.first != UInt8(ascii: "-")
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
    if isPlain { return text }
    var field = VisibleText.visible(text)
    if let first = text.unicodeScalars.first, formulaStarts.contains(first) { field = "'" + field }
    let scalars = field.unicodeScalars
    guard
      scalars.contains(where: { $0 == "," || $0 == "\"" || $0 == ";" }) || scalars.first == " " || scalars.last == " "
    else { return field }
    return "\"" + replacing("\"", with: "\"\"", in: field) + "\""
  }

  /// What spreadsheets read as the start of a formula, the full-width forms included.
  /// Source: OWASP, "CSV Injection".
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\0", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  /// Text and attribute values of HTML. By scalar, because a mark after `"` or a prepended letter before `<` makes
  /// another `Character`, which an escape by `Character` lets through.
  package static func html(_ text: String) -> String {
    var result = ""
    for scalar in VisibleText.visible(shortened(text)).unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// By scalar: `String.replacing` compares characters and misses a mark that has another one combined with it.
  static func replacing(_ mark: Unicode.Scalar, with replacement: String, in text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == mark { result.append(contentsOf: replacement.unicodeScalars) } else { result.append(scalar) }
    }
    return String(result)
  }

  /// No single text on a page or in an issue is longer than this many characters; what was cut is counted.
  static let longestText = 1_000

  static func shortened(_ text: String, to limit: Int = longestText) -> String {
    let count = text.unicodeScalars.count
    guard count > limit else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))) + "… (\(count) characters)"
  }

  /// A JSON string with its quotes. Hidden characters, and marks that a runner would obey, are written as `\u` escapes, so
  /// that a parser reads the text unchanged and a terminal or a log shows the file without harm.
  package static func json(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "#")
    }
    if isPlain { return "\"\(text)\"" }
    let obeyed = RunnerCommands.holdsLoggingCommand(text)
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "#" where obeyed: result += "\\u0023"
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if VisibleText.isHidden(scalar) {
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
