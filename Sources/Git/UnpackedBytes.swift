/// The bytes of one object out of a pack, held by whoever still looks at them. Written once, by who makes it.
@safe final class UnpackedBytes {
  /// One byte more than the object has: inflating stops only once it finds that there is nothing more to write.
  private let memory: UnsafeMutableBufferPointer<UInt8>
  let count: Int

  init(count: Int) {
    self.count = count
    unsafe memory = .allocate(capacity: count + 1)
  }

  deinit {
    unsafe memory.deallocate()
  }

  /// Valid as long as this object lives.
  @unsafe var bytes: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: memory.baseAddress, count: count)
  }

  /// For filling it, with room for one byte behind the end.
  @unsafe var room: UnsafeMutableBufferPointer<UInt8> { unsafe memory }
}
