internal import Findings
package import SourceText

/// `assay:allow RULE -- reason` in a file: whoever writes it asks that a finding of the rule on this line, or on the next
/// where the comment stands alone, be let pass. It counts only on a line that the base had, or where the policy's baseline
/// has the finding.
package struct Suppression: Sendable, Hashable, Comparable {
  package var path: RepositoryPath
  package var line: Int
  package var rule: String
  /// Empty where none is given.
  package var reason: String
  /// Whether the base had this line and the one that it speaks of: then it was accepted when it came. One that was moved
  /// was not accepted there, nor was other code under it.
  package var isKnown: Bool
  /// Whether nothing else stands on the line.
  package var isAlone: Bool

  package init(
    path: RepositoryPath, line: Int, rule: String, reason: String, isKnown: Bool, isAlone: Bool
  ) {
    self.isAlone = isAlone
    self.path = path
    self.line = line
    self.rule = rule
    self.reason = reason
    self.isKnown = isKnown
  }

  package static func < (left: Suppression, right: Suppression) -> Bool {
    (left.path, left.line, left.rule, left.reason) < (right.path, right.line, right.rule, right.reason)
  }

  /// Whether it speaks of a finding.
  func covers(_ finding: Finding) -> Bool {
    finding.rule == rule && finding.path == path && !reason.isEmpty
      && finding.range.start.line == (isAlone ? line + 1 : line)
  }
}

/// Finds the comments of one file.
package enum SuppressionReader {
  private static let mark = Array("assay:allow".utf8)

  /// Whether there is anything to find.
  package static func isMarked(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      // Colons are rarer than letters.
      while start < bytes.count, let colon = bytes[start...].firstIndex(of: UInt8(ascii: ":")) {
        if colon >= 5, colon + 6 <= bytes.count, bytes[colon - 5..<colon + 6].elementsEqual(mark) { return true }
        start = colon + 1
      }
      return false
    }
  }

  /// - Parameters:
  ///   - old: the file at the base; empty where there was none.
  ///   - newLines: those that the base had not, from 1.
  /// - Returns: those of `new`, by line. Linear.
  package static func suppressions(
    in new: [UInt8], before old: [UInt8], newLines: [Range<Int>], path: RepositoryPath
  ) -> [Suppression] {
    let known = Set(found(in: old).map(\.comment))
    func isNew(_ line: Int) -> Bool { newLines.contains { $0.contains(line) } }
    return found(in: new).map { line, comment in
      // What was accepted is what stood there, not whatever comes under the comment later.
      let covered = comment.isAlone ? line + 1 : line
      return Suppression(
        path: path, line: line, rule: comment.rule, reason: comment.reason,
        isKnown: known.contains(comment) && !isNew(line) && !isNew(covered), isAlone: comment.isAlone)
    }
  }

  private struct Comment: Hashable {
    var rule: String
    var reason: String
    var isAlone: Bool
  }

  /// What begins a comment in some language.
  private static let openings = Set("/*#<!-{%;\"'".utf8)

  private static func found(in bytes: [UInt8]) -> [(line: Int, comment: Comment)] {
    var found: [(line: Int, comment: Comment)] = []
    var line = 1
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if let comment = comment(in: bytes[start..<end]) { found.append((line, comment)) }
      start = end + 1
      line += 1
    }
    return found
  }

  private static func comment(in line: ArraySlice<UInt8>) -> Comment? {
    guard line.count > mark.count, let first = line.firstRange(of: mark) else { return nil }
    var rest = line[first.upperBound...]
    guard rest.first == 0x20 else { return nil }
    rest = rest.dropFirst()
    let rule = rest.prefix { $0 == 0x2D || $0 == 0x2E || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    guard rule.contains(0x2E) else { return nil }
    rest = rest.dropFirst(rule.count)
    var reason = ""
    if let dashes = rest.firstRange(of: Array(" -- ".utf8)) {
      reason = String(decoding: rest[dashes.upperBound...], as: UTF8.self)
      for end in ["*/", "-->", "#}", "%>", "--}}"] {
        if let range = reason.firstRange(of: end) { reason = String(reason[..<range.lowerBound]) }
      }
    }
    let isAlone = line[..<first.lowerBound].allSatisfy { $0 == 0x20 || $0 == 0x09 || openings.contains($0) }
    return Comment(
      rule: String(decoding: rule, as: UTF8.self), reason: reason.trimmingSpaces(), isAlone: isAlone)
  }
}

extension String {
  fileprivate func trimmingSpaces() -> String {
    var text = Substring(self)
    while let first = text.unicodeScalars.first, first.properties.isWhitespace { text.removeFirst() }
    while let last = text.unicodeScalars.last, last.properties.isWhitespace { text.removeLast() }
    return String(text)
  }
}
