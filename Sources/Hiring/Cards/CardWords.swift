/// The words of names and descriptions on cards, in any script.
enum CardWords {
  /// Runs of letters and digits in lower case; an apostrophe between letters parts nothing.
  static func words(of text: String) -> [String] {
    text.lowercased().replacing("'", with: "").replacing("’", with: "")
      .split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Whether the words of one of the phrases stand in `words` beside each other: "unblocked" does not hold "blocked".
  static func holds(_ words: [String], anyOf phrases: [String]) -> Bool {
    phrases.contains { phrase in
      let sought = Self.words(of: phrase)
      guard !sought.isEmpty, sought.count <= words.count else { return false }
      return (0...(words.count - sought.count)).contains { words[$0..<($0 + sought.count)].elementsEqual(sought) }
    }
  }

  /// `words` without the places where all of `phrase` stands.
  static func removing(_ phrase: [String], from words: [String]) -> [String] {
    guard !phrase.isEmpty else { return words }
    var rest: [String] = []
    var index = 0
    while index < words.count {
      if index + phrase.count <= words.count, words[index..<(index + phrase.count)].elementsEqual(phrase) {
        index += phrase.count
      } else {
        rest.append(words[index])
        index += 1
      }
    }
    return rest
  }
}
