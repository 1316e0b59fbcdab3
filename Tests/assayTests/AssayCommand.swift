import Foundation
import TestSupport

/// Runs the built program as a user would, in an environment of its own: nothing of the machine's is handed on, so that
/// tests say the same where they run in somebody's CI.
struct AssayCommand {
  struct Outcome {
    var code: Int32
    var output: String
    var errors: String
  }

  /// Where the program was built.
  static let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()

  /// Where the program keeps its compiled rules, which take seconds to make: beside it, for all tests of this build.
  static let rules = folder.appending(path: "test-cache").path

  /// The program itself.
  static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "assay").path

  /// - Parameters:
  ///   - folder: the working folder; the program's HOME too.
  ///   - input: what stands on its standard input.
  ///   - environment: beside its own.
  ///   - sharesRules: whether compiled rules are shared with other tests, and not kept in the HOME.
  ///   - environment: further variables.
  static func run(
    _ arguments: [String], in folder: String, sharesRules: Bool = true, input: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    try launch(Self.folder.appending(path: "assay"), arguments, in: folder, sharesRules, input, environment)
  }

  /// Runs a script of a pipeline as runners do: it ends at the first command that fails. The program is found by its
  /// name, before what the PATH given has.
  static func shell(_ script: String, in folder: String, environment: [String: String]) throws -> Outcome {
    var variables = environment
    variables["PATH"] = "\(Self.folder.path):\(environment["PATH"] ?? "/usr/bin:/bin")"
    return try launch(URL(filePath: "/bin/sh"), ["-e", "-c", script], in: folder, true, nil, variables)
  }

  private static func launch(
    _ program: URL, _ arguments: [String], in folder: String, _ sharesRules: Bool, _ input: String?,
    _ environment: [String: String]
  ) throws -> Outcome {
    let scratch = try TemporaryFolder()
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    var variables = ["HOME": folder, "PATH": "/usr/bin:/bin", "TZ": "UTC"]
    if sharesRules { variables["XDG_CACHE_HOME"] = rules }
    process.environment = variables.merging(environment) { _, given in given }
    for name in ["out", "err"] { try scratch.write("", to: name) }
    process.standardInput = FileHandle.nullDevice
    if let input {
      process.standardInput = try FileHandle(forReadingFrom: URL(filePath: try scratch.write(input, to: "in")))
    }
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
