/// How git compares lines of an ignored commit: a line as the multiset of its pairs of neighbouring bytes, letters in
/// lower case, each run of white space and both ends of the line one blank.
///
/// Source: `get_fingerprint` and `fingerprint_similarity` in git's blame.c.
struct LineFingerprint: Sendable {
  /// Rising; a pair that is there twice stands twice.
  private var pairs: [UInt16]

  /// - Parameter line: with its line end.
  init(_ line: ArraySlice<UInt8>) {
    pairs = []
    pairs.reserveCapacity(line.count + 1)
    var before: UInt16 = 0
    for byte in line {
      let normal = Self.normal(byte)
      if before != 0 || normal != 0 { pairs.append(before | normal << 8) }
      before = normal
    }
    if before != 0 { pairs.append(before) }
    pairs.sort()
  }

  /// The fingerprints of a text's lines.
  static func lines(of text: [UInt8]) -> [LineFingerprint] {
    var fingerprints: [LineFingerprint] = []
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
      fingerprints.append(LineFingerprint(text[start..<end]))
      start = end
    }
    return fingerprints
  }

  private static func normal(_ byte: UInt8) -> UInt16 {
    switch byte {
    case 0x20, 0x09, 0x0a, 0x0d: 0
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt16(byte | 0x20)
    default: UInt16(byte)
    }
  }

  /// How many pairs both have.
  func similarity(to other: LineFingerprint) -> Int {
    var shared = 0
    var left = 0
    var right = 0
    while left < pairs.count, right < other.pairs.count {
      if pairs[left] == other.pairs[right] {
        shared += 1
        left += 1
        right += 1
      } else if pairs[left] < other.pairs[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return shared
  }

  /// Takes away the pairs that `other` has.
  mutating func subtract(_ other: LineFingerprint) {
    var left: [UInt16] = []
    var right = 0
    for pair in pairs {
      while right < other.pairs.count, other.pairs[right] < pair { right += 1 }
      if right < other.pairs.count, other.pairs[right] == pair {
        right += 1
      } else {
        left.append(pair)
      }
    }
    pairs = left
  }
}
