/// Numbers as the formats of archives write them.
enum LittleEndian {
  /// The number in `bytes` bytes from `position` on, which must be there; at most 7, so that it fits.
  static func number(_ text: UnsafeBufferPointer<UInt8>, _ position: Int, bytes: Int) -> Int {
    precondition(position >= 0 && bytes <= 7 && position + bytes <= text.count)
    var value = 0
    for place in 0..<bytes { value |= unsafe Int(text[position + place]) << (8 * place) }
    return value
  }

  /// A number in 8 bytes; nil where no file is as long.
  static func long(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int? {
    let value = unsafe number(text, position, bytes: 7)
    return unsafe text[position + 7] == 0 && value < 1 << 48 ? value : nil
  }
}
