/// Gives the same number to lines that are the same bytes, and counts how often each stands in the old and the new text.
/// Must not outlive the texts.
@safe struct LineClasses: ~Copyable {
  /// How often the lines of a class stand on each side.
  struct Occurrences {
    var old: Int
    var new: Int
  }

  @unsafe private struct Class {
    var hash: UInt64
    var bytes: UnsafeBufferPointer<UInt8>
  }

  /// Keyed anew in every process, so that nobody can write lines that collide; it never shows in a result.
  private static let key = UInt64.random(in: .min ... .max)

  private(set) var occurrences: [Occurrences] = []
  private var classes: [Class] = unsafe []
  /// Class numbers by hash, -1 where there is none; the size is a power of two.
  private var slots: [Int32]
  private let key = Self.key
  /// 4,096 bits by hash: most lines of a large text are of no class, and are passed over by one look.
  private var filter = [UInt64](repeating: 0, count: 64)

  /// - Parameter lines: how many lines will be numbered at most.
  init(lines: Int) {
    var size = 16
    while size < lines * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    occurrences.reserveCapacity(lines)
    unsafe classes.reserveCapacity(lines)
  }

  /// The numbers of all lines of a side, which are counted.
  mutating func number(_ lines: TextLines, isOld: Bool) -> [Int32] {
    var numbers: [Int32] = []
    numbers.reserveCapacity(lines.count)
    for index in 0..<lines.count {
      let line = unsafe lines[index]
      let hash = unsafe hash(of: line)
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      var number = slots[slot]
      while number >= 0, unsafe !isClass(number, hash, line) {
        slot = (slot + 1) & (slots.count - 1)
        number = slots[slot]
      }
      if number < 0 {
        number = Int32(occurrences.count)
        slots[slot] = number
        unsafe classes.append(Class(hash: hash, bytes: line))
        occurrences.append(Occurrences(old: 0, new: 0))
        filter[Int(hash >> 52) >> 6] |= 1 << (hash >> 52 & 63)
      }
      if isOld { occurrences[Int(number)].old += 1 } else { occurrences[Int(number)].new += 1 }
      numbers.append(number)
    }
    return numbers
  }

  /// Counts the lines of a text that stands on both sides, of the known classes only.
  /// - Returns: how many lines it has in all.
  mutating func countOnBothSides(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    guard let start = text.baseAddress else { return 0 }
    var offset = 0
    var lines = 0
    while offset < text.count {
      lines += 1
      let end = unsafe RawMemory.find(UInt8(ascii: "\n"), in: start + offset, count: text.count - offset)
      let length = end.map { $0 + 1 } ?? text.count - offset
      let line = unsafe UnsafeBufferPointer(start: start + offset, count: length)
      offset += length
      let hash = unsafe hash(of: line)
      guard filter[Int(hash >> 52) >> 6] & 1 << (hash >> 52 & 63) != 0 else { continue }
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 {
        let number = slots[slot]
        if unsafe isClass(number, hash, line) {
          occurrences[Int(number)].old += 1
          occurrences[Int(number)].new += 1
          break
        }
        slot = (slot + 1) & (slots.count - 1)
      }
    }
    return lines
  }

  @unsafe private func isClass(_ number: Int32, _ hash: UInt64, _ line: UnsafeBufferPointer<UInt8>) -> Bool {
    let known = unsafe classes[Int(number)]
    guard unsafe known.hash == hash, unsafe known.bytes.count == line.count, let left = unsafe known.bytes.baseAddress,
      let right = line.baseAddress
    else { return false }
    return unsafe RawMemory.areEqual(left, right, count: line.count)
  }

  /// Sixteen bytes a multiplication, the last of them again where the length is no multiple, as wyhash does.
  @unsafe private func hash(of line: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(line)
    let count = bytes.count
    var state = key ^ UInt64(count) &* 0x9e37_79b9_7f4a_7c15
    var offset = 0
    while offset + 16 < count {
      state = Self.mix(
        unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ key,
        unsafe bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self) ^ state)
      offset += 16
    }
    let first: UInt64
    let last: UInt64
    if count >= 16 {
      first = unsafe bytes.loadUnaligned(fromByteOffset: count - 16, as: UInt64.self)
      last = unsafe bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    } else if count >= 8 {
      first = unsafe bytes.loadUnaligned(as: UInt64.self)
      last = unsafe bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    } else if count >= 4 {
      first = UInt64(unsafe bytes.loadUnaligned(as: UInt32.self))
      last = UInt64(unsafe bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    } else {
      first = count > 0 ? UInt64(unsafe bytes[0]) << 8 | UInt64(unsafe bytes[count - 1]) : 0
      last = count > 0 ? UInt64(unsafe bytes[count / 2]) : 0
    }
    return Self.mix(Self.mix(first ^ key, last ^ state), 0xd6e8_feb8_6659_fd93)
  }

  /// The folded product of two words.
  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
