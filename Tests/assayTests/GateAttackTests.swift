import Foundation
import Git
import TestSupport
import Testing

@testable import assay

/// What somebody who wants to pass could try with files and commits, each with a real repository. None changes the
/// verdict from what it must be.
@Suite("Attacks on the gate")
struct GateAttackTests {
  private static let key = GateSandbox.key

  @Test("renaming and editing charges what is new and nothing else")
  func renames() throws {
    let lines = (0..<30).map { "call(\($0));" }.joined(separator: "\n")
    let gate = try GateSandbox(["src/old.js": "eval(name)\n\(lines)\n"])
    try gate.commit(["src/old.js": nil, "src/moved.js": "eval(name)\n\(lines)\ncall(99);\n"])
    #expect(try gate.judge().code == Exit.passed)
    try gate.commit(["src/moved.js": "eval(name)\n\(lines)\neval(input)\n"])
    let verdict = try gate.judge()
    #expect(verdict.code == Exit.failed && verdict.findings == ["code.js-eval src/moved.js"])
  }

  @Test("reformatting everything hides nothing new and charges nothing old")
  func reformatting() throws {
    let old = "function a(b) {\n  if (b) {\n    eval(b);\n  }\n  return b;\n}\n"
    let gate = try GateSandbox(Dictionary(uniqueKeysWithValues: (0..<20).map { ("src/\($0).js", old) }))
    let new = "function a( b )\n{\n\tif( b )\n\t{\n\t\teval( b );\n\t}\n\treturn b;\n}\n"
    try gate.commit(Dictionary(uniqueKeysWithValues: (0..<20).map { ("src/\($0).js", new) }))
    #expect(try gate.judge().code == Exit.passed)
    try gate.commit(["src/7.js": new.replacing("\treturn b;", with: "\teval( c );\n\treturn b;")])
    let verdict = try gate.judge()
    #expect(verdict.code == Exit.failed && verdict.findings == ["code.js-eval src/7.js"])
  }

  @Test("padding is searched, or nobody can judge")
  func padding() throws {
    let line = "# the quick brown fox jumps over the lazy dog\n"
    let gate = try GateSandbox()
    try gate.commit(["settings.conf": String(repeating: line, count: 200_000) + "key = \(Self.key)\n"])
    try gate.expectFails()
    try gate.commit(["settings.conf": String(repeating: line, count: 760_000) + "key = \(Self.key)\n"])
    let verdict = try gate.judge()
    #expect(verdict.code == Exit.cannotJudge && verdict.verdict == "cannot-judge")
  }

