internal import CArchive

/// Bytes with some before and behind them, given to the library one after another without a copy of those in the middle.
@safe final class StreamBlocks {
  private let parts: [UnsafeMutableBufferPointer<UInt8>]
  private let middle: UnsafeBufferPointer<UInt8>
  private var next = 0

  /// The bytes must stay where they are as long as this does.
  init(before: [UInt8], _ middle: UnsafeBufferPointer<UInt8>, behind: [UInt8]) {
    unsafe self.middle = middle
    unsafe parts = [before, behind].map { bytes in
      let part = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
      _ = unsafe part.initialize(from: bytes)
      return unsafe part
    }
  }

  deinit { unsafe parts.forEach { unsafe $0.deallocate() } }

  func open(_ archive: OpaquePointer) -> Bool {
    unsafe archive_read_set_callback_data(archive, Unmanaged.passUnretained(self).toOpaque())
    unsafe archive_read_set_read_callback(archive) { _, data, block in
      guard let data = unsafe data else { return -1 }
      let blocks = unsafe Unmanaged<StreamBlocks>.fromOpaque(data).takeUnretainedValue()
      return unsafe blocks.give(block)
    }
    return unsafe archive_read_open1(archive) == ARCHIVE_OK
  }

  private func give(_ block: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    let all = unsafe [UnsafeBufferPointer(parts[0]), middle, UnsafeBufferPointer(parts[1])]
    // A block of nothing would be the end.
    while unsafe next < all.count, unsafe all[next].isEmpty { next += 1 }
    guard unsafe next < all.count else { return 0 }
    let given = unsafe all[next]
    next += 1
    unsafe block?.pointee = UnsafeRawPointer(given.baseAddress)
    return given.count
  }
}
