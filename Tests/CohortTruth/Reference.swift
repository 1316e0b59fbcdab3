internal import CohortGenerator

/// What each kind of contractor truly is, by signal: read from trials so long that chance has worn off.
///
/// What is planted is a process: rates per change, function, week. Its long-run value under the same reading is what the
/// interval of a short trial has to cover. One long trial is still a sample, so those of all languages are put together,
/// each by what it was out of; what a language alone does to a signal is taken for chance. A reading that is wrong in
/// itself would be wrong in both, so the tests of the generator hold what was planted against git's own counts.
struct Reference {
  /// Five times a usual trial.
  static let weeks = 30
  private struct Sum {
    var value = 0.0
    var exposure = 0.0
  }
  private var sums: [ContractorKind: [String: Sum]] = [:]

  init(assay: String, isOdd: Bool) throws {
    let kinds = ContractorKind.allCases.filter { $0 != .tooLittle }
    for language in Language.allCases {
      for half in [Array(kinds.prefix(10)), Array(kinds.dropFirst(10))] {
        // Seeds far from those of the trials, of the same parity.
        let seed: UInt64 = 1_000_000 + (isOdd ? 1 : 0)
        let cohort = Cohort(seed: seed, kinds: half, language: language, weeks: Self.weeks)
        try ScratchFolder.with { folder in
          try cohort.build(in: folder, policy: "version: 1\njudgement:\n  window_weeks: \(Self.weeks)\n")
          let pipeline = Pipeline(assay: assay, folder: folder, calendar: WorkCalendar(weeks: Self.weeks))
          try pipeline.importRecords()
          take(try pipeline.scorecards(week: Self.weeks - 1), cohort)
        }
      }
    }
  }

  /// The long-run value of a signal for a kind; nil where it was never measured.
  func value(_ signal: String, _ kind: ContractorKind) -> Double? {
    guard let sum = sums[kind]?[signal], sum.exposure > 0 else { return nil }
    return sum.value / sum.exposure
  }

  private mutating func take(_ cards: Scorecards, _ cohort: Cohort) {
    for subject in cards.subjects where subject.kind == "contractor" {
      guard let person = cohort.people.first(where: { $0.id == subject.id }) else { continue }
      for signal in subject.signals where signal.status == "measured" {
        guard let value = signal.value else { continue }
        sums[person.kind, default: [:]][signal.id, default: Sum()].value += value * signal.exposure
        sums[person.kind, default: [:]][signal.id, default: Sum()].exposure += signal.exposure
      }
    }
  }
}
