internal import Foundation

extension RecordValue {
  /// The value that `bytes` write down as JSON.
  ///
  /// Half a character is read as U+FFFD: systems cut texts at a number of UTF-16 units, through an emoji too, and write
  /// `\ud83d` alone, which no text can hold. RFC 8259, 8.2, lets every reader do with it as it likes; to refuse the whole
  /// would let one memo keep everybody's hours out of the ledger.
  ///
  /// Throws what `JSONDecoder` throws. Cost: one look at each byte beside the decoding.
  package init(json bytes: some Collection<UInt8>) throws {
    var bytes = Array(bytes)
    LoneSurrogates.replace(in: &bytes)
    self = try JSONDecoder().decode(RecordValue.self, from: Data(bytes))
  }
}

/// Escapes of one half of a character without the other.
enum LoneSurrogates {
  /// Writes `fffd` in their place, which is as long.
  static func replace(in bytes: inout [UInt8]) {
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "\\") else {
        place += 1
        continue
      }
      guard let unit = unit(at: place, of: bytes) else {
        // The byte behind is escaped, be it another backslash.
        place += 2
        continue
      }
      if (0xD800...0xDBFF).contains(unit), let low = self.unit(at: place + 6, of: bytes),
        (0xDC00...0xDFFF).contains(low)
      {
        place += 12
        continue
      }
      if (0xD800...0xDFFF).contains(unit) { bytes.replaceSubrange(place + 2..<place + 6, with: "fffd".utf8) }
      place += 6
    }
  }

  /// The UTF-16 unit that an escape like `\ud83d` names; nil where there is none at `place`.
  private static func unit(at place: Int, of bytes: [UInt8]) -> UInt16? {
    guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var unit: UInt16 = 0
    for byte in bytes[place + 2..<place + 6] {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
