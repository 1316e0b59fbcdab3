/// Keywords by length and ends, then by comparing bytes: no hashing of strings while scanning.
struct KeywordTable: Sendable {
  private struct Entry: Sendable {
    let bytes: [UInt8]
    let keyword: Keyword
    let isContextual: Bool
  }

  private var buckets: [[Entry]] = Array(repeating: [], count: 512)
  private var longest = 0
  private let ignoresCase: Bool

  init(_ profile: LanguageProfile) {
    ignoresCase = profile.keywordsIgnoreCase
    // Sorted, so that the table is the same in every process.
    for (word, keyword) in profile.keywords.sorted(by: { $0.key < $1.key }) { add(word, keyword, contextual: false) }
    for (word, keyword) in profile.contextual.sorted(by: { $0.key < $1.key }) { add(word, keyword, contextual: true) }
  }

  private mutating func add(_ word: String, _ keyword: Keyword, contextual: Bool) {
    let bytes = Array(word.utf8)
    guard let first = bytes.first, let last = bytes.last else { return }
    buckets[Self.bucket(first, last, bytes.count)].append(
      Entry(bytes: bytes, keyword: keyword, isContextual: contextual))
    longest = max(longest, bytes.count)
  }

  private static func bucket(_ first: UInt8, _ last: UInt8, _ length: Int) -> Int {
    (Int(first | 0x20) &* 7 &+ Int(last | 0x20) &* 31 &+ length &* 3) & 511
  }

  /// The keyword that the bytes from `start` to `end` spell, and whether it is one in some places only.
  func keyword(in bytes: Span<UInt8>, from start: Int, to end: Int) -> (keyword: Keyword, isContextual: Bool)? {
    let length = end - start
    guard length <= longest, length > 0 else { return nil }
    let index = Self.bucket(bytes[start], bytes[end - 1], length)
    for entry in buckets[index] where entry.bytes.count == length {
      var offset = 0
      while offset < length {
        var byte = bytes[start + offset]
        if ignoresCase, byte >= 0x41, byte <= 0x5A { byte |= 0x20 }
        if byte != entry.bytes[offset] { break }
        offset += 1
      }
      if offset == length { return (entry.keyword, entry.isContextual) }
    }
    return nil
  }
}
