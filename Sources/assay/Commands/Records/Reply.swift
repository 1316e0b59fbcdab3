import ArgumentParser
import Foundation
import Hiring
import Judgement
import Ledger
import Reporting

extension RecordsCommand {
  /// `assay records reply`: what a contractor answers to their card, recorded for good and printed on the next.
  struct Reply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reply", abstract: "Record what a contractor answers to their card; the next card prints it.",
      discussion: """
        Appended to the chain of decisions, bound to the card it answers. Printed as theirs, word for word, on their \
        next cards and their copies. It changes no number. Several replies to one card are kept one after the other.
        """)

    @Argument(help: "The contractor's id in the portfolio.")
    var contractor: String

    @Option(name: .long, help: "The week of the card it answers, like 2026-W46. Default: the latest.")
    var week: WeekArgument?

    @Option(name: .long, help: "A file of UTF-8 with the reply.")
    var file: String?

    @Option(name: .long, help: "The reply itself.")
    var text: String?

    @OptionGroup var portfolio: PortfolioOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
      if (file == nil) == (text == nil) { throw ValidationError("give the reply with either --file or --text") }
    }

    func run() async throws {
      let owned = try PortfolioFile.read(try portfolio.path())
      let policy = try PolicyFile.read(owned.policyPath).judgement
      let person = try owned.contractor(named: contractor)
      let reply = try words(limit: policy.replyCharacters)
      try SecretRefusal.check([(name: file ?? "--text", text: reply)])
      let ledger = try LedgerOpening.open(owned)
      try RemovedContractor.refuse(person, ledger)
      let cards = StoredCards(ledger: ledger, contractor: person)
      guard let card = try cards.latest(of: week?.week) else {
        throw CommandError.usage(try cards.absence(of: week?.week))
      }
      let now = try portfolio.instant()
      let known = try ledger.decisions()
      if let twin = known.first(where: {
        $0.decision.action == .reply && $0.decision.cardDigest == card.digest && $0.decision.reason == reply
          && $0.decision.contractor == person.id
      }) {
        throw CommandError.usage("the same reply to this card is recorded already, as entry \(twin.sequence)")
      }
      if let last = known.last, now < last.decision.at, portfolio.now != nil {
        throw CommandError.usage("--now would date this reply before entry \(last.sequence) of the chain; leave it out")
      }
      let signed = try ledger.appendDecision(
        OwnerDecision(
          contractor: person.id, week: card.card.week, action: .reply, recommendation: nil, signedBy: person.name,
          reason: reply, at: now, cardDigest: card.digest))
      try Console.emit(
        ReplyReceipt.text(
          signed, style: TerminalStyle(width: Console.width(output), color: Console.colors(output))), to: output)
    }

    /// The reply with its line ends made one kind, and without blanks around it.
    private func words(limit: Int) throws -> String {
      let name = file ?? "--text"
      let given: String
      if let text {
        given = text
      } else {
        guard let read = String(validating: try RecordFiles.read(file ?? ""), as: UTF8.self) else {
          throw CommandError.usage("\(name): is not UTF-8; save it as UTF-8 text")
        }
        given = read
      }
      let reply = given.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        .trimmingCharacters(in: .whitespacesAndNewlines.union(CharacterSet(charactersIn: "\u{FEFF}")))
      guard reply.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
      else { throw CommandError.usage("\(name): there is nothing in it") }
      let count = reply.unicodeScalars.count
      guard count <= limit else {
        throw CommandError.usage(
          "\(name): has \(count) characters, and a reply may have \(limit) (`reply_characters` of the policy); nothing "
            + "was recorded, and nothing is ever cut: let them shorten it, or record it in several replies")
      }
      return reply
    }
  }
}
