internal import CArchive

/// The library's reader of one archive, freed with the last reference.
@safe final class ArchiveHandle {
  let pointer: OpaquePointer
  private let isWithoutDirectory: Bool

  /// Nil where the library cannot read the kind, or would start a program for it.
  init?(_ kind: ArchiveKind, isWithoutDirectory: Bool) {
    guard let pointer = unsafe archive_read_new() else { return nil }
    unsafe self.pointer = pointer
    self.isWithoutDirectory = isWithoutDirectory
    // One filter, and whether a tar comes out is for the caller to see: a stream squeezed over and over is unpacked by
    // whoever counts the depth, and the library takes zeros for the end of a tar. Each of these answers with a warning
    // where it would start a program instead; such a one must not be used.
    let results: [Int32] =
      switch kind {
      case .zip where isWithoutDirectory: unsafe [archive_read_support_format_zip_streamable(pointer)]
      case .zip: unsafe [archive_read_support_format_zip_seekable(pointer)]
      case .tar: unsafe [archive_read_support_format_tar(pointer)]
      case .ar: unsafe [archive_read_support_format_ar(pointer)]
      case .sevenZip: unsafe [archive_read_support_format_7zip(pointer)]
      case .rar: unsafe [archive_read_support_format_rar(pointer)]
      case .rar5: unsafe [archive_read_support_format_rar5(pointer)]
      case .cab: unsafe [archive_read_support_format_cab(pointer)]
      case .cpio: unsafe [archive_read_support_format_cpio(pointer)]
      case .lha: unsafe [archive_read_support_format_lha(pointer)]
      case .xar: unsafe [archive_read_support_format_xar(pointer)]
      case .iso: unsafe [archive_read_support_format_iso9660(pointer)]
      case .gzip, .zlib: unsafe Self.squeezed(pointer, ARCHIVE_FILTER_GZIP)
      case .bzip2: unsafe Self.squeezed(pointer, ARCHIVE_FILTER_BZIP2)
      case .xz: unsafe Self.squeezed(pointer, ARCHIVE_FILTER_XZ)
      case .zstd: unsafe Self.squeezed(pointer, ARCHIVE_FILTER_ZSTD)
      case .lzma: unsafe Self.squeezed(pointer, ARCHIVE_FILTER_LZMA)
      case .lzip: unsafe Self.squeezed(pointer, ARCHIVE_FILTER_LZIP)
      case .lz4: unsafe Self.squeezed(pointer, ARCHIVE_FILTER_LZ4)
      case .rpm: unsafe Self.squeezed(pointer, ARCHIVE_FILTER_RPM)
      // Appended before there is a stream, this one of the library's filters reads all the same, from nowhere.
      case .compress:
        unsafe [archive_read_support_filter_compress(pointer), archive_read_support_format_raw(pointer)]
      }
    guard results.allSatisfy({ $0 == ARCHIVE_OK }) else { return nil }
  }

  private static func squeezed(_ pointer: OpaquePointer, _ filter: Int32) -> [Int32] {
    unsafe [
      archive_read_append_filter(pointer, filter), archive_read_support_format_raw(pointer),
    ]
  }

  deinit { unsafe archive_read_free(pointer) }

  /// Begins to read. The bytes must stay where they are as long as this does.
  func open(_ bytes: UnsafeBufferPointer<UInt8>, _ kind: ArchiveKind) -> Bool {
    let blocks: StreamBlocks
    switch kind {
    case .zlib:
      blocks = unsafe StreamBlocks(
        before: Self.gzipStart, UnsafeBufferPointer(rebasing: bytes.dropFirst(2)), behind: Self.gzipEnd)
    case .zip where isWithoutDirectory:
      // Behind a file's bytes the library wants to see more than a file's end has.
      blocks = unsafe StreamBlocks(before: [], bytes, behind: [UInt8](repeating: 0, count: 64))
    default:
      return unsafe archive_read_open_memory(pointer, bytes.baseAddress, bytes.count) == ARCHIVE_OK
    }
    self.blocks = blocks
    return unsafe blocks.open(pointer)
  }

  // A zlib stream is gzip's in other wrappings: two bytes before it and a sum behind it. The library does not look at
  // gzip's sum, of which zlib's is half.
  private static let gzipStart: [UInt8] = [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0xFF]
  private static let gzipEnd = [UInt8](repeating: 0, count: 8)
  private var blocks: StreamBlocks?

  var problem: String {
    unsafe archive_error_string(pointer).map { unsafe String(cString: $0) } ?? "no reason given"
  }

  /// How many bytes were read of what was opened.
  func consumed(_ kind: ArchiveKind) -> Int {
    let consumed = unsafe max(0, Int(archive_filter_bytes(pointer, -1)))
    return kind == .zlib ? max(0, consumed - Self.gzipStart.count - Self.gzipEnd.count + 6) : consumed
  }
}
