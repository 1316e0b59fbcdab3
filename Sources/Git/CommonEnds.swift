/// How much two texts begin and end alike, in whole lines. Most changes touch little of a file, so what follows has
/// little left to look at.
struct CommonEnds {
  /// Bytes at the start of both.
  let head: Int
  /// Bytes at the end of both that `head` leaves.
  let tail: Int

  @unsafe init(_ old: UnsafeBufferPointer<UInt8>, _ new: UnsafeBufferPointer<UInt8>) {
    let shorter = min(old.count, new.count)
    guard shorter > 0, let left = old.baseAddress, let right = new.baseAddress else {
      head = 0
      tail = 0
      return
    }
    let prefix = unsafe RawMemory.commonPrefix(left, right, count: shorter)
    if prefix == old.count, prefix == new.count {
      head = prefix
      tail = 0
      return
    }
    var head = prefix
    while head > 0, unsafe left[head - 1] != UInt8(ascii: "\n") { head -= 1 }
    self.head = head
    let suffix = unsafe RawMemory.commonSuffix(left + old.count, right + new.count, count: shorter - head)
    // The suffix as a whole is of whole lines only where a line starts with it on both sides.
    func startsLine(_ text: UnsafePointer<UInt8>, _ offset: Int) -> Bool {
      unsafe offset == head || text[offset - 1] == UInt8(ascii: "\n")
    }
    if unsafe startsLine(left, old.count - suffix) && startsLine(right, new.count - suffix) {
      tail = suffix
    } else if let end = unsafe RawMemory.find(UInt8(ascii: "\n"), in: left + (old.count - suffix), count: suffix) {
      tail = suffix - end - 1
    } else {
      tail = 0
    }
  }
}
