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

  @Test("what the shown part of a long line cuts off may be a key, whatever stands near it")
  func cutLine() throws {
    let key = "Zr4kQ8vT1mN6xW3yB7dL5hJ2sF9cG0eK4aPu8Rt2Wq6Ls1Vd9Xb3"
    var matcher = try RuleMatcher(Shipped.set())
    for cut in 1..<key.count {
      // The window ends 512 bytes behind the hit.
      let between = String(repeating: " ", count: 512 - "eval(name)".count - cut + "eval(name)".count)
      let rest = String(repeating: "// a line that is not long\n", count: 80)
      let found = try findings("eval(name)\(between)\(key) \(between)\n\(rest)", path: "src/a.js", &matcher)
      let excerpt = try #require(found.first { $0.rule == "code.js-eval" }).excerpt
      let shown = key.utf8.prefix(cut).count
      for start in 0..<max(0, shown - 7) {
        #expect(!excerpt.contains(key.dropFirst(start).prefix(8)), "\(cut) bytes of a key at the edge")
      }
    }
  }

  @Test("a password may begin with a dollar sign; a variable may not")
  func dollar() throws {
    var matcher = try RuleMatcher(Shipped.set())
    for (value, isSecret) in [
      ("$ecret!pw-9Xk2", true), ("$ecrEt%Pw+9Xk2", true), ("$DB_PASSWORD", false), ("$config['db.password']", false),
      ("$dbHost:$dbPort", false), ("${DB_PASSWORD:-}", false),
    ] {
      let found = try findings("DB_PASSWORD=\(value)\n", path: "deploy/.env", &matcher)
      #expect(found.contains(where: \.isCredential) == isSecret, "\(value)")
    }
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
