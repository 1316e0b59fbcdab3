/// The weeks of which nothing is known on one side of the comparison of hours.
package struct CoverageGaps {
  private let index: CoverageIndex

  package init(_ coverage: RecordCoverage, roster: Roster) {
    index = CoverageIndex(coverage, roster: roster)
  }

  /// Those of `weeks` in which no export that was made after them names a tracker of the contractor's, or lacks one of
  /// several.
  package func untracked(_ contractor: Contractor, in weeks: [ISOWeek]) -> [ISOWeek] {
    let trackers = index.trackers(of: contractor)
    return weeks.filter { week in
      trackers.isEmpty || trackers.contains { !index.tracked(contractor.id, system: $0, in: week).isCovered }
    }
  }

  /// Those of `weeks` in which an hourly contract ran that no export of billed hours made after them names.
  package func unbilled(_ contractor: Contractor, in weeks: [ISOWeek]) -> [ISOWeek] {
    weeks.filter { week in
      contractor.engagements.contains { engagement in
        engagement.kind == .hourly && engagement.isActive(in: week)
          && !index.billed(platform: engagement.platform.rawValue, contract: engagement.contract, in: week).isCovered
      }
    }
  }
}
