internal import CGit2

/// Inflates entries of packs, one after the other, with one state for all: setting one up costs more than most deltas.
@safe final class Inflater {
  /// In memory of its own, because zlib's state points back to it.
  private let stream: UnsafeMutablePointer<z_stream>

  /// Nil where there is no memory for it.
  init?() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // What zlib did not set up, it does not mind ending.
    guard unsafe assay_inflate_init(stream) == Z_OK else { return nil }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Inflates what starts at `offset` into `room`, which must have one byte more than comes out.
  ///
  /// - Returns: whether it is sound and of exactly this many bytes.
  @unsafe func inflate(
    _ file: PackFile, at offset: Int, into room: UnsafeMutableBufferPointer<UInt8>, count: Int
  ) -> Bool {
    guard unsafe inflateReset(stream) == Z_OK, room.count > count, count < Int(UInt32.max) else { return false }
    unsafe stream.pointee.next_out = room.baseAddress
    unsafe stream.pointee.avail_out = UInt32(count + 1)
    var next = offset
    while true {
      let code = step(file, at: &next, Z_NO_FLUSH)
      if code == Z_STREAM_END { return unsafe Int(stream.pointee.avail_out) == 1 }
      guard code == Z_OK, unsafe stream.pointee.avail_out > 0 else { return false }
    }
  }

  /// Inflates from the bytes at `offset`, which moves behind those that were offered. `Z_BUF_ERROR` where there are none.
  private func step(_ file: PackFile, at offset: inout Int, _ flush: Int32) -> Int32 {
    let (code, offered) = unsafe file.withBytes(at: offset) { bytes in
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(bytes.count)
      return unsafe (bytes.isEmpty ? Z_BUF_ERROR : CGit2.inflate(stream, flush), bytes.count)
    }
    offset += offered
    return code
  }

  /// The first bytes of what starts at `offset`, at most so many; fewer where it is shorter or damaged.
  func start(of file: PackFile, at offset: Int, count: Int) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: count) { room, filled in
      guard unsafe inflateReset(stream) == Z_OK else { return }
      unsafe stream.pointee.next_out = room.baseAddress
      unsafe stream.pointee.avail_out = UInt32(count)
      var next = offset
      let code = step(file, at: &next, Z_SYNC_FLUSH)
      if code == Z_OK || code == Z_STREAM_END { filled = unsafe count - Int(stream.pointee.avail_out) }
    }
  }
}
