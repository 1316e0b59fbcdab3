internal import CArchive

/// One reading of the archives in a file: what may still come out of them, and what was not read.
struct ArchivePass {
  private let limits: ArchiveLimits
  /// Bytes that may still come out.
  private var allowed: Int
  /// Why something was not read, each reason once.
  private(set) var gaps: [String] = []
  /// Files that were met.
  private(set) var count = 0
  private var isOver = false
  private var block = [UInt8](repeating: 0, count: 1 << 16)

  /// - Parameter size: bytes of the whole file.
  init(limits: ArchiveLimits, size: Int) {
    self.limits = limits
    allowed = limits.output(ofBytes: size)
  }

  mutating func gap(_ reason: String) {
    if !gaps.contains(reason) { gaps.append(reason) }
  }

  /// Reads one archive that `bytes` begin with.
  ///
  /// - Parameters:
  ///   - isSure: whether it is told where nothing of it can be read; what stands among other bytes may look like an archive
  ///     by chance.
  ///   - isWithoutDirectory: of a zip, to go by what stands before each file.
  /// - Returns: how many bytes it has; 0 where it is none.
  @discardableResult
  mutating func read<Failure: Error>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ kind: ArchiveKind, isSure: Bool, isWithoutDirectory: Bool = false,
    visit: (ArchiveEntry) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    guard !isOver else { return bytes.count }
    guard let handle = ArchiveHandle(kind, isWithoutDirectory: isWithoutDirectory) else {
      gap("\(kind.rawValue) archive, which the library here cannot read")
      return 0
    }
    guard unsafe handle.open(bytes, kind) else {
      // A stream of nothing and a damaged one are the same to the library; the one is short.
      if isSure, bytes.count > kind.longestEmpty { gap("damaged archive: \(handle.problem)") }
      return 0
    }
    let before = (gaps: gaps, allowed: allowed, count: count)
    while let entry = next(handle, kind, size: bytes.count) { try visit(entry) }
    // The library sees a file in every stream before it reads it.
    if !isSure, allowed == before.allowed, kind.isStream || count == before.count {
      gaps = before.gaps
      return 0
    }
    return unsafe min(bytes.count, kind.length(bytes) ?? handle.consumed(kind))
  }

  /// Nil behind the last.
  private mutating func next(_ handle: ArchiveHandle, _ kind: ArchiveKind, size: Int) -> ArchiveEntry? {
    while !isOver {
      var header: OpaquePointer?
      let status = unsafe archive_read_next_header(handle.pointer, &header)
      if status == ARCHIVE_EOF { return nil }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let header = unsafe header else {
        // A zip's files are followed by others, which are not given here.
        if kind != .zip || handle.consumed(kind) < size { gap("damaged archive: \(handle.problem)") }
        return nil
      }
      count += 1
      guard count <= limits.entries else {
        gap("over \(limits.entries) files in an archive")
        isOver = true
        return nil
      }
      // The library calls it "data".
      let name =
        kind.isStream ? [] : unsafe Self.bytes(archive_entry_pathname(header) ?? archive_entry_pathname_utf8(header))
      if let target = unsafe archive_entry_symlink(header) {
        return unsafe ArchiveEntry(name: name, bytes: Self.bytes(target), isStream: false)
      }
      let isEncrypted = unsafe archive_entry_is_encrypted(header) != 0
      if isEncrypted { gap("encrypted file in an archive") }
      let type = unsafe archive_entry_filetype(header)
      // What is no file is read too, since what comes out counts.
      let bytes = isEncrypted ? [] : content(handle, kind)
      if !isEncrypted, type == Self.regularFile || type == 0 {
        return ArchiveEntry(name: name, bytes: bytes, isStream: kind.isStream)
      }
    }
    return nil
  }

  private static let regularFile: UInt32 = 0o100000

  /// The bytes of a text that ends with NUL.
  private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard var next = unsafe text else { return [] }
    var bytes: [UInt8] = []
    while unsafe next.pointee != 0 {
      bytes.append(unsafe UInt8(bitPattern: next.pointee))
      unsafe next += 1
    }
    return bytes
  }

  /// The file's bytes, as far as they can be read and the limits allow.
  private mutating func content(_ handle: ArchiveHandle, _ kind: ArchiveKind) -> [UInt8] {
    var bytes: [UInt8] = []
    var isCut = false
    let most = kind.isStream ? limits.streamBytes : limits.entryBytes
    while true {
      let count = unsafe block.withUnsafeMutableBytes {
        unsafe archive_read_data(handle.pointer, $0.baseAddress, $0.count)
      }
      if count == 0 { return bytes }
      guard count > 0 else {
        gap("damaged archive: \(handle.problem)")
        return bytes
      }
      allowed -= count
      guard allowed >= 0 else {
        gap("more comes out of an archive than \(limits.totalBytes) bytes, or \(limits.ratio) for each byte in it")
        isOver = true
        return bytes
      }
      isCut = isCut || bytes.count + count > most
      if !isCut {
        bytes += block[..<count]
      } else {
        gap("a file of over \(most) bytes in an archive")
      }
    }
  }
}
