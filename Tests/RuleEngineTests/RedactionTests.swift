import Findings
import Foundation
import RuleEngine
import Testing

@Suite("Secrets never leave the matcher")
struct RedactionTests {
  // Random text in the form of issued keys, put together here so that no file holds one whole.
  static let canaries: [(name: String, secret: String, publicPrefix: Int)] = [
    ("aws", "AKIA" + "QYLPMN5HFIQR7XYA", 4),
    ("github", "ghp_" + "R7fK2mQx9LwZ4vTn8YcB1sHd6GjP3aUeXoV5", 4),
    ("stripe", "sk_" + "live_51HxQ9KvWn7TyLc2RbM5dHs8GjP", 7),
    ("assigned", "k3vWn7" + "TyLc2RbM5dHs8GjP4a", 0),
  ]

  private func texts(of findings: [Finding]) throws -> String {
    String(decoding: try JSONEncoder().encode(findings), as: UTF8.self) + "\(findings)"
  }

  private func expectAbsent(_ secret: String, publicPrefix: Int, in text: String) {
    let bytes = Array(secret.utf8)
    for start in 0...(bytes.count - 8) where start >= 1 || publicPrefix < 8 {
      let slice = String(decoding: bytes[start..<(start + 8)], as: UTF8.self)
      #expect(!text.contains(slice), "a slice at \(start) of a secret is shown")
    }
    for shift in 0..<3 {
      let encoded = Data(Array(repeating: UInt8(ascii: " "), count: shift) + bytes).base64EncodedString()
      #expect(!text.contains(encoded.dropFirst(4).dropLast(4)))
    }
  }

  @Test("no field of a finding holds a slice of a secret", arguments: canaries.indices)
  func canary(index: Int) throws {
    let canary = Self.canaries[index]
    var matcher = try RuleMatcher(Shipped.set())
    let text = "const api_key = \"\(canary.secret)\"; console.log(\"x\"); eval(api_key)\n"
    let found = try findings(text, path: "src/a.js", &matcher)
    #expect(found.contains { $0.isCredential })
    #expect(found.contains { !$0.isCredential })
    expectAbsent(canary.secret, publicPrefix: canary.publicPrefix, in: try texts(of: found))
  }

  @Test("a rule that is off still conceals what it recognises")
  func ruleIsOff() throws {
    let canary = Self.canaries[0]
    let overrides = RuleOverrides(packs: ["secrets": false])
    var matcher = try RuleMatcher(RuleSet(rules: Shipped.rules, overrides: overrides))
    let found = try findings("eval(key, \"\(canary.secret)\")\n", path: "src/a.js", &matcher)
    #expect(found.map(\.rule) == ["code.js-eval"])
    expectAbsent(canary.secret, publicPrefix: 4, in: try texts(of: found))
  }

  @Test("two secrets on a long line are both concealed, and the excerpt is short")
  func longLine() throws {
    let (first, second) = (Self.canaries[0].secret, Self.canaries[1].secret)
    var matcher = try RuleMatcher(Shipped.set())
    let filler = String(repeating: "word ", count: 60)
    let found = try findings("\(filler)'\(first)' '\(second)' \(filler)\n", path: "notes.txt", &matcher)
    #expect(found.count == 2)
    for finding in found { #expect(finding.excerpt.utf8.count <= 170) }
    expectAbsent(first, publicPrefix: 4, in: try texts(of: found))
    expectAbsent(second, publicPrefix: 4, in: try texts(of: found))
  }

  @Test("a secret in a commit message is concealed")
  func commitMessage() throws {
    let secret = Self.canaries[0].secret
    var matcher = try RuleMatcher(Shipped.set())
    let facts = CommitFacts(id: "abc", message: "wip \(secret)", authorEmail: "root@localhost", changedLines: 9_000)
    let found = try matcher.findings(in: facts, key: .unkeyed)
    #expect(found.count >= 2)
    expectAbsent(secret, publicPrefix: 4, in: try texts(of: found))
  }
}
