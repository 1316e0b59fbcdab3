import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a result as it comes, where it is too long to be held: to standard output, or to a file that replaces the one
/// named only when all of it is there.
final class ResultSink {
  private let options: OutputOptions
  private var file: (handle: FileHandle, path: String)?

  init(_ options: OutputOptions) {
    self.options = options
  }

  deinit {
    guard let file else { return }
    // Not finished: what was written so far is no result.
    do {
      try file.handle.close()
      if file.path != options.output { try FileManager.default.removeItem(atPath: file.path) }
    } catch {
      Console.error("\(file.path): cannot remove the unfinished result: \(CommandError.reason(error))")
    }
  }

  func write(_ text: String) throws {
    guard !text.isEmpty else { return }
    guard let path = options.output else {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
      return
    }
    try naming(path) {
      if file == nil { file = try open(beside: path) }
      try file?.handle.write(contentsOf: Data(text.utf8))
    }
  }

  /// Puts a file in its place.
  func finish() throws {
    guard let path = options.output, let file else { return }
    try naming(path) {
      try file.handle.close()
      self.file = nil
      guard file.path != path else { return }
      guard rename(file.path, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
  }

  /// What is no plain file, such as a pipe or a device, is written into and never replaced.
  private func open(beside path: String) throws -> (handle: FileHandle, path: String) {
    if Console.isWrittenInto(path) { return (try FileHandle(forWritingTo: URL(filePath: path)), path) }
    let part = "\(path).\(UUID().uuidString).part"
    try Data().write(to: URL(filePath: part))
    return (try FileHandle(forWritingTo: URL(filePath: part)), part)
  }

  private func naming(_ path: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      throw CommandError.usage("\(path): cannot write the result: \(CommandError.reason(error))")
    }
  }
}
