/// How a repair is recognised. Every list is the policy's to give; the shipped ones are named with their source.
package struct FixRecognition: Sendable, Hashable {
  /// Words of a subject that make a change a fix, lowercased.
  package var fixWords: [String]
  /// Words of a subject that make a change a revert, lowercased.
  package var revertWords: [String]
  /// Trailers whose presence makes a change a fix: the kernel's `Fixes: 54a4f0239f2e ("…")`
  /// (Documentation/process/submitting-patches). The value must name a commit: 7 to 40 hexadecimal digits.
  package var fixTrailers: [String]
  /// Beginnings of a line of the body that make a change a revert and are followed by a commit: what `git revert` writes.
  package var revertMarks: [String]
  /// Beginnings of task ids that are only given to faults, like `BUG-`.
  package var faultTasks: [String]

  package init(
    fixWords: [String], revertWords: [String], fixTrailers: [String] = ["Fixes"],
    revertMarks: [String] = ["This reverts commit"], faultTasks: [String] = ["BUG-"]
  ) {
    self.fixWords = fixWords.map { $0.lowercased() }
    self.revertWords = revertWords.map { $0.lowercased() }
    self.fixTrailers = fixTrailers.map { $0.lowercased() }
    self.revertMarks = revertMarks.map { $0.lowercased() }
    self.faultTasks = faultTasks.map { $0.lowercased() }
  }

  /// What a change is by its message.
  package enum Repair: String, Sendable, Codable {
    case none, fix, revert
  }

  /// A revert of a revert applies the first change again and is no repair of anything: it counts as none.
  package func repair(_ change: Change) -> Repair {
    let words = MessageWords.words(of: change.subject)
    let reverts = words.count { revertWords.contains($0) }
    if reverts > 1, change.subject.contains("\"Revert ") { return .none }
    if reverts > 0 || hasRevertMark(change.body) { return .revert }
    if words.contains(where: fixWords.contains) || hasFixTrailer(change.body) || namesFault(change) { return .fix }
    return .none
  }

  private func hasRevertMark(_ body: String) -> Bool {
    lines(of: body, beginningLike: revertMarks).contains { line in
      let line = line.lowercased()
      return revertMarks.contains { line.hasPrefix($0) && Self.startsWithCommit(line.dropFirst($0.count)) }
    }
  }

  private func hasFixTrailer(_ body: String) -> Bool {
    lines(of: body, beginningLike: fixTrailers).contains { line in
      guard let colon = line.firstIndex(of: ":"), fixTrailers.contains(line[..<colon].lowercased()) else {
        return false
      }
      return Self.startsWithCommit(line[line.index(after: colon)...])
    }
  }

  private func namesFault(_ change: Change) -> Bool {
    guard !faultTasks.isEmpty else { return false }
    return namesFault(change.subject) || namesFault(change.body)
  }

  private func namesFault(_ text: String) -> Bool {
    guard TextBytes.mayContain(text, anyOf: faultTasks) else { return false }
    return MessageWords.numbered(in: text, startingLike: faultTasks).contains { word in
      let word = word.lowercased()
      return faultTasks.contains { word.hasPrefix($0) && word.dropFirst($0.count).contains(where: \.isNumber) }
    }
  }

  /// The lines of a body whose first byte could begin one of these lowercased texts; spares the others the slower look.
  private func lines(of body: String, beginningLike texts: [String]) -> [Substring] {
    guard !texts.isEmpty, TextBytes.mayContain(body, anyOf: texts) else { return [] }
    let firsts = Set(texts.compactMap(\.utf8.first))
    return TextBytes.pieces(
      of: body, partedBy: { (0x0a...0x0d).contains($0) },
      where: { line in
        let byte = line[0]
        return byte >= 0x80 || firsts.contains((0x41...0x5a).contains(byte) ? byte | 0x20 : byte)
      })
  }

  private static func startsWithCommit(_ text: some StringProtocol) -> Bool {
    let digits = text.drop { $0 == " " }.prefix { $0.isHexDigit && $0.isASCII }
    return (7...64).contains(digits.count)
  }
}
