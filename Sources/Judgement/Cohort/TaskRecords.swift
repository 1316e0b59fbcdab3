internal import Foundation
internal import Hiring
internal import History

/// What one person did about the task: facts.
struct TaskRecords {
  /// Narrowed to the task.
  let evidence: ContractorEvidence
  let trace: TaskTrace
  let policy: JudgementPolicy

  /// The person's cards of the task.
  private var cards: [CardProcess] { evidence.cards.filter { trace.places.contains($0.place) } }

  private var entries: [TimeEntry] { evidence.windowEntries }

  private var changes: [Change] { evidence.own.map(\.change) }

  /// Whether there is a change or an hour.
  var isWorked: Bool { !evidence.own.isEmpty || entries.contains { $0.seconds > 0 } }

  var presence: CohortCell {
    let text =
      switch (evidence.own.isEmpty, entries.contains { $0.seconds > 0 }, cards.isEmpty) {
      case (false, true, _): "changes and hours"
      case (false, false, _): "changes"
      case (true, true, _): "hours only"
      case (true, false, false): "given, nothing yet"
      case (true, false, true): "nothing"
      }
    return CohortCell(.words(text))
  }

  var hours: CohortCell {
    guard !entries.isEmpty else {
      return CohortCell(.notAssessed, "No hours of theirs on the task are on record.")
    }
    return CohortCell(.seconds(entries.reduce(0) { $0 + $1.seconds }))
  }

  /// The time log's latest word, else the card's: their own, else the task's.
  private var estimateSeconds: Int? {
    let told = entries.last { ($0.taskEstimateSeconds ?? 0) > 0 }?.taskEstimateSeconds
    let index = evidence.delivery.index
    let places = cards.isEmpty ? trace.places.sorted() : cards.map(\.place)
    return told ?? places.compactMap { index.cards[$0].estimateSeconds }.first { $0 > 0 }
  }

  var estimate: CohortCell {
    estimateSeconds.map { CohortCell(.seconds($0)) } ?? CohortCell(.notAssessed, "The task has no estimate.")
  }

  var againstEstimate: CohortCell {
    guard isWorked else { return CohortCell(.notApplicable, "They did not work on it.") }
    guard case .seconds(let seconds) = hours.value else { return hours }
    guard let estimate = estimateSeconds else { return self.estimate }
    var cell = CohortCell(.number(Double(seconds) / Double(estimate)))
    cell.events = Double(seconds) / 3_600
    cell.outOf = Double(estimate) / 3_600
    cell.outOfUnit = "hours estimated"
    return cell
  }

  /// The first hour or change on record.
  private var began: Date? {
    let changed = changes.map { Date(timeIntervalSince1970: Double($0.committedAt)) }.min()
    return [entries.first?.start, changed].compactMap(\.self).min()
  }

  /// The last.
  private var lastSeen: Date? {
    let changed = changes.map { Date(timeIntervalSince1970: Double($0.committedAt)) }.max()
    return [entries.last?.start, changed].compactMap(\.self).max()
  }

  private enum End {
    case done(Date, isSeen: Bool)
    case open
    case unknown
  }

  private var end: End {
    let index = evidence.delivery.index
    let ofOthers = trace.places.sorted().map { place in
      (policy.cards.stage(of: index.cards[place]), CardPath(of: index.cards[place], policy: policy.cards))
    }
    let paths = cards.isEmpty ? ofOthers : cards.map { ($0.stage, $0.path) }
    if !paths.isEmpty {
      let finished = paths.compactMap { $0.0 == .done ? $0.1.finishedAt : nil }
      guard finished.count == paths.count, let last = finished.max(), last < evidence.period.upperBound else {
        return .open
      }
      return .done(last, isSeen: true)
    }
    guard let status = entries.last(where: { $0.taskStatus != nil })?.taskStatus else { return .unknown }
    guard policy.cards.stage(of: status) == .done, let last = lastSeen else { return .open }
    // The time log says that it is done and not when: not before it was last worked on.
    return .done(last, isSeen: false)
  }

  /// Days from the first work to the end.
  var duration: CohortCell {
    guard let began else { return CohortCell(.notApplicable, "They did not work on it.") }
    let day = CivilDate(utc: began)
    switch end {
    case .unknown: return CohortCell(.notAssessed, "Begun on \(day); nothing on record says whether it is done.")
    case .open: return CohortCell(.notAssessed, "Begun on \(day), and not done by the end of the days compared.")
    case .done(let last, let isSeen):
      let days = max(0, last.timeIntervalSince(began)) / 86_400
      let until =
        isSeen
        ? "done on \(CivilDate(utc: last))"
        : "done, and last worked on on \(CivilDate(utc: last)), as the log does not say when it was finished"
      return CohortCell(.number((days * 10).rounded() / 10), reason: "Begun on \(day), \(until).")
    }
  }

  static func rows(_ people: [TaskRecords]) -> [CohortRow] {
    func row(_ id: String, _ title: String, _ unit: String = "", _ cell: (TaskRecords) -> CohortCell) -> CohortRow {
      CohortRow(id: "task.\(id)", section: .task, title: title, unit: unit, cells: people.map(cell))
    }
    return [
      row("done-by", "What is on record", "", \.presence), row("hours", "Hours tracked on it", "", \.hours),
      row("estimate", "Estimate", "", \.estimate),
      row("against-estimate", "Hours against the estimate", "times the estimate", \.againstEstimate),
      row("days", "From start to done", "days", \.duration),
    ]
  }

  /// What is shared between people and so says nothing of any of them, sentences.
  static func notes(_ people: [TaskRecords]) -> [String] {
    let holders = people.map { Set($0.cards.map(\.place)) }
    let shared = Set(
      holders.indices.flatMap { left in
        holders.indices.filter { $0 > left }.flatMap { holders[left].intersection(holders[$0]) }
      })
    guard !shared.isEmpty, let index = people.first?.evidence.delivery.index else { return [] }
    let names = shared.sorted().map { index.cards[$0].reference }
    return [
      "\(Words.list(names)) \(names.count == 1 ? "is" : "are") in the hands of several of them, so when it was done says "
        + "nothing of one alone."
    ]
  }
}
