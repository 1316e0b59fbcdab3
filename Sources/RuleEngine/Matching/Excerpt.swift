internal import SourceText

/// The line of a finding, shortened around the hit, with every secret concealed.
enum Excerpt {
  /// More bytes of a line than this are not shown.
  static let width = 160

  /// A stretch of the file that must not be shown.
  struct Secret {
    var range: Range<Int>
    var publicPrefix: Int
  }

  /// - Parameters:
  ///   - secrets: sorted by start; those that overlap are concealed together.
  ///   - hit: the offset of the finding.
  static func text(
    in bytes: UnsafeBufferPointer<UInt8>, lines: LineIndex, hit: Int, secrets: [Secret]
  ) -> String {
    guard lines.lineCount > 0 else { return "" }
    let line = unsafe trimmed(lines.byteRange(ofLine: lines.line(at: hit)), bytes)
    var shown: [UInt8] = []
    var hitOffset = 0
    var cursor = line.lowerBound
    var hasSecret = false
    var index = firstIndex(of: secrets, endingAfter: line.lowerBound)
    while index < secrets.count, secrets[index].range.lowerBound < line.upperBound {
      var range = secrets[index].range
      let prefix = secrets[index].publicPrefix
      index += 1
      while index < secrets.count, secrets[index].range.lowerBound < range.upperBound {
        range = range.lowerBound..<max(range.upperBound, secrets[index].range.upperBound)
        index += 1
      }
      let start = max(range.lowerBound, line.lowerBound)
      if start > cursor { shown += concealRuns(unsafe Array(bytes[cursor..<start])) }
      if hit >= cursor { hitOffset = shown.count - max(0, start - hit) }
      hasSecret = true
      // A secret that began on an earlier line shows nothing of itself here.
      let visiblePrefix = range.lowerBound >= line.lowerBound ? prefix : 0
      let hidden = unsafe bytes[range]
      shown += unsafe SecretText.concealed(hidden, publicPrefix: visiblePrefix).utf8
      cursor = min(max(cursor, range.upperBound), line.upperBound)
    }
    if hit >= cursor { hitOffset = shown.count + hit - cursor }
    if cursor < line.upperBound {
      // Beside a secret nothing long and shapeless is shown: it may be its other half.
      let rest = unsafe Array(bytes[cursor..<line.upperBound])
      shown += hasSecret ? concealRuns(rest) : rest
    }
    return shortened(shown, around: max(0, min(hitOffset, shown.count)))
  }

  private static func trimmed(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var lower = line.lowerBound
    var upper = line.upperBound
    while upper > lower, unsafe bytes[upper - 1] <= 0x20 { upper -= 1 }
    while lower < upper, unsafe bytes[lower] <= 0x20 { lower += 1 }
    return lower..<upper
  }

  private static func firstIndex(of secrets: [Secret], endingAfter offset: Int) -> Int {
    // Few secrets overlap a line's start; those that do begin at most one maximum width before it.
    secrets.firstIndex { $0.range.upperBound > offset } ?? secrets.count
  }

  private static func concealRuns(_ bytes: [UInt8]) -> [UInt8] {
    var shown: [UInt8] = []
    var run: [UInt8] = []
    for byte in bytes + [0x0A] {
      if isTokenByte(byte) {
        run.append(byte)
        continue
      }
      shown += run.count >= 32 ? Array(SecretText.concealed(run, publicPrefix: 0).utf8) : run
      run.removeAll(keepingCapacity: true)
      shown.append(byte)
    }
    shown.removeLast()
    return shown
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="),
      UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func shortened(_ bytes: [UInt8], around hit: Int) -> String {
    guard bytes.count > width else { return String(decoding: bytes, as: UTF8.self) }
    var lower = max(0, min(hit - width / 4, bytes.count - width))
    var upper = lower + width
    // Not inside a character: continuation bytes go with their first byte.
    while lower > 0, lower < hit, bytes[lower] & 0xC0 == 0x80 { lower += 1 }
    while upper < bytes.count, upper > lower, bytes[upper] & 0xC0 == 0x80 { upper -= 1 }
    return (lower > 0 ? "…" : "") + String(decoding: bytes[lower..<upper], as: UTF8.self)
      + (upper < bytes.count ? "…" : "")
  }
}
