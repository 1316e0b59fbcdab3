import Foundation
import TestSupport
import Testing

/// What the program asks the system for while it reads a repository whose owner wants it to run something.
@Suite("System calls")
struct SystemCallTests {
  private static let strace = "/usr/bin/strace"

  @Test(
    "scanning and judging start no process and open no socket, whatever the repository is set up to run",
    .enabled("needs strace, which .ci/setup installs") { FileManager.default.isExecutableFile(atPath: strace) },
    arguments: [
      ["scan"], ["scan", "--history"], ["scan", "--worktree"], ["measure"], ["history"], ["ownership", "--lines"],
    ])
  func nothingRuns(arguments: [String]) throws {
    let sandbox = try GitSandbox.withRepository()
    let mark = sandbox.root + "/ran"
    try sandbox.commit([
      "a.js": "export const key = 1;\n", ".gitattributes": "* filter=canary diff=canary merge=canary\n",
      ".gitmodules": "[submodule \"s\"]\n\tpath = s\n\turl = ext::sh -c touch% \(mark)\n",
    ])
    let canary = "sh -c 'touch \(mark)'"
    for name in [
      "core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "core.hooksPath", "core.askPass",
      "filter.canary.clean", "filter.canary.smudge", "filter.canary.process", "diff.canary.textconv",
      "diff.canary.command", "merge.canary.driver", "diff.external", "credential.helper", "gpg.program",
      "uploadpack.packObjectsHook", "alias.log",
    ] {
      try sandbox.git(["config", name, name == "core.hooksPath" ? sandbox.path + "/hooks" : canary])
    }
    for hook in ["pre-commit", "post-checkout", "post-index-change", "reference-transaction"] {
      let file = sandbox.path + "/hooks/" + hook
      try sandbox.write(Array("#!/bin/sh\ntouch \(mark)\n".utf8), to: "hooks/" + hook)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
    }
    let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "assay").path
    let log = sandbox.root + "/calls"
    let process = Process()
    process.executableURL = URL(filePath: Self.strace)
    process.arguments =
      ["-f", "-qq", "-e", "trace=execve,execveat,fork,vfork,socket,connect,bind", "-o", log, program]
      + [arguments[0], sandbox.path] + arguments.dropFirst()
    process.currentDirectoryURL = URL(filePath: sandbox.root)
    process.environment = ["HOME": sandbox.root, "PATH": "/usr/bin:/bin", "TZ": "UTC"]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
      .filter { $0.contains("(") && !$0.contains("resumed") }
    // The program itself, and no other.
    #expect(calls.count == 1, "\(calls)")
    #expect(calls.first?.contains("execve(") == true)
    #expect(!FileManager.default.fileExists(atPath: mark))
  }
}
