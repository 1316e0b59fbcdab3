internal import Hiring
internal import Judgement

/// A cohort's words and numbers; every format says them the same way.
enum CohortWording {
  static func title(_ comparison: CohortComparison) -> String {
    let task = comparison.task.map { task in
      " · \(task.ids.joined(separator: ", "))" + (task.names.isEmpty ? "" : ", \(task.names.joined(separator: "; "))")
    }
    return "Cohort \(comparison.cohort) · \(comparison.week)\(task ?? "")"
  }

  static func name(_ section: CohortRow.Section) -> String {
    switch section {
    case .standing: "Where everybody stands"
    case .dimensions: "Dimensions"
    case .security: "Security"
    case .quality: "Quality"
    case .maintainability: "Maintainability"
    case .ownership: "Ownership"
    case .delivery: "Delivery"
    case .hours: "Hours"
    case .task: "The task"
    case .work: "What there is to judge by: no merit"
    case .cost: "Hours and money of the trial"
    }
  }

  /// The cell in a few letters.
  static func value(_ cell: CohortCell, unit: String) -> String {
    guard let value = cell.value else { return name(cell.status) }
    switch value {
    case .count(let count): return Wording.decimal(count)
    case .number(let number): return unit.hasPrefix("share") ? Wording.percent(number) : hundredths(number)
    case .seconds(let seconds): return Wording.hours(seconds: seconds)
    case .money(let amounts): return amounts.map(PipelineWording.money).joined(separator: " + ")
    case .score(let score): return "\(Wording.score(score.value)) \(score.grade.rawValue)"
    case .days(let from, let to): return "\(short(from))–\(short(to))"
    case .words(let text):
      return Recommendation.Outcome(rawValue: text).map { $0 == .insufficientEvidence ? "too little" : $0.rawValue }
        ?? text
    }
  }

  /// What stands under it: its interval, or what it was counted from; empty where there is nothing.
  static func below(_ cell: CohortCell) -> String {
    if case .score(let score) = cell.value { return "\(Wording.score(score.low))–\(Wording.score(score.high))" }
    guard cell.value != nil, let outOf = cell.outOf else { return "" }
    guard let events = cell.events else { return "of \(Wording.decimal(outOf))" }
    return "\(Wording.decimal(events)) of \(Wording.decimal(outOf))"
  }

  /// What the counts of a row are out of, as its cells say it.
  static func exposure(_ row: CohortRow) -> String? {
    row.cells.first { $0.value != nil && !$0.outOfUnit.isEmpty }?.outOfUnit
  }

  /// The same with its interval, in one line.
  static func inline(_ cell: CohortCell, unit: String) -> String {
    let below = below(cell)
    return value(cell, unit: unit) + (below.isEmpty ? "" : " (\(below))")
  }

  static func name(_ status: CohortCell.Status) -> String {
    switch status {
    case .measured: ""
    case .insufficientEvidence: "too little"
    case .notApplicable: "n/a"
    case .notAssessed: "–"
    }
  }

  /// Rows in which somebody has a number, and the titles of the others.
  static func parts(_ comparison: CohortComparison) -> (shown: [CohortRow], empty: [String]) {
    let isShown = { (row: CohortRow) in
      row.section == .standing || row.section == .dimensions || row.section == .task || row.section == .cost
        || row.cells.contains { $0.value != nil }
    }
    return (comparison.rows.filter(isShown), comparison.rows.filter { !isShown($0) }.map(\.title))
  }

  static let legend =
    "“too little”: under the evidence floor, compared with nobody. “n/a”: not asked of this role or contract. “–”: not "
    + "known. The second line is the 80 % interval of a score, or what was counted and out of how much."

  // MARK: Sentences

  /// How the columns stand.
  static func order(_ comparison: CohortComparison) -> String {
    guard let id = comparison.sortedBy, let row = comparison.rows.first(where: { $0.id == id }) else {
      return "In the order of the portfolio, not ranked."
    }
    return "In the order of one row of this task, rising: \(row.title)."
  }

  /// What lies apart and what does not, one sentence a row; the rows in which nothing does are counted.
  static func differences(_ comparison: CohortComparison) -> [String] {
    let names = Dictionary(
      comparison.people.map { ($0.contractor.id, $0.contractor.name) }, uniquingKeysWith: { first, _ in first })
    func name(_ id: String) -> String { names[id] ?? id }
    var sentences: [String] = []
    var undecided: [String] = []
    for row in comparison.rows where row.isCompared {
      let pairs = comparison.differences.filter { $0.row == row.id }
      guard !pairs.isEmpty else { continue }
      let apart = pairs.filter { $0.kind == .apart }
      guard !apart.isEmpty else {
        undecided.append(row.title)
        continue
      }
      let parts = comparison.people.map(\.contractor.id).compactMap { id -> String? in
        let under = apart.filter { $0.over == id }.map { name($0.under) }
        return under.isEmpty ? nil : "\(name(id)) scores over \(Wording.list(under))"
      }
      let rest = pairs.count > apart.count ? "; between the others the difference may be chance" : ""
      sentences.append("\(row.title): \(parts.joined(separator: ", ")): the intervals do not overlap\(rest).")
    }
    if !undecided.isEmpty {
      sentences.append("The intervals overlap, so the difference may be chance, in: \(Wording.list(undecided)).")
    }
    if !sentences.isEmpty {
      sentences.append(
        "Two people who are alike still come out apart in about \(PipelineWording.percent(CohortDifference.byChance)) of "
          + "the rows, by chance alone.")
    }
    return sentences
  }

