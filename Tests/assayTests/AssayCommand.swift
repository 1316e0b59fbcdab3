import Foundation
import TestSupport

/// Runs the built program as a user would, in an environment of its own.
struct AssayCommand {
  struct Outcome {
    var code: Int32
    var output: String
    var errors: String
  }

  /// Where the program keeps its compiled rules, which take seconds to make: beside it, for all tests of this build.
  private static let rules = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "test-cache").path

  /// - Parameters:
  ///   - folder: the working folder; the program's HOME too.
  ///   - sharesRules: whether compiled rules are shared with other tests, and not kept in the HOME.
  static func run(_ arguments: [String], in folder: String, sharesRules: Bool = true) throws -> Outcome {
    let scratch = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "assay")
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ["HOME": folder, "PATH": "/usr/bin:/bin", "TZ": "UTC"]
    if sharesRules { process.environment?["XDG_CACHE_HOME"] = rules }
    for name in ["out", "err"] { try scratch.write("", to: name) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: scratch.path + "/out"))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: scratch.path + "/err"))
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(filePath: scratch.path + "/" + name)), as: UTF8.self)
    }
    return Outcome(code: process.terminationStatus, output: try text("out"), errors: try text("err"))
  }
}
