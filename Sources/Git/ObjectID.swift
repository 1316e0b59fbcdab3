internal import CGit2

/// The SHA-1 name of a git object: 20 inline bytes.
package struct ObjectID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package typealias Bytes = InlineArray<20, UInt8>

  // Three words, so that comparing and hashing cost no loop; big-endian, so that `<` is byte order.
  private let high: UInt64
  private let middle: UInt64
  private let low: UInt32

  /// From 20 raw bytes starting at `offset` of `bytes`, as tree entries hold them.
  package init(_ bytes: borrowing Span<UInt8>, at offset: Int = 0) {
    var high: UInt64 = 0
    var middle: UInt64 = 0
    var low: UInt32 = 0
    for index in 0..<8 { high = high << 8 | UInt64(bytes[offset + index]) }
    for index in 8..<16 { middle = middle << 8 | UInt64(bytes[offset + index]) }
    for index in 16..<20 { low = low << 8 | UInt32(bytes[offset + index]) }
    self.high = high
    self.middle = middle
    self.low = low
  }

  /// From 40 hexadecimal digits; nil for anything else.
  package init?(hex: String) {
    let digits = Array(hex.utf8)
    guard digits.count == 40 else { return nil }
    self.init(hex: digits.span, at: 0)
  }

  /// From the 40 hexadecimal digits that start at `offset`; nil where there are fewer.
  init?(hex digits: borrowing Span<UInt8>, at offset: Int) {
    guard offset >= 0, offset + 40 <= digits.count else { return nil }
    var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
    for index in 0..<16 {
      guard let digit = Self.digit(digits[offset + index]) else { return nil }
      words.0 = words.0 << 4 | UInt64(digit)
    }
    for index in 16..<32 {
      guard let digit = Self.digit(digits[offset + index]) else { return nil }
      words.1 = words.1 << 4 | UInt64(digit)
    }
    for index in 32..<40 {
      guard let digit = Self.digit(digits[offset + index]) else { return nil }
      words.2 = words.2 << 4 | UInt64(digit)
    }
    high = words.0
    middle = words.1
    low = UInt32(words.2)
  }

  /// The id of no object, which git writes for "none".
  package static let zero = ObjectID([UInt8](repeating: 0, count: 20).span)

  /// How many bytes an id has.
  package static let byteCount = 20

  /// The first eight bytes.
  var word: UInt64 { high }

  /// The 20 bytes.
  package var bytes: Bytes {
    Bytes { index in
      switch index {
      case 0..<8: UInt8(truncatingIfNeeded: high >> UInt64((7 - index) * 8))
      case 8..<16: UInt8(truncatingIfNeeded: middle >> UInt64((15 - index) * 8))
      default: UInt8(truncatingIfNeeded: low >> UInt32((19 - index) * 8))
      }
    }
  }

  /// 40 lowercase hexadecimal digits.
  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = self.bytes
    var text: [UInt8] = []
    text.reserveCapacity(40)
    for index in 0..<20 {
      text.append(digits[Int(bytes[index] >> 4)])
      text.append(digits[Int(bytes[index] & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The first ten digits, for people.
  package var short: String { String(hex.prefix(10)) }

  package var description: String { hex }

  package static func < (left: ObjectID, right: ObjectID) -> Bool {
    (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
  }

  static func digit(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension ObjectID {
  /// libgit2's form of the same 20 bytes.
  var gitOID: git_oid {
    var oid = git_oid()
    unsafe withUnsafeMutableBytes(of: &oid) { buffer in
      unsafe buffer.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
      unsafe buffer.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
      unsafe buffer.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt32.self)
    }
    return oid
  }

  init(_ oid: git_oid) {
    var oid = oid
    self = unsafe withUnsafeBytes(of: &oid) { buffer in
      unsafe ObjectID(raw: buffer.baseAddress.unsafelyUnwrapped)
    }
  }

  /// From 20 bytes at an address, for tree entries whose bounds are checked already.
  @unsafe init(raw bytes: UnsafeRawPointer) {
    unsafe self.init(
      high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
      middle: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
      low: UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self)))
  }

  private init(high: UInt64, middle: UInt64, low: UInt32) {
    self.high = high
    self.middle = middle
    self.low = low
  }
}
