/// People who were hired for the same trial, in the portfolio's order.
package struct Cohort: Sendable, Hashable {
  /// One person's trial in the cohort.
  package struct Trial: Sendable, Hashable {
    package var contractor: Contractor
    /// The contractor's engagements of this cohort, and no others; never empty.
    package var engagements: [Engagement]

    /// The first day.
    package var from: CivilDate { engagements.map(\.started).min() ?? CivilDate(daysSince1970: 0) }

    /// The end that was set; nil where none was, for any of them.
    package var trialEnds: CivilDate? {
      let ends = engagements.compactMap(\.trialEnds)
      return ends.count == engagements.count ? ends.max() : nil
    }

    /// The last day that belongs to it: its end, or the day on which the work ended before, and none after `day`. May lie
    /// before the first day where the trial had not begun.
    package func lastDay(by day: CivilDate) -> CivilDate {
      let ended = engagements.compactMap(\.ended)
      let stopped = ended.count == engagements.count ? ended.max() : nil
      return [trialEnds, stopped, day].compactMap(\.self).min() ?? day
    }

    /// The contractor as if there were no work but the trial's.
    package var alone: Contractor {
      var contractor = contractor
      contractor.engagements = engagements
      return contractor
    }
  }

  package var name: String
  package var trials: [Trial]

  /// The cohort of a name; nil where no engagement has it.
  package init?(named name: String, in contractors: [Contractor]) {
    self.name = name
    trials = contractors.compactMap { contractor in
      let engagements = contractor.engagements.filter { $0.cohort == name }
      return engagements.isEmpty ? nil : Trial(contractor: contractor, engagements: engagements)
    }
    if trials.isEmpty { return nil }
  }

  /// Every cohort that an engagement names, sorted.
  package static func names(in contractors: [Contractor]) -> [String] {
    Set(contractors.flatMap(\.engagements).compactMap(\.cohort)).sorted()
  }
}
