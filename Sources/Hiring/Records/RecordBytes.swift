internal import Foundation

/// The bytes of an export: in memory, or in a file that is read in portions, so that a large one is never held as a
/// whole.
package struct RecordBytes: Sendable {
  private enum Origin: Sendable {
    case memory([UInt8])
    case file(String)
  }

  /// The name for messages and references.
  package let file: String
  private let origin: Origin

  package init(_ bytes: [UInt8], file: String) {
    self.file = file
    self.origin = .memory(bytes)
  }

  /// - Parameter path: where the file is; `file` is what it is called.
  package init(path: String, file: String) {
    self.file = file
    self.origin = .file(path)
  }

  /// Everything. For documents, which cannot be read in portions.
  package func all() throws(RecordFileError) -> [UInt8] {
    if case .memory(let bytes) = origin { return bytes }
    var stream = try stream()
    var bytes: [UInt8] = []
    while let portion = try stream.next(RecordBytes.portion) { bytes += portion }
    return bytes
  }

  /// Everything, a megabyte at a time.
  package func portions(_ take: ([UInt8]) -> Void) throws(RecordFileError) {
    var stream = try stream()
    while let portion = try stream.next(RecordBytes.portion) { take(portion) }
  }

  /// The bytes from the first on, portion by portion; each call begins anew.
  func stream() throws(RecordFileError) -> Stream {
    switch origin {
    case .memory(let bytes): return Stream(file: file, memory: bytes)
    case .file(let path):
      do {
        return Stream(file: file, handle: try FileHandle(forReadingFrom: URL(filePath: path)))
      } catch {
        throw RecordFileError(
          .unreadable, file: file, line: nil, problem: "cannot be read: \(error.localizedDescription)",
          advice: "see that the file is there and that this user may read it")
      }
    }
  }

  /// A megabyte: large enough that the system's calls cost nothing beside the reading.
  static let portion = 1 << 20

  struct Stream {
    let file: String
    private var handle: FileHandle?
    private var memory: [UInt8]?

    fileprivate init(file: String, handle: FileHandle? = nil, memory: [UInt8]? = nil) {
      self.file = file
      self.handle = handle
      self.memory = memory
    }

    /// About `count` bytes more, or, of bytes in memory, all; nil at the end.
    mutating func next(_ count: Int) throws(RecordFileError) -> [UInt8]? {
      if let bytes = memory {
        memory = nil
        return bytes.isEmpty ? nil : bytes
      }
      guard let handle else { return nil }
      do {
        guard let portion = try handle.read(upToCount: count), !portion.isEmpty else { return nil }
        return [UInt8](portion)
      } catch {
        throw RecordFileError(
          .unreadable, file: file, line: nil, problem: "broke off while it was read: \(error.localizedDescription)",
          advice: "see that the disk is sound and try again")
      }
    }
  }
}
