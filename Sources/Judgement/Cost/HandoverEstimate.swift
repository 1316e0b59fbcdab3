internal import Findings
package import Foundation
internal import History
internal import SourceText

/// How long somebody else would need to take over a contractor's code: the one place where the sum of a release's hours
/// comes from.
package enum HandoverEstimate {
  /// How well a file can be read, by its health.
  package enum Health: String, Sendable, CaseIterable {
    case well, fair, ill

    /// Nil, where the health was not measured, is in between.
    init(_ health: Double?, cost: CostPolicy) {
      guard let health else {
        self = .fair
        return
      }
      self =
        health >= CostMath.double(cost.wellHealth) ? .well : health < CostMath.double(cost.illHealth) ? .ill : .fair
    }
  }

  /// Lines in files that nobody knows once the contractor leaves, by the lines that are taken over in an hour; nil where
  /// the state that was read is not that of the week's end, so that living lines cannot be counted.
  package static func hours(_ evidence: ContractorEvidence, cost: CostPolicy) -> Decimal? {
    guard gap(in: evidence) == nil else { return nil }
    // In a fixed order: quotients are rounded, and two runs must agree.
    let lines = lines(evidence, cost: cost)
    return Health.allCases.reduce(0) { $0 + hours(lines: lines[$1] ?? 0, $1, cost: cost) }
  }

  /// Why not every line can be counted; nil where it can.
  static func gap(in evidence: ContractorEvidence) -> String? {
    if !evidence.unreadable.isEmpty { return "could not be read: \(Words.list(evidence.unreadable.sorted()))" }
    return evidence.releaseWorks.allSatisfy(\.isCurrent)
      ? nil : "whose lines are alive is known for the latest state only"
  }

  /// Middle of the estimate.
  static func hours(lines: Int, _ health: Health, cost: CostPolicy) -> Decimal {
    switch health {
    case .well: Decimal(lines) / cost.handoverLinesWell
    case .fair: Decimal(lines) / cost.handoverLines
    case .ill: Decimal(lines) / cost.handoverLinesIll
    }
  }

  /// Those lines of the repositories where they can be counted, by health.
  static func lines(_ evidence: ContractorEvidence, cost: CostPolicy) -> [Health: Int] {
    var lines: [Health: Int] = [:]
    for work in evidence.releaseWorks where work.isCurrent {
      for file in work.orphaned(in: evidence) {
        lines[Health(work.facts.health(of: file.path), cost: cost), default: 0] += file.lines
      }
    }
    return lines
  }
}

extension ContractorEvidence {
  /// All repositories that a release of the contractor concerns.
  var releaseWorks: [RepositoryWork] { works + outside }
}

extension ContractorEvidence.RepositoryWork {
  /// The files that nobody knows once the contractor leaves.
  func orphaned(in evidence: ContractorEvidence) -> [OrphanedFiles.File] {
    OrphanedFiles(
      leaving: evidence.person, own: everIndexes, departed: evidence.departed, in: facts.history,
      followed: facts.followed, isSubstantive: facts.isSubstantive
    ).files
  }
}

extension RepositoryFacts {
  /// 0 (ill) to 100 (well); nil of a file without a function that could be measured. Files are sorted by path.
  func health(of path: RepositoryPath) -> Double? {
    var (low, high) = (0, history.files.count)
    while low < high {
      let middle = (low + high) / 2
      if history.files[middle].path < path { low = middle + 1 } else { high = middle }
    }
    guard low < history.files.count, history.files[low].path == path,
      !history.files[low].measure.functions.isEmpty
    else { return nil }
    return history.files[low].health
  }
}
