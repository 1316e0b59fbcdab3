/// Frames that readers of zstd and lz4 pass over: whatever a writer puts in front of what it squeezed.
///
/// Source: RFC 8878, 3.1.2: a magic number from 0x184D2A50 to 0x184D2A5F, a length in four bytes, that many bytes.
enum SkippableFrames {
  static let zstd: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
  static let lz4: [UInt8] = [0x04, 0x22, 0x4D, 0x18]

  /// What stands behind the frames that `bytes` begins with; nil where it begins with none.
  static func kind(behind bytes: UnsafeBufferPointer<UInt8>) -> ArchiveKind? {
    var position = 0
    while position + 8 <= bytes.count, unsafe isFrame(bytes, position) {
      position += unsafe 8 + LittleEndian.number(bytes, position + 4, bytes: 4)
    }
    guard position > 0, position < bytes.count else { return nil }
    let rest = unsafe UnsafeBufferPointer(rebasing: bytes[position...])
    if unsafe rest.starts(with: zstd) { return .zstd }
    return unsafe rest.starts(with: lz4) ? .lz4 : nil
  }

  private static func isFrame(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
    unsafe bytes[position] & 0xF0 == 0x50 && bytes[position + 1] == 0x2A && bytes[position + 2] == 0x4D
      && bytes[position + 3] == 0x18
  }
}
