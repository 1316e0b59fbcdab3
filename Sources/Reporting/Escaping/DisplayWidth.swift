/// How many columns of a terminal a text takes.
///
/// Source: Unicode Standard Annex 11, classes W and F, as ranges of whole blocks; marks take none. Counted by scalar, as
/// terminals do.
package enum DisplayWidth {
  /// Columns of `text` after escaping for a terminal; hidden characters count nothing.
  package static func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// 0, 1 or 2.
  package static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? 0 : 1 }
    if isCombining(scalar) || VisibleText.isHidden(scalar) { return 0 }
    return isWide(scalar) ? 2 : 1
  }

  static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x300 { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF,
      0x1AFF0...0x1B2FF, 0x1F1E6...0x1F1FF, 0x20000...0x3FFFD:
      return true
    default: return scalar.properties.isEmojiPresentation
    }
  }

  /// The longest beginning of `text` that fits `columns`, with `…` where something was cut off.
  package static func truncated(_ text: String, to columns: Int) -> String {
    var used = 0
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let width = self.columns(of: scalar)
      if used + width > columns {
        while used > columns - 1, let last = kept.popLast() { used -= self.columns(of: last) }
        return columns > 0 ? String(kept) + "…" : ""
      }
      used += width
      kept.append(scalar)
    }
    return String(kept)
  }

  /// The longest end of `text` that fits `columns`, after `…` where something was cut off: for paths, whose end tells.
  package static func truncatedHead(_ text: String, to columns: Int) -> String {
    if self.columns(of: text) <= columns { return text }
    var used = 1
    var kept: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars.reversed() {
      let width = self.columns(of: scalar)
      if used + width > columns { break }
      used += width
      kept.append(scalar)
    }
    var result = String.UnicodeScalarView()
    result.append("…")
    result.append(contentsOf: kept.reversed())
    return columns > 0 ? String(result) : ""
  }
}
