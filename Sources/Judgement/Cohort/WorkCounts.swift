internal import Findings
internal import Foundation
internal import Hiring
internal import History
internal import Metrics

/// What somebody's changes of a period come to, counted: facts, and no merit.
struct WorkCounts {
  var changes = 0
  var lines = 0.0
  var testLines = 0.0
  /// Functions written, or changed for better or worse.
  var functions = 0
  var worstCyclomatic = 0
  /// The mean of the functions' health after the changes, by lines, 0 to 100; nil without a function.
  var health: Double?
  var worstHealth: Double?
  var introduced: [Severity: Double] = [:]
  var worsened = 0.0
  var fixed = 0.0
  /// Changes with added lines, and those of them that a fix or a revert had to touch soon after.
  var added = 0.0
  var fixedLater = 0.0

  init(_ evidence: ContractorEvidence, policy: JudgementPolicy) {
    var points = 0.0
    var weights = 0.0
    for work in evidence.works {
      let broken = Set(
        FixFollows.fixes(
          in: work.facts.history, deaths: work.facts.deaths, days: policy.survivalDays, until: evidence.end
        ).keys)
      for own in work.own {
        changes += 1
        lines += own.lines
        if own.addedLines > 0 {
          added += own.weight
          if broken.contains(own.change.index) { fixedLater += own.weight }
        }
        for file in own.change.files {
          if file.kind == .test, !file.isCosmetic { testLines += Double(file.added) * own.weight }
          for entry in file.findings { count(entry, own.weight) }
          guard file.kind == .source else { continue }
          for function in file.functions where function.bin != .inherited {
            guard let after = function.after else { continue }
            let health = CodeHealth.health(of: after)
            let weight = Double(max(1, after.nloc)) * own.weight
            functions += 1
            points += health * weight
            weights += weight
            worstCyclomatic = max(worstCyclomatic, after.cyclomatic)
            worstHealth = min(worstHealth ?? health, health)
          }
        }
      }
    }
    health = weights > 0 ? points / weights : nil
  }

  private mutating func count(_ entry: AttributedFinding, _ weight: Double) {
    switch entry.bin {
    case .introduced: introduced[entry.finding.severity, default: 0] += weight
    case .worsened: worsened += weight
    case .fixed: fixed += weight
    case .inherited, .improved: break
    }
  }

  /// The rows of the counts, one cell for this person in each.
  static func rows(_ people: [(evidence: ContractorEvidence, counts: WorkCounts)]) -> [CohortRow] {
    func row(_ id: String, _ title: String, _ unit: String = "", _ cell: (WorkCounts) -> CohortCell) -> CohortRow {
      CohortRow(
        id: "work.\(id)", section: .work, title: title, unit: unit,
        cells: people.map { person in
          person.evidence.expectsCode ? cell(person.counts) : CohortCell(.notApplicable, noCode)
        })
    }
    var rows = [
      row("changes", "Changes") { CohortCell(.count(Double($0.changes))) },
      row("lines", "Changed lines") { CohortCell(.count($0.lines)) },
      row("functions", "Functions written or changed") { CohortCell(.count(Double($0.functions))) },
      row("health", "Health of these functions", "of 100, by lines") { counts in
        counts.health.map { CohortCell(.number($0)) } ?? CohortCell(.notAssessed, "No function was written or changed.")
      },
      row("worst-health", "Health of the worst of them", "of 100") { counts in
        counts.worstHealth.map { CohortCell(.number($0)) }
          ?? CohortCell(.notAssessed, "No function was written or changed.")
      },
      row("worst-complexity", "Complexity of the most complex", "ways through it") { counts in
        counts.functions > 0
          ? CohortCell(.count(Double(counts.worstCyclomatic)))
          : CohortCell(.notAssessed, "No function was written or changed.")
      },
      row("test-lines", "Lines of tests added") { CohortCell(.count($0.testLines)) },
    ]
    for severity in Severity.allCases.reversed() {
      rows.append(
        row("findings.\(severity.rawValue)", "Findings introduced, \(severity.rawValue)") {
          CohortCell(.count($0.introduced[severity] ?? 0))
        })
    }
    rows += [
      row("findings.worsened", "Findings made worse") { CohortCell(.count($0.worsened)) },
      row("findings.fixed", "Findings fixed") { CohortCell(.count($0.fixed)) },
      row("later-fixes", "Changes fixed or reverted soon after") { counts in
        guard counts.added > 0 else { return CohortCell(.notAssessed, "No lines were added.") }
        var cell = CohortCell(.count(counts.fixedLater))
        cell.outOf = counts.added
        cell.outOfUnit = "changes"
        return cell
      },
    ]
    return rows
  }

  static let noCode = "Writing code is not part of this role."
}
