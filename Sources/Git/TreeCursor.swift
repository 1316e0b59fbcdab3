/// Steps through the entries of a raw tree: `mode name NUL 20-byte id`, again and again. Every bound is checked, as the
/// bytes are the contractor's. Must not outlive the bytes it was given.
@safe struct TreeCursor {
  private let start: UnsafePointer<UInt8>?
  private let count: Int
  private var next = 0
  /// Offsets of the current entry.
  private var entry = 0
  private var name = 0
  private var nameCount = 0

  /// The current entry's mode, normalised.
  private(set) var mode = FileMode.regular

  @unsafe init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe start = bytes.baseAddress
    count = bytes.count
  }

  /// The empty tree.
  init() {
    unsafe start = nil
    count = 0
  }

  enum Malformed: Error {
    case tree
  }

  /// Moves to the next entry; false at the end.
  mutating func advance() throws(Malformed) -> Bool {
    guard next < count, let start = unsafe start else { return false }
    entry = next
    var raw: UInt32 = 0
    var offset = next
    while offset < count, unsafe start[offset] != UInt8(ascii: " ") {
      let digit = unsafe start[offset] &- UInt8(ascii: "0")
      guard digit < 8, offset - entry < 8 else { throw .tree }
      raw = raw << 3 | UInt32(digit)
      offset += 1
    }
    name = offset + 1
    guard name < count, offset > entry, let length = unsafe RawMemory.find(0, in: start + name, count: count - name),
      length > 0, name + length + 21 <= count
    else { throw .tree }
    nameCount = length
    next = name + length + 21
    mode = FileMode(normalising: raw)
    return true
  }

  /// Passes over the entries that are the same bytes on both sides, from where both stand.
  static func skipEqual(_ left: inout TreeCursor, _ right: inout TreeCursor) {
    guard let leftStart = unsafe left.start, let rightStart = unsafe right.start else { return }
    while left.next < left.count {
      let remaining = left.count - left.next
      // The NUL cannot come before the mode's first digit, a space and a byte of name.
      guard let end = unsafe RawMemory.find(0, in: leftStart + left.next, count: remaining), end + 21 <= remaining,
        right.next + end + 21 <= right.count,
        unsafe RawMemory.areEqual(leftStart + left.next, rightStart + right.next, count: end + 21)
      else { return }
      left.next += end + 21
      right.next += end + 21
    }
  }

  /// The current entry's name, copied.
  var nameBytes: [UInt8] {
    guard let start = unsafe start else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: start + name, count: nameCount))
  }

  /// Whether the current entry has this name; compared in place, because a search passes over many.
  func isNamed(_ wanted: [UInt8]) -> Bool {
    guard let start = unsafe start, wanted.count == nameCount else { return false }
    return unsafe wanted.withUnsafeBufferPointer { wanted in
      guard let other = wanted.baseAddress else { return false }
      return unsafe RawMemory.areEqual(start + name, other, count: nameCount)
    }
  }

  func appendName(to path: inout [UInt8]) {
    guard let start = unsafe start else { return }
    unsafe path.append(contentsOf: UnsafeBufferPointer(start: start + name, count: nameCount))
  }

  var id: ObjectID {
    guard let start = unsafe start else { return .zero }
    return unsafe ObjectID(raw: UnsafeRawPointer(start + (name + nameCount + 1)))
  }

  /// git's order of entries: by bytes, a folder as if its name ended in a slash. 0 for the same name of the same sort.
  func compare(_ other: TreeCursor) -> Int {
    guard let start = unsafe start, let otherStart = unsafe other.start else { return 0 }
    let shared = min(nameCount, other.nameCount)
    let order = unsafe RawMemory.compare(start + name, otherStart + other.name, count: shared)
    if order != 0 { return order }
    return Int(byteAfter(shared)) - Int(other.byteAfter(shared))
  }

  private func byteAfter(_ offset: Int) -> UInt8 {
    if offset < nameCount, let start = unsafe start { return unsafe start[name + offset] }
    return mode == .folder ? UInt8(ascii: "/") : 0
  }
}
