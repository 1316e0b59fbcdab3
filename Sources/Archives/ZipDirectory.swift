/// The list of files that a zip ends with, and the bytes for which it accounts.
///
/// Source: PKWARE's APPNOTE.TXT, 4.3 and 4.5.3. Programs take the last end record of a file for the true one, and each
/// looks for it in its own way, so that one file may be one archive to one of them and another to the next.
struct ZipDirectory {
  static let localHeader: [UInt8] = Array("PK\u{3}\u{4}".utf8)
  static let endRecord: [UInt8] = Array("PK\u{5}\u{6}".utf8)
  private static let entry: [UInt8] = Array("PK\u{1}\u{2}".utf8)
  private static let longEnd: [UInt8] = Array("PK\u{6}\u{6}".utf8)
  private static let longEndLocator: [UInt8] = Array("PK\u{6}\u{7}".utf8)
  private static let recordSize = 22
  /// Bytes of an entry of the list, without its name.
  static let leastEntry = 46

  /// From where its offsets count to behind its end record, without the comment.
  let range: Range<Int>
  /// The files with their headers, the list and the record.
  let covered: [Range<Int>]
  /// Where the first of them begins.
  let start: Int

  /// Whether a file with its header begins at `offset`, or the list does.
  func covers(_ offset: Int) -> Bool { covered.contains { $0.lowerBound == offset } }

  /// The list of which the end record stands at `record`; nil where none does. Linear in the list's length.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, record: Int) {
    let end = record + Self.recordSize
    guard end <= bytes.count, unsafe Self.holds(bytes, Self.endRecord, at: record) else { return nil }
    var count = unsafe LittleEndian.number(bytes, record + 10, bytes: 2)
    var size = unsafe LittleEndian.number(bytes, record + 12, bytes: 4)
    var offset = unsafe LittleEndian.number(bytes, record + 16, bytes: 4)
    var listEnd = record
    if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF,
      let long = unsafe Self.longRecord(bytes, before: record)
    {
      (count, size, offset, listEnd) = (long.count, long.size, long.offset, long.start)
    }
    guard count > 0, size >= 46 else { return nil }
    // Where it should be, or where the offset says, with something between the two.
    let candidates = [listEnd - size, offset]
    guard let list = candidates.first(where: { unsafe $0 >= 0 && Self.holds(bytes, Self.entry, at: $0) })
    else { return nil }
    let base = list - offset
    range = max(0, base)..<end
    var covered = [list..<end]
    var start = list
    var position = list
    while count > 0, position + 46 <= listEnd, unsafe Self.holds(bytes, Self.entry, at: position) {
      let nameLength = unsafe LittleEndian.number(bytes, position + 28, bytes: 2)
      let extraLength = unsafe LittleEndian.number(bytes, position + 30, bytes: 2)
      let commentLength = unsafe LittleEndian.number(bytes, position + 32, bytes: 2)
      let next = position + 46 + nameLength + extraLength + commentLength
      guard next <= listEnd else { break }
      let extra = (position + 46 + nameLength)..<(position + 46 + nameLength + extraLength)
      if let file = unsafe Self.file(bytes, entry: position, extra: extra, base: base) {
        covered.append(file)
        start = min(start, file.lowerBound)
      }
      position = next
      count -= 1
    }
    self.covered = covered
    self.start = start
  }

  /// The longer record of archives with more files or bytes than the short one's fields hold.
  private static func longRecord(
    _ bytes: UnsafeBufferPointer<UInt8>, before record: Int
  ) -> (start: Int, count: Int, size: Int, offset: Int)? {
    let start = record - 20 - 56
    guard start >= 0, unsafe holds(bytes, longEndLocator, at: record - 20), unsafe holds(bytes, longEnd, at: start),
      let count = unsafe LittleEndian.long(bytes, start + 32), let size = unsafe LittleEndian.long(bytes, start + 40),
      let offset = unsafe LittleEndian.long(bytes, start + 48)
    else { return nil }
    return (start, count, size, offset)
  }

  /// A file with its header; nil where no header stands.
  private static func file(
    _ bytes: UnsafeBufferPointer<UInt8>, entry: Int, extra: Range<Int>, base: Int
  ) -> Range<Int>? {
    let plain = unsafe LittleEndian.number(bytes, entry + 24, bytes: 4)
    var packed = unsafe LittleEndian.number(bytes, entry + 20, bytes: 4)
    var offset = unsafe LittleEndian.number(bytes, entry + 42, bytes: 4)
    var position = extra.lowerBound
    while position + 4 <= extra.upperBound {
      let id = unsafe LittleEndian.number(bytes, position, bytes: 2)
      let end = unsafe min(extra.upperBound, position + 4 + LittleEndian.number(bytes, position + 2, bytes: 2))
      position += 4
      if id == 1 {
        // Those that were too long for their fields, in this order.
        if plain == 0xFFFF_FFFF { position += 8 }
        if packed == 0xFFFF_FFFF, position + 8 <= end, let long = unsafe LittleEndian.long(bytes, position) {
          packed = long
          position += 8
        }
        if offset == 0xFFFF_FFFF, position + 8 <= end, let long = unsafe LittleEndian.long(bytes, position) {
          offset = long
        }
      }
      position = end
    }
    let start = base + offset
    guard start >= 0, start + 30 <= bytes.count, unsafe holds(bytes, localHeader, at: start) else { return nil }
    let names =
      unsafe LittleEndian.number(bytes, start + 26, bytes: 2) + LittleEndian.number(bytes, start + 28, bytes: 2)
    return start..<min(bytes.count, start + 30 + names + packed)
  }

  /// Whether a file's header stands at `start`: its fields are such as programs write.
  static func isLocalHeader(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start >= 0, start + 30 < bytes.count, unsafe holds(bytes, localHeader, at: start) else { return false }
    let version = unsafe bytes[start + 4]
    let method = unsafe LittleEndian.number(bytes, start + 8, bytes: 2)
    let name = unsafe LittleEndian.number(bytes, start + 26, bytes: 2)
    guard version <= 63, method <= 20 || (93...99).contains(method), (1...4_096).contains(name),
      start + 30 + name <= bytes.count
    else { return false }
    return (start + 30..<start + 30 + name).allSatisfy { unsafe bytes[$0] >= 0x20 && bytes[$0] != 0x7F }
  }

  private static func holds(_ bytes: UnsafeBufferPointer<UInt8>, _ wanted: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset + wanted.count <= bytes.count else { return false }
    for (place, byte) in wanted.enumerated() where unsafe bytes[offset + place] != byte { return false }
    return true
  }
}
