internal import Findings
internal import History
internal import SourceText

/// The lines of the functions that changes wrote, by how risky those functions are.
///
/// Only what a change made risky counts: a new function with its risk, an old one with what the change added to it.
/// What was risky before and stayed so is the repository's, not the person's.
struct AuthoredRisk {
  var riskyLines = 0.0
  var lines = 0.0
  var functions = 0.0
  var rows: [(risk: Double, row: Evidence)] = []

  init(of changes: [OwnChange], repository: String, by risk: (FunctionMeasure) -> Double) {
    for own in changes {
      for file in own.change.files where file.kind == .source {
        for function in file.functions {
          guard let after = function.after, function.bin == .introduced || function.bin == .worsened else { continue }
          let nloc = Double(max(1, after.nloc)) * own.weight
          let added = max(0, risk(after) - (function.before.map(risk) ?? 0))
          lines += nloc
          functions += own.weight
          riskyLines += nloc * added
          if added > 0 {
            let text =
              "\(after.name): complexity \(after.cyclomatic), \(after.nloc) lines, nesting \(after.nesting), "
              + Words.count(after.parameters, "parameter")
            rows.append(
              (
                nloc * added,
                .change(
                  own.change, text, repository: repository, path: file.path.lossyString, line: after.startLine)
              ))
          }
        }
      }
    }
  }

  private init() {}

  static func + (left: AuthoredRisk, right: AuthoredRisk) -> AuthoredRisk {
    var sum = left
    sum.riskyLines += right.riskyLines
    sum.lines += right.lines
    sum.functions += right.functions
    sum.rows += right.rows
    return sum
  }

  /// The share of authored function lines that are risky, as a reading.
  static func share(
    _ evidence: ContractorEvidence, _ policy: JudgementPolicy, ladder: Ladder, what: String,
    by risk: (FunctionMeasure) -> Double
  ) -> Reading {
    let own = evidence.works.reduce(AuthoredRisk()) {
      $0 + AuthoredRisk(of: $1.own, repository: $1.facts.history.id, by: risk)
    }
    let past = evidence.works.reduce(AuthoredRisk()) {
      $0 + AuthoredRisk(of: $1.past, repository: $1.facts.history.id, by: risk)
    }
    guard own.lines > 0 else { return .notApplicable("No function was written or made worse.") }
    let value = own.riskyLines / own.lines
    // Lines of one function are not independent of each other: a function is one trial, however long.
    let pastShare = past.lines > 0 ? past.riskyLines / past.lines : 0
    let rows = own.rows.enumerated().sorted { ($1.element.risk, $0.offset) < ($0.element.risk, $1.offset) }
    return .measured(
      Measurement(
        value: value, exposure: own.lines, exposureUnit: "lines of functions written",
        estimator: policy.share(
          of: own.functions, past: Tally(events: pastShare * past.functions, exposure: past.functions), ladder: ladder),
        summary:
          "\(Words.percent(value)) of the \(Words.whole(own.lines)) function lines written, weighted by risk, "
          + "\(what).",
        evidence: Evidence.limited(rows.map(\.element.row))))
  }
}
