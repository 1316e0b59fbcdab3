package import Findings
internal import SourceText

extension RuleMatcher {
  /// Findings of commit rules: message, size, clock, identity. Merges are judged by their clocks and mail addresses
  /// alone. The path of such a finding is empty.
  package mutating func findings(in commit: CommitFacts, key: FingerprintKey) throws(RuleError) -> [Finding] {
    var findings: [Finding] = []
    for rule in set.compiled where rule.isActive {
      guard case .commit(let match) = rule.rule.match, let detail = try detail(match.check, commit, rule.rule) else {
        continue
      }
      // What survives a rebase: the words, who and when.
      let content = "\(commit.message)\0\(commit.authorEmail)\0\(commit.authoredAt)"
      let nowhere = TextPosition(line: 1, column: 1)
      let path = RepositoryPath(bytes: [])
      var finding = finding(
        rule.rule, path: path, range: TextRange(start: nowhere, end: nowhere),
        fingerprint: key.fingerprint(
          rule: rule.rule.id, path: path, content: Self.folded(content.utf8), ordinal: 0),
        message: rule.rule.title + ": " + detail, excerpt: try concealed(String(commit.subject.prefix(160))),
        minutes: rule.rule.minutes.base)
      finding.commit = commit.id
      finding.author = commit.authorEmail
      findings.append(finding)
    }
    return findings.sorted(by: Finding.precedes)
  }

  /// What is wrong with the commit in the terms of one check; nil where nothing is.
  private mutating func detail(
    _ check: CommitMatch.Check, _ commit: CommitFacts, _ rule: Rule
  ) throws(RuleError) -> String? {
    switch check {
    case .subject(let patterns):
      guard !commit.isMerge, try matches(patterns, commit.subject, rule: rule.id) else { return nil }
      return commit.subject.isEmpty ? "it is empty" : "'\(try concealed(String(commit.subject.prefix(72))))'"
    case .mail(let patterns):
      for address in [commit.authorEmail, commit.committerEmail] where try matches(patterns, address, rule: rule.id) {
        return String(address.prefix(120))
      }
      return nil
    case .number(let number, let over, let under):
      guard !commit.isMerge else { return nil }
      let value = Self.value(number, of: commit)
      if let over, value > over { return "\(value) \(Self.unit(number)), over \(over)" }
      if let under, value < under { return "\(value) \(Self.unit(number)), under \(under)" }
      return nil
    case .clock(.committerBeforeAuthor, let tolerance):
      let seconds = commit.authoredAt.subtractingReportingOverflow(commit.committedAt).partialValue
      return seconds > Int64(tolerance) ? "committed \(seconds) seconds before it was written" : nil
    case .clock(.future, let tolerance):
      let ahead = max(commit.authoredAt, commit.committedAt).subtractingReportingOverflow(commit.now).partialValue
      return ahead > Int64(tolerance) ? "\(ahead) seconds ahead of now" : nil
    }
  }

  private static func value(_ number: CommitMatch.Number, of commit: CommitFacts) -> Int {
    switch number {
    case .changedLines: commit.changedLines
    case .changedFiles: commit.changedFiles
    case .subjectLength: commit.subject.count
    case .sourceFilesWithoutTests: commit.testFilesChanged == 0 ? commit.sourceFilesChanged : 0
    }
  }

  private static func unit(_ number: CommitMatch.Number) -> String {
    switch number {
    case .changedLines: "changed lines"
    case .changedFiles: "changed files"
    case .subjectLength: "characters"
    case .sourceFilesWithoutTests: "source files changed without a test"
    }
  }
}
