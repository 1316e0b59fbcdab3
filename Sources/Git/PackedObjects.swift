/// Reads objects out of a repository's own packs, and keeps those last read for the deltas that build on them.
///
/// libgit2 does the same, but keeps only what was the base of something it was asked for, up to 1 MB each and 16 MB for
/// all threads: going through a file's versions it makes each of them twice, and the versions of a large file each from
/// the chain's start. Here every version is made once.
///
/// Never says why something cannot be read: whatever is not plainly in a sound pack, from loose and borrowed objects to
/// damage, is left to libgit2, which answers as if this were not there. Belongs to one repository handle, so to one thread.
final class PackedObjects {
  /// When more than this is kept, the half not used for longest goes.
  private static let byteLimit = 32 << 20
  /// What keeping an object costs beside its bytes, or as many empty ones would be kept as a pack has.
  private static let overhead = 128
  /// No object over this is read here.
  private static let sizeLimit = 256 << 20
  /// git itself makes chains of 50, at most 4,095; a longer one may be a circle.
  private static let chainLimit = 4_095

  /// An entry of a pack.
  private struct Place: Hashable {
    var pack: Int
    var offset: Int
  }

  private struct Kept {
    var bytes: UnpackedBytes
    var kind: ObjectKind
    var used: Int
  }

  private let folder: String

  /// The names of packs that nothing can be read from because the file that says where each object stands is not there.
  var withoutIndex: [String] {
    let names = Set(FileSystem.names(in: folder).compactMap(\.self))
    return names.filter { $0.hasSuffix(".pack") && !names.contains($0.dropLast(5) + ".idx") }.sorted()
  }

  private var packs: [PackFile]?
  /// The pack that had the last object, which mostly has the next.
  private var lastPack = 0
  private var inflater: Inflater?
  /// For deltas, which are needed once.
  private var scratch = UnpackedBytes(count: 0)
  private var kept: [Place: Kept] = [:]
  private var keptBytes = 0
  private var clock = 0

  /// - Parameter folder: the repository's folder of packs, checked to lie inside it. Looked at on the first read.
  init(folder: String) {
    self.folder = folder
  }

  /// A chain of deltas that goes round or is longer than git makes them. libgit2 would follow it without an end.
  struct EndlessChain: Error {}

  /// Nil where libgit2 is to be asked.
  func object(_ id: ObjectID) throws(EndlessChain) -> (bytes: UnpackedBytes, kind: ObjectKind)? {
    guard let place = place(of: id) else { return nil }
    return try object(at: place)
  }

  /// How many bytes a packed object has; nil where libgit2 is to be asked.
  func size(of id: ObjectID) -> Int? {
    guard let place = place(of: id), let pack = packs?[place.pack] else { return nil }
    if let known = kept[place] { return known.bytes.count }
    guard let header = pack.header(at: place.offset) else { return nil }
    if case .object = header.content { return header.size }
    // A delta starts with two sizes, its base's and its own.
    let start = inflater?.start(of: pack, at: header.start, count: 20) ?? []
    return unsafe start.withUnsafeBufferPointer { unsafe PackDelta($0)?.resultSize }
  }

  /// Follows an object's deltas by their headers alone, in every pack that has it.
  func checkChains(of id: ObjectID) throws(EndlessChain) {
    for pack in packs ?? open() {
      var next = pack.offset(of: id)
      var length = 0
      while let offset = next, let header = pack.header(at: offset) {
        length += 1
        guard length <= Self.chainLimit + 1 else { throw EndlessChain() }
        next =
          switch header.content {
          case .object: nil
          case .delta(let base): base
          case .deltaToObject(let id): pack.offset(of: id)
          }
      }
    }
  }

  /// What kind a packed object is of, by the headers of what it is made of; nil where libgit2 is to be asked.
  func kind(of id: ObjectID) throws(EndlessChain) -> ObjectKind? {
    guard let place = place(of: id), let pack = packs?[place.pack] else { return nil }
    var next = place.offset
    for _ in 0...Self.chainLimit {
      guard let header = pack.header(at: next) else { return nil }
      switch header.content {
      case .object(let kind): return kind
      case .delta(let base): next = base
      case .deltaToObject(let id):
        guard let offset = pack.offset(of: id) else { return nil }
        next = offset
      }
    }
    throw EndlessChain()
  }

