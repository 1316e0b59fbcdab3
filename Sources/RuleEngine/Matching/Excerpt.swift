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

  /// So much of a line is looked at on each side of a hit, and what secrets there are at its edges.
  private static let window = 512

  /// - Parameters:
  ///   - secrets: sorted and apart from each other, as `joined` makes them.
  ///   - hit: the offset of the finding.
  /// - Returns: costs the window and the secrets in it, however long the line is.
  static func text(
    in bytes: UnsafeBufferPointer<UInt8>, lines: LineIndex, hit: Int, secrets: [Secret]
  ) -> String {
    guard lines.lineCount > 0 else { return "" }
    let (line, isCut) = unsafe looked(at: lines.byteRange(ofLine: lines.line(at: hit)), hit, secrets, bytes)
    var shown: [UInt8] = []
    var hitOffset = 0
    var cursor = line.lowerBound
    var hasSecret = false
    var index = firstIndex(of: secrets, endingAfter: line.lowerBound)
    while index < secrets.count, secrets[index].range.lowerBound < line.upperBound {
      var range = secrets[index].range
      let prefix = secrets[index].publicPrefix
      index += 1
      // What adjoins a secret may be the rest of it: an expression has an end, a key of many bits goes on.
      var end = range.upperBound
      while end < line.upperBound, unsafe isTokenByte(bytes[end]) || bytes[end] == UInt8(ascii: "\\") { end += 1 }
      range = range.lowerBound..<end
      while index < secrets.count, secrets[index].range.lowerBound < range.upperBound {
        range = range.lowerBound..<max(range.upperBound, secrets[index].range.upperBound)
        index += 1
      }
      let start = max(range.lowerBound, line.lowerBound)
      if start > cursor {
        let before = unsafe Array(bytes[cursor..<start])
        shown += concealRuns(
          before, from: 32, isCutBefore: isCut.before && cursor == line.lowerBound, isCutBehind: false)
      }
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
      shown += concealRuns(
        rest, from: hasSecret ? 32 : nil, isCutBefore: isCut.before && cursor == line.lowerBound,
        isCutBehind: isCut.behind)
    }
    return shortened(shown, around: max(0, min(hitOffset, shown.count)), isCut)
  }

  /// The part of a line around a hit that is looked at, and whether there is more of the line before and behind it.
  private static func looked(
    at line: Range<Int>, _ hit: Int, _ secrets: [Secret], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (Range<Int>, isCut: (before: Bool, behind: Bool)) {
    var lower = max(line.lowerBound, hit - window)
    var upper = min(line.upperBound, hit + window)
    // A secret is concealed as a whole.
    let first = firstIndex(of: secrets, endingAfter: lower)
    if first < secrets.count, secrets[first].range.lowerBound < lower {
      lower = max(line.lowerBound, secrets[first].range.lowerBound)
    }
    let last = firstIndex(of: secrets, endingAfter: upper)
    if last < secrets.count, secrets[last].range.lowerBound < upper {
      upper = min(line.upperBound, secrets[last].range.upperBound)
    }
    let isCut = (before: lower > line.lowerBound, behind: upper < line.upperBound)
    let trimmed = unsafe trimmed(lower..<max(lower, upper), bytes)
    return (trimmed, isCut)
  }

  /// Secrets in order, those that overlap as one.
  static func joined(_ secrets: [Secret]) -> [Secret] {
    var joined: [Secret] = []
    for secret in secrets.sorted(by: {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }) {
      if let last = joined.last, secret.range.lowerBound < last.range.upperBound {
        let end = max(last.range.upperBound, secret.range.upperBound)
        joined[joined.count - 1].range = last.range.lowerBound..<end
      } else {
        joined.append(secret)
      }
    }
    return joined
  }

  private static func trimmed(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var lower = line.lowerBound
    var upper = line.upperBound
    while upper > lower, unsafe bytes[upper - 1] <= 0x20 { upper -= 1 }
    while lower < upper, unsafe bytes[lower] <= 0x20 { lower += 1 }
    return lower..<upper
  }

  private static func firstIndex(of secrets: [Secret], endingAfter offset: Int) -> Int {
    var low = 0
    var high = secrets.count
    while low < high {
      let middle = (low + high) / 2
      if secrets[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Conceals what is long and shapeless: runs of at least `least` bytes; where there is no secret near (nil), longer ones
  /// that mix letters and digits as keys do, for a line of a long key may stand alone. What a window cuts off may be
  /// longer than it looks.
  private static func concealRuns(
    _ bytes: [UInt8], from least: Int?, isCutBefore: Bool, isCutBehind: Bool
  ) -> [UInt8] {
    var shown: [UInt8] = []
    var run: [UInt8] = []
    var start = 0
    for (index, byte) in (bytes + [0x0A]).enumerated() {
      if isTokenByte(byte) {
        if run.isEmpty { start = index }
        run.append(byte)
        continue
      }
      let isAtCut = isCutBefore && start == 0 && !run.isEmpty || isCutBehind && index == bytes.count && !run.isEmpty
      let isLong = isAtCut || (least.map { run.count >= $0 } ?? (run.count >= 48 && isMixed(run)))
      shown += isLong ? Array(SecretText.concealed(run, publicPrefix: 0).utf8) : run
      run.removeAll(keepingCapacity: true)
      shown.append(byte)
    }
    shown.removeLast()
    return shown
  }

  /// Capitals, small letters and digits, none of them rare.
  private static func isMixed(_ run: [UInt8]) -> Bool {
    let digits = run.count { (0x30...0x39).contains($0) }
    let capitals = run.count { (0x41...0x5A).contains($0) }
    let small = run.count { (0x61...0x7A).contains($0) }
    return digits * 20 > run.count && capitals * 8 > run.count && small * 8 > run.count
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="),
      UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func shortened(
    _ bytes: [UInt8], around hit: Int, _ isCut: (before: Bool, behind: Bool)
  ) -> String {
    guard bytes.count > width else {
      return (isCut.before ? "…" : "") + String(decoding: bytes, as: UTF8.self) + (isCut.behind ? "…" : "")
    }
    var lower = max(0, min(hit - width / 4, bytes.count - width))
    var upper = lower + width
    // Not inside a character: continuation bytes go with their first byte.
    while lower > 0, lower < hit, bytes[lower] & 0xC0 == 0x80 { lower += 1 }
    while upper < bytes.count, upper > lower, bytes[upper] & 0xC0 == 0x80 { upper -= 1 }
    return (lower > 0 || isCut.before ? "…" : "") + String(decoding: bytes[lower..<upper], as: UTF8.self)
      + (upper < bytes.count || isCut.behind ? "…" : "")
  }
}
