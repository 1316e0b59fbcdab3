internal import CArchive

/// A file in an archive.
package struct ArchiveEntry: Sendable {
  /// As it stands in the archive: any bytes, with or without folders; empty for what was one stream.
  package var name: [UInt8]
  package var bytes: [UInt8]
}

/// Unpacks archives in memory. Nothing is written, and no other program is started.
///
/// By libarchive, with those of its formats and filters that it reads by itself.
package enum ArchiveReader {
  /// Gives `visit` each regular file and each link's target, in the archive's order.
  ///
  /// - Returns: why something was not read: limits, damage, encryption. Empty where all was. Linear in what comes out,
  ///   which the limits bound.
  package static func read<Failure: Error>(
    _ bytes: borrowing Span<UInt8>, kind: ArchiveKind, limits: ArchiveLimits = ArchiveLimits(),
    visit: (ArchiveEntry) throws(Failure) -> Void
  ) throws(Failure) -> [String] {
    try unsafe bytes.withUnsafeBufferPointer { (buffer) throws(Failure) -> [String] in
      guard let handle = Handle(kind) else { return ["the library cannot read archives"] }
      let opened = unsafe archive_read_open_memory(handle.pointer, buffer.baseAddress, buffer.count)
      guard opened == ARCHIVE_OK else {
        // A stream of nothing and a damaged one are the same to the library; the one is short.
        return buffer.count <= kind.longestEmpty ? [] : ["damaged archive: \(handle.problem)"]
      }
      var pass = Pass(
        limits: limits, isStream: kind.isStream, allowed: limits.output(ofBytes: buffer.count))
      while let entry = pass.next(handle) { try visit(entry) }
      return pass.gaps
    }
  }

  /// The library's reader, freed with the last reference.
  @safe fileprivate final class Handle {
    let pointer: OpaquePointer

    init?(_ kind: ArchiveKind) {
      guard let pointer = unsafe archive_read_new() else { return nil }
      unsafe self.pointer = pointer
      // One filter, and whether a tar comes out is for the caller to see: a stream squeezed over and over is unpacked by
      // whoever counts the depth, and the library takes zeros for the end of a tar. Each of these answers with a warning
      // where it would start a program instead; such a one must not be used.
      let results: [Int32] =
        switch kind {
        case .zip: unsafe [archive_read_support_format_zip(pointer)]
        case .tar: unsafe [archive_read_support_format_tar(pointer)]
        case .ar: unsafe [archive_read_support_format_ar(pointer)]
        case .sevenZip: unsafe [archive_read_support_format_7zip(pointer)]
        case .gzip: unsafe Self.squeezed(pointer, ARCHIVE_FILTER_GZIP)
        case .bzip2: unsafe Self.squeezed(pointer, ARCHIVE_FILTER_BZIP2)
        case .xz: unsafe Self.squeezed(pointer, ARCHIVE_FILTER_XZ)
        case .zstd: unsafe Self.squeezed(pointer, ARCHIVE_FILTER_ZSTD)
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

    var problem: String {
      unsafe archive_error_string(pointer).map { unsafe String(cString: $0) } ?? "no reason given"
    }
  }

  private struct Pass {
    let limits: ArchiveLimits
    let isStream: Bool
    /// Bytes that may still come out.
    var allowed: Int
    /// Each once.
    private(set) var gaps: [String] = []
    private var count = 0
    private var isOver = false
    private var block = [UInt8](repeating: 0, count: 1 << 16)

    init(limits: ArchiveLimits, isStream: Bool, allowed: Int) {
      self.limits = limits
      self.isStream = isStream
      self.allowed = allowed
    }

    /// Nil behind the last.
    mutating func next(_ handle: Handle) -> ArchiveEntry? {
      while !isOver {
        var header: OpaquePointer?
        let status = unsafe archive_read_next_header(handle.pointer, &header)
        if status == ARCHIVE_EOF { return nil }
        guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let header = unsafe header else {
          gap("damaged archive: \(handle.problem)")
          return nil
        }
        count += 1
        guard count <= limits.entries else {
          gap("over \(limits.entries) files in an archive")
          return nil
        }
        // The library calls it "data".
        let name =
          isStream ? [] : unsafe Self.bytes(archive_entry_pathname(header) ?? archive_entry_pathname_utf8(header))
        if let target = unsafe archive_entry_symlink(header) {
          return unsafe ArchiveEntry(name: name, bytes: Self.bytes(target))
        }
        let isEncrypted = unsafe archive_entry_is_encrypted(header) != 0
        if isEncrypted { gap("encrypted file in an archive") }
        let type = unsafe archive_entry_filetype(header)
        // What is no file is read too, since what comes out counts.
        let bytes = isEncrypted ? [] : content(handle)
        if !isEncrypted, type == Self.regularFile || type == 0 { return ArchiveEntry(name: name, bytes: bytes) }
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

    private mutating func gap(_ reason: String) {
      if !gaps.contains(reason) { gaps.append(reason) }
    }

    /// The file's bytes, as far as they can be read and the limits allow.
    private mutating func content(_ handle: Handle) -> [UInt8] {
      var bytes: [UInt8] = []
      var isCut = false
      let most = isStream ? limits.streamBytes : limits.entryBytes
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
}
