#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The C library's byte searches, which no loop of ours matches. Callers have checked the bounds.
enum RawMemory {
  @unsafe static func areEqual(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int) -> Bool {
    unsafe memcmp(left, right, count) == 0
  }

  /// Negative, zero or positive, by unsigned bytes.
  @unsafe static func compare(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int) -> Int {
    unsafe Int(memcmp(left, right, count))
  }

  /// The bytes of a C text, as far as its NUL; none where there is no text.
  @unsafe static func bytes(ofText start: UnsafePointer<CChar>?) -> [UInt8] {
    guard let start = unsafe start else { return [] }
    let count = unsafe strlen(start)
    return unsafe start.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
      unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    }
  }

  /// The offset of the first `byte`; nil where there is none.
  @unsafe static func find(_ byte: UInt8, in start: UnsafePointer<UInt8>, count: Int) -> Int? {
    guard let found = unsafe memchr(start, Int32(byte), count) else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(start)
  }

  /// The offset of the last `byte`; nil where there is none.
  @unsafe static func findLast(_ byte: UInt8, in start: UnsafePointer<UInt8>, count: Int) -> Int? {
    var offset = count
    while offset > 0 {
      offset -= 1
      if unsafe start[offset] == byte { return offset }
    }
    return nil
  }

  /// How many bytes two texts begin alike with, up to `count`.
  @unsafe static func commonPrefix(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int
  ) -> Int {
    var offset = 0
    // The C library compares long runs faster than words do, but does not say where they part.
    while offset + block <= count, unsafe areEqual(left + offset, right + offset, count: block) { offset += block }
    let (leftBytes, rightBytes) = unsafe (UnsafeRawPointer(left), UnsafeRawPointer(right))
    while offset + 8 <= count {
      let difference =
        unsafe leftBytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
        ^ rightBytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      if difference != 0 { return offset + difference.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < count, unsafe left[offset] == right[offset] { offset += 1 }
    return offset
  }

  /// How many bytes two texts end alike with, up to `count`; both are named by their ends.
  @unsafe static func commonSuffix(
    _ leftEnd: UnsafePointer<UInt8>, _ rightEnd: UnsafePointer<UInt8>, count: Int
  ) -> Int {
    var length = 0
    while length + block <= count,
      unsafe areEqual(leftEnd - length - block, rightEnd - length - block, count: block)
    {
      length += block
    }
    while length + 8 <= count {
      let difference =
        unsafe UnsafeRawPointer(leftEnd - length - 8).loadUnaligned(as: UInt64.self).littleEndian
        ^ UnsafeRawPointer(rightEnd - length - 8).loadUnaligned(as: UInt64.self).littleEndian
      if difference != 0 { return length + difference.leadingZeroBitCount / 8 }
      length += 8
    }
    while length < count, unsafe leftEnd[-length - 1] == rightEnd[-length - 1] { length += 1 }
    return length
  }

  private static let block = 256

  /// How often `byte` stands in the bytes.
  @unsafe static func occurrences(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var total = 0
    var offset = 0
    let wanted = SIMD16<UInt8>(repeating: byte)
    while offset + 16 <= raw.count {
      // 255 rounds fit a lane.
      var lanes = SIMD16<UInt8>()
      let end = min(raw.count - 15, offset + 255 * 16)
      while offset < end {
        let chunk = unsafe raw.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
        // A lane that is equal is all ones, which is -1.
        lanes &-= unsafe unsafeBitCast(chunk .== wanted, to: SIMD16<UInt8>.self)
        offset += 16
      }
      for lane in 0..<16 { total += Int(lanes[lane]) }
    }
    while offset < raw.count {
      if unsafe raw[offset] == byte { total += 1 }
      offset += 1
    }
    return total
  }

  /// Lines, the last one counted even without its end.
  @unsafe static func lineCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let last = unsafe bytes.last else { return 0 }
    return unsafe occurrences(of: UInt8(ascii: "\n"), in: bytes) + (last == UInt8(ascii: "\n") ? 0 : 1)
  }
}
