#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The index beside a pack, version 2: where in the pack each object starts. Mapped, because a look-up touches a few of
/// its pages; every bound is checked, as the bytes are the contractor's.
///
/// Source: gitformat-pack(5).
@safe struct PackIndex: ~Copyable {
  private let bytes: UnsafeRawBufferPointer
  private let objects: Int
  private static let fanout = 8
  private static let names = 8 + 256 * 4

  /// Nil for anything but a whole index of this version.
  init?(path: String) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size >= Self.names + 40,
      let start = unsafe mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
      unsafe start != MAP_FAILED
    else { return nil }
    let mapped = unsafe UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
    let count = unsafe Self.word(mapped, Self.fanout + 255 * 4)
    guard unsafe Self.word(mapped, 0) == 0xff74_4f63, unsafe Self.word(mapped, 4) == 2,
      count <= (mapped.count - Self.names - 40) / 28
    else {
      unsafe munmap(start, mapped.count)
      return nil
    }
    unsafe bytes = unsafe mapped
    objects = count
  }

  deinit {
    unsafe munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
  }

  /// How many objects the pack has.
  var count: Int { objects }

  /// What the pack must end with.
  var packChecksum: [UInt8] { unsafe Array(bytes[(bytes.count - 40)..<(bytes.count - 20)]) }

  /// Where an object starts; nil where the pack has none of this name.
  func offset(of id: ObjectID) -> Int? {
    let first = Int(id.word >> 56)
    var low = first == 0 ? 0 : word(at: Self.fanout + (first - 1) * 4)
    var high = word(at: Self.fanout + first * 4)
    guard low <= high, high <= objects else { return nil }
    while low < high {
      let middle = (low + high) / 2
      let found = unsafe ObjectID(raw: bytes.baseAddress.unsafelyUnwrapped + (Self.names + middle * 20))
      if found == id { return offset(at: middle) }
      if found < id { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  private func offset(at place: Int) -> Int? {
    let offsets = Self.names + objects * 24
    let short = word(at: offsets + place * 4)
    guard short & 0x8000_0000 != 0 else { return short }
    // Packs over 2 GB: the place in a second table.
    let long = offsets + objects * 4 + (short & 0x7fff_ffff) * 8
    guard unsafe long + 8 <= bytes.count - 40 else { return nil }
    return Int(exactly: UInt64(word(at: long)) << 32 | UInt64(word(at: long + 4)))
  }

  private func word(at offset: Int) -> Int {
    unsafe Self.word(bytes, offset)
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
    unsafe Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }
}
