internal import Foundation

/// The words of a text with their places, as names are looked for in it.
///
/// A word is a run of letters, digits and the marks on them, so that names stand out of addresses, file names and paths
/// too: `clickup-amir.csv` has `clickup`, `amir` and `csv`.
struct TextWords {
  struct Word {
    var range: Range<String.Index>
    /// In lower case and composed, as it is compared.
    var key: String
    var isCapitalized: Bool
    /// Whether it stands close enough behind the word before to be of one name with it.
    var continues: Bool
  }

  let words: [Word]

  /// How many marks and blanks may stand between two words of one name or address.
  private static let widestGap = 3

  init(_ text: String) {
    var words: [Word] = []
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    var end = scalars.startIndex
    while index < scalars.endIndex {
      guard Self.isPartOfWord(scalars[index]) else {
        index = scalars.index(after: index)
        continue
      }
      let start = index
      while index < scalars.endIndex, Self.isPartOfWord(scalars[index]) { index = scalars.index(after: index) }
      let gap = scalars[end..<start]
      words.append(
        Word(
          range: start..<index, key: Self.key(String(scalars[start..<index])),
          isCapitalized: scalars[start].properties.isUppercase,
          continues: !words.isEmpty && gap.count <= Self.widestGap && !gap.contains { $0 == "\n" || $0 == "\r" }))
      end = index
    }
    self.words = words
  }

  /// The text's words as they are compared, one blank between two.
  static func key(ofName name: String) -> String { TextWords(name).words.map(\.key).joined(separator: " ") }

  private static func key(_ word: String) -> String { word.lowercased().precomposedStringWithCanonicalMapping }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber: return true
    default: return scalar.properties.isAlphabetic
    }
  }
}
