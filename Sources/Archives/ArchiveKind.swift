/// What packs files or squeezes one, told by its first bytes and never by its name.
package enum ArchiveKind: String, Sendable, CaseIterable {
  /// With what is one inside: jar, docx, apk.
  case zip
  case tar
  /// Libraries and Debian packages.
  case ar
  case sevenZip = "7z"
  /// In its older form and in that of version 5.
  case rar, rar5
  case cab, cpio, lha, xar
  /// The image of a disc.
  case iso
  // Those that squeeze one stream: what comes out may be a tar, or a file.
  case gzip, bzip2, xz, zstd, compress, zlib, lzma, lzip, lz4
  /// A package of programs: what comes out is a stream that is squeezed once more.
  case rpm

  /// Whether what comes out is one stream without a name.
  package var isStream: Bool {
    switch self {
    case .zip, .tar, .ar, .sevenZip, .rar, .rar5, .cab, .cpio, .lha, .xar, .iso: false
    case .gzip, .bzip2, .xz, .zstd, .compress, .zlib, .lzma, .lzip, .lz4, .rpm: true
    }
  }

  /// More bytes than this no program makes of nothing: header, checksum and end, for gzip with a name.
  var longestEmpty: Int {
    switch self {
    case .gzip: 64
    case .bzip2: 14
    case .xz, .lzip: 36
    case .zstd, .lz4: 16
    case .lzma: 24
    case .compress: 3
    case .zip, .tar, .ar, .sevenZip, .rar, .rar5, .cab, .cpio, .lha, .xar, .iso, .zlib, .rpm: 0
    }
  }

  /// Whether its first bytes are too few to be sure that it is one.
  var isGuess: Bool { self == .zlib || self == .lzma }

  /// The kind of what begins with `bytes`; nil where that is no archive.
  static func atStart(of bytes: UnsafeBufferPointer<UInt8>) -> ArchiveKind? {
    for (start, kind) in signatures where unsafe bytes.starts(with: start) {
      return unsafe kind != .compress || isCompress(bytes) ? kind : nil
    }
    if unsafe TarHeader.isOne(bytes) { return .tar }
    if let kind = unsafe unmarked(bytes) { return kind }
    return unsafe SkippableFrames.kind(behind: bytes)
  }

  /// Whether an archive with a mark at its start may begin with these four bytes, the first one uppermost.
  package static func mayBegin(_ start: UInt32) -> Bool {
    // Asked of every long word: nearly all begin with something else.
    guard firstBytes[Int(start >> 24)] else { return false }
    let first = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: start >> UInt32($0)) }
    return signatures.contains { first.starts(with: $0.start.prefix(4)) }
      || first[0] == 0x78 && zlibLevels.contains(first[1]) || first.starts(with: [0x5D, 0, 0])
      || first[1...].elementsEqual([0x2A, 0x4D, 0x18]) && first[0] & 0xF0 == 0x50
      || ForeignArchive.mayBegin(first)
  }

  private static let firstBytes: [Bool] = (UInt8.min...UInt8.max).map { byte in
    byte == 0x78 || byte == 0x5D || byte & 0xF0 == 0x50 || signatures.contains { $0.start[0] == byte }
      || ForeignArchive.mayBegin([byte])
  }

  private static let signatures: [(start: [UInt8], kind: ArchiveKind)] = [
    (Array("PK\u{3}\u{4}".utf8), .zip), (Array("PK\u{5}\u{6}".utf8), .zip), (Array("!<arch>\n".utf8), .ar),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip), ([0x1F, 0x8B, 0x08], .gzip), (Array("BZh".utf8), .bzip2),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .xz), (SkippableFrames.zstd, .zstd), ([0x1F, 0x9D], .compress),
    (Array("Rar!\u{1A}\u{7}\0".utf8), .rar), (Array("Rar!\u{1A}\u{7}\u{1}\0".utf8), .rar5),
    (Array("MSCF\0\0\0\0".utf8), .cab), (Array("070701".utf8), .cpio), (Array("070702".utf8), .cpio),
    (Array("070707".utf8), .cpio), (Array("xar!".utf8), .xar), (Array("LZIP\u{1}".utf8), .lzip),
    (Array("LZIP\0".utf8), .lzip), (SkippableFrames.lz4, .lz4), ([0x02, 0x21, 0x4C, 0x18], .lz4),
    ([0xED, 0xAB, 0xEE, 0xDB], .rpm),
  ]

  /// As the writers of zlib mark how hard they tried, in the second byte.
  private static let zlibLevels: [UInt8] = [0x01, 0x5E, 0x9C, 0xDA]

  /// Whether what stands behind the two bytes of `compress` can be its codes: random bytes, of which base64 is full, go on
  /// for long as codes of it, and hold archives in turn. Its header is a byte with the most bits of a code, 9 to 16, and
  /// whether there is a code that empties the table; each of the first codes, of nine bits from the lowest on, names a
  /// byte or what was put into the table before.
  private static func isCompress(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > 4, unsafe bytes[2] & 0x60 == 0, unsafe (9...16).contains(bytes[2] & 0x1F) else {
      return false
    }
    let hasClear = unsafe bytes[2] & 0x80 != 0
    for number in 0..<24 {
      let bit = 9 * number
      let place = 3 + bit / 8
      guard place + 1 < bytes.count else { return true }
      let word = unsafe UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8
      let code = Int(word >> UInt32(bit % 8) & 0x1FF)
      if number > 0, hasClear, code == 256 { return true }
      guard number == 0 ? code < 256 : code <= (hasClear ? 256 : 255) + number else { return false }
    }
    return true
  }

  /// Those of which the mark is short or stands elsewhere, by what else must hold.
  private static func unmarked(_ bytes: UnsafeBufferPointer<UInt8>) -> ArchiveKind? {
    guard bytes.count >= 8 else { return nil }
    if unsafe bytes[0] == 0x78, unsafe zlibLevels.contains(bytes[1]) {
      // RFC 1951, 3.2.3: a third bit pair is undefined, and a block that is stored has its length twice.
      let type = unsafe bytes[2] >> 1 & 3
      let isStored = unsafe bytes[3] == ~bytes[5] && bytes[4] == ~bytes[6]
      return type == 3 || type == 0 && !isStored ? nil : .zlib
    }
    if unsafe bytes[2] == UInt8(ascii: "-"), unsafe bytes[3] == UInt8(ascii: "l"), unsafe bytes[6] == bytes[2],
      unsafe bytes[4] == UInt8(ascii: "h") || bytes[4] == UInt8(ascii: "z")
    {
      return .lha
    }
    // The properties that all writers use, a dictionary of whole 64 KiB up to 256 MiB, a length that is unknown or less
    // than 2^40, and a first byte that is always zero.
    if bytes.count >= 18, unsafe bytes.starts(with: [0x5D, 0, 0]), unsafe bytes[4] < 0x10, unsafe bytes[13] == 0,
      unsafe bytes[3] | bytes[4] != 0,
      unsafe bytes[5..<13].allSatisfy({ $0 == 0xFF }) || bytes[10..<13].allSatisfy({ $0 == 0 })
    {
      return .lzma
    }
    let label = 32_769
    if bytes.count > label + 2_048, unsafe bytes[label..<label + 5].elementsEqual("CD001".utf8) { return .iso }
    return nil
  }
}

extension ArchiveKind {
  /// How many bytes the archive that `bytes` begin with has, where its header says so; nil where only reading it tells.
  func length(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    switch self {
    // What is packed looks like nothing, and what stands in the gaps that a header leaves may be an archive.
    case .sevenZip, .cab: return 32
    case .iso:
      // ECMA-119, 8.4.8: blocks of the volume, nearly always of 2,048 bytes.
      return unsafe LittleEndian.number(bytes, 32_768 + 80, bytes: 4) * 2_048
    case .xar, .rpm: return bytes.count
    default: return nil
    }
  }
}
