import Findings
import Gate
import Testing

@testable import Reporting

@Suite("What hooks print")
struct HookTextTests {
  private func document(_ verdict: GateVerdict) -> GateDocument {
    var report = GateReport.unjudged("the reason")
    report.verdict = verdict
    if verdict != .cannotJudge { report.coverage.skipped = [] }
    return GateDocument(
      tool: ScanReport.Tool(name: "assay", version: "0", model: "0", rulesDigest: ""), report: report, repository: "r",
      base: GateDocument.nothing, head: String(repeating: "a", count: 40), mergeBase: GateDocument.nothing,
      policyDigest: "", policySource: nil, isShallow: false, notes: [])
  }

  private func verdict(_ ref: String, _ verdict: GateVerdict?) -> HookVerdict {
    HookVerdict(ref: ref, how: "new", document: verdict.map(document))
  }

  @Test("the worst verdict decides, and not knowing is worse than failing")
  func worst() {
    let all = [verdict("refs/heads/a", .pass), verdict("refs/heads/b", .fail), verdict("refs/heads/c", .cannotJudge)]
    #expect(HookVerdict.worst(of: all) == .cannotJudge)
    #expect(HookVerdict.worst(of: Array(all.prefix(2))) == .fail)
    #expect(HookVerdict.worst(of: Array(all.prefix(1))) == .pass)
    #expect(HookVerdict.worst(of: [verdict("refs/heads/d", nil)]) == .pass)
    #expect(HookVerdict.worst(of: []) == .pass)
  }

  @Test("every ref is named with its verdict, and the end says what becomes of the push")
  func refs() {
    let refused = HookText.render(
      [verdict("refs/heads/a", .pass), verdict("refs/heads/b", .fail)], subject: "push", style: TerminalStyle(width: 90)
    )
    #expect(refused.contains("refs/heads/a\n  new\nPASS: everything up to aaaaaaaaaa may be merged."))
    #expect(refused.hasSuffix("The push is refused. Mend what FAILS above and push again. Look at refs/heads/b.\n"))
    let unknown = HookText.render(
      [HookVerdict(ref: nil, how: "", document: document(.cannotJudge))], subject: "commit", style: TerminalStyle())
    #expect(unknown.contains("the reason") && unknown.contains("The commit is refused"))
    let nothing = HookText.render([verdict("refs/heads/d", nil)], subject: "push", style: TerminalStyle())
    #expect(nothing == "refs/heads/d\n  new\n")
  }

  @Test("names are inert, and lines no wider than asked for")
  func hostile() {
    let name = "refs/heads/\u{1B}[2J\u{202E}" + String(repeating: "long", count: 100)
    let text = HookText.render([verdict(name, .fail)], subject: "push", style: TerminalStyle(width: 90))
    #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 90 })
    var status = HookStatus(kind: "pre-push", path: "/a\u{1B}b")
    (status.state, status.isRun, status.program) = (.installed, false, "/c\u{1B}d")
    let report = HookReport(repository: "r", folder: "/f\u{1B}", source: "s", hooks: [status])
    #expect(!report.text(style: TerminalStyle()).contains("\u{1B}") && !report.json.contains("\u{1B}"))
    #expect(report.text(style: TerminalStyle()).contains("git does not run it"))
  }
}
