package import Foundation

/// The records of delivery as a whole: cards, attendance and, where histories were read, changes, each with the people
/// they belong to.
package struct DeliveryRecords: Sendable {
  package let policy: CardPolicy
  package let index: CardIndex
  package let attendance: AttendanceBook
  /// By contractor, in the order of the index; cards of an account that several share are nobody's own.
  package let cards: [String: [CardProcess]]
  /// By contractor: cards that are left out because others use the same account.
  package let shared: [String: Int]
  /// People whom cards are given to and the portfolio does not know, as written, sorted.
  package let strangers: [String]
  /// Every change, in the order of the histories; nil where none were read.
  package let changes: [CardChange]?
  /// By place in the index: indexes of the changes that name the card.
  private let named: [Int: [Int]]

  /// - Parameter index: built from the same cards, beforehand, because changes are traced by it.
  package init(
    index: CardIndex, timeEntries: [TimeEntry], attendance: [Attendance], changes: [CardChange]?,
    contractors: [Contractor], policy: CardPolicy
  ) {
    self.policy = policy
    self.index = index
    self.changes = changes
    let roster = Roster(contractors: contractors)
    self.attendance = AttendanceBook(attendance, roster: roster)
    let people = CardPeople(roster: roster, cards: index.cards, timeEntries: timeEntries)
    var entries: [Int: [String: [TimeEntry]]] = [:]
    for entry in timeEntries.sorted(by: { ($0.start, $0.id) < ($1.start, $1.id) }) {
      let users = people.contractors(
        system: entry.system, account: entry.user, name: entry.userName, email: entry.email)
      guard users.count == 1 else { continue }
      for place in Self.places(of: entry, in: index) {
        entries[place, default: [:]][users[0], default: []].append(entry)
      }
    }
    var cards: [String: [CardProcess]] = [:]
    var shared: [String: Int] = [:]
    var strangers: Set<String> = []
    for (place, card) in index.cards.enumerated() {
      // Only what was said by one person alone is theirs.
      let comments = card.comments.map { comments in
        comments.map { comment in
          (comment, people.contractors(system: card.system, account: comment.by, name: comment.by))
        }
      }
      // A card given to nobody is in the hands of those who log time on it.
      var owners = card.assignees.isEmpty ? Set((entries[place] ?? [:]).keys) : []
      for assignee in card.assignees {
        let users = people.contractors(
          system: card.system, account: assignee.account, name: assignee.name, email: assignee.email)
        if users.isEmpty { strangers.insert(assignee.name.isEmpty ? assignee.account : assignee.name) }
        if users.count == 1 { owners.insert(users[0]) }
        if users.count > 1 { for user in users { shared[user, default: 0] += 1 } }
      }
      for owner in owners.sorted() {
        cards[owner, default: []].append(
          CardProcess(
            place: place, card: card, comments: comments?.filter { $0.1 == [owner] }.map(\.0),
            told: comments?.filter { $0.1.count == 1 && owners.contains($0.1[0]) }.map(\.0),
            entries: entries[place]?[owner] ?? [], policy: policy))
      }
    }
    self.cards = cards
    self.shared = shared
    self.strangers = strangers.sorted()
    var named: [Int: [Int]] = [:]
    for (number, change) in (changes ?? []).enumerated() {
      for place in change.references.cards { named[place, default: []].append(number) }
    }
    self.named = named
  }

  /// The changes of anybody that name a card, up to an instant.
  package func changes(naming place: Int, before end: Date) -> [CardChange] {
    guard let changes else { return [] }
    return (named[place] ?? []).map { changes[$0] }.filter { $0.at < end }
  }

  /// The cards that time was logged on: by the tracker's own id, or by a custom id, which is the same everywhere.
  private static func places(of entry: TimeEntry, in index: CardIndex) -> [Int] {
    var places: Set<Int> = []
    if let id = entry.taskID {
      places.formUnion(index.places(of: id).filter { index.cards[$0].system == entry.system })
    }
    if let id = entry.taskCustomID { places.formUnion(index.places(of: id)) }
    return places.sorted()
  }
}
