import Foundation
import Hiring

/// Finds out which weeks a record file speaks of that could not be taken, so that hours which it may hold are not taken
/// for hours that were never worked.
struct LostFiles {
  let portfolio: Portfolio

  func marked(in coverage: RecordCoverage, unread: [RecordImport.Outcome]) throws -> RecordCoverage {
    var coverage = coverage
    for outcome in unread {
      let part = try readablePart(of: outcome)
      let expected = ImporterRegistry.importer(id: outcome.kind)?.coverage
      if part.hasTime || expected == .tracked { coverage.lostTracked.add(outcome.file, span: part.span) }
      if part.hasBills || expected == .billed { coverage.lostBilled.add(outcome.file, span: part.span) }
    }
    return coverage
  }

  /// What could be read of a file before it broke off.
  private struct Part {
    var span: ClosedRange<Date>?
    var hasTime = false
    var hasBills = false

    mutating func add(_ first: Date, _ last: Date) {
      span = min(span?.lowerBound ?? first, first)...max(span?.upperBound ?? last, last)
    }
  }

  private func readablePart(of outcome: RecordImport.Outcome) throws -> Part {
    var part = Part()
    for source in portfolio.records where source.kind == outcome.kind {
      for path in try RecordFiles.matching(source.files) where URL(filePath: path).lastPathComponent == outcome.file {
        let sink = ImportSink(roster: Roster(contractors: [])) { entry in
          Self.note(entry.record, in: &part)
          return .kept
        }
        do throws(RecordFileError) {
          try ImporterRegistry.read(
            RecordBytes(path: path, file: outcome.file), kind: source.kind,
            options: ImportOptions(source: source, portfolio: portfolio), into: sink)
        } catch {
          // Why is told where the file was to be imported; here only what came before counts.
          continue
        }
      }
    }
    return part
  }

  private static func note(_ record: ImportResult.Record, in part: inout Part) {
    switch record {
    case .time(let entry):
      part.hasTime = true
      part.add(entry.start, max(entry.start, entry.worked.upperBound))
    case .billed(let entry):
      part.hasBills = true
      part.add(entry.date.startUTC, entry.date.startUTC)
    case .payment(let payment) where payment.kind == .hourly:
      part.hasBills = true
      let days = [payment.from ?? payment.date, payment.to ?? payment.date].sorted()
      part.add(days[0].startUTC, days[1].startUTC)
    case .payment, .applicant, .posting, .meeting, .interview, .card, .attendance, .access, .attestation: break
    }
  }
}
