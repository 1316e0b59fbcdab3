package import Findings
internal import Git
internal import History
internal import SourceText

/// Share of the head's function lines that stand in risky functions, weighted by band.
package struct RepositoryRiskProfile: RepositorySignal {
  package let id = "repository.risk-profile"
  package let title = "Code that is risky to change"
  package let dimension = Dimension.maintainability
  package let unit = "share of function lines, weighted by risk band"
  package let question: String? = nil
  package let ladder = Ladder(
    [0: 100, 0.05: 90, 0.15: 75, 0.3: 55, 0.5: 30, 0.8: 0],
    source: "our default over SIG 2007's bands, weighted by lines, not by count")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.isCurrent else { return .notAssessed("The tree of a past week was not read.") }
    var lines = 0.0
    var risky = 0.0
    for file in evidence.sourceFiles {
      for function in file.measure.functions {
        let nloc = Double(max(1, function.nloc))
        lines += nloc
        risky += nloc * max(FunctionRisk.complexity(function), FunctionRisk.shape(function))
      }
    }
    guard lines > 0 else { return .notApplicable("No function was found in the tree.") }
    return .measured(
      Measurement(
        value: risky / lines, exposure: lines, exposureUnit: "function lines", estimator: .exact,
        summary: "\(Words.percent(risky / lines)) of \(Words.whole(lines)) function lines, weighted by risk."))
  }
}

/// The health of the worst file: a mean would hide it.
package struct WorstFile: RepositorySignal {
  package let id = "repository.worst-file"
  package let title = "The file in the worst state"
  package let dimension = Dimension.maintainability
  package let unit = "health, 0 to 100"
  package let question: String? = nil
  package let ladder = Ladder(
    [0: 10, 30: 40, 60: 70, 90: 100], source: "our default; CodeScene shows the worst file beside every average")

  /// Code lines from which a file counts here; our default.
  private static let fileLines = 50

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.isCurrent else { return .notAssessed("The tree of a past week was not read.") }
    let files = evidence.sourceFiles.filter { $0.measure.counts.code >= Self.fileLines }
      .map { (file: $0, health: $0.health) }
    guard let worst = files.min(by: { ($0.health, $0.file.path) < ($1.health, $1.file.path) }) else {
      return .notApplicable("No source file is large enough.")
    }
    return .measured(
      Measurement(
        value: worst.health, exposure: Double(files.count), exposureUnit: "files", estimator: .exact,
        summary: "The worst file has a health of \(Words.whole(worst.health)) of 100.",
        evidence: [
          Evidence(
            text: "health \(Words.whole(worst.health))", repository: evidence.history.id,
            commit: evidence.history.head.hex, path: worst.file.path.lossyString)
        ]))
  }
}

/// The health of the files that change most often: that is where ill health costs.
package struct HotspotHealth: RepositorySignal {
  package let id = "repository.hotspots"
  package let title = "Health where most work happens"
  package let dimension = Dimension.maintainability
  package let unit = "health, 0 to 100"
  package let question: String? = nil
  package let ladder = Ladder(
    [0: 0, 40: 40, 70: 75, 95: 100], source: "our default; hotspots are Tornhill's change rate times ill health")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.isCurrent else { return .notAssessed("The tree of a past week was not read.") }
    let hotspots = Hotspots.rank(evidence).prefix(5)
    guard !hotspots.isEmpty else { return .notApplicable("No source file of the tree changed in the window.") }
    let changes = hotspots.reduce(0) { $0 + $1.changes }
    let value = hotspots.reduce(0.0) { $0 + $1.health * Double($1.changes) } / Double(changes)
    return .measured(
      Measurement(
        value: value, exposure: Double(changes), exposureUnit: "changes to them", estimator: .exact,
        summary: "The files that change most have a health of \(Words.whole(value)) of 100, by changes.",
        evidence: hotspots.map {
          Evidence(
            text: "\(Words.count($0.changes, "change")), health \(Words.whole($0.health))",
            repository: evidence.history.id, path: $0.path)
        }))
  }
}

/// Files by how often they change and how ill they are, as the page shows them.
enum Hotspots {
  /// Worst first: changes of the window times points of health missing, then changes, then path.
  static func rank(_ evidence: RepositoryEvidence) -> [RepositoryPage.Hotspot] {
    Hotspot.rank(evidence.history, followed: evidence.facts.followed, window: evidence.recent)
      .map { hotspot in
        let worst = hotspot.measure.functions.max {
          ($0.cyclomatic, $1.startLine) < ($1.cyclomatic, $0.startLine)
        }
        return RepositoryPage.Hotspot(
          path: hotspot.path.lossyString, changes: hotspot.changes, health: hotspot.health,
          codeLines: hotspot.measure.counts.code, worstFunction: worst?.name, worstCyclomatic: worst?.cyclomatic ?? 0)
      }
  }
}
