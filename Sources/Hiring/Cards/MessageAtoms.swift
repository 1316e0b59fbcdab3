/// A text cut into runs of ASCII letters and digits, and what stands between them.
struct MessageAtoms {
  private let bytes: [UInt8]
  private let ranges: [Range<Int>]

  init(_ text: String) {
    bytes = Array(text.utf8)
    var ranges: [Range<Int>] = []
    var start: Int?
    for (offset, byte) in bytes.enumerated() {
      if isWord(byte) {
        if start == nil { start = offset }
      } else if let first = start {
        ranges.append(first..<offset)
        start = nil
      }
    }
    if let start { ranges.append(start..<bytes.count) }
    self.ranges = ranges
  }

  var count: Int { ranges.count }

  func text(_ index: Int) -> String { String(decoding: bytes[ranges[index]], as: UTF8.self) }

  /// Whether it stands right after a `#` that begins a word: `#12`, not `acme/web#12`, `&#12;` or `page/#12`.
  func isMarked(_ index: Int) -> Bool {
    let start = ranges[index].lowerBound
    guard start > 0, bytes[start - 1] == UInt8(ascii: "#") else { return false }
    guard start > 1 else { return true }
    let before = bytes[start - 2]
    return !isWord(before) && !"_&/#?=.".utf8.contains(before)
  }

  /// Whether the next one follows after a single `-`.
  func isJoined(_ index: Int) -> Bool {
    guard index + 1 < count else { return false }
    let end = ranges[index].upperBound
    return bytes[end] == UInt8(ascii: "-") && ranges[index + 1].lowerBound == end + 1
  }

  /// Whether a point and digits follow, as in a version.
  func isDecimal(_ index: Int) -> Bool {
    let end = ranges[index].upperBound
    return end + 1 < bytes.count && bytes[end] == UInt8(ascii: ".") && isDigit(bytes[end + 1])
  }

  /// Whether it stands in a link after `/t/` or `/c/`.
  func isLinked(_ index: Int) -> Bool {
    guard index > 0, ranges[index - 1].count == 1 else { return false }
    let (before, start) = (ranges[index - 1], ranges[index].lowerBound)
    return "tc".utf8.contains(bytes[before.lowerBound]) && start == before.upperBound + 1
      && bytes[before.upperBound] == UInt8(ascii: "/") && before.lowerBound > 0
      && bytes[before.lowerBound - 1] == UInt8(ascii: "/")
  }

  /// Whether it could be an id without any mark: 8 or 9 small letters and digits, both, and not all hexadecimal, which may
  /// as well be a commit.
  func isBare(_ index: Int) -> Bool {
    guard (8...9).contains(ranges[index].count) else { return false }
    let word = bytes[ranges[index]]
    return word.contains(where: isDigit) && word.contains { (0x67...0x7a).contains($0) }
      && !word.contains { (0x41...0x5a).contains($0) }
  }

  /// Whether a marked number is that of a pull request: `pull request #12`, `PR #12`, and `(#12)` at the end of a title or
  /// of one that is quoted, as forges write it when they squash. Ids of more than six digits are none.
  func isPullRequest(_ index: Int) -> Bool {
    let range = ranges[index]
    guard range.count <= 6, bytes[range].allSatisfy(isDigit) else { return false }
    if index > 0, ["request", "requests", "pr", "prs", "mr"].contains(text(index - 1).lowercased()),
      bytes[ranges[index - 1].upperBound..<range.lowerBound].allSatisfy({ " #(".utf8.contains($0) })
    {
      return true
    }
    guard range.lowerBound >= 2, bytes[range.lowerBound - 2] == UInt8(ascii: "("), range.upperBound < bytes.count,
      bytes[range.upperBound] == UInt8(ascii: ")")
    else { return false }
    let rest = bytes[(range.upperBound + 1)...].prefix { $0 != 0x0a }
    return rest.first == UInt8(ascii: "\"") || rest.allSatisfy { $0 == 0x20 || $0 == 0x0d }
  }
}
