internal import Findings
internal import SourceText

extension RuleMatcher {
  /// The findings of one file that are left when rules have had their say about each other: first those go whose rule
  /// needs another's hit near by, then those that another rule's finding at the same place stands for.
  ///
  /// - Parameter hits: what expressions matched, reported or not.
  func related(_ findings: [Finding], hits: [ContentHit], lines: LineIndex) -> [Finding] {
    guard !set.relations.isEmpty else { return findings }
    var linesOfRule: [String: [Int]] = [:]
    for finding in findings { linesOfRule[finding.rule, default: []].append(finding.range.start.line) }
    for hit in hits {
      linesOfRule[set.compiled[hit.rule].rule.id, default: []].append(lines.range(of: hit.span).start.line)
    }
    let needed = findings.filter { finding in
      guard let need = set.relations[finding.rule]?.requires else { return true }
      return linesOfRule[need.rule, default: []].contains {
        $0 >= finding.range.start.line - need.lines && $0 <= finding.range.end.line + need.lines
      }
    }
    var overriding: [String: [TextRange]] = [:]
    for finding in needed {
      for id in set.relations[finding.rule]?.overrides ?? [] { overriding[id, default: []].append(finding.range) }
    }
    return needed.filter { finding in
      !overriding[finding.rule, default: []].contains { $0.start < finding.range.end && finding.range.start < $0.end }
    }
  }
}
