internal import Hiring
internal import Judgement

/// `assay records decisions` for people: the chain's verdict, every decision, and how recommendations turned out.
package enum DecisionsText {
  package static func render(_ report: DecisionsReport, style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    writeVerdict(report, to: &output)
    for signed in report.decisions {
      output.newline()
      write(signed, report, to: &output)
    }
    output.newline()
    guard let tallies = report.tallies else {
      if let why = report.whyNoTallies { output.paragraph(why, .dim) }
      return output.text
    }
    guard !tallies.isEmpty else {
      output.paragraph("No recommendation is stored yet, so there is nothing to look back on.", .dim)
      return output.text
    }
    output.heading("How recommendations turned out")
    for tally in tallies { write(tally, to: &output) }
    if report.withoutRecommendation > 0 {
      output.paragraph(
        "\(Wording.count(report.withoutRecommendation, "decision")) without a recommendation on record.", .dim)
    }
    output.newline()
    for caveat in DecisionsReport.caveats { output.paragraph(caveat, .dim) }
    return output.text
  }

  private static func writeVerdict(_ report: DecisionsReport, to output: inout TerminalText) {
    switch report.verdict {
    case .intact(0): output.paragraph("No decision is recorded yet; `assay decide` records one.")
    case .intact(let count):
      output.paragraph(
        "The chain of \(Wording.count(count, "decision")) is intact: none was changed, removed or put in between.",
        .good)
      if let digest = report.lastDigest {
        output.paragraph("Its last digest, to be held against the one you kept:", .dim)
        output.paragraph(digest, indent: output.style.width < 66 ? 0 : 2)
      }
    case .broken(let sequence, let problem):
      output.paragraph(
        "The chain is broken: decision \(sequence) \(problem). What stands before it is as it was signed; from there on "
          + "nothing can be relied on. Put back the last copy of the ledger.", .bad)
    }
  }

  private static func write(_ signed: SignedDecision, _ report: DecisionsReport, to output: inout TerminalText) {
    let decision = signed.decision
    output.write("\(signed.sequence)  \(CivilDate(utc: decision.at))  ", .dim)
    let room = output.style.width - DisplayWidth.columns(of: "\(signed.sequence)  2026-11-16  ")
    let title = "\(decision.contractor): \(DecisionWords.name(decision.action))"
    output.write(DisplayWidth.truncated(OutputEscaping.terminal(title), to: room), .strong)
    output.newline()
    if !report.isIntact(signed) { output.paragraph("not to be relied on: the chain is broken", .bad, indent: 4) }
    if report.corrected.contains(signed.sequence) {
      output.paragraph("corrected by a later decision about the same week", .dim, indent: 4)
    }
    let card =
      decision.cardDigest.map { "card of \(decision.week), digest \($0.prefix(12))" }
      ?? "in \(decision.week), without a card"
    output.paragraph(
      "recommended: \(DecisionWords.recommended(decision))\(decision.differs == true ? "; differs" : "") · \(card)",
      decision.differs == true ? .fair : .plain, indent: 4)
    output.paragraph("\(decision.reason) — \(decision.signedBy)", indent: 4, limit: 20)
    if let aftermath = report.aftermaths[signed.sequence] {
      for sentence in AftermathWords.sentences(aftermath, after: decision.action) {
        output.paragraph(sentence, .dim, indent: 4)
      }
    }
  }

  private static func write(_ tally: PastRecommendations.Tally, to output: inout TerminalText) {
    output.line(Wording.name(tally.outcome), OutcomeText.role(tally.outcome))
    for sentence in AftermathWords.sentences(tally) { output.paragraph(sentence, indent: 4, first: "  - ") }
  }
}
