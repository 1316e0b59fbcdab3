/// How much of an archive is unpacked. What lies beyond is told, never passed over in silence.
package struct ArchiveLimits: Sendable {
  /// Files in one archive.
  package var entries = 20_000
  /// Bytes of one file: as many as a file of a repository may have.
  package var entryBytes = 32 << 20
  /// Bytes of what was one stream, which may be an archive in turn.
  package var streamBytes = 128 << 20
  /// Bytes of all files of one archive.
  package var totalBytes = 256 << 20
  /// Bytes out for each byte in, over a first megabyte; text shrinks to a tenth, a bomb to a thousandth.
  package var ratio = 200
  /// Archives within archives; a tar that was squeezed is two.
  package var depth = 4

  package init() {}

  /// What may come out of an archive of `size` bytes.
  func output(ofBytes size: Int) -> Int { min(totalBytes, (1 << 20) + size * ratio) }
}
