import Findings
import SourceText
import TestSupport
import Testing

@Suite("Order of findings and of what was skipped")
struct OrderTests {
  private func finding(_ rule: String, _ severity: Severity, _ path: String, line: Int, column: Int = 1) -> Finding {
    let start = TextPosition(line: line, column: column)
    return Finding(
      rule: rule, title: "", severity: severity, confidence: .high, dimension: .security, cwe: [],
      path: RepositoryPath(path), range: TextRange(start: start, end: start),
      fingerprint: Fingerprint(hex: "\(rule)\(path)\(line)"), message: "", remediation: "", excerpt: "", minutes: 0,
      isCredential: false)
  }

  @Test("worst first, then path, place, rule")
  func findings() {
    let expected = [
      finding("z", .critical, "z", line: 9), finding("a", .high, "a", line: 2), finding("a", .high, "a", line: 10),
      finding("a", .high, "b", line: 1, column: 1), finding("b", .high, "b", line: 1, column: 1),
      finding("a", .high, "b", line: 1, column: 2), finding("a", .medium, "a", line: 1),
      finding("a", .low, "a", line: 1), finding("a", .info, "a", line: 1),
    ]
    var random = SeededRandom(seed: 7)
    for _ in 0..<20 {
      let sorted = expected.shuffled(using: &random).sorted(by: Finding.precedes)
      #expect(sorted == expected, "seed \(random.seed)")
    }
  }

  @Test("severities, confidences and dimensions rise in the order in which they are listed")
  func ranks() {
    #expect(Severity.allCases == Severity.allCases.sorted())
    #expect(Severity.allCases.map(\.rank) == Array(0..<5))
    #expect(Confidence.allCases == Confidence.allCases.sorted())
    #expect(Dimension.allCases == Dimension.allCases.sorted())
    #expect(
      Dimension.allCases.map(\.rawValue) == [
        "security", "quality", "maintainability", "ownership", "delivery", "hours",
      ])
  }

  @Test("parts of a coverage add up to the same whole in any order")
  func coverage() {
    func part(_ files: Int, _ skipped: [String]) -> Coverage {
      Coverage(
        files: files, bytes: files * 10, blobs: files,
        skipped: skipped.map { Coverage.Skipped(path: RepositoryPath($0), reason: "why", isGap: true) })
    }
    var left = part(1, ["b"])
    left.merge(part(2, ["c", "a"]))
    var right = part(2, ["a", "c"])
    right.merge(part(1, ["b"]))
    #expect(left == right)
    #expect(left.files == 3 && left.bytes == 30 && left.blobs == 3)
    #expect(left.skipped.map(\.path.lossyString) == ["a", "b", "c"])
  }
}
