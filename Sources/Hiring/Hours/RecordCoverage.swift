package import Foundation

/// What the imported exports speak about. Where they do, nothing recorded means nothing worked; elsewhere nothing is
/// known, which is not nothing.
package struct RecordCoverage: Sendable, Hashable {
  package private(set) var exports: [RecordExport] = []
  /// The weeks that any export of a side touches, whomever it is about: where the records begin and end.
  package private(set) var tracked: Set<ISOWeek> = []
  package private(set) var billed: Set<ISOWeek> = []
  /// Files that should have been read and could not be.
  package var lostTracked = LostRecords()
  package var lostBilled = LostRecords()

  package init(_ exports: [RecordExport] = []) {
    for export in exports { add(export) }
  }

  /// For records without the exports that they stood in: the weeks in which anybody has a record of a system are taken
  /// for whole, and everybody who ever has one for named.
  package init(timeEntries: [TimeEntry], billedEntries: [BilledEntry]) {
    var subjects: [String: Set<RecordSubject>] = [:]
    var weeks: [String: Set<ISOWeek>] = [:]
    func note(_ subject: RecordSubject, _ named: [ISOWeek]) {
      let key = "\(subject.side.rawValue) \(subject.system)"
      subjects[key, default: []].insert(subject)
      weeks[key, default: []].formUnion(named)
    }
    for entry in timeEntries { note(RecordSubject(entry), entry.secondsByWeek.map(\.week)) }
    for entry in billedEntries { note(RecordSubject(entry), [ISOWeek(containing: entry.date.startUTC)]) }
    for (key, weeks) in weeks {
      for week in weeks {
        var export = RecordExport(file: "the records", madeAt: .distantFuture)
        for subject in subjects[key] ?? [] { export.add(subject, week.start...week.end.addingTimeInterval(-1)) }
        add(export)
      }
    }
  }

  package mutating func add(_ export: RecordExport) {
    exports.append(export)
    for (subject, span) in export.spans {
      switch subject.side {
      case .tracked: tracked.formUnion(weeks(span))
      case .billed: billed.formUnion(weeks(span))
      }
    }
  }

  /// Whether any export of billed hours speaks of the week.
  func isKnown(billed week: ISOWeek) -> Bool { billed.contains(week) && lostBilled.files.isEmpty }

  /// As above for tracked hours.
  func isKnown(tracked week: ISOWeek) -> Bool { tracked.contains(week) && lostTracked.files.isEmpty }

  private func weeks(_ span: ClosedRange<Date>) -> some Sequence<ISOWeek> {
    sequence(first: ISOWeek(containing: span.lowerBound)) { $0.end <= span.upperBound ? $0.advanced(by: 1) : nil }
  }
}

/// Files of one side that could not be read: what they hold is unknown, which is not nothing.
package struct LostRecords: Sendable, Hashable {
  /// As shown in reasons.
  package private(set) var files: [String] = []
  private var weeks: [ISOWeek: String] = [:]
  /// The first file that may speak of any week.
  private(set) var anyWeek: String?

  package init() {}

  /// - Parameter span: the first and last instants of the part that could be read. A week more at either end counts as
  ///   lost, because the lost part begins where the readable one ends. Nil where no part could be read: then the file may
  ///   speak of any week, and no difference that its hours would fill is held against anybody.
  package mutating func add(_ file: String, span: ClosedRange<Date>?) {
    files.append(file)
    guard let span else {
      anyWeek = anyWeek ?? file
      return
    }
    let last = ISOWeek(containing: span.upperBound).advanced(by: 1)
    for week in sequence(first: ISOWeek(containing: span.lowerBound).advanced(by: -1), next: { $0.advanced(by: 1) }) {
      if week > last { break }
      weeks[week] = weeks[week] ?? file
    }
  }

  /// The file that hours of the week may have been lost with; nil where none is known to speak of it.
  func file(in week: ISOWeek) -> String? { weeks[week] }
}
