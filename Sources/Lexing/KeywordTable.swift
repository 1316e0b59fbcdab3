/// Keywords by length and ends, then by comparing bytes: no hashing of strings while scanning.
///
/// All in flat arrays: what a name is compared with costs no reference counting.
struct KeywordTable: Sendable {
  private struct Entry: Sendable {
    var start: Int
    var length: Int
    var keyword: Keyword
    var isContextual: Bool
  }

  private static let bucketCount = 512

  /// The keywords' bytes, one behind the other.
  private let text: [UInt8]
  /// Sorted by bucket.
  private let entries: [Entry]
  /// Where each bucket's entries start; one more than there are buckets.
  private let starts: [Int]
  /// For each first byte, a bit for every length that some keyword has.
  private let lengths: [UInt32]
  private let ignoresCase: Bool

  init(_ profile: LanguageProfile) {
    ignoresCase = profile.keywordsIgnoreCase
    var text: [UInt8] = []
    var lengths = [UInt32](repeating: 0, count: 256)
    var buckets: [[Entry]] = Array(repeating: [], count: Self.bucketCount)
    func add(_ word: String, _ keyword: Keyword, contextual: Bool) {
      let bytes = Array(word.utf8)
      guard let first = bytes.first, let last = bytes.last, bytes.count < 32 else { return }
      buckets[Self.bucket(first, last, bytes.count)].append(
        Entry(start: text.count, length: bytes.count, keyword: keyword, isContextual: contextual))
      text += bytes
      lengths[Int(first)] |= 1 << UInt32(bytes.count)
      if profile.keywordsIgnoreCase, first >= 0x61, first <= 0x7A {
        lengths[Int(first ^ 0x20)] |= 1 << UInt32(bytes.count)
      }
    }
    // Sorted, so that the table is the same in every process.
    for (word, keyword) in profile.keywords.sorted(by: { $0.key < $1.key }) { add(word, keyword, contextual: false) }
    for (word, keyword) in profile.contextual.sorted(by: { $0.key < $1.key }) { add(word, keyword, contextual: true) }
    var starts = [0]
    for bucket in buckets { starts.append(starts[starts.count - 1] + bucket.count) }
    self.text = text
    self.entries = buckets.flatMap { $0 }
    self.starts = starts
    self.lengths = lengths
  }

  private static func bucket(_ first: UInt8, _ last: UInt8, _ length: Int) -> Int {
    (Int(first | 0x20) &* 7 &+ Int(last | 0x20) &* 31 &+ length &* 3) & (bucketCount - 1)
  }

  /// The keyword that the bytes from `start` to `end` spell, and whether it is one in some places only.
  func keyword(in bytes: Span<UInt8>, from start: Int, to end: Int) -> (keyword: Keyword, isContextual: Bool)? {
    let length = end - start
    guard length < 32, length > 0, lengths[Int(bytes[start])] & (1 << UInt32(length)) != 0 else { return nil }
    let bucket = Self.bucket(bytes[start], bytes[end - 1], length)
    var index = starts[bucket]
    let behind = starts[bucket + 1]
    while index < behind {
      let entry = entries[index]
      index += 1
      guard entry.length == length else { continue }
      var offset = 0
      while offset < length {
        var byte = bytes[start + offset]
        if ignoresCase, byte >= 0x41, byte <= 0x5A { byte |= 0x20 }
        if byte != text[entry.start + offset] { break }
        offset += 1
      }
      if offset == length { return (entry.keyword, entry.isContextual) }
    }
    return nil
  }
}