  private func place(of id: ObjectID) -> Place? {
    let packs = packs ?? open()
    if lastPack < packs.count, let offset = packs[lastPack].offset(of: id) {
      return Place(pack: lastPack, offset: offset)
    }
    for (number, pack) in packs.enumerated() {
      if let offset = pack.offset(of: id) {
        lastPack = number
        return Place(pack: number, offset: offset)
      }
    }
    return nil
  }

  private func open() -> [PackFile] {
    inflater = Inflater()
    let names = FileSystem.names(in: folder).compactMap { $0 }.filter { $0.hasPrefix("pack-") && $0.hasSuffix(".idx") }
    // Sorted, so that what is read does not depend on the folder's order.
    let opened = names.sorted().compactMap { PackFile(path: "\(folder)/\($0.dropLast(4))") }
    packs = opened
    return opened
  }

  private func object(at place: Place) throws(EndlessChain) -> (bytes: UnpackedBytes, kind: ObjectKind)? {
    var chain: [(place: Place, header: PackFile.Header)] = []
    var next = place
    var found: (bytes: UnpackedBytes, kind: ObjectKind)?
    while found == nil {
      clock += 1
      if let known = kept[next] {
        kept[next]?.used = clock
        found = (known.bytes, known.kind)
        break
      }
      guard chain.count <= Self.chainLimit else { throw EndlessChain() }
      guard let pack = packs?[next.pack], let header = pack.header(at: next.offset), header.size <= Self.sizeLimit
      else { return nil }
      switch header.content {
      case .object(let kind):
        guard let bytes = inflate(header, in: pack) else { return nil }
        keep(bytes, kind, at: next)
        found = (bytes, kind)
      case .delta(let base):
        chain.append((next, header))
        next.offset = base
      case .deltaToObject(let id):
        chain.append((next, header))
        guard let offset = pack.offset(of: id) else { return nil }
        next.offset = offset
      }
    }
    guard let (base, kind) = found else { return nil }
    var bytes = base
    for (place, header) in chain.reversed() {
      guard let pack = packs?[place.pack], let made = apply(header, in: pack, to: bytes) else { return nil }
      bytes = made
      keep(bytes, kind, at: place)
    }
    return (bytes, kind)
  }

  private func inflate(_ header: PackFile.Header, in pack: PackFile) -> UnpackedBytes? {
    let bytes = UnpackedBytes(count: header.size)
    guard let inflater, unsafe inflater.inflate(pack, at: header.start, into: bytes.room, count: header.size) else {
      return nil
    }
    return bytes
  }

  private func apply(_ header: PackFile.Header, in pack: PackFile, to base: UnpackedBytes) -> UnpackedBytes? {
    if scratch.count < header.size { scratch = UnpackedBytes(count: max(header.size, 2 * scratch.count)) }
    defer { if scratch.count > Self.byteLimit / 4 { scratch = UnpackedBytes(count: 0) } }
    guard let inflater, unsafe inflater.inflate(pack, at: header.start, into: scratch.room, count: header.size),
      let delta = unsafe PackDelta(UnsafeBufferPointer(rebasing: scratch.bytes[..<header.size])),
      delta.resultSize <= Self.sizeLimit
    else { return nil }
    let result = UnpackedBytes(count: delta.resultSize)
    guard unsafe delta.apply(to: base.bytes, into: result.room) else { return nil }
    return result
  }

  private func keep(_ bytes: UnpackedBytes, _ kind: ObjectKind, at place: Place) {
    guard bytes.count <= Self.byteLimit / 4 else { return }
    clock += 1
    keptBytes += bytes.count + Self.overhead
    kept[place] = Kept(bytes: bytes, kind: kind, used: clock)
    guard keptBytes > Self.byteLimit else { return }
    for entry in kept.map({ (place: $0.key, used: $0.value.used) }).sorted(by: { $0.used < $1.used })
    where keptBytes > Self.byteLimit / 2 {
      if let gone = kept.removeValue(forKey: entry.place) { keptBytes -= gone.bytes.count + Self.overhead }
    }
  }
}
