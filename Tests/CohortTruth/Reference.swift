internal import CohortGenerator

/// What each kind of contractor truly is, by signal: the mean of so many trials like the one that is judged that chance
/// has worn off.
///
/// What is planted is a process: rates per change, function, week. What a trial is expected to show, in the same language
/// and as many weeks in, is what the interval of one such trial has to cover. Much of what is counted grows or shrinks
/// with the time it is watched (copies find more to copy, lines die, risks get fixed), so that one long trial would be
/// the truth of nobody. A reading that is wrong in itself would be wrong in both, so the tests of the generator hold what
/// was planted against git's own counts.
struct Reference {
  /// Of each kind and language. The mean of eight varies with an eighth of a trial's variance: an interval that covers a
  /// known truth in 80 of 100 cases covers this one in 77.
  static let trials = 8

  private struct Place: Hashable {
    var kind: ContractorKind
    var language: Language
    var week: Int
    var signal: String
  }

  private struct Sum {
    var value = 0.0
    var exposure = 0.0
  }

  private var sums: [Place: Sum] = [:]

  /// - Parameter weeks: those whose cards are held against it, from 0.
  init(assay: String, isOdd: Bool, weeks: [Int]) throws {
    let kinds = ContractorKind.allCases.filter { $0 != .tooLittle }
    let length = (weeks.max() ?? 0) + 1
    for language in Language.allCases {
      for half in [Array(kinds.prefix(10)), Array(kinds.dropFirst(10))] {
        for number in 0..<Self.trials {
          // Seeds far from those of the trials, of the same parity.
          let seed = 1_000_000 + UInt64(number) * 2 + (isOdd ? 1 : 0)
          let cohort = Cohort(seed: seed, kinds: half, language: language, weeks: length)
          try ScratchFolder.with { folder in
            try cohort.build(in: folder)
            let pipeline = Pipeline(assay: assay, folder: folder, calendar: WorkCalendar(weeks: length))
            try pipeline.importRecords()
            for week in weeks { take(try pipeline.scorecards(week: week), cohort, week) }
          }
        }
      }
    }
  }

  /// The expected value of a signal for a kind of person; nil where it was never measured.
  func value(_ signal: String, _ kind: ContractorKind, _ language: Language, week: Int) -> Double? {
    guard let sum = sums[Place(kind: kind, language: language, week: week, signal: signal)], sum.exposure > 0 else {
      return nil
    }
    return sum.value / sum.exposure
  }

  private mutating func take(_ cards: Scorecards, _ cohort: Cohort, _ week: Int) {
    for subject in cards.subjects where subject.kind == "contractor" {
      guard let person = cohort.people.first(where: { $0.id == subject.id }) else { continue }
      for signal in subject.signals where signal.status == "measured" {
        guard let value = signal.value else { continue }
        let place = Place(kind: person.kind, language: cohort.language, week: week, signal: signal.id)
        sums[place, default: Sum()].value += value * signal.exposure
        sums[place, default: Sum()].exposure += signal.exposure
      }
    }
  }
}
