import Findings
import Gate
import RuleEngine
import SourceText
import Testing

@Suite("The baseline")
struct BaselineTests {
  private static let print = "0123456789abcdef0123456789abcdef"

  @Test("comes back as it was written, whatever stands in it")
  func roundTrip() throws {
    let entries = [
      Baseline.Entry(
        fingerprint: Fingerprint(hex: Self.print), rule: "code.js-eval",
        path: RepositoryPath("src/\u{1B}[2J\n\"a\".js"),
        by: "cto: x", reason: "- \"quoted\" \\ # and: {so} 'on'\u{85}", until: "2027-01-31"),
      Baseline.Entry(
        fingerprint: Fingerprint(hex: String(Self.print.reversed())), rule: "code.js-eval",
        path: RepositoryPath("a.js"),
        by: "cto", reason: "true"),
    ]
    let baseline = Baseline(entries: entries)
    let again = try Baseline(yaml: Array(baseline.yaml().utf8), file: "baseline.yml")
    #expect(again.entries == baseline.entries && Set(again.entries) == Set(entries))
    #expect(try Baseline(yaml: Array(Baseline().yaml().utf8), file: "baseline.yml").entries.isEmpty)
  }

  @Test(
    "refuses what says too little",
    arguments: [
      "version: 2\naccepted: []", "accepted: []", "version: 1",
      "version: 1\naccepted: [{fingerprint: abc, rule: a.b, path: a, by: x, reason: y}]",
      "version: 1\naccepted: [{fingerprint: \(print), rule: a.b, path: a, by: x}]",
      "version: 1\naccepted: [{fingerprint: \(print), rule: a.b, path: a, by: x, reason: ''}]",
      "version: 1\naccepted: [{fingerprint: \(print), rule: a.b, path: a, by: x, reason: y, until: 2027-02-29}]",
      "version: 1\naccepted: [{fingerprint: \(print), rule: a.b, path: a, by: x, reason: y, untill: 2027-02-28}]",
    ])
  func refused(_ text: String) {
    #expect(throws: ConfigurationError.self) { try Baseline(yaml: Array(text.utf8), file: "baseline.yml") }
  }
}
