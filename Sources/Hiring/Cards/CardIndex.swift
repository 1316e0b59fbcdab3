/// Finds the cards that messages and branch names speak of; nothing else parses card ids where cards are on record.
///
/// Every form needs a card that is known, so that `UTF-8`, `#fff123`, a version or a commit never counts as one:
/// - `CU-86ex101` and `#86ex101`, ClickUp's own forms; `#12` only where a card has that number, and never as the number
///   of a pull request;
/// - a custom id like `SHOP-12`, in any case of letters: `feature/shop-12-basket`;
/// - a link to the card, `…/t/86ex101` or `…/c/AbCd1234`;
/// - a bare id of 8 or 9 letters and digits, unless it could be the short form of a commit.
///
/// `CU-` with an id, and a number under a prefix of the owner's, name a card also where it is in none of the exports.
package struct CardIndex: Sendable {
  package let cards: [TaskCard]
  /// Ids and custom ids in lower case, to places in `cards`.
  private let named: [String: [Int]]
  /// The last part of the cards' links, as written.
  private let linked: [String: [Int]]
  /// Ids and custom ids of tasks that only the time log knows, in lower case.
  private let tasks: Set<String>
  /// What stands before the number of custom ids, as written.
  private let prefixes: Set<String>

  package init(cards: [TaskCard], timeEntries: [TimeEntry] = []) {
    self.cards = cards
    var named: [String: [Int]] = [:]
    var linked: [String: [Int]] = [:]
    var prefixes: Set<String> = []
    func note(prefixOf custom: String) {
      let parts = custom.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 2, let number = parts.last, !number.isEmpty, number.utf8.allSatisfy(isDigit),
        let prefix = parts.first, (2...10).contains(prefix.count), prefix.utf8.allSatisfy(isWord)
      else { return }
      prefixes.insert(String(prefix))
    }
    for (place, card) in cards.enumerated() {
      for id in Set([card.id, card.customID ?? ""].map { $0.lowercased() }) where !id.isEmpty {
        named[id, default: []].append(place)
      }
      if let custom = card.customID { note(prefixOf: custom) }
      for mark in ["/t/", "/c/"] {
        guard let tail = card.url?.split(separator: mark).dropFirst().last else { continue }
        let last = tail.prefix { $0 != "?" && $0 != "#" && $0 != "/" }
        if last.utf8.count >= 6, last.utf8.allSatisfy(isWord) { linked[String(last), default: []].append(place) }
      }
    }
    var tasks: Set<String> = []
    for entry in timeEntries {
      for id in [entry.taskID, entry.taskCustomID].compactMap(\.self) where named[id.lowercased()] == nil {
        if !id.isEmpty { tasks.insert(id.lowercased()) }
      }
      if let custom = entry.taskCustomID { note(prefixOf: custom) }
    }
    self.named = named
    self.linked = linked
    self.tasks = tasks
    self.prefixes = prefixes
  }

  /// Places of the cards with an id or custom id.
  package func places(of id: String) -> [Int] { named[id.lowercased()] ?? [] }

  /// The cards that a message or the name of a branch speaks of. Linear.
  package func references(in text: String) -> CardReferences {
    let words = MessageAtoms(text)
    var found: Set<Int> = []
    var others: [String] = []
    var index = 0
    while index < words.count {
      let match = match(at: index, in: words)
      found.formUnion(match.places)
      if let other = match.other, !others.contains(other) { others.append(other) }
      index += max(1, match.length)
    }
    return CardReferences(cards: found.sorted(), others: others)
  }

  private struct Match {
    var places: [Int] = []
    var other: String?
    /// Atoms that belong to it; none where nothing was found.
    var length = 0
  }

  private func match(at index: Int, in words: MessageAtoms) -> Match {
    // Most words of most messages begin no form, which their bytes tell.
    let isMarked = words.isMarked(index)
    guard isMarked || words.isJoined(index) || words.isLinked(index) || words.isBare(index) else { return Match() }
    let word = words.text(index)
    if isMarked {
      // A number after # is an issue or a pull request anywhere but where a card is known by it.
      return words.isPullRequest(index) ? Match(length: 1) : whole(at: index, in: words)
    }
    if word.lowercased() == "cu", words.isJoined(index), index + 1 < words.count {
      let known = whole(at: index, in: words)
      if known.length > 0 { return known }
      let id = words.text(index + 1)
      if let places = named[id.lowercased()] { return Match(places: places, length: 2) }
      let isTask = tasks.contains(id.lowercased())
      let isID = (6...10).contains(id.utf8.count) && id.utf8.contains(where: isDigit)
      return isTask || isID ? Match(other: "CU-\(id)", length: 2) : Match()
    }
    if words.isLinked(index) {
      if let places = linked[word] ?? named[word.lowercased()] { return Match(places: places, length: 1) }
    }
    let joined = joined(at: index, in: words)
    if joined.length > 0 { return joined }
    guard words.isBare(index), let places = named[word] else { return Match() }
    return Match(places: places, length: 1)
  }

  /// An id of one atom or of several, for forms that say that an id follows.
  private func whole(at index: Int, in words: MessageAtoms) -> Match {
    let several = joined(at: index, in: words)
    if several.length > 0 { return several }
    let word = words.text(index)
    if let places = named[word.lowercased()] { return Match(places: places, length: 1) }
    return tasks.contains(word.lowercased()) ? Match(other: word, length: 1) : Match()
  }

  /// A custom id, the longest that is known; else one under a prefix that is.
  private func joined(at index: Int, in words: MessageAtoms) -> Match {
    var text = words.text(index)
    var best = Match()
    var last = index
    while last + 1 < words.count, last - index < 3, words.isJoined(last) {
      last += 1
      text += "-" + words.text(last)
      guard !words.isDecimal(last) else { continue }
      let length = last - index + 1
      if let places = named[text.lowercased()] {
        best = Match(places: places, length: length)
      } else if best.places.isEmpty, tasks.contains(text.lowercased()) {
        best = Match(other: text, length: length)
      } else if best.length == 0, length == 2, prefixes.contains(words.text(index)),
        (1...7).contains(words.text(last).utf8.count), words.text(last).utf8.allSatisfy(isDigit)
      {
        best = Match(other: text, length: length)
      }
    }
    return best
  }
}

func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x7a).contains(byte | 0x20) }
