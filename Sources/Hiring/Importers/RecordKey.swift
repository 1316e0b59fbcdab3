extension ImportResult.Record {
  /// What tells a record from every other: its kind, its system and its id there.
  package struct Key: Sendable, Hashable {
    /// As the ledger calls the kind, like `time`.
    package var kind: String
    package var system: String
    package var id: String
  }

  package var key: Key {
    switch self {
    case .time(let entry): Key(kind: "time", system: entry.system, id: entry.id)
    case .billed(let entry): Key(kind: "billed", system: entry.system, id: entry.id)
    case .payment(let payment): Key(kind: "payment", system: payment.system, id: payment.id)
    case .applicant(let applicant): Key(kind: "applicant", system: applicant.system, id: applicant.id)
    case .posting(let posting): Key(kind: "posting", system: posting.system, id: posting.id)
    case .meeting(let meeting): Key(kind: "meeting", system: meeting.system, id: meeting.id)
    case .interview(let interview): Key(kind: "interview", system: interview.system, id: interview.id)
    case .card(let card): Key(kind: "card", system: card.system, id: card.id)
    case .attendance(let attendance): Key(kind: "attendance", system: attendance.system, id: attendance.id)
    case .access(let grant): Key(kind: "access", system: grant.system, id: grant.id)
    case .attestation(let attestation):
      Key(
        kind: "attestation", system: "attestation",
        id: [attestation.what, attestation.on.description, attestation.contractor ?? ""].joined(separator: "|"))
    }
  }
}
