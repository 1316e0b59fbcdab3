internal import Foundation
package import Git

/// A temporary folder in which the real `git` command runs with nobody's configuration: its own HOME, no system config,
/// fixed dates and identities. For tests that build repositories or take git as the oracle.
package final class GitSandbox: Sendable {
  /// What a failed `git` said.
  package struct Failure: Error, CustomStringConvertible {
    package var arguments: [String]
    package var status: Int32
    package var output: String
    package var description: String { "git \(arguments.joined(separator: " ")) exited \(status): \(output)" }
  }

  /// An environment in which git shows what was committed, whatever replace refs and grafts say.
  package static let plainHistory = ["GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": "/dev/null"]

  private let folder: TemporaryFolder

  /// The folder of this sandbox.
  package var root: String { folder.path }
  /// The default repository's folder, not made until `initialise` or a clone does.
  package var path: String { folder.path + "/repository" }

  package init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/home", withIntermediateDirectories: true)
  }

  /// A sandbox with an empty repository at `path`.
  package static func withRepository(branch: String = "main", isBare: Bool = false) throws -> GitSandbox {
    let sandbox = try GitSandbox()
    try sandbox.initialise(branch: branch, isBare: isBare)
    return sandbox
  }

  /// `git init` at `path`.
  package func initialise(branch: String = "main", isBare: Bool = false) throws {
    try git(["init", "--quiet", "--initial-branch", branch] + (isBare ? ["--bare"] : []) + [path], in: root)
  }

  /// Runs `git` in the repository (or another folder) and returns its output.
  ///
  /// - Parameter time: both dates of whatever it commits, seconds since 1970.
  @discardableResult
  package func git(
    _ arguments: [String], in folder: String? = nil, stdin: [UInt8] = [], time: Int64 = 1_790_000_000,
    environment: [String: String] = [:]
  ) throws -> [UInt8] {
    let outcome = try run(arguments, in: folder, stdin: stdin, time: time, environment: environment)
    guard outcome.status == 0 else {
      throw Failure(arguments: arguments, status: outcome.status, output: outcome.errors)
    }
    return outcome.output
  }

  /// What a `git` ended with, whatever it is.
  package struct Outcome: Sendable {
    package var status: Int32
    package var output: [UInt8]
    package var errors: String
  }

  /// The same for a `git` that may be refused.
  package func run(
    _ arguments: [String], in folder: String? = nil, stdin: [UInt8] = [], time: Int64 = 1_790_000_000,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = URL(filePath: folder ?? path)
    process.environment = isolated(time: time).merging(environment) { _, given in given }
    // Files instead of pipes: nothing can block, however much is written.
    let run = root + "/run-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: run, withIntermediateDirectories: true)
    defer {
      do { try FileManager.default.removeItem(atPath: run) } catch { print("could not remove \(run): \(error)") }
    }
    try Data(stdin).write(to: URL(filePath: run + "/in"))
    for name in ["out", "err"] { try Data().write(to: URL(filePath: run + "/" + name)) }
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: run + "/in"))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: run + "/out"))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: run + "/err"))
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: Array(try Data(contentsOf: URL(filePath: run + "/out"))),
      errors: String(decoding: try Data(contentsOf: URL(filePath: run + "/err")), as: UTF8.self))
  }

  /// The output as text without the last line end.
  package func text(
    _ arguments: [String], in folder: String? = nil, stdin: [UInt8] = [], time: Int64 = 1_790_000_000
  ) throws -> String {
    let output = try git(arguments, in: folder, stdin: stdin, time: time)
    return String(decoding: output.last == UInt8(ascii: "\n") ? output.dropLast() : output[...], as: UTF8.self)
  }

  /// The output as an object id.
  package func id(_ revision: String, in folder: String? = nil) throws -> ObjectID {
    let text = try text(["rev-parse", "--verify", revision], in: folder)
    guard let id = ObjectID(hex: text) else {
      throw Failure(arguments: ["rev-parse", revision], status: 0, output: text)
    }
    return id
  }

  /// Writes the files (nil removes one), commits everything and returns the commit.
  @discardableResult
  package func commit(
    _ files: [String: String?], message: String = "Change", author: String = "Ada <ada@example.com>",
    time: Int64 = 1_790_000_000
  ) throws -> ObjectID {
    for (name, content) in files.sorted(by: { $0.key < $1.key }) {
      if let content {
        try write(Array(content.utf8), to: name)
      } else {
        try FileManager.default.removeItem(atPath: path + "/" + name)
      }
    }
    try git(["add", "--all"])
    try git(
      ["commit", "--quiet", "--allow-empty", "--allow-empty-message", "--author", author, "--message", message],
      time: time)
    return try id("HEAD")
  }

  /// Writes a file into the repository's working folder.
  package func write(_ bytes: [UInt8], to name: String) throws {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: file))
  }

  private func isolated(time: Int64) -> [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": root + "/home",
      "XDG_CONFIG_HOME": root + "/home/.config",
      "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_TERMINAL_PROMPT": "0",
      "GIT_AUTHOR_NAME": "Ada",
      "GIT_AUTHOR_EMAIL": "ada@example.com",
      "GIT_COMMITTER_NAME": "Ada",
      "GIT_COMMITTER_EMAIL": "ada@example.com",
      "GIT_AUTHOR_DATE": "@\(time) +0000",
      "GIT_COMMITTER_DATE": "@\(time) +0000",
      "LC_ALL": "C",
      "TZ": "UTC",
    ]
  }
}
