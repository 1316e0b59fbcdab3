import Findings
import Git
import RuleEngine
import SourceText
import TestSupport

@testable import History

/// Code to move about, rules that see what is in it, and the bins that it falls into.
enum MoveStories {
  static let rules = """
    rules:
      - id: test.eval
        title: Code made from text
        description: Runs whatever the text holds.
        remediation: Call the function itself.
        severity: high
        confidence: high
        dimension: security
        scopes: [code]
        match:
          patterns: ['\\beval\\(']
        minutes: { base: 20 }
        examples: ["«eval(»text);", "x = «eval(»text);"]
        near_misses: ["// eval(text);", "evaluate(text);"]
      - id: test.shell
        title: Shell command
        description: Runs a shell.
        remediation: Call the program itself.
        severity: high
        confidence: high
        dimension: security
        match:
          patterns: ['\\bexec\\(.rm']
        minutes: { base: 20 }
        examples: ["«exec('rm»');", "x = «exec('rm»');"]
        near_misses: ["exec(program);", "execute('rm');"]
      - id: test.long
        title: Long function
        description: Too long.
        remediation: Take steps out.
        severity: low
        confidence: high
        dimension: maintainability
        match: { measure: { of: function, name: nloc, over: 12, severe_over: 100, severe_severity: medium } }
        minutes: { base: 20, per_unit: 1 }
        examples:
          - { path: src/f.js, text: "«»function f(a) {\\n{{repeat:20}}  a++;\\n  return a;\\n}\\n" }
          - { path: src/f.js, text: "«»function f(a) {\\n{{repeat:30}}  a++;\\n  return a;\\n}\\n" }
        near_misses:
          - { path: src/f.js, text: "function f(a) {\\n{{repeat:5}}  a++;\\n  return a;\\n}\\n" }
          - { path: src/f.js, text: "function f(a) {\\n{{repeat:50}}  // a comment\\n  return a;\\n}\\n" }
    """

  static func history(_ sandbox: GitSandbox) async throws -> RepositoryHistory {
    let rules = try RuleLoading.load(yaml: Array(Self.rules.utf8), file: "test.yml")
    let reader = HistoryReader(
      path: sandbox.path, id: "r", mainline: nil, identities: IdentityMap(confirmed: [:]),
      rules: try RuleSet(rules: rules), key: .unkeyed, jobs: 1)
    return try await reader.read(until: 4_000_000_000)
  }

  /// Each change's bins, findings then functions, `test.` left out: `introduced eval`, `worsened f`.
  static func bins(_ sandbox: GitSandbox) async throws -> [[String]] {
    try await history(sandbox).changes.map { change in
      change.files.flatMap { file in
        file.findings.map { "\($0.bin.rawValue) \($0.finding.rule.dropFirst(5))" }
          + file.functions.filter { $0.bin != .inherited }.map { entry in
            "\(entry.bin.rawValue) \((entry.after ?? entry.before)?.name ?? "")"
          }
      }
    }
  }

  /// A function of some substance, with a sink in it.
  static func price(_ name: String = "price", quote: String = "'", indent: String = "  ") -> String {
    """
    function \(name)(basket, country) {
    \(indent)let total = 0;
    \(indent)for (const item of basket.items) {
    \(indent)\(indent)if (item.amount > 0 && item.price) {
    \(indent)\(indent)\(indent)total += item.amount * item.price;
    \(indent)\(indent)}
    \(indent)}
    \(indent)const rate = country === \(quote)DE\(quote) ? 0.19 : 0.2;
    \(indent)const rule = eval(basket.rule);
    \(indent)return rule(total * (1 + rate), \(quote)rounded\(quote));
    }

    """
  }

  /// Code that shares little with `price`.
  static let other = """
    export async function load(path) {
      const answer = await fetch(`/api/${path}`);
      return answer.ok ? answer.json() : null;
    }

    """
}
