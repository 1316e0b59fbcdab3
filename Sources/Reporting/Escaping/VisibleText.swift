/// Makes visible what a reader would not see or what would steer their screen: the first half of every escape.
///
/// Controls (C0, DEL, C1), bidi controls, zero-width and other format characters, separators of lines, private and
/// unassigned code points become `\n`, `\t` or `\u{1b}`. Applying it twice changes nothing more.
enum VisibleText {
  /// More combining marks than this on one character are noise that climbs over neighbouring lines.
  static let combiningLimit = 3

  /// The text with every hidden scalar written out. Linear; plain ASCII is returned as it is.
  static func visible(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = String.UnicodeScalarView()
    var combining = 0
    for scalar in text.unicodeScalars {
      if isHidden(scalar) {
        result.append(contentsOf: name(of: scalar).unicodeScalars)
        combining = 0
      } else if DisplayWidth.isCombining(scalar) {
        combining += 1
        result.append(combining <= combiningLimit ? scalar : "\u{FFFD}")
      } else {
        combining = 0
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether a scalar has no shape of its own on a screen, or changes the order or place of others.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: return false
    // Fillers of Hangul and the blank Braille cell are letters or symbols by category and show nothing.
    case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800: return true
    // The combining grapheme joiner, Khmer inherent vowels and variation selectors but for text and emoji style.
    case 0x034F, 0x17B4, 0x17B5, 0x180B...0x180F, 0xFE00...0xFE0D, 0xE0100...0xE01EF: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: return true
    default: return false
    }
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(scalar.value, radix: 16))}"
    }
  }
}
