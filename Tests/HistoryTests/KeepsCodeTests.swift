import Findings
import Git
import RuleEngine
import TestSupport
import Testing

@testable import History

/// What counts as a mere change of layout, for which nobody is charged or credited.
@Suite("Same code in another layout")
struct KeepsCodeTests {
  static let original = """
    const limit = 10
    // The first.
    function one(a) {
      return a + limit
    }
    function two(b) {
      if (b) { return one(b) }
      return 0
    }
    export default { one, two }

    """

  private func keepsCode(_ changed: String, path: String = "a.js", original: String = original) async throws -> Bool {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit([path: original], time: 1_790_000_000)
    try sandbox.commit([path: changed], time: 1_790_000_100)
    let reader = HistoryReader(
      path: sandbox.path, id: "r", mainline: nil, identities: IdentityMap(confirmed: [:]),
      rules: try RuleSet(rules: []), key: .unkeyed, jobs: 1)
    let history = try await reader.read(until: 4_000_000_000)
    return try #require(history.changes.last?.files.first).keepsCode
  }

  @Test("another order, other white space and other comments keep the code")
  func layout() async throws {
    let lines = Self.original.split(separator: "\n").map { String($0) }
    let moved = (lines[5...8] + lines[0...4] + lines[9...]).joined(separator: "\n") + "\n"
    #expect(try await keepsCode(moved))
    #expect(try await keepsCode(Self.original.replacing("  ", with: "\t")))
    #expect(try await keepsCode(Self.original.replacing("// The first.", with: "/* Adds\n the limit. */")))
    #expect(try await keepsCode(Self.original.replacing("\n", with: "\r\n")))
    // The name is nobody's body: whoever calls the function changes.
    #expect(try await keepsCode(Self.original.replacing("function two", with: "function three")))
  }

  @Test(
    "a value or a statement outside functions does not keep it, nor does anything inside one",
    arguments: [
      ("limit = 10", "limit = 1000"), ("export default { one, two }", "export default { one }"),
      ("return 0", "return 1"), ("const limit", "start()\nconst limit"),
    ])
  func code(old: String, new: String) async throws {
    #expect(try await !keepsCode(Self.original.replacing(old, with: new)))
  }

  @Test("indentation that means something is code")
  func python() async throws {
    let original = "LIMIT = 1\n\ndef one(a):\n    if a:\n        a = 2\n    return a\n"
    #expect(
      try await keepsCode(
        original.replacing("LIMIT = 1\n", with: "LIMIT = 1  # why\n\n"), path: "a.py", original: original))
    #expect(
      try await !keepsCode(original.replacing("    return", with: "        return"), path: "a.py", original: original))
    #expect(try await !keepsCode(original.replacing("LIMIT = 1", with: "LIMIT = 2"), path: "a.py", original: original))
  }
}
