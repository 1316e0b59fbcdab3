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

  /// The offset of the first `byte`; nil where there is none.
  @unsafe static func find(_ byte: UInt8, in start: UnsafePointer<UInt8>, count: Int) -> Int? {
    guard let found = unsafe memchr(start, Int32(byte), count) else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(start)
  }

  /// Lines, the last one counted even without its end.
  @unsafe static func lineCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return 0 }
    var lines = 0
    var offset = 0
    while offset < bytes.count {
      lines += 1
      guard let end = unsafe find(UInt8(ascii: "\n"), in: start + offset, count: bytes.count - offset) else { break }
      offset += end + 1
    }
    return lines
  }
}
