internal import Findings
internal import Hiring
internal import Judgement

/// What `index.html` shows.
struct PortfolioView: Sendable {
  struct Pressing: Sendable {
    let file: String
    let name: String
    let badge: BadgeView
    let byWhen: String
    let reason: String
    let stepLabel: String?
    let step: String?
  }

  struct Person: Sendable {
    let file: String
    let name: String
    let role: String
    let badge: BadgeView
    let byWhen: String?
    let reason: String
    let marks: [MarkView]
    let trendPicture: String
    let scoreWords: String
    let movement: String
    let hoursPicture: String?
    let hoursLines: [String]
    let hoursVerdict: String?
    let hoursClass: String
  }

  struct Code: Sendable {
    let file: String
    let name: String
    let overall: OverallView
    let marks: [MarkView]
    let trendPicture: String
    let findingWords: String
  }

  let owner: String
  let week: String
  let days: String
  let sentences: [String]
  let pressing: Section<Pressing>?
  let people: Section<Person>?
  let repositories: Section<Code>?
  let teamWords: String?
  let problems: TextBlock?
  let provenance: ProvenanceView

  /// A list that brings its heading along, absent where it is empty.
  struct Section<Item: Sendable>: Sendable {
    let items: [Item]

    init?(_ items: [Item]) {
      guard !items.isEmpty else { return nil }
      self.items = items
    }
  }

  init(_ report: WeeklyReport) throws(ReportingError) {
    owner = OutputEscaping.shortened(report.ownerName, to: 80)
    week = report.week.description
    days = Wording.days(of: report.week)
    sentences = WeekInWords.sentences(report)
    var pressing: [Pressing] = []
    for page in WeekInWords.pressing(report) { pressing.append(try Self.pressing(page)) }
    self.pressing = Section(pressing)
    var people: [Person] = []
    for page in report.contractors { people.append(try Self.person(page, week: report.week)) }
    self.people = Section(people)
    var repositories: [Code] = []
    for page in report.repositories { repositories.append(try Self.code(page)) }
    self.repositories = Section(repositories)
    teamWords = Self.team(report)
    problems = TextBlock("What could not be judged", report.problems)
    provenance = ProvenanceView(report)
  }

  private static func pressing(_ page: ContractorPage) throws(ReportingError) -> Pressing {
    let recommendation = page.recommendation
    let (label, step): (String, String?) =
      switch recommendation.outcome {
      case .keep: ("Ask", recommendation.questions.first)
      case .coach where !recommendation.questions.isEmpty: ("Ask", recommendation.questions.first)
      case .coach: ("What would change it", recommendation.wouldChange.first)
      case .release: ("Before you do", recommendation.releaseCost.first)
      case .insufficientEvidence: ("What would settle it", recommendation.wouldChange.first)
      }
    return Pressing(
      file: try PageName(id: page.contractor.id).file, name: name(page), badge: BadgeView(recommendation.outcome),
      byWhen: recommendation.decideBy.map { "by \(Wording.weekday($0))" }
        ?? (recommendation.outcome == .release ? "now" : "this week"), reason: reason(page),
      stepLabel: step.map { _ in label }, step: step)
  }

  private static func person(_ page: ContractorPage, week: ISOWeek) throws(ReportingError) -> Person {
    let rows = page.hours.filter { $0.week == week }
    let hours = WeekHours(rows)
    return Person(
      file: try PageName(id: page.contractor.id).file, name: name(page), role: page.contractor.role.rawValue,
      badge: BadgeView(page.recommendation.outcome),
      byWhen: page.recommendation.decideBy.map { "decide by \(Wording.weekday($0))" }, reason: reason(page),
      marks: page.card.dimensions.map(MarkView.init), trendPicture: Chart.sparkline(page.trend),
      scoreWords: page.card.overall.map { Wording.score($0.value) } ?? "–", movement: Sentence.movement(page.trend),
      hoursPicture: hours.picture, hoursLines: hours.lines, hoursVerdict: hours.verdict, hoursClass: hours.look)
  }

  private static func code(_ page: RepositoryPage) throws(ReportingError) -> Code {
    Code(
      file: try PageName(id: page.id).file, name: page.id, overall: OverallView(page.card),
      marks: page.card.dimensions.filter { $0.status != .notApplicable }.map(MarkView.init),
      trendPicture: Chart.sparkline(page.trend), findingWords: Sentence.findings(page.findings))
  }

  /// The team's share at the bar; people without enough evidence are in neither part.
  private static func team(_ report: WeeklyReport) -> String? {
    let judged = report.contractors.filter { $0.recommendation.outcome != .insufficientEvidence }
    guard !judged.isEmpty else { return nil }
    let kept = judged.count { $0.recommendation.outcome == .keep }
    let people =
      judged.count == 1 ? "1 person who could be judged is" : "\(judged.count) people who could be judged are"
    return "\(kept) of the \(people) at the bar (\(Wording.percent(Double(kept) / Double(judged.count)))). "
      + "Owners aim for 80–100 % of the team, and keep 30–40 % of those they try; neither is a quota."
  }

  private static func name(_ page: ContractorPage) -> String { OutputEscaping.shortened(page.contractor.name, to: 80) }

  private static func reason(_ page: ContractorPage) -> String {
    if let reason = page.recommendation.reasons.first { return reason.text }
    return page.card.overallReason.isEmpty ? "No reason was recorded." : page.card.overallReason
  }
}

/// One week of a person's hours over all their contracts.
struct WeekHours: Sendable {
  let picture: String?
  let lines: [String]
  let verdict: String?
  let look: String

  init(_ rows: [ReconciliationRow]) {
    func sum(_ values: [Int?]) -> Int? {
      let known = values.compactMap(\.self)
      return known.isEmpty ? nil : known.reduce(0, +)
    }
    let billed = sum(rows.map(\.billedSeconds))
    let tracked = sum(rows.map(\.trackedSeconds))
    let limit = sum(rows.map(\.limitSeconds))
    // The verdict that matters most stands for the week; the order is that of concern.
    let order: [ReconciliationRow.Verdict] = [.overBilled, .overLimit, .underLogged, .notAssessable, .note, .match]
    let worst = order.first { verdict in rows.contains { $0.verdict == verdict } }
    verdict = worst.map(Wording.name)
    look = worst.map { "v-\($0.rawValue)" } ?? "v-none"
    guard billed != nil || tracked != nil else {
      picture = nil
      lines = rows.isEmpty ? ["none this week"] : ["cannot be compared"]
      return
    }
    picture = Chart.hours(billed: billed, tracked: tracked, limit: limit)
    lines = ["billed \(billed.map(Wording.hours) ?? "–")", "tracked \(tracked.map(Wording.hours) ?? "–")"]
  }
}
