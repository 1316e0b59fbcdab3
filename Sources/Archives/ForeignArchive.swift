/// Archives and images of file systems that nothing here unpacks, or nothing without starting a program: known, so that
/// it can be told that they were not read.
enum ForeignArchive {
  private struct Sign {
    let name: String
    let bytes: [UInt8]
    var offset = 0
  }

  /// Sources: each format's description; the numbers are those that file(1) knows.
  private static let signs = [
    Sign(name: "lzop archive", bytes: [0x89, 0x4C, 0x5A, 0x4F, 0x00, 0x0D, 0x0A, 0x1A, 0x0A]),
    Sign(name: "lrzip archive", bytes: Array("LRZI\0".utf8)),
    Sign(name: "zpaq archive", bytes: Array("7kSt\u{A0}1".unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })),
    Sign(name: "zpaq archive", bytes: Array("zPQ".utf8)),
    Sign(name: "ace archive", bytes: Array("**ACE**".utf8), offset: 7),
    Sign(name: "zoo archive", bytes: [0xDC, 0xA7, 0xC4, 0xFD], offset: 20),
    Sign(name: "StuffIt archive", bytes: Array("StuffIt (c)1997".utf8)),
    Sign(name: "StuffIt archive", bytes: Array("rLau".utf8), offset: 10),
    Sign(name: "wim image", bytes: Array("MSWIM\0\0\0".utf8)),
    Sign(name: "squashfs image", bytes: Array("hsqs".utf8)),
    Sign(name: "cramfs image", bytes: [0x45, 0x3D, 0xCD, 0x28]),
    Sign(name: "UDF image", bytes: Array("NSR0".utf8), offset: 34_817),
    Sign(name: "qcow image", bytes: [0x51, 0x46, 0x49, 0xFB]),
    Sign(name: "vmdk image", bytes: Array("KDMV".utf8)),
    Sign(name: "vhdx image", bytes: Array("vhdxfile".utf8)),
    Sign(name: "snappy stream", bytes: [0xFF, 0x06, 0x00, 0x00, 0x73, 0x4E, 0x61, 0x50, 0x70, 0x59]),
    Sign(name: "git pack", bytes: Array("PACK\0\0\0\u{2}".utf8)),
    Sign(name: "git bundle", bytes: Array("# v2 git bundle\n".utf8)),
    Sign(name: "git bundle", bytes: Array("# v3 git bundle\n".utf8)),
  ]

  /// What `bytes` are; nil for anything else. Looks at the start, and for a disk image of a Mac at the end.
  static func name(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    for sign in signs where unsafe holds(bytes, sign.bytes, at: sign.offset) { return sign.name }
    return unsafe holds(bytes, Array("koly\0\0\0\u{4}".utf8), at: bytes.count - 512) ? "dmg image" : nil
  }

  /// Whether the first bytes of one may be these.
  static func mayBegin(_ first: [UInt8]) -> Bool {
    signs.contains { $0.offset == 0 && first.starts(with: $0.bytes.prefix(first.count)) }
  }

  private static func holds(_ bytes: UnsafeBufferPointer<UInt8>, _ wanted: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset + wanted.count <= bytes.count else { return false }
    for (place, byte) in wanted.enumerated() where unsafe bytes[offset + place] != byte { return false }
    return true
  }
}
