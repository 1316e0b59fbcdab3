/// Texts that stood encoded in another, one behind another with a line of its own between each two, and where each came
/// from.
struct DecodedText {
  /// How many times a text is decoded that was encoded over and over.
  static let depth = 3

  private(set) var bytes: [UInt8] = []
  private var segments: [Segment] = []

  private struct Segment {
    var range: Range<Int>
    /// Where the whole stood.
    var outer: Range<Int>
    var encodings: Set<Encoding>
    /// Where single bytes of it stood, at each place from which the two no longer go in step; nil where only the whole has a
    /// place.
    var anchors: [Anchor]?
  }

  /// A byte of a decoded text, counted from the text's start, and where what it stands for begins in the outer text.
  struct Anchor {
    var inner: Int
    var outer: Int
  }

  /// Nothing that is encoded over several lines goes on across it.
  private static let between: [UInt8] = [0x0A, 0x00, 0x0A]

  var isEmpty: Bool { segments.isEmpty }

  mutating func append(
    _ text: some Collection<UInt8>, from outer: Range<Int>, _ encodings: Set<Encoding>, anchors: [Anchor]? = nil
  ) {
    guard !text.isEmpty else { return }
    let start = bytes.count
    bytes += text
    segments.append(Segment(range: start..<bytes.count, outer: outer, encodings: encodings, anchors: anchors))
    bytes += Self.between
  }

  /// Where a stretch of the decoded bytes stood, and how it was written; nil where it is of no one text.
  func origin(of range: Range<Int>) -> (outer: Range<Int>, encodings: Set<Encoding>)? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    guard low < segments.count, !range.isEmpty, segments[low].range.lowerBound <= range.lowerBound,
      range.upperBound <= segments[low].range.upperBound
    else { return nil }
    let segment = segments[low]
    guard let anchors = segment.anchors else { return (segment.outer, segment.encodings) }
    let start = Self.place(of: range.lowerBound - segment.range.lowerBound, anchors)
    // Where the next byte begins, since what the last one was written as may be longer than it.
    let end = Self.place(of: range.upperBound - segment.range.lowerBound, anchors)
    return (start..<max(start + 1, min(end, segment.outer.upperBound)), segment.encodings)
  }

  private static func place(of inner: Int, _ anchors: [Anchor]) -> Int {
    var low = 0
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if anchors[middle].inner <= inner { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return inner }
    return anchors[low - 1].outer + inner - anchors[low - 1].inner
  }

  /// The same texts, placed in what `other` was decoded from.
  func placed(in other: DecodedText) -> DecodedText {
    var placed = DecodedText()
    placed.bytes = bytes
    for segment in segments {
      guard let (outer, encodings) = other.origin(of: segment.outer) else { continue }
      // What stands encoded twice is placed as a whole.
      placed.segments.append(
        Segment(range: segment.range, outer: outer, encodings: encodings.union(segment.encodings), anchors: nil))
    }
    return placed
  }
}

/// How a text is written so that a search for it finds nothing.
package enum Encoding: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  case base64
  case hexadecimal
  case percent
  case escapes
  case utf16 = "utf-16"

  /// For messages.
  var words: String {
    switch self {
    case .base64, .hexadecimal, .escapes: rawValue
    case .percent: "percent signs"
    case .utf16: "UTF-16"
    }
  }

  package static func < (left: Encoding, right: Encoding) -> Bool { left.rawValue < right.rawValue }
}
