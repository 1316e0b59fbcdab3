import ArgumentParser
import Foundation
import Hiring
import Judgement
import Reporting

/// `assay cost`: what the work has cost, and what it would cost, with and without oversight.
struct CostCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  static let configuration = CommandConfiguration(
    commandName: "cost",
    abstract: "Tell what contractors cost: paid, oversight, clean-up, rework, handover, so far and in the years ahead.",
    discussion: """
      With a portfolio: what the records show, by contractor and quarter, and the years ahead at that pace. With --hourly \
      and --weekly-hours: the years ahead from these numbers alone, without any records. Each row says whether it is a \
      fact, stated, an estimate or not assessable; every assumption is a key of the policy's section `cost:` and printed \
      with its source. Several currencies are never added up without a rate in the policy.
      """)

  @Option(name: .long, help: "What if an hour costs this, like 25: no portfolio is read. Needs --weekly-hours.")
  var hourly: String?

  @Option(name: .long, help: "Hours a week, with --hourly.")
  var weeklyHours: String?

  @Option(name: .long, help: "How many such contractors, with --hourly. Default: 1.")
  var contractors: Int?

  @Option(
    name: .long, help: "upwork, fiverr or direct, for the platform's fee, with --hourly. Default: direct, no fee.")
  var platform: PlatformArgument?

  @Option(name: .long, help: "Weeks worked in a year, in place of the policy's.")
  var weeks: String?

  @Option(name: .long, help: "Oversight a month, like 6000, in place of the policy's.")
  var retainer: String?

  @Option(name: .long, help: "An hour of whoever cleans up or takes over, in place of the policy's.")
  var seniorRate: String?

  @Option(name: .long, help: "How many years to look ahead, in place of the policy's.")
  var years: Int?

  @Option(
    name: .long, help: "The currency of totals and of the amounts above. Default: the policy's, the owner's, USD.")
  var currency: String?

  @Option(name: .long, help: "Up to this week, like 2026-W46. Default: the last whole week.")
  var week: WeekArgument?

  @Flag(name: .long, help: "Read no repository: clean-up, rework and handover are then not assessed.")
  var noHistory = false

  @Option(name: .long, help: "text, json or csv.")
  var format: Format = .text

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var output: OutputOptions

  enum PlatformArgument: String, ExpressibleByArgument, CaseIterable {
    case upwork, fiverr, direct

    var platform: Engagement.Platform {
      switch self {
      case .upwork: .upwork
      case .fiverr: .fiverr
      case .direct: .direct
      }
    }
  }

  func validate() throws {
    if hourly == nil {
      let alone = [
        ("--weekly-hours", weeklyHours != nil), ("--contractors", contractors != nil), ("--platform", platform != nil),
      ]
      if let (name, _) = alone.first(where: { $0.1 }) { throw ValidationError("\(name) needs --hourly") }
    } else {
      if weeklyHours == nil { throw ValidationError("--hourly needs --weekly-hours, like --weekly-hours 40") }
      if week != nil || noHistory {
        throw ValidationError(
          "--hourly asks about numbers, not records: leave out \(week != nil ? "--week" : "--no-history")")
      }
    }
    if let contractors, !(1...1_000).contains(contractors) {
      throw ValidationError("--contractors takes a number from 1 to 1000, not \(contractors)")
    }
    if let years, !(1...20).contains(years) {
      throw ValidationError("--years takes a number from 1 to 20, not \(years)")
    }
    if let currency, !CostPolicy.isCurrency(currency) {
      throw ValidationError("--currency takes three letters like USD, not `\(currency)`")
    }
  }

  func run() async throws {
    if let hourly, let weeklyHours {
      try Console.emit(text(of: try stated(hourly, weeklyHours)), to: output)
      return
    }
    let run = try WeeklyRun.prepare(portfolio: portfolio, analysis: analysis, output: output, week: week?.week)
    let file = try PolicyFile.read(analysis.policy ?? run.portfolio.policyPath)
    let cost = try overridden(file.cost, owner: run.portfolio.currency)
    let reading = try await CostReading.read(run, cost: cost, withHistory: !noHistory)
    for problem in reading.problems { Console.note(problem, output) }
    try Console.emit(text(of: report(reading, cost: cost, policy: run.policy)), to: output)
    try ReportProblems.leave(unread: reading.unread)
    if !reading.unreadable.isEmpty {
      throw CommandError.cannotJudge("not every repository could be read, so clean-up and rework lack what it holds")
    }
  }

  private func text(of report: CostReport) -> String {
    switch format {
    case .text:
      CostText.render(report, style: TerminalStyle(width: Console.width(output), color: Console.colors(output)))
    case .json: CostJSON.render(report)
    case .csv: CostCSV.render(report)
    }
  }

  private func report(_ reading: CostReading, cost: CostPolicy, policy: JudgementPolicy) -> CostReport {
    let input = reading.input
    let statement = CostStatement(input, policy: policy, cost: cost)
    let plan = CostPlan(input, policy: policy, cost: cost)
    let currency = cost.totalsCurrency(owner: input.currency)
    let platforms = Set(input.contractors.flatMap { $0.engagements.map(\.platform.rawValue) })
    return CostReport(
      contractors: input.contractors, through: input.through, statement: statement, currency: currency,
      years: cost.years, plan: plan,
      assumptions: StatedAssumption.all(
        cost: cost, policy: policy, model: plan.model, platforms: platforms, statement: statement, currency: currency),
      notes: reading.notes)
  }

  /// The years ahead from numbers alone.
  private func stated(_ hourly: String, _ weeklyHours: String) throws -> CostReport {
    // A portfolio's policy holds only where the portfolio is named: nothing here is about what lies in the folder.
    let named = try portfolio.portfolio.map { try PortfolioFile.read($0) }
    let file = try PolicyFile.read(analysis.policy ?? named?.policyPath)
    let owner = currency ?? file.cost.currency ?? named?.currency ?? "USD"
    let cost = try overridden(file.cost, owner: owner)
    let price = try money(hourly, "--hourly", example: "25", currency: owner)
    guard price.currency == cost.totalsCurrency(owner: owner) else {
      throw CommandError.usage(
        "--hourly \(hourly) is not in \(cost.totalsCurrency(owner: owner)), the currency of the totals")
    }
    let hours = try number(weeklyHours, "--weekly-hours", in: 0...168)
    let works = platform?.platform ?? .direct
    let plan = CostPlan(hourly: price, weeklyHours: hours, seats: contractors ?? 1, platform: works, cost: cost)
    guard plan.model != nil else {
      throw CommandError.usage(plan.leftOut.map(\.text).joined(separator: "; "))
    }
    let given = [
      StatedAssumption(
        key: "--hourly", title: CostAssumption.hourlyPrice.title, value: .money(price, per: "an hour"),
        source: "as stated", isUsed: true),
      StatedAssumption(
        key: "--weekly-hours", title: CostAssumption.weeklyHours.title, value: .number(hours, unit: "hours"),
        source: "as stated", isUsed: true),
      StatedAssumption(
        key: "--contractors", title: "Contractors", value: .number(Decimal(contractors ?? 1), unit: ""),
        source: contractors == nil ? "one, where no number is given" : "as stated", isUsed: true),
      StatedAssumption(
        key: "--platform", title: "Platform", value: .text(works.rawValue),
        source: platform == nil ? "direct, where none is given: no fee" : "as stated", isUsed: true),
    ]
    return CostReport(
      contractors: [], through: nil, statement: nil, currency: price.currency, years: cost.years, plan: plan,
      assumptions: given
        + StatedAssumption.all(
          cost: cost, policy: file.judgement, model: plan.model, platforms: [works.rawValue], statement: nil,
          currency: price.currency),
      notes: [])
  }

  /// The policy with what the options say in its place.
  private func overridden(_ policy: CostPolicy, owner: String) throws -> CostPolicy {
    var cost = policy
    if let currency {
      cost.currency = currency
      cost.origins["currency"] = "--currency"
    }
    let currency = cost.totalsCurrency(owner: owner)
    if let retainer {
      cost.retainer = try money(retainer, "--retainer", example: "6000", currency: currency)
      cost.origins["retainer"] = "--retainer"
    }
    if let seniorRate {
      cost.seniorRate = try money(seniorRate, "--senior-rate", example: "150", currency: currency)
      cost.origins["senior_rate"] = "--senior-rate"
    }
    if let weeks {
      cost.weeksPerYear = try number(weeks, "--weeks", in: 1...53)
      cost.origins["weeks_per_year"] = "--weeks"
    }
    if let years {
      cost.years = years
      cost.origins["years"] = "--years"
    }
    return cost
  }

  /// `25`, `25 USD`, `25 USD/h`.
  private func money(_ text: String, _ option: String, example: String, currency: String) throws -> Money {
    guard let money = CostPolicy.money(text, isHourly: text.hasSuffix("/h"), currency: currency) else {
      throw CommandError.usage("\(option) takes an amount like \(example) or `\(example) USD`, not `\(text)`")
    }
    return money
  }

  private func number(_ text: String, _ option: String, in range: ClosedRange<Decimal>) throws -> Decimal {
    guard let number = CostPolicy.decimal(text), range.contains(number) else {
      throw CommandError.usage(
        "\(option) takes a number from \(range.lowerBound) to \(range.upperBound), not `\(text)`")
    }
    return number
  }
}
