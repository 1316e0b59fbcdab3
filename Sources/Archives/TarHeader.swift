/// The first block of a tar, of any of its dialects: the oldest have no magic number.
///
/// Source: POSIX `pax`, "ustar Interchange Format": 512 bytes, the name at 0, the sum of all bytes at 148 in octal digits,
/// with the sum's own field taken as blanks. Old programs add signed bytes.
enum TarHeader {
  static let size = 512
  private static let sum = 148..<156

  /// Whether the sum is right and the fields are what they must be. Chance bytes have one in some ten million.
  static func isOne(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= size, unsafe bytes[0] != 0, let wanted = unsafe octal(bytes, sum) else { return false }
    var (unsigned, signed) = (0, 0)
    for position in 0..<size {
      let byte = unsafe sum.contains(position) ? 0x20 : bytes[position]
      unsigned += Int(byte)
      signed += Int(Int8(bitPattern: byte))
    }
    guard wanted == unsigned || wanted == signed else { return false }
    // The size of what follows, in octal digits or, with the highest bit set, in binary ones.
    return unsafe bytes[124] & 0x80 != 0 || octal(bytes, 124..<136) != nil
  }

  /// Digits with blanks or nothing in front, and a blank or NUL or nothing behind.
  private static func octal(_ bytes: UnsafeBufferPointer<UInt8>, _ field: Range<Int>) -> Int? {
    var position = field.lowerBound
    while position < field.upperBound, unsafe bytes[position] == 0x20 { position += 1 }
    let first = position
    var value = 0
    while position < field.upperBound, unsafe bytes[position] & 0xF8 == UInt8(ascii: "0") {
      value = unsafe value << 3 | Int(bytes[position] & 7)
      position += 1
    }
    guard position > first else { return nil }
    return unsafe position == field.upperBound || bytes[position] == 0 || bytes[position] == 0x20 ? value : nil
  }
}
