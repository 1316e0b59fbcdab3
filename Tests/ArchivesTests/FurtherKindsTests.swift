import Archives
import TestSupport
import Testing

/// Kinds that no writer of ours makes, put together by hand as their descriptions say.
@Suite("Further kinds of archives")
struct FurtherKindsTests {
  private static let body = Array("key = value\n".utf8)

  private static func bytes(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func crc32(_ bytes: [UInt8]) -> Int {
    var sum: UInt32 = .max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return Int(~sum)
  }

  private static func crc16(_ bytes: [UInt8]) -> Int {
    var sum: UInt16 = 0
    for byte in bytes {
      sum ^= UInt16(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xA001 : 0) }
    }
    return Int(sum)
  }

  private static let name = Array("app.conf".utf8)

  /// Stored, by an old RAR.
  private static var rar: [UInt8] {
    func header(_ rest: [UInt8]) -> [UInt8] { bytes(crc32(rest) & 0xFFFF, 2) + rest }
    let main = header([0x73] + bytes(0, 2) + bytes(13, 2) + bytes(0, 6))
    let fields =
      bytes(body.count, 4) + bytes(body.count, 4) + [3] + bytes(crc32(body), 4) + bytes(0x5A21_0000, 4) + [20, 0x30]
      + bytes(name.count, 2) + bytes(0o100644, 4) + name
    let file = header([0x74] + bytes(0x8000, 2) + bytes(fields.count + 7, 2) + fields)
    return Array("Rar!\u{1A}\u{7}\0".utf8) + main + file + body + [0xC4, 0x3D, 0x7B, 0x00, 0x40, 0x07, 0x00]
  }

  /// Stored in one folder.
  private static var cab: [UInt8] {
    let dates = bytes(0x5A21, 2) + bytes(0, 2)
    let entry = bytes(body.count, 4) + bytes(0, 4) + bytes(0, 2) + dates + bytes(0x20, 2) + name + [0]
    let data = bytes(0, 4) + bytes(body.count, 2) + bytes(body.count, 2) + body
    let firstFile = 36 + 8
    let firstData = firstFile + entry.count
    let size = firstData + data.count
    return Array("MSCF".utf8) + bytes(0, 4) + bytes(size, 4) + bytes(0, 4) + bytes(firstFile, 4) + bytes(0, 4)
      + [3, 1] + bytes(1, 2) + bytes(1, 2) + bytes(0, 2) + bytes(0, 2) + bytes(0, 2)
      + bytes(firstData, 4) + bytes(1, 2) + bytes(0, 2) + entry + data
  }

  /// Stored, with a header of the first level.
  private static var lha: [UInt8] {
    let rest =
      Array("-lh0-".utf8) + bytes(body.count, 4) + bytes(body.count, 4) + bytes(0x5A21_0000, 4) + [0x20, 0]
      + [UInt8(name.count)] + name + bytes(crc16(body), 2)
    let sum = rest.reduce(0) { $0 + Int($1) } & 0xFF
    return [UInt8(rest.count), UInt8(sum)] + rest + body + [0]
  }

  @Test("are read: rar, cab, lha", arguments: ["rar", "cab", "lha"])
  func stored(kind: String) throws {
    let bytes = kind == "rar" ? Self.rar : kind == "cab" ? Self.cab : Self.lha
    let holds = ArchiveReader.holdsArchive(bytes.span)
    #expect(holds)
    var entries: [ArchiveEntry] = []
    let gaps = ArchiveReader.read(bytes.span) { entries.append($0) }
    #expect(gaps == [])
    #expect(entries.map(\.name) == [Self.name] && entries.map(\.bytes) == [Self.body])
    var cut = bytes
    cut.removeLast(bytes.count / 3)
    #expect(!ArchiveReader.read(cut.span) { _ in }.isEmpty)
  }

  /// In one block that is stored, or as RFC 1951 has it with fixed codes: nine letters, by zlib itself.
  @Test("a zlib stream is read where it can be, and what only looks like one is let alone")
  func zlib() {
    let stored: [UInt8] =
      [0x78, 0x01, 0x01] + Self.bytes(Self.body.count, 2) + Self.bytes(~Self.body.count, 2) + Self.body + [1, 2, 3, 4]
    let squeezed: [UInt8] = [0x78, 0x9C, 0x4B, 0x84, 0x01, 0x00, 0x14, 0xE1, 0x03, 0xCB]
    for (bytes, expected) in [(stored, Self.body), (squeezed, [UInt8](repeating: 0x61, count: 9))] {
      var found: [[UInt8]] = []
      let gaps = ArchiveReader.read(bytes.span) { found.append($0.bytes) }
      #expect(found == [expected])
      #expect(gaps == [])
      let behind = ArchiveReader.read((bytes + ArchiveBuilder.pack([("x", Self.body)], .gzip)).span) {
        found.append($0.bytes)
      }
      #expect(found == [expected, expected, Self.body])
      #expect(behind == [])
    }
    for text in ["x^2 + y^2 is no circle", "x^", "x\u{1}", "x^\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}"] {
      let bytes = Array(text.utf8)
      var isAny = false
      let gaps = ArchiveReader.read(bytes.span) { isAny = isAny || !$0.bytes.isEmpty }
      #expect(gaps == [] && !isAny, "\(text)")
    }
  }

  @Test("what nothing here unpacks is told by its name")
  func foreign() {
    let kinds: [(String, [UInt8])] = [
      ("lzop archive", [0x89, 0x4C, 0x5A, 0x4F, 0x00, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2]),
      ("squashfs image", Array("hsqs\u{1}\u{2}".utf8)), ("git bundle", Array("# v2 git bundle\nabc".utf8)),
      ("dmg image", [0, 1] + Array("koly\0\0\0\u{4}".utf8) + [UInt8](repeating: 0, count: 504)),
    ]
    for (name, bytes) in kinds {
      let holds = ArchiveReader.holdsArchive(bytes.span)
      #expect(holds)
      #expect(ArchiveReader.read(bytes.span) { _ in } == ["\(name), not unpacked"])
    }
  }
}