  static func without(_ comparison: CohortComparison) -> String? {
    guard comparison.task != nil else { return nil }
    let names = comparison.people.filter { comparison.without.contains($0.contractor.id) }.map(\.contractor.name)
    return names.isEmpty
      ? "Everybody worked on it." : "Without a change or an hour on it: \(Wording.list(names))."
  }

  /// The owner's decisions, where there are any.
  static func decisions(_ comparison: CohortComparison) -> [String] {
    comparison.people.compactMap { person in
      person.decision.map { "\(person.contractor.name): \(DecisionWords.sentence($0))" }
    }
  }

  static func keeping(_ comparison: CohortComparison) -> [String] {
    let keeping = comparison.keeping
    let usual = PipelineWording.range(keeping.usual.lowerBound, keeping.usual.upperBound)
    var sentences: [String] = []
    if keeping.decided.of > 0 {
      sentences.append(
        "Of \(PipelineWording.people(keeping.decided.of)) of this cohort whose trial you decided you kept "
          + "\(Wording.grouped(keeping.decided.count)) (\(PipelineWording.interval(keeping.decided))).")
    }
    let open = keeping.supported.values.reduce(0, +)
    if open > 0 {
      let parts = Recommendation.Outcome.allCases.compactMap { outcome in
        keeping.supported[outcome].map { count in
          "\(outcome == .insufficientEvidence ? "too little to judge" : outcome.rawValue) \(Wording.grouped(count))"
        }
      }
      let share =
        keeping.soFar.of > 0
        ? " \(Wording.grouped(keeping.soFar.count)) of \(Wording.grouped(keeping.soFar.of)) would be kept so far "
          + "(\(PipelineWording.interval(keeping.soFar)))." : ""
      sentences.append("Not decided yet; the evidence supports: \(parts.joined(separator: ", ")).\(share)")
    }
    switch keeping.past {
    case nil: sentences.append("Your own past keep rate could not be told.")
    case .some(let past) where past.of == 0:
      sentences.append("No trial outside of this cohort is decided yet, so there is no keep rate of your own.")
    case .some(let past):
      sentences.append(
        "Outside of this cohort you kept \(Wording.grouped(past.count)) of \(PipelineWording.people(past.of)) whose trial "
          + "you decided (\(PipelineWording.interval(past))).")
    }
    sentences.append(
      "Owners who hire this way usually keep \(usual) of those they try. That is no quota: a cohort may be kept whole, or "
        + "not at all.")
    sentences.append(team(keeping))
    return sentences
  }

  private static func team(_ keeping: CohortKeeping) -> String {
    let aim = "the aim is \(PipelineWording.range(keeping.aim.lowerBound, keeping.aim.upperBound))"
    let unknown = keeping.team.count { ![.atBar, .under].contains($0.standing) }
    let rest = unknown > 0 ? " \(PipelineWording.people(unknown)) with too little evidence left out." : ""
    guard keeping.atBar.of > 0 else {
      return "Nobody who works for you in this week has a score, so the team's share at the bar cannot be told; \(aim)."
        + rest
    }
    return "Of \(PipelineWording.people(keeping.atBar.of)) of the whole team with a score, "
      + "\(Wording.grouped(keeping.atBar.count)) \(keeping.atBar.count == 1 ? "is" : "are") at the bar "
      + "(\(PipelineWording.interval(keeping.atBar))); \(aim)." + rest
  }

  static let ownerOnly =
    "For the owner: it has rates and other people. A contractor is shown their own copy, `assay scorecard --copy`."

  // MARK: Numbers

  /// `5 Oct`.
  static func short(_ day: CivilDate) -> String {
    let words = Wording.date(day).split(separator: " ")
    return words.count == 3 ? "\(words[0]) \(words[1].prefix(3))" : day.description
  }

  /// Up to two decimals.
  private static func hundredths(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return Wording.decimal(value) }
    let scaled = (value * 100).rounded()
    let whole = Int(abs(scaled))
    let sign = scaled < 0 ? "−" : ""
    let rest = whole % 100
    let digits = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return sign + Wording.grouped(whole / 100) + digits
  }
}
