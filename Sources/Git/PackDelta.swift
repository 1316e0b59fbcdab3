/// What turns one object of a pack into another: pieces to copy out of it and pieces to put in.
///
/// Source: gitformat-pack(5), "Deltified representation".
@safe struct PackDelta {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int
  let baseSize: Int
  let resultSize: Int

  /// Must not outlive the bytes. Nil where they do not start with two sizes.
  @unsafe init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var offset = 0
    guard let baseSize = unsafe Self.size(bytes, &offset), let resultSize = unsafe Self.size(bytes, &offset) else {
      return nil
    }
    unsafe self.bytes = unsafe bytes
    self.baseSize = baseSize
    self.resultSize = resultSize
    start = offset
  }

  private static func size(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int) -> Int? {
    var size = 0
    var shift = 0
    while offset < bytes.count, shift < 56 {
      let byte = unsafe bytes[offset]
      offset += 1
      size |= Int(byte & 0x7f) << shift
      if byte & 0x80 == 0 { return size }
      shift += 7
    }
    return nil
  }

  /// Writes the result into `target`, which has room for it.
  ///
  /// - Returns: whether the delta is sound, fits the base, and gives exactly the size it says.
  @unsafe func apply(to base: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>) -> Bool {
    guard base.count == baseSize, target.count >= resultSize, let from = base.baseAddress,
      let to = target.baseAddress, let delta = unsafe bytes.baseAddress
    else { return false }
    var offset = start
    var written = 0
    while unsafe offset < bytes.count {
      let command = unsafe delta[offset]
      offset += 1
      if command & 0x80 != 0 {
        guard unsafe offset + (command & 0x7f).nonzeroBitCount <= bytes.count else { return false }
        var place = 0
        var count = 0
        for bit in 0..<4 where command & 1 << bit != 0 {
          place |= unsafe Int(delta[offset]) << (bit * 8)
          offset += 1
        }
        for bit in 0..<3 where command & 0x10 << bit != 0 {
          count |= unsafe Int(delta[offset]) << (bit * 8)
          offset += 1
        }
        if count == 0 { count = 0x10000 }
        guard place + count <= base.count, written + count <= resultSize else { return false }
        unsafe (to + written).update(from: from + place, count: count)
        written += count
      } else {
        let count = Int(command)
        // 0 is reserved.
        guard count > 0, unsafe offset + count <= bytes.count, written + count <= resultSize else { return false }
        unsafe (to + written).update(from: delta + offset, count: count)
        offset += count
        written += count
      }
    }
    return written == resultSize
  }
}
