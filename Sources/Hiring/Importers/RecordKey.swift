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
        // Two who stand behind the same thing are two words: the one's must not shut out the other's.
        id: [attestation.what, attestation.on.description, attestation.contractor ?? "", attestation.by]
          .joined(separator: "|"))
    }
  }
}

extension ImportResult.Record {
  /// Without the place it stands on: a row that says the same on another line repeats it and contradicts nothing.
  var withoutPlace: ImportResult.Record {
    func placeless<Value>(_ value: Value, _ place: WritableKeyPath<Value, String?>) -> Value {
      var value = value
      value[keyPath: place] = nil
      return value
    }
    switch self {
    case .time: return self
    case .billed(let value): return .billed(placeless(value, \.record))
    case .payment(let value): return .payment(placeless(value, \.record))
    case .applicant(let value): return .applicant(placeless(value, \.record))
    case .posting(let value): return .posting(placeless(value, \.record))
    case .meeting(let value): return .meeting(placeless(value, \.record))
    case .interview(let value): return .interview(placeless(value, \.record))
    case .card(let value): return .card(placeless(value, \.record))
    case .attendance(let value): return .attendance(placeless(value, \.record))
    case .access(let value): return .access(placeless(value, \.record))
    case .attestation(let value): return .attestation(placeless(value, \.record))
    }
  }
}
