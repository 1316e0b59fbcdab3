import Foundation
import Reporting
import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output and error, the only place that prints.
enum Console {
  /// Writes a result to a file or to standard output.
  static func emit(_ text: String, to options: OutputOptions) throws {
    try emit(Array(text.utf8), to: options)
  }

  static func emit(_ bytes: [UInt8], to options: OutputOptions) throws {
    try emit(bytes, then: EmptyCollection(), to: options)
  }

  /// Writes a result that is too large to be held as a whole: the parts are made one after the other.
  static func emit(_ first: [UInt8], then parts: some Sequence<[UInt8]>, to options: OutputOptions) throws {
    guard let path = options.output else {
      try FileHandle.standardOutput.write(contentsOf: Data(first))
      for part in parts { try FileHandle.standardOutput.write(contentsOf: Data(part)) }
      return
    }
    do {
      try write(first, parts, to: path)
    } catch {
      throw CommandError.usage("\(path): cannot write the result: \(CommandError.reason(error))")
    }
  }

  /// Whether a result is to be written into what stands at a path, as into a pipe or a device, and not put in its place.
  ///
  /// A link to a plain file is replaced like the file: results are written into folders that others fill, and theirs may
  /// lead out of them. The system's own links, such as `/dev/stdout`, stay.
  static func isWrittenInto(_ path: String) -> Bool {
    var info = stat()
    guard stat(path, &info) == 0 else { return false }
    return info.st_mode & S_IFMT != S_IFREG || path.hasPrefix("/dev/") || path.hasPrefix("/proc/")
  }

  /// Replaces a file as a whole.
  private static func write(_ first: [UInt8], _ parts: some Sequence<[UInt8]>, to path: String) throws {
    if isWrittenInto(path) {
      let handle = try FileHandle(forWritingTo: URL(filePath: path))
      try handle.write(contentsOf: Data(first))
      for part in parts { try handle.write(contentsOf: Data(part)) }
      try handle.close()
      return
    }
    let target = URL(filePath: path)
    let draft = target.deletingLastPathComponent().appending(path: ".assay-\(UUID().uuidString)")
    try Data(first).write(to: draft)
    do {
      let handle = try FileHandle(forWritingTo: draft)
      try handle.seekToEnd()
      for part in parts { try handle.write(contentsOf: Data(part)) }
      try handle.close()
      guard rename(draft.path, target.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      try FileManager.default.removeItem(at: draft)
      throw error
    }
  }

  /// An error message, escaped: it may quote a path, a ref or a record.
  static func error(_ message: String, prefixed: Bool = true) {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { OutputEscaping.terminal(String($0)) }.joined(separator: "\n")
    FileHandle.standardError.write(Data(((prefixed ? "assay: " : "") + text + "\n").utf8))
  }

  /// A remark beside the result, unless quiet.
  static func note(_ message: String, _ options: OutputOptions) {
    if !options.quiet { error(message) }
  }

  /// Shows what is going on, only on a terminal and only until the next line.
  static func progress(_ message: String, _ options: OutputOptions) {
    guard !options.quiet, isatty(STDERR_FILENO) == 1 else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[2K\(OutputEscaping.terminal(message))".utf8))
  }

  static func endProgress(_ options: OutputOptions) {
    guard !options.quiet, isatty(STDERR_FILENO) == 1 else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8))
  }

  /// Whether to colour what goes to standard output.
  static func colors(_ options: OutputOptions) -> Bool {
    switch options.color {
    case .always: return true
    case .never: return false
    case .auto:
      let environment = ProcessInfo.processInfo.environment
      guard options.output == nil, environment["NO_COLOR", default: ""].isEmpty, environment["TERM"] != "dumb" else {
        return false
      }
      return isatty(STDOUT_FILENO) == 1
    }
  }

  /// The terminal's width; 100 columns where there is none.
  static func width(_ options: OutputOptions) -> Int {
    if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    guard options.output == nil, isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return 100 }
    return Int(size.ws_col)
  }
}

/// Sentences that several commands say.
enum Wording {
  /// An unknown name with the nearest known one.
  static func unknown(_ what: String, _ name: String, among known: [String]) -> String {
    let list = known.sorted().joined(separator: ", ")
    guard let nearest = NearestName.suggestion(for: name, among: known) else {
      return "unknown \(what) `\(name)`; known are \(list)"
    }
    return "unknown \(what) `\(name)`; did you mean `\(nearest)`?"
  }

  static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    number == 1 ? "1 \(singular)" : "\(number) \(plural ?? singular + "s")"
  }
}
