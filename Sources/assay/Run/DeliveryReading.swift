import Foundation
import Hiring
import History
import Judgement
import Ledger

/// The records of delivery out of the ledger, and the changes out of the histories.
struct DeliveryReading {
  var records: DeliveryRecords
  /// Why changes are held against no card; nil where they are.
  var untraced: String?
  /// Repositories that could not be read, sentences.
  var problems: [String] = []

  /// - Parameter withHistory: whether repositories are read, as the weekly run does.
  static func read(_ run: WeeklyRun, withHistory: Bool) async throws -> DeliveryReading {
    let entries = try run.ledger.timeEntries(roster: Roster(contractors: run.portfolio.contractors))
    let index = CardIndex(cards: try run.ledger.taskCards(), timeEntries: entries)
    let attendance = try run.ledger.attendance()
    func records(_ changes: [CardChange]?) -> DeliveryRecords {
      DeliveryRecords(
        index: index, timeEntries: entries, attendance: attendance, changes: changes,
        contractors: run.portfolio.contractors, policy: run.policy.cards)
    }
    // Without a card there is nothing to hold changes against, and histories are what takes time.
    if index.cards.isEmpty { return DeliveryReading(records: records(nil), untraced: nil) }
    guard withHistory else {
      return DeliveryReading(records: records(nil), untraced: "Left out with --no-history.")
    }
    // A card may be finished in one week and its change merged in the next.
    var whole = run
    whole.historiesUntil = run.now
    let histories = try await whole.histories()
    guard histories.unreadable.isEmpty else {
      // A card without a change may have one where nobody could look.
      return DeliveryReading(
        records: records(nil), untraced: "Not every repository could be read.", problems: histories.problems)
    }
    return DeliveryReading(
      records: records(histories.read.flatMap { CardTracing.arrivals(of: $0, index: index) }), untraced: nil)
  }

  /// What could not be placed, sentences.
  func notes(about contractors: [Contractor]) -> [String] {
    var notes: [String] = []
    if records.index.cards.isEmpty {
      notes.append(
        "No task card has been imported: add an export of the cards to `records:` in assay.yml, best with comments and "
          + "the time in each status (`clickup-tasks-api`).")
    }
    if records.attendance.isEmpty {
      notes.append("No attendance has been imported: add the list of the stand-ups to `records:` (`stand-up`).")
    }
    if !records.strangers.isEmpty {
      notes.append(
        "Cards are given to people whom assay.yml does not know: \(Self.list(records.strangers)). If one of them is a "
          + "contractor, name their account there.")
    }
    if !records.attendance.strangers.isEmpty {
      notes.append(
        "The attendance lists name people whom assay.yml does not know: \(Self.list(records.attendance.strangers)).")
    }
    for contractor in contractors {
      guard let shared = records.shared[contractor.id] else { continue }
      notes.append(
        "\(Wording.count(shared, "card")) of \(contractor.id) \(shared == 1 ? "is" : "are") given to an account that "
          + "others use as well, and count for nobody.")
    }
    if !records.attendance.isEmpty, !records.attendance.namesAbsent {
      notes.append("The attendance lists name only who came: add who was missing and who was excused.")
    }
    if let untraced { notes.append("Changes and cards were not held against each other. \(untraced)") }
    return notes
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
  }
}
