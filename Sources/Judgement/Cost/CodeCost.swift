internal import Findings
package import Foundation
package import Hiring
internal import History

/// What one contractor's changes did to the work that is still to be done, by quarter of the committer's clock.
///
/// Findings of every dimension of medium confidence and more count with their minutes, as the cards count them:
/// introduced in full, made worse or better by the policy's part, each by the part of the change that the person answers
/// for. What they inherited is charged to nobody. All changes since the first engagement began count, not only those of
/// the card's window.
package struct CodeCost: Sendable, Hashable {
  /// One quarter's, not rounded.
  package struct Amounts: Sendable, Hashable {
    package var introducedMinutes = 0.0
    package var repaidMinutes = 0.0
    /// Source and test lines written.
    package var writtenLines = 0.0
    /// Those of them that a fix or a revert rewrote while they were young, by whomever.
    package var repairedLines = 0.0
    /// Those that anybody rewrote while they were young, for whatever reason.
    package var rewrittenLines = 0.0
    package var changes = 0
    package var changedLines = 0.0

    package init() {}

    package static func + (left: Amounts, right: Amounts) -> Amounts {
      var sum = left
      sum.introducedMinutes += right.introducedMinutes
      sum.repaidMinutes += right.repaidMinutes
      sum.writtenLines += right.writtenLines
      sum.repairedLines += right.repairedLines
      sum.rewrittenLines += right.rewrittenLines
      sum.changes += right.changes
      sum.changedLines += right.changedLines
      return sum
    }

    /// Part of the written lines that had to be repaired, 0 to 1; nil where none was written.
    package var reworkShare: Double? { writtenLines > 0 ? min(1, repairedLines / writtenLines) : nil }
  }

  package var quarters: [Quarter: Amounts] = [:]
  /// Changes from before the first engagement, which nobody paid for here.
  package var earlierChanges = 0
  /// Part of the changed lines in their repositories whose author is confirmed; nil without any.
  package var attributionCoverage: Double?
  /// Repositories of theirs that could not be read.
  package var unreadable: [String] = []
  /// What somebody else would have to learn; nil where it is not known, as for a past week.
  package var handoverHours: Decimal?

  package init() {}

  package var total: Amounts {
    quarters.sorted { $0.key < $1.key }.reduce(Amounts()) { $0 + $1.value }
  }
}

extension CodeCost {
  /// Linear in the changes and the line deaths of the contractor's repositories.
  package init(_ evidence: ContractorEvidence, policy: JudgementPolicy, cost: CostPolicy) {
    let start = evidence.contractor.engagements.map(\.started).min().map { Int64($0.startUTC.timeIntervalSince1970) }
    for work in evidence.works {
      let changes = work.facts.history.changes
      var own: Set<Int> = []
      for index in work.everIndexes.sorted() {
        let change = changes[index]
        if let start, change.committedAt < start {
          earlierChanges += 1
          continue
        }
        own.insert(index)
        add(OwnChange(change: change, weight: change.weight), policy)
      }
      for death in work.facts.deaths
      where own.contains(death.origin) && death.seconds < Int64(policy.reworkDays) * 86_400 {
        let by = changes[death.by]
        guard by.committedAt < evidence.end, by.author.standing != .bot else { continue }
        let origin = changes[death.origin]
        let lines = Double(death.lines) * origin.weight
        let quarter = Self.quarter(of: origin)
        quarters[quarter, default: Amounts()].rewrittenLines += lines
        if death.isRepair { quarters[quarter, default: Amounts()].repairedLines += lines }
      }
    }
    attributionCoverage = evidence.attributionCoverage
    unreadable = evidence.unreadable
    handoverHours = HandoverEstimate.hours(evidence, cost: cost)
  }

  private mutating func add(_ own: OwnChange, _ policy: JudgementPolicy) {
    var sums = Amounts()
    sums.changes = 1
    sums.changedLines = own.lines
    sums.writtenLines = own.addedLines
    for entry in own.change.files.flatMap(\.findings) where entry.finding.confidence >= .medium {
      let minutes = Double(entry.finding.minutes) * own.weight
      switch entry.bin {
      case .introduced: sums.introducedMinutes += minutes
      case .worsened: sums.introducedMinutes += minutes * policy.worsenedShare
      case .improved: sums.repaidMinutes += minutes * policy.worsenedShare
      case .fixed: sums.repaidMinutes += minutes
      case .inherited: break
      }
    }
    let quarter = Self.quarter(of: own.change)
    quarters[quarter] = (quarters[quarter] ?? Amounts()) + sums
  }

  private static func quarter(of change: Change) -> Quarter {
    Quarter(containing: CivilDate(utc: Date(timeIntervalSince1970: Double(change.committedAt))))
  }
}
