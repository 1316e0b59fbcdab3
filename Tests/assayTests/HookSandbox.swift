import Foundation
import Git
import TestSupport
import Testing

@testable import assay

/// A repository whose hooks the real git runs, and what it says.
struct HookSandbox {
  let sandbox: GitSandbox

  static let clean = "export const app = 1;\n"
  static let guilty = "key = \(GateSandbox.key)\n"

  /// With one clean commit on `main`.
  init() throws {
    sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["src/app.js": Self.clean], message: "Begin the thing")
  }

  private init(empty sandbox: GitSandbox) { self.sandbox = sandbox }

  /// Without a commit.
  static func empty() throws -> HookSandbox { HookSandbox(empty: try GitSandbox.withRepository()) }

  var path: String { sandbox.path }
  var hooks: String { path + "/.git/hooks" }

  /// A bare repository that `origin` names, with the hook.
  func withServer(_ options: [String] = [], holdsMain: Bool = true) throws -> String {
    let server = sandbox.root + "/server.git"
    try sandbox.git(["init", "--quiet", "--bare", "--initial-branch", "main", server], in: sandbox.root)
    try sandbox.git(["remote", "add", "origin", server])
    if holdsMain { try sandbox.git(["push", "--quiet", "origin", "main"]) }
    let outcome = try assay(["hook", "install", server] + options)
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    return server
  }

  func assay(
    _ arguments: [String], in folder: String? = nil, input: String? = nil, environment: [String: String] = [:]
  ) throws -> AssayCommand.Outcome {
    try AssayCommand.run(
      arguments, in: folder ?? path, input: input,
      environment: ["GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null"].merging(environment) { $1 })
  }

  /// Runs git with the compiled rules of all tests, and checks that no secret is shown.
  func git(
    _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:]
  ) throws -> GitSandbox.Outcome {
    let outcome = try sandbox.run(
      arguments, in: folder,
      environment: ["XDG_CACHE_HOME": AssayCommand.rules].merging(environment) { _, given in given })
    #expect(!outcome.errors.contains(GateSandbox.key))
    return outcome
  }

  /// Commits without asking any hook.
  @discardableResult
  func commit(_ files: [String: String?], message: String = "Change the thing") throws -> String {
    for (name, content) in files.sorted(by: { $0.key < $1.key }) {
      if let content {
        try sandbox.write(Array(content.utf8), to: name)
      } else {
        try FileManager.default.removeItem(atPath: path + "/" + name)
      }
    }
    try sandbox.git(["add", "--all"])
    try sandbox.git(["commit", "--quiet", "--no-verify", "--message", message])
    return try sandbox.id("HEAD").hex
  }

  func write(script: String, to file: String, isExecutable: Bool = true) throws {
    let folder = URL(filePath: file).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(script.utf8).write(to: URL(filePath: file))
    try FileManager.default.setAttributes([.posixPermissions: isExecutable ? 0o755 : 0o644], ofItemAtPath: file)
  }

  func text(of file: String) throws -> String { try String(contentsOfFile: file, encoding: .utf8) }

  func exists(_ file: String) -> Bool { FileManager.default.fileExists(atPath: file) }

  /// `hook status --format json` by kind.
  func status(in folder: String? = nil, environment: [String: String] = [:]) throws -> [String: [String: Any]] {
    let outcome = try assay(["hook", "status", "--format", "json"], in: folder, environment: environment)
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(json?["schema"] as? String == "assay.hooks/1")
    var hooks: [String: [String: Any]] = [:]
    for hook in json?["hooks"] as? [[String: Any]] ?? [] { hooks[hook["kind"] as? String ?? ""] = hook }
    return hooks
  }
}

/// Lines are broken where they are full, and a server's have a word in front.
private func unbroken(_ text: String) -> String {
  text.split(separator: "\n").map { $0.hasPrefix("remote: ") ? $0.dropFirst(8) : $0 }
    .flatMap { $0.split(separator: " ") }.joined(separator: " ")
}

extension GitSandbox.Outcome {
  /// What it said, in one line.
  var words: String { unbroken(errors) }
}

extension AssayCommand.Outcome {
  /// What it said on standard output, in one line.
  var words: String { unbroken(output) }
}
