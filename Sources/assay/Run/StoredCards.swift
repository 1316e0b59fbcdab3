import Foundation
import Hiring
import Judgement
import Ledger
import SourceText

extension Portfolio {
  /// The contractor with an id; an unknown one is the user's to mend, with the nearest that is known.
  func contractor(named id: String) throws -> Contractor {
    guard let contractor = contractors.first(where: { $0.id == id }) else {
      throw CommandError.usage(Wording.unknown("contractor", id, among: contractors.map(\.id)))
    }
    return contractor
  }
}

/// The cards of contractors that earlier weekly runs left in the ledger.
struct StoredCards {
  let ledger: Ledger
  let contractor: Contractor

  /// The fewest digits of a digest that name a card.
  static let shortestDigest = 8

  /// The card stored last of a week, or of the latest week that has one; nil without any.
  func latest(of week: ISOWeek? = nil) throws -> StoredScorecard? {
    try ledger.scorecards(subject: contractor.id, kind: .contractor).filter { week == nil || $0.card.week == week }
      .max { ($0.card.week, $0.at, $0.model) < ($1.card.week, $1.at, $1.model) }
  }

  /// The card with a digest, or with one that begins so.
  func card(digest: String, week: ISOWeek?) throws -> StoredScorecard {
    guard digest.utf8.count >= Self.shortestDigest, digest.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
    else {
      throw CommandError.usage(
        "--card takes the digest of a card or its first \(Self.shortestDigest) digits at least, not `\(digest)`")
    }
    let found = try ledger.scorecards(digestPrefix: digest).filter {
      $0.card.kind == .contractor && $0.card.id == contractor.id
    }
    guard let card = found.first else {
      throw CommandError.usage(
        "no stored card of \(contractor.id) has a digest that begins with \(digest); leave --card out to take the latest"
      )
    }
    guard found.count == 1 else {
      throw CommandError.usage("\(found.count) cards of \(contractor.id) begin with \(digest); give more of the digest")
    }
    if let week, card.card.week != week {
      throw CommandError.usage("the card \(digest) is of \(card.card.week), not of \(week); leave --week out")
    }
    return card
  }

  /// What to do where there is no card.
  func absence(of week: ISOWeek?) throws -> String {
    let what = week.map { "no card of \(contractor.id) is stored for \($0)" } ?? "no card of \(contractor.id) is stored"
    let latest = week == nil ? nil : try latest().map { "; the latest is of \($0.card.week)" }
    return "\(what)\(latest ?? ""). Run `assay scorecard\(week.map { " --week \($0)" } ?? "")` first"
  }
}
