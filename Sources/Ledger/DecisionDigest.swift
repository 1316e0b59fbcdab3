internal import Findings
internal import Foundation
internal import GRDB
internal import Hiring
internal import Judgement

/// A decision with what seals it.
///
/// The first form of the digest is over the texts themselves. The second is over a commitment to each text, the SHA-256
/// of it behind 16 random bytes of its own: when the text and its bytes are removed, the commitment stays, still fits the
/// digest, and tells nothing of the text. In the first form a removed text leaves only the links of the chain to check.
struct DecisionSeal {
  /// The texts that can be removed.
  enum Field: String, CaseIterable {
    case contractor
    case signedBy = "signed_by"
    case reason
    case card = "card_digest"
  }

  var signed: SignedDecision
  /// By field; nil for the first form.
  var salts: [String: String]?
  /// Of the fields that were removed; empty text in the first form.
  var commitments: [String: String]
  /// Which fields of which decisions this one had removed, as JSON; nil where it is no such row.
  var erases: String?

  init(signed: SignedDecision, salts: [String: String]?, commitments: [String: String] = [:], erases: String? = nil) {
    self.signed = signed
    self.salts = salts
    self.commitments = commitments
    self.erases = erases
  }

  func value(of field: Field) -> String {
    let decision = signed.decision
    return switch field {
    case .contractor: decision.contractor
    case .signedBy: decision.signedBy
    case .reason: decision.reason
    case .card: decision.cardDigest ?? ""
    }
  }

  func isErased(_ field: Field) -> Bool { commitments[field.rawValue] != nil }

  /// Nil where a salt is missing: then the row was changed.
  func commitment(to field: Field) -> String? {
    if let kept = commitments[field.rawValue] { return kept }
    guard let salt = salts?[field.rawValue] else { return nil }
    return Self.digest(["assay.commitment/1", field.rawValue, salt, value(of: field)])
  }

  /// What `digest` must be; nil where it cannot be known.
  var expectedDigest: String? {
    let decision = signed.decision
    guard salts != nil else {
      guard commitments.isEmpty else { return nil }
      return Self.digest([
        "assay.decision/1", signed.previous, String(signed.sequence), decision.contractor, decision.week.description,
        decision.action.rawValue, decision.recommendation?.rawValue ?? "", decision.signedBy, decision.reason,
        String(decision.at.milliseconds), decision.cardDigest ?? "",
      ])
    }
    let commitments = Field.allCases.compactMap(commitment)
    guard commitments.count == Field.allCases.count else { return nil }
    return Self.digest(
      [
        "assay.decision/2", signed.previous, String(signed.sequence), decision.week.description,
        decision.action.rawValue, decision.recommendation?.rawValue ?? "", String(decision.at.milliseconds),
        erases ?? "",
      ] + commitments)
  }

  /// Whether the digest can be checked at all.
  var isChecked: Bool { salts != nil || commitments.isEmpty }

  /// The fields of other decisions that this one had removed, by sequence.
  func erasedFields() -> [Int: Set<String>]? {
    guard let erases else { return [:] }
    do {
      let named = try decoded(erases, as: [String: [String]].self)
      return Dictionary(
        named.compactMap { key, fields in Int(key).map { ($0, Set(fields)) } }, uniquingKeysWith: { $0.union($1) })
    } catch {
      // A row that says something else than this was not written here.
      return nil
    }
  }

  /// Each field is preceded by its length, so that no two rows have the same bytes.
  private static func digest(_ fields: [String]) -> String {
    ContentDigest(of: fields.flatMap { Array("\($0.utf8.count):\($0)".utf8) }).hex
  }
}

extension DecisionSeal {
  /// Nil for a row that cannot be read as a decision.
  init?(_ row: Row) {
    guard let week = ISOWeek(row["week"] as String), let action = OwnerDecision.Action(rawValue: row["action"]) else {
      return nil
    }
    func texts(_ column: String) -> [String: String]?? {
      guard let json = row[column] as String? else { return .some(nil) }
      do {
        return try decoded(json, as: [String: String].self)
      } catch {
        return nil
      }
    }
    guard let salts = texts("salts"), let commitments = texts("commitments") else { return nil }
    self.init(
      signed: SignedDecision(
        sequence: row["sequence"],
        decision: OwnerDecision(
          contractor: row["contractor"], week: week, action: action,
          recommendation: (row["recommendation"] as String?).flatMap(Recommendation.Outcome.init(rawValue:)),
          signedBy: row["signed_by"], reason: row["reason"], at: Date(milliseconds: row["at"]),
          cardDigest: row["card_digest"]),
        previous: row["previous"], digest: row["digest"], isErased: !(commitments ?? [:]).isEmpty),
      salts: salts, commitments: commitments ?? [:], erases: row["erases"])
  }
}
