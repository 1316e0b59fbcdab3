import ArgumentParser
import Foundation
import Hiring
import Judgement
import Ledger
import Reporting

/// `assay decide`: records what the owner did about a contractor, for good.
struct DecideCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Record what you decided about a contractor: keep, coach, extend-trial, pause or release.",
    discussion: """
      Appended to the ledger with the card it rests on and what was recommended with it, chained by digest and never \
      edited; a later decision corrects an earlier one. Deciding otherwise than recommended is your right, and is \
      recorded. Who may decide is not checked: whoever can write the ledger on this machine can, and --by is their word.
      """)

  @Argument(help: "The contractor's id in the portfolio.")
  var contractor: String

  @Argument(help: "keep, coach, extend-trial, pause or release.")
  var decision: String

  @Option(name: .long, help: "Why, in your own words.")
  var reason: String

  @Option(name: .long, help: "Who decides.")
  var by: String

  @Option(name: .long, help: "Rest it on the card of this week, like 2026-W46. Default: the latest.")
  var week: WeekArgument?

  @Option(name: .long, help: "Rest it on the card with this digest, or one that begins so.")
  var card: String?

  @Option(name: .long, help: "Decide although there is no card, and say why; recorded with the reason.")
  var withoutCard: String?

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    _ = try action()
    for (name, text) in texts where !Self.saysSomething(text) {
      throw ValidationError("\(name) must not be empty")
    }
    if withoutCard != nil, card != nil { throw ValidationError("--without-card and --card exclude each other") }
  }

  func run() async throws {
    let path = try portfolio.path()
    let owned = try PortfolioFile.read(path)
    let person = try owned.contractor(named: contractor)
    try SecretRefusal.check(texts)
    let ledger = try LedgerOpening.open(owned)
    try RemovedContractor.refuse(person, ledger)
    let now = try portfolio.instant()
    let action = try action()
    let basis = try basis(of: person, ledger, now: now)
    try checkDate(now, basis, ledger)
    let recommendation = try basis.flatMap { try advice(with: $0, ledger) }
    let signed = try ledger.appendDecision(
      OwnerDecision(
        contractor: person.id, week: basis?.card.week ?? weekWithoutCard(now), action: action,
        recommendation: recommendation?.outcome, signedBy: Self.trimmed(by), reason: recordedReason, at: now,
        cardDigest: basis?.digest))
    let steps = DecisionSteps(
      action: action, contractor: person, today: CivilDate(utc: now), portfolioPath: path, week: signed.decision.week,
      hasCard: basis != nil)
    let receipt = DecisionReceipt(
      signed: signed, name: person.name, card: basis?.card, recommendation: recommendation, next: steps.sentences())
    try Console.emit(
      receipt.text(style: TerminalStyle(width: Console.width(output), color: Console.colors(output))), to: output)
  }

  // MARK: What is decided on

  private func action() throws -> OwnerDecision.Action {
    let known = OwnerDecision.Action.ofOwner.map(\.rawValue)
    guard let action = OwnerDecision.Action(rawValue: decision) else {
      throw ValidationError(Wording.unknown("decision", decision, among: known))
    }
    guard action.isOfOwner else {
      let what =
        action == .reply
        ? "a reply is the contractor's answer and not a decision: `assay records reply` records it"
        : "removing somebody's data is no decision about their work: `assay records forget` does it"
      throw ValidationError("\(what); `assay decide` records only what the owner did: " + known.joined(separator: ", "))
    }
    return action
  }

  /// The card; nil where the user said why there is none.
  private func basis(of person: Contractor, _ ledger: Ledger, now: Date) throws -> StoredScorecard? {
    let cards = StoredCards(ledger: ledger, contractor: person)
    if let card { return try cards.card(digest: card, week: week?.week) }
    let latest = try cards.latest()
    if withoutCard != nil {
      // A week that was never judged is no way round what a later card says.
      guard let latest, latest.card.week >= week?.week ?? latest.card.week else { return nil }
      throw CommandError.usage(
        "--without-card is for where there is none, and the card of \(latest.card.week) is there: leave it out")
    }
    guard let found = try cards.latest(of: week?.week) else {
      let isThereNone = latest.map { $0.card.week < week?.week ?? $0.card.week } ?? true
      throw CommandError.usage(
        try cards.absence(of: week?.week)
          + (isThereNone ? ", or say why it is decided without one: --without-card WHY" : ""))
    }
    let last = ISOWeek(containing: now).advanced(by: -1)
    if week == nil, found.card.week < last {
      Console.note("the latest card is of \(found.card.week); `assay scorecard` makes the one of \(last)", output)
    } else if let latest, found.card.week < latest.card.week {
      Console.note("there is a later card, of \(latest.card.week)", output)
    }
    return found
  }

  /// What was recommended with a card. One that an earlier version stored without it can be had again, unless the user
  /// named just that card.
  private func advice(with stored: StoredScorecard, _ ledger: Ledger) throws -> Recommendation? {
    if let found = try ledger.recommendation(cardDigest: stored.digest) { return found.recommendation }
    guard card == nil else { return nil }
    throw CommandError.usage(
      "what was recommended with the card of \(stored.card.week) is not in the ledger, which an earlier version wrote; "
        + "run `assay recommend --week \(stored.card.week)` first, or name the card: --card \(stored.digest.prefix(12))"
    )
  }

  private func weekWithoutCard(_ now: Date) throws -> ISOWeek {
    let last = ISOWeek(containing: now).advanced(by: -1)
    guard let week = week?.week else { return last }
    guard week.start <= now else { throw CommandError.usage("\(week) has not begun yet; nothing can rest on it") }
    return week
  }

  /// A date before what it follows would be told by the chain; where the user set it, it is refused.
  private func checkDate(_ now: Date, _ basis: StoredScorecard?, _ ledger: Ledger) throws {
    let before: String?
    if let last = try ledger.decisionsAsFound().decisions.last, now < last.decision.at {
      before = "decision \(last.sequence), of \(last.decision.at.ISO8601Format())"
    } else if let basis, now < basis.at {
      before = "the card it rests on, made at \(basis.at.ISO8601Format())"
    } else {
      before = nil
    }
    guard let before else { return }
    if portfolio.now != nil {
      throw CommandError.usage("--now would date this decision before \(before); leave it out")
    }
    Console.note("by this machine's clock, this decision is dated before \(before); set the clock right", output)
  }

  // MARK: Texts

  private var texts: [(name: String, text: String)] {
    [("--reason", reason), ("--by", by)] + (withoutCard.map { [("--without-card", $0)] } ?? [])
  }

  private var recordedReason: String {
    let reason = Self.trimmed(reason)
    return withoutCard.map { "\(reason) (without a card: \(Self.trimmed($0)))" } ?? reason
  }

  private static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespacesAndNewlines) }

  /// Whether there is a letter or digit of any script in it.
  private static func saysSomething(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }
}
