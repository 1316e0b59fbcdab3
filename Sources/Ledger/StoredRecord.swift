internal import Foundation
internal import GRDB
internal import Hiring

/// A record as a row: the table it belongs to and its values in the order of the columns.
struct StoredRecord {
  let table: Table
  let system: String
  let id: String
  var values: [DatabaseValue]
  /// For the file's span; nil for records of no certain time.
  let instant: Date?

  init(_ record: ImportResult.Record) throws {
    let values: [any DatabaseValueConvertible]
    let key = record.key
    (system, id) = (storable(key.system), storable(key.id))
    switch record {
    case .time(let entry):
      (table, instant) = (.time, entry.start)
      values = [
        entry.system, entry.id, entry.user, entry.userName, entry.start.milliseconds, null(entry.end?.milliseconds),
        entry.seconds, entry.memo, null(entry.taskID), null(entry.taskName), null(entry.taskStatus),
        null(entry.taskEstimateSeconds), entry.isBillable, null(entry.createdAt?.milliseconds),
        null(entry.day?.description), null(entry.isManual), null(entry.email), null(entry.taskCustomID),
      ]
    case .billed(let entry):
      (table, instant) = (.billed, entry.date.startUTC)
      values = [
        entry.system, entry.id, entry.contract, entry.title, entry.date.description, entry.seconds,
        null(entry.amount?.minorUnits), null(entry.amount?.currency), entry.paymentType, entry.source,
        null(entry.manualSeconds), null(entry.memo),
      ]
    case .payment(let payment):
      (table, instant) = (.payment, payment.date.startUTC)
      values = [
        payment.system, payment.id, payment.date.description, payment.kind.rawValue, payment.type,
        null(payment.contract), payment.person, payment.title, payment.amount.minorUnits, payment.amount.currency,
        null(payment.from?.description), null(payment.to?.description), null(payment.seconds), payment.isFromRate,
        payment.reference,
      ]
    case .applicant(let applicant):
      (table, instant) = (.applicant, applicant.date?.startUTC)
      values = [
        applicant.system, applicant.id, applicant.name, applicant.stage, applicant.date?.description ?? "",
        null(applicant.posting), null(applicant.source), null(applicant.rate?.minorUnits),
        null(applicant.rate?.currency), null(applicant.email),
        applicant.reached.isEmpty ? DatabaseValue.null : try json(applicant.reached),
        null(applicant.meaning?.rawValue), null(applicant.contractor),
      ]
    case .posting(let posting):
      (table, instant) = (.posting, posting.posted.startUTC)
      values = [
        posting.system, posting.id, posting.title, posting.source, posting.posted.description,
        null(posting.closed?.description), null(posting.role), null(posting.cost?.minorUnits),
        null(posting.cost?.currency), null(posting.url),
      ]
    case .meeting(let meeting):
      (table, instant) = (.meeting, meeting.start)
      values = [
        meeting.system, meeting.id, meeting.invitee, null(meeting.email), meeting.title, meeting.start.milliseconds,
        null(meeting.end?.milliseconds), meeting.isCanceled, meeting.isNoShow, meeting.host,
      ]
    case .interview(let interview):
      (table, instant) = (.interview, interview.date.startUTC)
      values = [
        interview.system, interview.id, interview.applicant, null(interview.email), null(interview.posting),
        interview.date.description, interview.by,
        interview.scores.isEmpty ? DatabaseValue.null : try json(interview.scores), interview.note,
      ]
    case .card(let card):
      (table, instant) = (.card, card.updatedAt ?? card.createdAt)
      values = [
        card.system, card.id, null(card.customID), card.name, null(card.description), card.status, null(card.isClosed),
        null(card.createdAt?.milliseconds), null(card.closedAt?.milliseconds), null(card.updatedAt?.milliseconds),
        null(card.dueAt?.milliseconds), try json(card.assignees), null(card.estimateSeconds), null(card.spentSeconds),
        try json(card.tags), null(card.list), null(card.url), null(card.parentID),
        null(try card.comments.map(json)), null(try card.checklists.map(json)), null(try card.statusTimes.map(json)),
      ]
    case .attendance(let attendance):
      (table, instant) = (.attendance, attendance.date.startUTC)
      values = [
        attendance.system, attendance.id, attendance.person, attendance.date.description, attendance.meeting,
        attendance.state.rawValue, attendance.note,
      ]
    case .access(let grant):
      (table, instant) = (.access, nil)
      values = [
        grant.system, grant.id, grant.account, grant.name, null(grant.email), grant.resource, grant.level,
        grant.isActive, null(grant.hasSecondFactor), null(grant.granted?.description),
        null(grant.revoked?.description),
      ]
    case .attestation(let attestation):
      (table, instant) = (.attestation, attestation.on.startUTC)
      values = [
        key.system, key.id, attestation.what, attestation.on.description, attestation.by,
        null(attestation.contractor), attestation.note,
      ]
    }
    self.values = values.map { value in
      let value = value.databaseValue
      guard case .string(let text) = value.storage, text.utf8.contains(0) else { return value }
      return storable(text).databaseValue
    }
  }
}

/// SQLite's text ends at a NUL, so that what follows would be lost and the record seem to change with every import.
func storable(_ text: String) -> String {
  text.utf8.contains(0) ? text.replacing("\u{0}", with: "\u{FFFD}") : text
}

/// Sorted keys, so that equal values have equal bytes.
func json(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

func decoded<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
  try JSONDecoder().decode(type, from: Data(text.utf8))
}

private func null(_ value: (some DatabaseValueConvertible)?) -> DatabaseValue { value?.databaseValue ?? .null }
