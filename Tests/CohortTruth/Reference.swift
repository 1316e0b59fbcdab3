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
  private var overalls: [ContractorKind: [Double]] = [:]

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

  func overall(_ kind: ContractorKind) -> Double? {
    guard let scores = overalls[kind], !scores.isEmpty else { return nil }
    return scores.reduce(0, +) / Double(scores.count)
  }

  private mutating func take(_ cards: Scorecards, _ cohort: Cohort) {
    for subject in cards.subjects where subject.kind == "contractor" {
      guard let person = cohort.people.first(where: { $0.id == subject.id }) else { continue }
      if let score = subject.overall?.score { overalls[person.kind, default: []].append(score) }
      for signal in subject.signals where signal.status == "measured" {
        guard let value = signal.value else { continue }
        sums[person.kind, default: [:]][signal.id, default: Sum()].value += value * signal.exposure
        sums[person.kind, default: [:]][signal.id, default: Sum()].exposure += signal.exposure
      }
    }
  }
}

/// How often an 80 % interval holds the long-run value.
struct Calibration {
  private struct Count {
    var covered = 0
    var below = 0
    var above = 0
    var all: Int { covered + below + above }
  }

  private var signals: [String: Count] = [:]
  private var overall = Count()
  private var overallByTruth: [ContractorKind.Truth: Count] = [:]
  /// Signals that grow with the time they are watched, or that claim no interval.
  static let withoutInterval: Set<String> = ["security.time-to-fix", "security.credentials"]

  mutating func take(_ subject: Scorecards.Subject, kind: ContractorKind, _ reference: Reference) {
    for signal in subject.signals where signal.status == "measured" && !Self.withoutInterval.contains(signal.id) {
      guard let truth = reference.value(signal.id, kind), let low = signal.low, let high = signal.high, low < high,
        let ladder = PrintedLadder(signal.threshold)
      else { continue }
      Self.count(ladder.score(truth), low, high, &signals[signal.id, default: Count()])
    }
    if let score = subject.overall, let truth = reference.overall(kind) {
      Self.count(truth, score.low, score.high, &overall)
      Self.count(truth, score.low, score.high, &overallByTruth[kind.truth, default: Count()])
    }
  }

  private static func count(_ truth: Double, _ low: Double, _ high: Double, _ count: inout Count) {
    // A ladder's end is one score for many values: touching it is being in.
    let slack = 0.000_001
    if truth < low - slack {
      count.below += 1
    } else if truth > high + slack {
      count.above += 1
    } else {
      count.covered += 1
    }
  }

  /// Lines: a signal, how many intervals, and of a hundred how many held the truth, lay over it and lay under it.
  func table() -> [String] {
    func line(_ name: String, _ count: Count) -> String {
      func share(_ part: Int) -> String { oneDigit(100 * Double(part) / Double(max(1, count.all))) }
      let isWithin = (75...85).contains(100 * Double(count.covered) / Double(max(1, count.all)))
      return pad(name, 36) + pad("\(count.all)", 9) + pad(share(count.covered), 9) + pad(share(count.below), 12)
        + pad(share(count.above), 12) + (isWithin ? "holds" : "")
    }
    var lines = [pad("signal", 36) + "cases    covered  too kind    too harsh   aim 75 to 85"]
    lines += signals.keys.sorted().map { line($0, signals[$0] ?? Count()) }
    lines.append(line("overall score", overall))
    for truth in ContractorKind.Truth.allCases {
      if let count = overallByTruth[truth] { lines.append(line("overall score, \(truth.rawValue)", count)) }
    }
    return lines
  }
}
