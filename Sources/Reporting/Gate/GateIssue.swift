internal import Findings
internal import Gate
internal import SourceText

/// One place where a change does not hold: what tools that show notes beside code are given.
struct GateIssue {
  enum Level {
    case error, warning
  }

  /// The finding's rule, or `gate.` and the condition.
  var rule: String
  var title: String
  var level: Level
  var severity: Severity
  /// Nil where it is about no file.
  var path: RepositoryPath?
  var line: Int?
  var column: Int?
  var endLine: Int?
  var endColumn: Int?
  var message: String
  /// What to do.
  var help: String
  /// 32 hexadecimal digits; the same for the same place in another run.
  var fingerprint: String
  var tags: [String]

  /// All of a report, in the order of its conditions: what fails first.
  static func all(in document: GateDocument) -> [GateIssue] {
    let report = document.report
    let findings = Dictionary(report.findings.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
    var issues: [GateIssue] = []
    for verdict in [ConditionResult.Verdict.cannotJudge, .fail, .warn] {
      for result in report.results(verdict) {
        if result.places.isEmpty { issues.append(GateIssue(result, nil, 0, findings)) }
        for (number, place) in result.places.enumerated() {
          issues.append(GateIssue(result, place, number, findings))
        }
      }
    }
    for skipped in report.coverage.skipped where skipped.isGap {
      issues.append(
        GateIssue(
          rule: "gate.unread", title: "Something was not read", level: .error, severity: .high,
          path: skipped.path.bytes.isEmpty ? nil : skipped.path, line: nil, column: nil, endLine: nil, endColumn: nil,
          message: skipped.reason, help: "Make it readable, or take it out of the change; a gate never passes over it.",
          fingerprint: ContentDigest(of: skipped.path.bytes + [0] + Array(skipped.reason.utf8)).hex.prefix32, tags: []))
    }
    return issues
  }

  private init(
    rule: String, title: String, level: Level, severity: Severity, path: RepositoryPath?, line: Int?, column: Int?,
    endLine: Int?, endColumn: Int?, message: String, help: String, fingerprint: String, tags: [String]
  ) {
    self.rule = rule
    self.title = title
    self.level = level
    self.severity = severity
    self.path = path
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
    self.message = message
    self.help = help
    self.fingerprint = fingerprint
    self.tags = tags
  }

  private init(
    _ result: ConditionResult, _ place: ConditionPlace?, _ number: Int, _ findings: [Fingerprint: Finding]
  ) {
    let level: Level = result.verdict == .warn ? .warning : .error
    let condition = "gate." + result.id
    let path = place?.path.flatMap { $0.bytes.isEmpty ? nil : $0 }
    guard let finding = place?.fingerprint.flatMap({ findings[$0] }) else {
      let commit = place?.commit.map { ", in commit \(Wording.short(commit: $0))" } ?? ""
      let key = condition + "\0" + (place?.text ?? result.message) + "\0" + (place?.commit ?? "")
      self.init(
        rule: condition, title: result.definition.title, level: level, severity: level == .error ? .high : .medium,
        path: path, line: place?.line, column: nil, endLine: nil, endColumn: nil,
        message: (place?.text ?? result.message) + commit, help: result.definition.fix,
        fingerprint: ContentDigest(of: Array(key.utf8) + [0] + (path?.bytes ?? [])).hex.prefix32,
        tags: [result.definition.dimension.rawValue])
      return
    }
    let commit = finding.inHead ? "" : finding.commit.map { ", in commit \(Wording.short(commit: $0)) only" } ?? ""
    self.init(
      rule: finding.rule, title: finding.title, level: level, severity: finding.severity, path: path,
      line: finding.inHead ? finding.range.start.line : nil, column: finding.inHead ? finding.range.start.column : nil,
      endLine: finding.inHead ? finding.range.end.line : nil,
      endColumn: finding.inHead ? finding.range.end.column : nil,
      message: finding.message + commit, help: finding.remediation, fingerprint: finding.fingerprint.hex,
      tags: [finding.dimension.rawValue] + finding.cwe)
  }
}

extension String {
  fileprivate var prefix32: String { String(prefix(32)) }
}
