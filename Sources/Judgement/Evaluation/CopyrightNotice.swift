package import SourceText

/// A line at the head of a file that says whose it is.
package struct CopyrightNotice: Sendable, Hashable {
  package var path: RepositoryPath
  /// From 1.
  package var line: Int
  /// Whom it names, without years and marks; hostile until escaped.
  package var holder: String

  package init(path: RepositoryPath, line: Int, holder: String) {
    self.path = path
    self.line = line
    self.holder = holder
  }

  /// How far into a file it is looked for: notices stand in the first comment, and the licence's text may be before it.
  package static let bytes = 4_096
  /// Whom a line names is no longer than this; the rest is not shown.
  private static let longestHolder = 80
  /// How many lines of one file are kept.
  private static let mostLines = 5

  /// The notices of one file by its first bytes, in order. Linear.
  package static func notices(in bytes: [UInt8], of path: RepositoryPath) -> [CopyrightNotice] {
    var notices: [CopyrightNotice] = []
    let lines = bytes.prefix(Self.bytes).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where notices.count < mostLines {
      let text = String(decoding: line, as: UTF8.self)
      guard let holder = holder(in: text) else { continue }
      notices.append(CopyrightNotice(path: path, line: index + 1, holder: holder))
    }
    return notices
  }

  private static let marks = ["spdx-filecopyrighttext:", "copyright", "@author", "©"]
  /// What stands in a notice beside the name.
  private static let fillers: Set<String> = [
    "copyright", "copyrights", "c", "©", "by", "all", "rights", "reserved", "present", "now", "and", "or", "the",
    "since",
    "author",
  ]

  /// Whom a line names; nil for any other line. A sentence about copyright has no year, mark or `(c)` behind the word.
  private static func holder(in line: String) -> String? {
    // ASCII alone, so that both have the same length.
    let small = String(
      decoding: line.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    guard let mark = marks.first(where: small.contains), let start = small.firstRange(of: mark) else { return nil }
    let offset = small.utf8.distance(from: small.startIndex, to: start.upperBound)
    let behind = String(decoding: line.utf8.dropFirst(offset), as: UTF8.self)
    if mark == "copyright" {
      let next = behind.drop { $0 == " " || $0 == ":" || $0 == "\t" }
      guard next.first?.isNumber == true || next.lowercased().hasPrefix("(c)") || next.hasPrefix("©") else {
        return nil
      }
    }
    let words = behind.split { $0.isWhitespace || $0 == "," || $0 == "*" || $0 == "/" || $0 == "\"" || $0 == "'" }
      .map { $0.trimming { ".:;()<>[]{}–—-#!".contains($0) } }
      .filter { !$0.isEmpty && !isYears($0) }
    var named = words[...]
    while let first = named.first, fillers.contains(first.lowercased()) { named.removeFirst() }
    if let end = named.firstIndex(where: { ["all", "licensed", "license", "under"].contains($0.lowercased()) }) {
      named = named[..<end]
    }
    let holder = named.joined(separator: " ")
    guard holder.contains(where: \.isLetter) else { return nil }
    return String(holder.prefix(longestHolder))
  }

  private static func isYears(_ word: String) -> Bool {
    word.allSatisfy { $0.isNumber || $0 == "-" || $0 == "–" }
  }

  /// Whether it names one of the applicant's identities: all words of a name, or an address.
  func names(_ applicant: SampleAuthor) -> Bool {
    let words = Self.words(holder)
    return applicant.identities.contains { identity in
      let name = Self.words(identity.name)
      return !name.isEmpty && name.isSubset(of: words)
        || !identity.email.isEmpty && holder.lowercased().contains(identity.email.lowercased())
    }
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }
}

extension Substring {
  fileprivate func trimming(_ isLeftOut: (Character) -> Bool) -> String {
    var rest = self
    while let first = rest.first, isLeftOut(first) { rest.removeFirst() }
    while let last = rest.last, isLeftOut(last) { rest.removeLast() }
    return String(rest)
  }
}
