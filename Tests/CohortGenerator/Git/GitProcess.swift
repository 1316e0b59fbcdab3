internal import Foundation

/// The real `git` with nobody's configuration.
package struct GitProcess: Sendable {
  /// What a failed `git` said.
  package struct Failure: Error, CustomStringConvertible {
    package var arguments: [String]
    package var status: Int32
    package var output: String
    package var description: String { "git \(arguments.joined(separator: " ")) exited \(status): \(output)" }
  }

  package let folder: String

  package init(folder: String) { self.folder = folder }

  /// Runs `git` and returns what it wrote. Input and output go through files, so that nothing can block.
  @discardableResult
  package func run(_ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
    let scratch = FileManager.default.temporaryDirectory.path + "/cohort-git-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer {
      do { try FileManager.default.removeItem(atPath: scratch) } catch {
        print("could not remove \(scratch): \(error)")
      }
    }
    try Data(input).write(to: URL(filePath: scratch + "/in"))
    for name in ["out", "err"] { try Data().write(to: URL(filePath: scratch + "/" + name)) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": scratch,
      "XDG_CONFIG_HOME": scratch, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", "TZ": "UTC",
    ]
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: scratch + "/in"))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: scratch + "/out"))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: scratch + "/err"))
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let errors = String(decoding: try Data(contentsOf: URL(filePath: scratch + "/err")), as: UTF8.self)
      throw Failure(arguments: arguments, status: process.terminationStatus, output: errors)
    }
    return Array(try Data(contentsOf: URL(filePath: scratch + "/out")))
  }

  /// The output as text without the last line end.
  package func text(_ arguments: [String]) throws -> String {
    let output = try run(arguments)
    return String(decoding: output.last == UInt8(ascii: "\n") ? output.dropLast() : output[...], as: UTF8.self)
  }
}
