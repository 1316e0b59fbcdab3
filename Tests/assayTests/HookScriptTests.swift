import Foundation
import TestSupport
import Testing

@testable import assay

@Suite("Hook scripts")
struct HookScriptTests {
  private static let hostile = ["plain", "with space", "it's", "a\nb", "$(touch x)", "`x`", "\"", "\\", "'\u{301}", ""]

  private func script(_ program: String, policy: String? = nil) -> HookScript {
    HookScript(kind: .prePush, settings: HookSettings(program: program, policy: policy))
  }

  @Test("the shell reads a quoted word as it was", arguments: hostile)
  func quoting(text: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "printf %s \(HookScript.quoted(text))"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let read = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(Array(read) == Array(text.utf8))
  }

  @Test("a script tells its kind and what it was installed with", arguments: hostile)
  func roundTrip(text: String) throws {
    let script = script("/bin/\(text)", policy: text)
    let found = try #require(HookScript.found(in: Array(try script.text().utf8)))
    #expect(found.isIntact && found.kind == "pre-push" && found.version == HookScript.version)
    #expect(found.settings == script.settings)
  }

  @Test("a change of any byte is noticed, and another's script is not taken for ours")
  func changes() throws {
    let text = try script("/bin/assay").text()
    let changed = try #require(HookScript.found(in: Array((text + "\n").utf8)))
    #expect(!changed.isIntact && changed.settings != nil)
    #expect(HookScript.found(in: Array(text.replacing("sh\n#", with: "sh -x\n#").utf8))?.isIntact == false)
    #expect(HookScript.found(in: Array("#!/bin/sh\necho assay-hook\n".utf8)) == nil)
    #expect(HookScript.found(in: []) == nil)
  }

  @Test("the shell finds no error in any kind", arguments: HookKind.allCases)
  func syntax(kind: HookKind) throws {
    let folder = try TemporaryFolder()
    let settings = HookSettings(program: "/a b/'c", policy: "/it's", rules: ["/r\n1", "/r2"], mainline: "trunk")
    let file = try folder.write(try HookScript(kind: kind, settings: settings).text(), to: kind.rawValue)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-n", file]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
