import Analysis
import Findings
import RuleEngine
import SourceText

/// Paths as they may be shown: without a secret that somebody put into a file's name.
struct ConcealedPaths: ~Copyable {
  private var analyzer: BlobAnalyzer
  private var known: [RepositoryPath: RepositoryPath] = [:]

  init(_ rules: RuleSet) throws(RuleError) {
    analyzer = try BlobAnalyzer(rules: rules, key: .unkeyed)
  }

  mutating func shown(_ path: RepositoryPath) throws(RuleError) -> RepositoryPath {
    if let known = known[path] { return known }
    let text = path.lossyString
    let concealed = try analyzer.concealed(text)
    let shown = concealed == text ? path : RepositoryPath(concealed)
    known[path] = shown
    return shown
  }

  /// The same for everything that a scan tells.
  mutating func conceal(in findings: inout [Finding], _ coverage: inout Coverage) throws(RuleError) {
    for index in findings.indices { findings[index].path = try shown(findings[index].path) }
    for index in coverage.skipped.indices { coverage.skipped[index].path = try shown(coverage.skipped[index].path) }
  }
}
