package import Findings
internal import History
internal import SourceText

/// How long code had been left alone when it was changed: the middle of all places that the window's changes touched.
///
/// New code is not asked, only what replaces code that was there. In a young repository nothing can be old, so it is
/// not asked at all.
package struct TimeBetweenChanges: RepositorySignal {
  package let id = "repository.change-interval"
  package let title = "Time between changes to the same place"
  package let dimension = Dimension.quality
  package let unit = "days"
  package let question: String? = nil
  package let ladder = Ladder(
    [0: 30, 7: 55, 21: 75, 60: 90, 180: 100],
    source: "our default; LinearB and Flow take what is rewritten within 21 days for rework")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let window = evidence.end - evidence.start
    guard evidence.facts.earliestArrival <= evidence.start - window else {
      return .notAssessed("The code is younger than \(2 * policy.windowWeeks) weeks, so that nothing in it can be old.")
    }
    let places = ChangeInterval.all(in: evidence.history, window: evidence.recent)
    guard !places.isEmpty else { return .notApplicable("No change of the window touched code that was there before.") }
    let days = places.map(\.days).sorted()
    let value = days[(days.count - 1) / 2]
    let young = places.filter { $0.days < Double(policy.reworkDays) }
    let rows = young.sorted {
      ($1.lines, $0.days, $0.change, $0.path) < ($0.lines, $1.days, $1.change, $1.path)
    }.map { place in
      let change = evidence.history.changes[place.change]
      return Evidence.change(
        change,
        "\(Words.count(place.lines, "line")) changed again after \(Words.whole(place.days)) days: \(change.subject)",
        repository: evidence.history.id, path: place.path.lossyString, line: 1)
    }
    return .measured(
      Measurement(
        value: value, exposure: Double(places.count), exposureUnit: "places changed", estimator: .exact,
        summary:
          "Half of the \(Words.count(places.count, "place")) that were changed had stood for less than "
          + "\(Words.number(value)) days; \(young.count) for less than \(policy.reworkDays).",
        evidence: Evidence.limited(rows)))
  }
}
