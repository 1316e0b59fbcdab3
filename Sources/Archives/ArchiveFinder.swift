#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Finds where archives begin in bytes of any kind: at their start, behind text, behind another archive.
///
/// Each mark is looked for by a byte of it that is rare in text, so that a file without archives costs a few passes at
/// the speed of memory, and text of nothing but ASCII one.
@safe struct ArchiveFinder {
  struct Place: Equatable {
    var offset: Int
    var kind: ArchiveKind
  }

  private struct Mark {
    /// What stands at `offset` of the archive.
    let bytes: [UInt8]
    var offset = 0
    /// The place in `bytes` of the one that is looked for.
    let rare: Int
    let kind: ArchiveKind
  }

  /// Those that are long enough to stand anywhere and mean it; the rest of what tells is looked at where one is met.
  private static let marks = [
    Mark(bytes: ZipDirectory.localHeader, rare: 3, kind: .zip),
    Mark(bytes: [0x1F, 0x8B, 0x08], rare: 1, kind: .gzip),
    Mark(bytes: Array("1AY&SY".utf8), offset: 4, rare: 3, kind: .bzip2),
    Mark(bytes: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], rare: 0, kind: .xz),
    Mark(bytes: SkippableFrames.zstd, rare: 1, kind: .zstd),
    Mark(bytes: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], rare: 2, kind: .sevenZip),
    Mark(bytes: Array("ustar".utf8), offset: 257, rare: 0, kind: .tar),
    Mark(bytes: Array("Rar!\u{1A}\u{7}\0".utf8), rare: 4, kind: .rar),
    Mark(bytes: Array("Rar!\u{1A}\u{7}\u{1}\0".utf8), rare: 4, kind: .rar5),
    Mark(bytes: Array("LZIP\u{1}".utf8), rare: 4, kind: .lzip), Mark(bytes: SkippableFrames.lz4, rare: 3, kind: .lz4),
    Mark(bytes: Array("MSCF\0\0\0\0".utf8), rare: 2, kind: .cab),
  ]

  private let bytes: UnsafeBufferPointer<UInt8>
  /// By mark, where the next one stands at or behind the place that was last asked about; nil before it was.
  private var known: [Int?] = Array(repeating: nil, count: marks.count)
  private static let none = Int.max

  /// Lists of files of zips, by where the first of the files begins, falling; those that lie in a file of another are left
  /// out.
  private var directories: [ZipDirectory] = []
  /// Whether there may be more lists than were looked at.
  private(set) var isCut = false
  /// Whether there was none from the start.
  let hasNoDirectory: Bool

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe self.bytes = bytes
    (directories, isCut) = unsafe Self.directories(bytes)
    hasNoDirectory = directories.isEmpty
  }

  /// Whether an archive begins anywhere in `bytes`, or a list of files ends it.
  static func holdsArchive(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if unsafe ArchiveKind.atStart(of: bytes) != nil || ForeignArchive.name(of: bytes) != nil { return true }
    if unsafe PlainText.isAll(of: bytes) { return false }
    var finder = unsafe ArchiveFinder(bytes)
    return finder.next(from: 0) != nil
  }

  /// The first archive that begins at `position` or behind it. A row of questions with rising positions is linear in all.
  mutating func next(from position: Int) -> Place? {
    while let last = directories.last, last.start < position { directories.removeLast() }
    var best = directories.last.map { Place(offset: $0.start, kind: .zip) }
    for (index, mark) in Self.marks.enumerated() {
      let offset: Int
      if let known = known[index], known >= position {
        offset = known
      } else {
        offset = next(mark, from: position)
        known[index] = offset
      }
      guard offset != Self.none, best.map({ offset < $0.offset }) ?? true else { continue }
      best = Place(offset: offset, kind: mark.kind)
    }
    return best
  }

  /// What begins right at `position`, or behind the zeros that stand there, as they do behind a tar.
  func place(at position: Int) -> Place? {
    guard unsafe position < bytes.count else { return nil }
    if let kind = unsafe ArchiveKind.atStart(of: rest(position)) { return Place(offset: position, kind: kind) }
    guard unsafe bytes[position] == 0, let first = unsafe bytes[position...].firstIndex(where: { $0 != 0 }) else {
      return nil
    }
    return unsafe ArchiveKind.atStart(of: rest(first)).map { Place(offset: first, kind: $0) }
  }

  private func rest(_ position: Int) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(rebasing: bytes[position...])
  }

  private func next(_ mark: Mark, from position: Int) -> Int {
    var search = position + mark.offset + mark.rare
    while let found = unsafe Self.index(of: mark.bytes[mark.rare], in: bytes, from: search) {
      let start = found - mark.rare
      if isMark(mark, at: start), isArchive(mark.kind, at: start - mark.offset) { return start - mark.offset }
      search = found + 1
    }
    return Self.none
  }

  private func isMark(_ mark: Mark, at start: Int) -> Bool {
    guard unsafe start + mark.bytes.count <= bytes.count else { return false }
    for (place, byte) in mark.bytes.enumerated() where unsafe bytes[start + place] != byte { return false }
    return true
  }

  /// What else stands there where the mark is none by chance.
  private func isArchive(_ kind: ArchiveKind, at start: Int) -> Bool {
    switch kind {
    case .zip: return unsafe ZipDirectory.isLocalHeader(bytes, at: start)
    case .tar: return unsafe TarHeader.isOne(rest(start))
    case .gzip:
      // No flag that is not defined, how hard it tried, and a system that RFC 1952 knows.
      guard unsafe start + 18 <= bytes.count else { return false }
      let (flags, effort, system) = unsafe (bytes[start + 3], bytes[start + 8], bytes[start + 9])
      return flags & 0xE0 == 0 && [0, 2, 4].contains(effort) && (system <= 13 || system == 255)
    case .bzip2: return unsafe rest(start).starts(with: "BZh".utf8)
    default: return true
    }
  }

  // MARK: Zip

  /// The list that names the file whose header stands at `offset`, which is then known no more.
  mutating func takeDirectory(covering offset: Int, within stretch: Range<Int>) -> ZipDirectory? {
    let index = directories.lastIndex { $0.start <= offset && $0.covers(offset) }
    guard let index, directories[index].range.upperBound <= stretch.upperBound else { return nil }
    return directories.remove(at: index)
  }

  /// Where the first file begins that a list names which was not taken.
  var nextDirectory: Int? { directories.last?.start }

  /// Lists that end before `position` belong to archives that were read.
  mutating func passOver(to position: Int) {
    while let last = directories.last, last.start < position { directories.removeLast() }
  }

  /// From the last to the first: one within a file of a later one belongs to an archive in the archive.
  private static func directories(_ bytes: UnsafeBufferPointer<UInt8>) -> (found: [ZipDirectory], isCut: Bool) {
    var records: [Int] = []
    var search = 2
    while let place = unsafe index(of: ZipDirectory.endRecord[2], in: bytes, from: search) {
      if unsafe bytes[place - 1] == ZipDirectory.endRecord[1], unsafe bytes[place - 2] == ZipDirectory.endRecord[0] {
        records.append(place - 2)
      }
      search = place + 1
    }
    var found: [ZipDirectory] = []
    var covered = CoveredRanges()
    // Lists of different files cannot have more entries together; those of the same ones name them over and over.
    var entries = bytes.count / ZipDirectory.leastEntry + 64
    for record in records.reversed() where !covered.contains(record) {
      guard entries > 0 else { return (sorted(found), true) }
      guard let directory = unsafe ZipDirectory(bytes, record: record) else { continue }
      entries -= directory.covered.count
      found.append(directory)
      guard covered.add(directory.covered) else { return (sorted(found), true) }
    }
    return (sorted(found), false)
  }

  private static func sorted(_ directories: [ZipDirectory]) -> [ZipDirectory] {
    directories.sorted { ($0.start, $0.range.upperBound) > ($1.start, $1.range.upperBound) }
  }

  private static func index(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int? {
    guard position < bytes.count, let base = bytes.baseAddress,
      let found = unsafe memchr(base + position, Int32(byte), bytes.count - position)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
