internal import Foundation
internal import Hiring
package import Judgement

/// A contractor's reply as every output prints it: theirs, word for word, in pieces that no sink shortens.
enum ReplyWords {
  static let heading = "What they answered"
  static let ownHeading = "What you answered"

  /// `Reply of Amir K. to the card of 2026-W46, 18 November 2026`.
  static func title(_ signed: SignedDecision) -> String {
    "Reply of \(signed.decision.signedBy) to the card of \(signed.decision.week), \(DecisionWords.day(signed.decision))"
  }

  /// The lines of the reply, long ones broken between words; empty lines are left out.
  static func paragraphs(_ signed: SignedDecision) -> [String] {
    signed.decision.reason.split(separator: "\n").flatMap { pieces(String($0)) }
  }

  /// Shorter than what sinks shorten at, with room for their quoting.
  private static let longest = 800

  private static func pieces(_ line: String) -> [String] {
    var pieces: [String] = []
    var current = String.UnicodeScalarView()
    for word in line.unicodeScalars.split(separator: " ") {
      var rest = word
      if !current.isEmpty, current.count + 1 + rest.count > longest {
        pieces.append(String(current))
        current = String.UnicodeScalarView()
      }
      while rest.count > longest {
        pieces.append(String(String.UnicodeScalarView(rest.prefix(longest))))
        rest = rest.dropFirst(longest)
      }
      if !current.isEmpty { current.append(" ") }
      current.append(contentsOf: rest)
    }
    if !current.isEmpty { pieces.append(String(current)) }
    return pieces
  }

  static func write(_ replies: [SignedDecision], indent: Int, to output: inout TerminalText) {
    for reply in replies {
      output.paragraph(title(reply) + ":", .accent, indent: indent)
      for line in paragraphs(reply) { output.paragraph(line, indent: indent + 4, first: "> ", limit: .max) }
    }
  }
}

/// Replies as JSON, the same in every shape.
enum ReplyJSON {
  static func value(of signed: SignedDecision) -> JSONValue {
    .object([
      .init("sequence", .integer(signed.sequence)),
      .init("week", .string(signed.decision.week.description)),
      .init("by", .string(signed.decision.signedBy)),
      .init("at", .string(DecisionWords.instant(signed.decision))),
      .init("text", .string(signed.decision.reason)),
      .init("card", JSONValue(signed.decision.cardDigest)),
    ])
  }
}

/// What `assay records reply` says once a reply is in the chain.
package enum ReplyReceipt {
  package static func text(_ signed: SignedDecision, style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    output.line("Entry \(signed.sequence) of the chain", .strong)
    ReplyWords.write([signed], indent: 2, to: &output)
    output.newline()
    output.paragraph(
      "Bound to the card \(signed.decision.cardDigest?.prefix(12) ?? "–") and printed on their next cards and copies. It "
        + "changes no number.", indent: 2)
    output.paragraph("digest \(signed.digest)", .dim, indent: 2)
    return output.text
  }
}
