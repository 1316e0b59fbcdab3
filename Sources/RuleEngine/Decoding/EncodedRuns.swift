internal import SourceText

/// Finds what stands encoded in a text and says what it stands for: base64, hexadecimal digits, percent signs, escapes,
/// wide characters, literals that are put together.
///
/// Only what decodes to text is taken: pictures, certificates and hashes are left where they are; what decodes to an
/// archive is kept for whoever unpacks it. One pass, and work in proportion to what looks encoded: the start of a run
/// tells.
@safe struct EncodedRuns {
  let bytes: UnsafeBufferPointer<UInt8>
  let signs: PackedSigns?
  var decoded = DecodedText()
  /// Lines up to here were tried as base64 that goes on from line to line, and came to nothing.
  var wrappedTo = 0
  /// Where the last run of wide characters ended.
  var wideTo = 0

  /// - Parameter signs: how an archive is known; nil leaves them.
  static func decoded(_ bytes: UnsafeBufferPointer<UInt8>, signs: PackedSigns? = nil) -> DecodedText {
    var runs = unsafe EncodedRuns(bytes, signs)
    runs.read()
    return runs.decoded
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ signs: PackedSigns?) {
    unsafe self.bytes = bytes
    self.signs = signs
  }

  // Every position is compared with the count before, here and in what calls this.
  subscript(position: Int) -> UInt8 { unsafe bytes[position] }
  var count: Int { unsafe bytes.count }

  private mutating func read() {
    let kinds = Self.kinds
    var position = 0
    var lineStart = 0
    var unescapedTo = 0
    while position < count {
      let kind = kinds[Int(self[position])]
      if kind & Kind.any == 0 {
        position += 1
        continue
      }
      if kind & Kind.base64 != 0 {
        let end = runEnd(position)
        let length = end - position
        let mayBeRun = length >= Self.leastBase64 || length >= Self.leastInLine && isLineEnd(end)
        position = mayBeRun ? run(position..<end) : end
        continue
      }
      if kind & Kind.line != 0 {
        lineStart = position + 1
      } else if kind & Kind.mark != 0 {
        if position >= unescapedTo, escape(at: position) != nil { unescapedTo = unescape(from: lineStart) }
      } else if kind & Kind.quote != 0 {
        if position >= unescapedTo, position + 1 < count, kinds[Int(self[position + 1])] & Kind.between != 0,
          seam(at: position) != nil
        {
          unescapedTo = unescape(from: lineStart)
        }
      } else if kind & Kind.zero != 0 {
        readWide(around: position)
      }
      position += 1
    }
  }

  private func isLineEnd(_ position: Int) -> Bool {
    position < count && (self[position] == 0x0A || self[position] == 0x0D)
  }

  func runEnd(_ start: Int) -> Int {
    let kinds = Self.kinds
    var end = start
    while end < count, kinds[Int(self[end])] & Kind.base64 != 0 { end += 1 }
    return end
  }

  // MARK: Bytes

  private enum Kind {
    static let base64: UInt8 = 1
    /// What an escape may begin with.
    static let mark: UInt8 = 2
    static let line: UInt8 = 4
    static let zero: UInt8 = 8
    /// The end of a literal, behind which a seam may begin.
    static let quote: UInt8 = 16
    /// What a seam may begin with.
    static let between: UInt8 = 32
    static let any = base64 | mark | line | zero | quote
  }

  private static let kinds: [UInt8] = (UInt8.min...UInt8.max).map { byte in
    let isBetween = "\"'` \t\r\n()\\/#+.&|<~".utf8.contains(byte)
    let kind: UInt8 =
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "%"), UInt8(ascii: "&"): Kind.mark
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): Kind.quote
      case 0x0A: Kind.line
      case 0x00: Kind.zero
      default: Base64Text.sextet(byte) == nil ? 0 : Kind.base64
      }
    return kind | (isBetween ? Kind.between : 0)
  }
}
