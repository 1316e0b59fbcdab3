#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// An open pack and its index. Read by `pread`, not mapped: the pages of what was read do not count as memory, and a pack
/// that is cut short meanwhile is a failed read, not a signal.
final class PackFile {
  /// How an entry starts.
  struct Header {
    enum Content {
      case object(ObjectKind)
      /// A delta to the entry at this offset.
      case delta(base: Int)
      case deltaToObject(ObjectID)
    }

    var content: Content
    /// Of the object, or of the delta, when inflated.
    var size: Int
    /// Where the compressed bytes start.
    var start: Int
  }

  private let index: PackIndex
  private let descriptor: Int32
  /// Where the entries end and the checksum starts.
  private let end: Int
  /// The part of the pack that was read last: an entry's start and its bytes come with one call, and mostly the next
  /// entry, too. Larger parts cost more to copy than they save.
  private var window: [UInt8] = []
  private var windowStart = 0
  private static let windowSize = 1 << 13

  /// - Parameter path: without `.idx` and `.pack`.
  init?(path: String) {
    guard let index = PackIndex(path: path + ".idx") else { return nil }
    let descriptor = unsafe open(path + ".pack", O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    let isFile = unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    end = Int(status.st_size) - 20
    self.index = index
    self.descriptor = descriptor
    guard isFile, end >= 12, isOfIndex() else { return nil }
  }

  deinit {
    close(descriptor)
  }

  /// Whether the pack is the one that was indexed, as far as its two ends say.
  private func isOfIndex() -> Bool {
    let (head, checksum) = (bytes(at: 0, count: 12), bytes(at: end, count: 20))
    guard head.count == 12 else { return false }
    let numbers = [0, 4, 8].map { start in head[start..<(start + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }
    return numbers[0] == 0x5041_434b && (2...3).contains(numbers[1]) && Int(numbers[2]) == index.count
      && checksum == index.packChecksum
  }

  func offset(of id: ObjectID) -> Int? { index.offset(of: id) }

  /// What stands at an entry's start; nil where it makes no sense.
  func header(at offset: Int) -> Header? {
    guard offset >= 12, offset < end, fill(from: offset, atLeast: 48) else { return nil }
    let bytes = window[(offset - windowStart)...].prefix(48)
    return Self.header(bytes.span, at: offset)
  }

  private static func header(_ bytes: borrowing Span<UInt8>, at offset: Int) -> Header? {
    let first = bytes[0]
    var size = Int(first & 15)
    var shift = 4
    var next = 1
    var byte = first
    while byte & 0x80 != 0 {
      guard next < bytes.count, shift < 50 else { return nil }
      byte = bytes[next]
      size |= Int(byte & 0x7f) << shift
      shift += 7
      next += 1
    }
    let content: Header.Content
    switch first >> 4 & 7 {
    case 1: content = .object(.commit)
    case 2: content = .object(.tree)
    case 3: content = .object(.blob)
    case 4: content = .object(.tag)
    case 6:
      var distance = -1
      repeat {
        guard next < bytes.count, distance < 1 << 48 else { return nil }
        byte = bytes[next]
        distance = (distance + 1) << 7 | Int(byte & 0x7f)
        next += 1
      } while byte & 0x80 != 0
      guard distance > 0, distance < offset else { return nil }
      content = .delta(base: offset - distance)
    case 7:
      guard next + ObjectID.byteCount <= bytes.count else { return nil }
      content = .deltaToObject(ObjectID(bytes, at: next))
      next += ObjectID.byteCount
    default: return nil
    }
    return Header(content: content, size: size, start: offset + next)
  }

  /// Lends the bytes from `offset` on, as far as they were read already or else the next part of them; empty at the end
  /// of the entries or where reading fails. Valid for the call only.
  @unsafe func withBytes<R>(at offset: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    guard offset < end, fill(from: offset, atLeast: 1) else {
      return unsafe body(UnsafeBufferPointer(start: nil, count: 0))
    }
    return unsafe window.withUnsafeBufferPointer {
      unsafe body(UnsafeBufferPointer(rebasing: $0[(offset - windowStart)...]))
    }
  }

  /// Makes the window hold so many bytes from `offset` on, or all that there are.
  private func fill(from offset: Int, atLeast count: Int) -> Bool {
    let count = min(count, end - offset)
    if offset >= windowStart, offset + count <= windowStart + window.count { return true }
    windowStart = offset
    window = bytes(at: offset, count: min(Self.windowSize, end - offset))
    return window.count >= count
  }

  /// Fewer where reading fails.
  private func bytes(at offset: Int, count: Int) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while true {
        let got = unsafe pread(descriptor, buffer.baseAddress, count, off_t(offset))
        if got < 0, errno == EINTR { continue }
        filled = max(0, got)
        return
      }
    }
  }
}
