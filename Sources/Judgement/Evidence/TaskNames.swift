package import History

extension JudgementPolicy {
  /// Words that say something, under which a message says too little: 2. Our default.
  package static let leastMessageWords = 2

  /// How a fix and a revert are recognised.
  package var fixRecognition: FixRecognition {
    FixRecognition(
      fixWords: fixWords, revertWords: revertWords, fixTrailers: fixTrailers, revertMarks: revertMarks,
      faultTasks: faultTasks)
  }

  /// Whether a text says too little to be understood later: fewer than three words that mean something.
  func isVague(_ text: String, atLeast least: Int = 3) -> Bool {
    MessageWords.isVague(text, vague: vagueWords, atLeast: least)
  }

  /// Task ids that a text names, without their prefix, lowercased, in order.
  func tasks(in text: String) -> [String] {
    var found: [String] = []
    for word in MessageWords.numbered(in: text) {
      let word = word.trimmingSuffix(while: { $0 == "." })
      if let id = task(String(word)), !found.contains(id) { found.append(id) }
    }
    return found
  }

  /// A tracker's id in the form that `tasks(in:)` gives.
  func canonicalTask(_ id: String) -> String { task(id) ?? id.lowercased() }

  private func task(_ piece: String) -> String? {
    for prefix in taskPrefixes where piece.lowercased().hasPrefix(prefix.lowercased()) {
      let rest = piece.dropFirst(prefix.count)
      if !rest.isEmpty, rest.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
        rest.contains(where: \.isNumber)
      {
        return rest.lowercased()
      }
    }
    let halves = piece.split(separator: "-", omittingEmptySubsequences: false)
    guard halves.count == 2, (2...10).contains(halves[0].count), !halves[1].isEmpty,
      halves[0].allSatisfy({ $0.isASCII && $0.isUppercase }), halves[1].allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    return piece.lowercased()
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
    var text = self
    while let last = text.last, predicate(last) { text.removeLast() }
    return text
  }
}
