internal import CohortGenerator
internal import Foundation

/// Many cohorts through the whole pipeline.
struct Benchmark {
  let assay: String
  let contractors: Int
  let isOdd: Bool
  let details: String?
  /// Whether further trials are made to hold the intervals against.
  let calibrates: Bool

  func run() throws {
    let began = Date()
    let weeks = 6
    var reference: Reference?
    if calibrates { reference = try Reference(assay: assay, isOdd: isOdd, weeks: [2, weeks - 1]) }
    let referenced = Date()
    var verdicts: [Verdict] = []
    var calibration = Calibration()
    var legacy = LegacyCharges()
    var building = 0.0
    let cohorts = (contractors + Cohort.size - 1) / Cohort.size
    for number in 0..<cohorts {
      let cohort = Cohort(seed: UInt64(number) * 2 + (isOdd ? 1 : 0), weeks: weeks)
      try ScratchFolder.with { folder in
        let start = Date()
        try cohort.build(in: folder)
        building += Date().timeIntervalSince(start)
        let pipeline = Pipeline(assay: assay, folder: folder, calendar: WorkCalendar(weeks: weeks))
        try pipeline.importRecords()
        for week in 0..<weeks {
          let answers = try pipeline.recommendations(week: week)
          let cards = week == 2 || week == weeks - 1 ? try pipeline.scorecards(week: week).subjects : []
          for person in cohort.people {
            guard let answer = answers.recommendations.first(where: { $0.contractor == person.id }) else {
              throw Pipeline.Failure(description: "seed \(cohort.seed): nothing said of \(person.id)")
            }
            let card = cards.first { $0.kind == "contractor" && $0.id == person.id }
            if let card {
              if let reference {
                calibration.take(card, truth: person.kind.truth) {
                  reference.value($0, person.kind, cohort.language, week: week)
                }
              }
              if week == weeks - 1 { try legacy.check(card, kind: person.kind, seed: cohort.seed, in: folder) }
            }
            verdicts.append(
              Verdict(
                seed: cohort.seed, language: cohort.language.rawValue, contractor: person.id, kind: person.kind,
                truth: person.kind.truth, week: week + 1, outcome: answer.recommendation, overall: card?.overall?.score,
                low: card?.overall?.low, high: card?.overall?.high,
                reasons: answer.reasons.map { "\($0.dimension): \($0.text)" },
                dimensions: card?.dimensions,
                expected: card.flatMap { card in
                  reference.map { reference in
                    Dictionary(
                      card.signals.compactMap { signal in
                        reference.value(signal.id, person.kind, cohort.language, week: week).map { (signal.id, $0) }
                      }, uniquingKeysWith: { first, _ in first })
                  }
                }))
          }
        }
      }
      // After every cohort: a run of half an hour that is broken off has said something.
      try write(verdicts)
    }
    let outcomes = Outcomes(verdicts: verdicts, weeks: weeks)
    print("\(cohorts * Cohort.size) contractors in \(cohorts) cohorts, \(isOdd ? "odd" : "even") seeds")
    print("\nOf a hundred, by kind and week: kept, coached, released, insufficient evidence\n")
    outcomes.table().forEach { print($0) }
    print("\nAims\n")
    outcomes.aims().forEach { print($0) }
    let charged = legacy.rows.count
    print(
      "\(charged == 0 ? "holds " : "MISSED") charged for legacy: \(charged) of \(legacy.checked) findings in its files")
    legacy.rows.prefix(20).forEach { print("       \($0)") }
    if reference != nil {
      print("\nCalibration of the 80 % intervals, weeks 3 and \(weeks)\n")
      calibration.table().forEach { print($0) }
    }
    print(
      "\n\(oneDigit(Date().timeIntervalSince(began))) s: \(oneDigit(referenced.timeIntervalSince(began))) s for the expectations, "
        + "\(oneDigit(building / Double(cohorts))) s to make a cohort")
  }

  private func write(_ verdicts: [Verdict]) throws {
    guard let details else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var lines = Data()
    for verdict in verdicts { lines += try encoder.encode(verdict) + Data("\n".utf8) }
    try lines.write(to: URL(filePath: details))
  }
}
