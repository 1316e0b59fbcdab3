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
    /// How many bytes of the outer text stand for one, from an anchor on.
    var stride = 1
  }

  /// An archive that stood encoded.
  struct Packed {
    var bytes: [UInt8]
    var outer: Range<Int>
    var encodings: Set<Encoding>
  }

  /// In their order.
  private(set) var packed: [Packed] = []

  /// A byte of a decoded text, counted from the text's start, and where what it stands for begins in the outer text.
  struct Anchor {
    var inner: Int
    var outer: Int
  }

  /// Nothing that is encoded over several lines goes on across it.
  private static let between: [UInt8] = [0x0A, 0x00, 0x0A]

  /// Whether neither a text nor an archive is among them.
  var isEmpty: Bool { segments.isEmpty && packed.isEmpty }

  mutating func append(
    _ text: some Collection<UInt8>, from outer: Range<Int>, _ encodings: Set<Encoding>, anchors: [Anchor]? = nil,
    stride: Int = 1
  ) {
    guard !text.isEmpty else { return }
    let start = bytes.count
    bytes += text
    segments.append(
      Segment(range: start..<bytes.count, outer: outer, encodings: encodings, anchors: anchors, stride: stride))
    bytes += Self.between
  }

  mutating func append(packed bytes: [UInt8], from outer: Range<Int>, _ encodings: Set<Encoding>) {
    packed.append(Packed(bytes: bytes, outer: outer, encodings: encodings))
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
    let start = Self.place(of: range.lowerBound - segment.range.lowerBound, anchors, segment.stride)
    let end = Self.end(of: range.upperBound - segment.range.lowerBound, anchors, segment.stride)
    return (start..<max(start + 1, min(end, segment.outer.upperBound)), segment.encodings)
  }

  /// Where the byte stands.
  private static func place(of inner: Int, _ anchors: [Anchor], _ stride: Int) -> Int {
    let next = index(of: anchors) { $0.inner > inner }
    guard next > 0 else { return inner }
    return anchors[next - 1].outer + (inner - anchors[next - 1].inner) * stride
  }

  /// Where what the byte before is written as ends: it may be longer than the byte, and be followed by what stands for
  /// nothing.
  private static func end(of inner: Int, _ anchors: [Anchor], _ stride: Int) -> Int {
    let next = index(of: anchors) { $0.inner >= inner }
    if next < anchors.count, anchors[next].inner == inner { return anchors[next].outer }
    guard next > 0 else { return inner }
    return anchors[next - 1].outer + (inner - anchors[next - 1].inner) * stride
  }

  /// The first of the anchors, which rise, that is behind.
  private static func index(of anchors: [Anchor], where isBehind: (Anchor) -> Bool) -> Int {
    var low = 0
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(anchors[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The same texts, placed in what `other` was decoded from.
  func placed(in other: DecodedText) -> DecodedText {
    var placed = DecodedText()
    placed.bytes = bytes
    placed.packed = packed.compactMap { packed in
      other.origin(of: packed.outer).map {
        Packed(bytes: packed.bytes, outer: $0.outer, encodings: packed.encodings.union($0.encodings))
      }
    }
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
  case utf32 = "utf-32"
  /// Literals one behind another, which the program puts together.
  case joined

  /// For messages.
  var words: String {
    switch self {
    case .base64, .hexadecimal, .escapes: rawValue
    case .percent: "percent signs"
    case .utf16: "UTF-16"
    case .utf32: "UTF-32"
    case .joined: "joined pieces"
    }
  }

  package static func < (left: Encoding, right: Encoding) -> Bool { left.rawValue < right.rawValue }
}
