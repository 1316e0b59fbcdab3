/// What packs files or squeezes one, told by its first bytes and never by its name.
package enum ArchiveKind: Sendable, CaseIterable {
  /// With what is one inside: jar, docx, apk.
  case zip
  case tar
  /// Libraries and Debian packages.
  case ar
  case sevenZip
  // Those that squeeze one stream: what comes out may be a tar, or a file.
  case gzip, bzip2, xz, zstd, compress

  /// Whether what comes out is one stream without a name.
  package var isStream: Bool {
    switch self {
    case .zip, .tar, .ar, .sevenZip: false
    case .gzip, .bzip2, .xz, .zstd, .compress: true
    }
  }

  /// More bytes than this no program makes of nothing: header, checksum and end, for gzip with a name.
  var longestEmpty: Int {
    switch self {
    case .gzip: 64
    case .bzip2: 14
    case .xz: 32
    case .zstd: 16
    case .compress: 3
    case .zip, .tar, .ar, .sevenZip: 0
    }
  }

  /// The kind of `bytes`; nil for anything else. Looks at the start, and for a zip that something stands before at the
  /// last 64 KiB, where its list of files is.
  package static func of(_ bytes: borrowing Span<UInt8>) -> ArchiveKind? {
    for (start, offset, kind) in signatures where holds(bytes, start, at: offset) { return kind }
    return endsAsZip(bytes) ? .zip : nil
  }

  private static let signatures: [(start: [UInt8], offset: Int, kind: ArchiveKind)] = [
    (Array("PK\u{3}\u{4}".utf8), 0, .zip), (Array("PK\u{5}\u{6}".utf8), 0, .zip), (Array("ustar".utf8), 257, .tar),
    (Array("!<arch>\n".utf8), 0, .ar), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], 0, .sevenZip),
    ([0x1F, 0x8B, 0x08], 0, .gzip), (Array("BZh".utf8), 0, .bzip2), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], 0, .xz),
    ([0x28, 0xB5, 0x2F, 0xFD], 0, .zstd), ([0x1F, 0x9D], 0, .compress),
  ]

  private static let zipEnd = Array("PK\u{5}\u{6}".utf8)
  /// The record of 22 bytes, and the longest comment behind it.
  private static let zipEndReach = 22 + 65_535

  private static func endsAsZip(_ bytes: borrowing Span<UInt8>) -> Bool {
    guard bytes.count >= 22 else { return false }
    var offset = bytes.count - 22
    let first = max(0, bytes.count - zipEndReach)
    while offset >= first {
      if bytes[offset] == zipEnd[0], holds(bytes, zipEnd, at: offset) {
        // The comment ends where the file does, or the four bytes stand there by chance.
        return Int(bytes[offset + 20]) + Int(bytes[offset + 21]) << 8 == bytes.count - offset - 22
      }
      offset -= 1
    }
    return false
  }

  private static func holds(_ bytes: borrowing Span<UInt8>, _ wanted: [UInt8], at offset: Int) -> Bool {
    guard bytes.count >= offset + wanted.count else { return false }
    for (place, byte) in wanted.enumerated() where bytes[offset + place] != byte { return false }
    return true
  }
}
