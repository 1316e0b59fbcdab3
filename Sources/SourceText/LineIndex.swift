/// The byte offset at which each line of a text starts.
///
/// A line ends with LF; a CR before it belongs to the line. A text that does not end in LF has a last line without an
/// end; an empty text has no line. Built once per blob, linear in its size.
package struct LineIndex: Sendable {
  /// The offset of the first byte of each line, rising. Empty for an empty text.
  package let starts: [Int]
  /// The size of the text in bytes.
  package let byteCount: Int

  package init(_ bytes: [UInt8]) {
    self.init(bytes.span)
  }

  package init(_ bytes: borrowing Span<UInt8>) {
    var starts: [Int] = []
    let count = bytes.count
    starts.reserveCapacity(count / 32 + 1)
    if count > 0 { starts.append(0) }
    var offset = 0
    // Eight bytes at a time: in each, the highest bit of what is left stands for a line end.
    unsafe bytes.withUnsafeBytes { raw in
      let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
      while offset + 8 <= count {
        let word = unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
        let rest = word ^ 0x0A0A_0A0A_0A0A_0A0A
        var ends = ~(((rest & low) &+ low) | rest | low)
        while ends != 0 {
          starts.append(offset + ends.trailingZeroBitCount / 8 + 1)
          ends &= ends &- 1
        }
        offset += 8
      }
    }
    while offset < count {
      if bytes[offset] == UInt8(ascii: "\n") { starts.append(offset + 1) }
      offset += 1
    }
    if count > 0, starts.last == count { starts.removeLast() }
    self.starts = starts
    self.byteCount = count
  }

  /// How many lines the text has, the last one counted even without a line end.
  package var lineCount: Int { starts.count }

  /// The line (from 1) that holds the byte at `offset`; an offset at or past the end is on the last line.
  /// Logarithmic in the number of lines.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low, 1)
  }

  /// The line and column of the byte at `offset`.
  package func position(at offset: Int) -> TextPosition {
    let line = line(at: offset)
    let start = starts.isEmpty ? 0 : starts[line - 1]
    return TextPosition(line: line, column: offset - start + 1)
  }

  /// The lines and columns of a byte range.
  package func range(of bytes: Range<Int>) -> TextRange {
    TextRange(start: position(at: bytes.lowerBound), end: position(at: bytes.upperBound))
  }

  /// The bytes of `line` (from 1) with its line end.
  package func byteRange(ofLine line: Int) -> Range<Int> {
    let start = starts[line - 1]
    let end = line < starts.count ? starts[line] : byteCount
    return start..<end
  }

  /// Whether `line` (from 1) is longer than anybody writes: over 500 bytes, as tools that squeeze code leave them.
  package func isSqueezed(_ line: Int) -> Bool { byteRange(ofLine: line).count > 501 }
}
