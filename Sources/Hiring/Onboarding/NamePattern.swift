/// A pattern of names as people write them: `*` stands for anything, `?` for one character, and letter case for nothing.
package struct NamePattern: Sendable, Hashable {
  /// As written.
  package let source: String
  private let characters: [Character]

  package init(_ source: String) {
    self.source = source
    self.characters = Array(source.lowercased())
  }

  /// Whether the whole of `name` fits. Costs at most the length of one times that of the other.
  package func matches(_ name: String) -> Bool {
    let text = Array(name.lowercased())
    var (place, index) = (0, 0)
    // Where the last `*` stands, and how far it has reached.
    var star: (place: Int, index: Int)?
    while index < text.count {
      if place < characters.count, characters[place] == "*" {
        star = (place, index)
        place += 1
      } else if place < characters.count, characters[place] == "?" || characters[place] == text[index] {
        place += 1
        index += 1
      } else if let last = star {
        star = (last.place, last.index + 1)
        place = last.place + 1
        index = last.index + 1
      } else {
        return false
      }
    }
    return characters[place...].allSatisfy { $0 == "*" }
  }
}