  @Test("attributes, NUL bytes and UTF-16 hide nothing")
  func disguises() throws {
    let gate = try GateSandbox()
    try gate.commit([".gitattributes": "*.conf -diff\n*.dat binary\n", "a.conf": "key = \(Self.key)\n"])
    try gate.expectFails()
    let other = try GateSandbox()
    try other.sandbox.write(Array("text\0\0\nkey = \(Self.key)\n".utf8), to: "a.dat")
    try other.commit([:])
    try other.expectFails()
    let wide = try GateSandbox()
    try wide.sandbox.write(
      [0xFF, 0xFE] + Array("key = \(Self.key)\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "a.js")
    try wide.commit([:])
    // Code in UTF-16 is read by no lexer, so that nobody can say that it is good.
    let verdict = try wide.judge()
    #expect(verdict.code == Exit.cannotJudge && verdict.conditions["no-credentials"] == "fail")
  }

  @Test("a secret that comes and goes within the push is found, with the commit that brought it")
  func comesAndGoes() throws {
    let gate = try GateSandbox()
    let guilty = try gate.commit(["a.conf": "key = \(Self.key)\n"])
    try gate.commit(["a.conf": nil, "b.js": "f();\n"])
    try gate.expectFails()
    #expect(try gate.judge().places("no-credentials").map { $0["commit"] as? String } == [guilty])
    let message = try GateSandbox()
    try message.commit(["b.js": "f();\n"], message: "Use \(Self.key)")
    try message.expectFails()
    let link = try GateSandbox()
    try FileManager.default.createSymbolicLink(atPath: link.sandbox.path + "/l", withDestinationPath: "to/\(Self.key)")
    try link.commit([:])
    try link.expectFails()
    let name = try GateSandbox()
    try name.commit(["keys/\(Self.key).txt": "x\n"])
    try name.expectFails()
  }

  @Test("what only a merge has is the change's; what the mainline brought is not")
  func evilMerge() throws {
    let gate = try GateSandbox()
    try gate.commit(["b.js": "f();\n"])
    try gate.sandbox.git(["checkout", "--quiet", "main"])
    try gate.commit(["main.conf": "key = \(GateSandbox.otherKey)\n", "late.js": "eval(main)\n"])
    try gate.sandbox.git(["checkout", "--quiet", "change"])
    try gate.sandbox.git(["merge", "--quiet", "--no-ff", "--no-edit", "main"])
    #expect(try gate.judge().code == Exit.passed)
    try gate.sandbox.git(["checkout", "--quiet", "main"])
    try gate.commit(["other.js": "f();\n"])
    try gate.sandbox.git(["checkout", "--quiet", "change"])
    try gate.sandbox.git(["merge", "--quiet", "--no-ff", "--no-commit", "main"])
    try gate.commit(["other.js": "f();\nkey = '\(Self.key)';\n"], message: "Merge main")
    try gate.commit(["other.js": "f();\n"])
    try gate.expectFails()
  }

  @Test("names that are commands elsewhere are text here")
  func names() throws {
    let gate = try GateSandbox()
    try gate.commit(["a\n::error::owned\u{1B}[2J.conf": "key = \(Self.key)\n"])
    let text = try AssayCommand.run(["gate", ".", "--base", "main"], in: gate.sandbox.path)
    #expect(text.code == Exit.failed && !text.output.contains("\u{1B}") && !text.output.contains("\n::error"))
    try gate.sandbox.git(["update-ref", "refs/heads/--upload-pack=owned", "HEAD"])
    let option = try AssayCommand.run(
      ["gate", ".", "--base", "main", "--head=--upload-pack=owned"], in: gate.sandbox.path)
    #expect(option.code == Exit.failed)
    #expect(!FileManager.default.fileExists(atPath: gate.sandbox.path + "/owned"))
  }

  @Test("a submodule is told as what it is, and never followed")
  func submodule() throws {
    let gate = try GateSandbox()
    try gate.sandbox.git(["update-index", "--add", "--cacheinfo", "160000,\(try gate.sandbox.id("HEAD").hex),lib"])
    try gate.sandbox.write(
      Array("[submodule \"lib\"]\n\tpath = lib\n\turl = ext::sh -c true\n".utf8), to: ".gitmodules")
    try gate.sandbox.git(["add", ".gitmodules"])
    try gate.sandbox.git(["commit", "--quiet", "--message", "Submodule"])
    try gate.expectFails(at: "new-findings-critical")
  }

  @Test("a submodule that comes in or moves is told, wherever it is from")
  func submodulePointer() throws {
    let gate = try GateSandbox()
    let first = try gate.sandbox.id("HEAD").hex
    try gate.sandbox.git(["update-index", "--add", "--cacheinfo", "160000,\(first),vendor/lib"])
    try gate.sandbox.git(["commit", "--quiet", "--message", "Pointer"])
    let verdict = try gate.judge()
    #expect(verdict.code == Exit.failed && verdict.conditions["submodules"] == "fail")
    #expect(verdict.places("submodules").map { $0["path"] as? String } == ["vendor/lib"])
  }

  @Test("an object that is missing is no pass")
  func missing() throws {
    let gate = try GateSandbox()
    try gate.commit(["a.conf": "key = \(Self.key)\n"])
    let blob = try gate.sandbox.id("HEAD:a.conf").hex
    try gate.commit(["a.conf": "key = none\n"])
    try FileManager.default.removeItem(
      atPath: gate.sandbox.path + "/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    let verdict = try gate.judge()
    #expect(verdict.code == Exit.cannotJudge && verdict.verdict == "cannot-judge")
  }

  @Test("what is staged is judged as it is staged")
  func staged() throws {
    let gate = try GateSandbox()
    try gate.sandbox.write(Array("key = \(Self.key)\n".utf8), to: "a.conf")
    try gate.sandbox.git(["add", "a.conf"])
    try gate.sandbox.write(Array("key = none\n".utf8), to: "a.conf")
    try gate.expectFails(["--staged"])
    try gate.sandbox.git(["add", "a.conf"])
    #expect(try gate.judge(["--staged"]).code == Exit.passed)
  }
}
