/// Tells where somebody is meant, by their marks, and takes them out of texts.
package struct PersonMatcher: Sendable {
  /// What stands in the place of a name.
  package let replacement: String
  private let has: @Sendable (String) -> Bool
  private let extents: Set<TextExtent>
  private let longest: Int

  /// - Parameters:
  ///   - extents: of the marks of running text, so that few words of a text have to be asked for.
  ///   - has: whether a mark is one of theirs.
  package init(
    extents: Set<TextExtent>, replacement: String = "somebody", has: @escaping @Sendable (String) -> Bool
  ) {
    self.extents = extents
    self.replacement = replacement
    self.has = has
    longest = extents.map(\.words).max() ?? 0
  }

  package init(_ marks: PersonMarks, replacement: String = "somebody") {
    let all = marks.marks
    self.init(extents: Set(all.compactMap(PersonMarks.extent)), replacement: replacement) { all.contains($0) }
  }

  // MARK: Records

  package func isContractor(_ id: String) -> Bool { has(PersonMarks.id(id)) }

  package func holds(platform: String, contract: String) -> Bool { has(PersonMarks.contract(platform, contract)) }

  /// Whether an account is theirs: by its id, its name or its address. A name of one word counts only where there is no
  /// address, since it may be anybody's.
  package func isTheirs(system: String, account: String, name: String = "", email: String? = nil) -> Bool {
    if has(PersonMarks.account(system, account)) { return true }
    if !name.isEmpty, has(PersonMarks.account(system, name)) { return true }
    for address in [email ?? "", account] where address.contains("@") && has(PersonMarks.address(address)) {
      return true
    }
    return isName(name, address: email) || (name.isEmpty && isName(account, address: email))
  }

  /// Whether a person who is written as a name, an address or both is meant.
  package func isName(_ name: String, address: String? = nil) -> Bool {
    if let address, has(PersonMarks.address(address)) { return true }
    if name.contains("@"), has(PersonMarks.address(name)) { return true }
    let key = TextWords.key(ofName: name)
    guard !key.isEmpty, key.contains(" ") || (address ?? "").isEmpty else { return false }
    return has(PersonMarks.name(key))
  }

  // MARK: Texts

  /// The text with every name, address and account of theirs replaced.
  package func redacted(_ text: String) -> String {
    let found = places(in: text)
    guard !found.isEmpty else { return text }
    var result = ""
    var end = text.startIndex
    for range in found {
      result += text[end..<range.lowerBound]
      result += replacement
      end = range.upperBound
    }
    return result + text[end...]
  }

  package func isIn(_ text: String) -> Bool { !places(in: text).isEmpty }

  private func places(in text: String) -> [Range<String.Index>] {
    guard longest > 0 else { return [] }
    let words = TextWords(text).words
    var found: [Range<String.Index>] = []
    var index = 0
    while index < words.count {
      let count = match(words, at: index)
      if count > 0 { found.append(words[index].range.lowerBound..<words[index + count - 1].range.upperBound) }
      index += max(1, count)
    }
    return found
  }

  /// How many words from `start` on are a mark, the longest first; 0 for none.
  private func match(_ words: [TextWords.Word], at start: Int) -> Int {
    var keys: [String] = []
    var index = start
    while index < words.count, keys.count < longest, index == start || words[index].continues {
      keys.append(words[index].key)
      index += 1
    }
    while !keys.isEmpty {
      let key = keys.joined(separator: " ")
      let isCommon = keys.count == 1 && CommonWords.isAlsoAName(key) && !words[start].isCapitalized
      if !isCommon, extents.contains(TextExtent(bytes: key.utf8.count, words: keys.count)), has(PersonMarks.text(key)) {
        return keys.count
      }
      keys.removeLast()
    }
    return 0
  }
}
