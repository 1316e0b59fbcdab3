internal import CArchive

/// Packs files into an archive in memory, by the library that also reads them.
package enum ArchiveBuilder {
  package enum Form: String, CaseIterable, Sendable {
    case zip, tar, oldTar, ar, sevenZip, tarGzip, tarBzip2, tarXz, tarZstd, tarCompress, gzip, bzip2, xz, zstd
    case cpio, oldCpio, xar, iso, lzma, lzip, lz4
  }

  /// - Parameter files: names and contents; where one stream is squeezed, the first one's content alone.
  package static func pack(_ files: [(name: String, bytes: [UInt8])], _ form: Form) -> [UInt8] {
    let isStream = form.isStream
    let files = isStream ? Array(files.prefix(1)) : files
    var size = 1 << 20
    for file in files { size += 2 * file.bytes.count + 4_096 }
    guard let packed = pack(files, form, size: size) else { fatalError("\(form) cannot be written here") }
    return packed
  }

  private static func pack(_ files: [(name: String, bytes: [UInt8])], _ form: Form, size: Int) -> [UInt8]? {
    guard let archive = archive_write_new() else { return nil }
    defer { archive_write_free(archive) }
    switch form {
    case .zip: archive_write_set_format_zip(archive)
    case .ar: archive_write_set_format_ar_svr4(archive)
    case .sevenZip: archive_write_set_format_7zip(archive)
    case .tar, .tarGzip, .tarBzip2, .tarXz, .tarZstd, .tarCompress: archive_write_set_format_pax_restricted(archive)
    case .oldTar: archive_write_set_format_v7tar(archive)
    case .gzip, .bzip2, .xz, .zstd, .lzma, .lzip, .lz4: archive_write_set_format_raw(archive)
    case .cpio: archive_write_set_format_cpio_newc(archive)
    case .oldCpio: archive_write_set_format_cpio(archive)
    case .xar: archive_write_set_format_xar(archive)
    case .iso: archive_write_set_format_iso9660(archive)
    }
    switch form {
    case .tarGzip, .gzip: archive_write_add_filter_gzip(archive)
    case .tarBzip2, .bzip2: archive_write_add_filter_bzip2(archive)
    case .tarXz, .xz: archive_write_add_filter_xz(archive)
    case .tarZstd, .zstd: archive_write_add_filter_zstd(archive)
    case .tarCompress: archive_write_add_filter_compress(archive)
    case .lzma: archive_write_add_filter_lzma(archive)
    case .lzip: archive_write_add_filter_lzip(archive)
    case .lz4: archive_write_add_filter_lz4(archive)
    case .zip, .tar, .oldTar, .ar, .sevenZip, .cpio, .oldCpio, .xar, .iso: break
    }
    var buffer = [UInt8](repeating: 0, count: size)
    // The library keeps both addresses until the archive is closed.
    let used = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    defer { used.deallocate() }
    used.initialize(to: 0)
    let isDone = buffer.withUnsafeMutableBytes { buffer in
      guard archive_write_open_memory(archive, buffer.baseAddress, buffer.count, used) == ARCHIVE_OK else {
        return false
      }
      for file in files {
        let entry = archive_entry_new()
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, file.name)
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_size(entry, Int64(file.bytes.count))
        archive_entry_set_mtime(entry, 1_700_000_000, 0)
        guard archive_write_header(archive, entry) == ARCHIVE_OK else { return false }
        let written = file.bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
        guard written == file.bytes.count else { return false }
      }
      return archive_write_close(archive) == ARCHIVE_OK
    }
    return isDone ? Array(buffer.prefix(used.pointee)) : nil
  }
}

extension ArchiveBuilder.Form {
  /// Whether it squeezes one file, without a name.
  package var isStream: Bool { [.gzip, .bzip2, .xz, .zstd, .lzma, .lzip, .lz4].contains(self) }
}
