/// The lines of a text, each with its line end. Must not outlive the bytes it was given.
@safe struct TextLines {
  private let text: UnsafeBufferPointer<UInt8>
  /// The offset of each line, and at last of the end.
  private let starts: [Int]

  @unsafe init(_ text: UnsafeBufferPointer<UInt8>) {
    var starts: [Int] = []
    // Lines of code have some 30 bytes; growing costs more than what is left empty.
    starts.reserveCapacity(text.count / 20 + 2)
    var offset = 0
    if let start = text.baseAddress {
      while offset < text.count {
        starts.append(offset)
        let end = unsafe RawMemory.find(UInt8(ascii: "\n"), in: start + offset, count: text.count - offset)
        offset = end.map { offset + $0 + 1 } ?? text.count
      }
    }
    starts.append(offset)
    unsafe self.text = text
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  /// The bytes of a line, its end included.
  @unsafe subscript(line: Int) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(rebasing: text[starts[line]..<starts[line + 1]])
  }

  /// Whether two lines are the same bytes, the line end included: a last line without one differs from one with it.
  func areEqual(_ left: Int, _ right: Int) -> Bool {
    let length = starts[left + 1] - starts[left]
    guard length == starts[right + 1] - starts[right], let start = unsafe text.baseAddress else { return false }
    return unsafe RawMemory.areEqual(start + starts[left], start + starts[right], count: length)
  }
}
