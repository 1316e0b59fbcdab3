/// A file's content as git's similarity estimate sees it: the bytes in each kind of chunk, where a chunk is a line or 64
/// bytes, whichever ends first, and the kind is the chunk's hash.
///
/// Source: `hash_chars` and `diffcore_count_changes` in git's diffcore-delta.c as of 2.39: a last line without an end is
/// not counted (later versions count it), and in text the CR of CRLF is left out.
struct ContentSignature {
  /// Hash in the upper half, bytes in the lower; rising, each hash once.
  private let chunks: [UInt64]

  init(_ bytes: borrowing Span<UInt8>, isText: Bool) {
    var pieces = unsafe bytes.withUnsafeBufferPointer { unsafe Self.pieces(of: $0, isText: isText) }
    pieces.sort()
    var merged = 0
    for index in pieces.indices {
      if merged > 0, pieces[merged - 1] >> 32 == pieces[index] >> 32 {
        pieces[merged - 1] += pieces[index] & 0xffff_ffff
      } else {
        pieces[merged] = pieces[index]
        merged += 1
      }
    }
    pieces.removeSubrange(merged...)
    chunks = pieces
  }

  /// Hash and length of each chunk, in the order of the text.
  private static func pieces(of bytes: UnsafeBufferPointer<UInt8>, isText: Bool) -> [UInt64] {
    var pieces: [UInt64] = []
    pieces.reserveCapacity(bytes.count / 32 + 1)
    // git's two accumulators, which trade their upper bits at each byte, are one word that turns by 7.
    var state: UInt64 = 0
    var length: UInt64 = 0
    var offset = 0
    while offset < bytes.count {
      let byte = unsafe bytes[offset]
      offset += 1
      if byte == UInt8(ascii: "\r"), isText, offset < bytes.count, unsafe bytes[offset] == UInt8(ascii: "\n") {
        continue
      }
      state = (state << 7 | state >> 57) &+ UInt64(byte) << 32
      length += 1
      if length < 64, byte != UInt8(ascii: "\n") { continue }
      let hash = (UInt32(state >> 32) &+ UInt32(truncatingIfNeeded: state) &* 0x61) % 107_927
      pieces.append(UInt64(hash) << 32 | length)
      length = 0
      state = 0
    }
    return pieces
  }

  /// How many bytes of `self` turn up in `other`.
  func copied(to other: ContentSignature) -> Int {
    var copied = 0
    var left = 0
    var right = 0
    while left < chunks.count, right < other.chunks.count {
      let hash = chunks[left] >> 32
      let otherHash = other.chunks[right] >> 32
      if hash == otherHash {
        copied += Int(min(chunks[left] & 0xffff_ffff, other.chunks[right] & 0xffff_ffff))
        left += 1
        right += 1
      } else if hash < otherHash {
        left += 1
      } else {
        right += 1
      }
    }
    return copied
  }
}
