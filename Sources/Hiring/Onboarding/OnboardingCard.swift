/// The card on which somebody's onboarding is ticked off.
struct OnboardingCard {
  var card: TaskCard
  /// Of the template's checklists.
  var items: [TaskCard.Checklist.Item]

  /// What a card says of an item.
  enum Tick: Hashable {
    case done, open
    /// The export has the item and not whether it is done, as ClickUp's CSV.
    case notSaid
  }

  enum Search {
    case found(OnboardingCard)
    case none
    /// Several fit, so that none is taken.
    case several([TaskCard])
  }

  /// Like `clickup OPS-7 (tasks.json:3)`.
  var reference: String { OnboardingCard.reference(card) }

  static func reference(_ card: TaskCard) -> String {
    card.record.map { "\(card.reference) (\($0))" } ?? card.reference
  }

  /// Done where every item of the checklist that fits one of `patterns` is; nil where none fits.
  func tick(_ patterns: [NamePattern]) -> Tick? {
    let fitting = items.filter { item in patterns.contains { $0.matches(item.name) } }
    guard !fitting.isEmpty else { return nil }
    return OnboardingCard.tick(fitting)
  }

  static func tick(_ items: [TaskCard.Checklist.Item]) -> Tick {
    if items.contains(where: { $0.isDone == false }) { return .open }
    return items.contains { $0.isDone == nil } ? .notSaid : .done
  }

  /// The contractor's card by the template: one whose name fits and which is theirs, or one with a checklist that names
  /// them.
  static func find(
    _ contractor: Contractor, template: OnboardingTemplate, cards: [TaskCard], roster: Roster
  ) -> Search {
    let checklist = NamePattern(filled(template.checklist, contractor))
    let namesList = template.checklist != filled(template.checklist, contractor)
    let pattern = NamePattern(filled(template.card, contractor))
    let namesCard = template.card != filled(template.card, contractor)
    let fitting = cards.filter { card in
      if namesList { return card.checklists?.contains { checklist.matches($0.name) } ?? false }
      return pattern.matches(card.name) && (namesCard || isTheirs(card, contractor, roster))
    }
    guard let card = fitting.first else { return .none }
    if fitting.count > 1 { return .several(fitting) }
    let lists = (card.checklists ?? []).filter { checklist.matches($0.name) }
    return .found(OnboardingCard(card: card, items: lists.flatMap(\.items)))
  }

  private static func filled(_ pattern: String, _ contractor: Contractor) -> String {
    pattern.replacing("{name}", with: contractor.name).replacing("{id}", with: contractor.id)
  }

  /// Whether its name has theirs, or they are the one contractor it is given to: of a card of several, a tick is nobody's.
  private static func isTheirs(_ card: TaskCard, _ contractor: Contractor, _ roster: Roster) -> Bool {
    let words = words(card.name)
    if [contractor.name, contractor.id].contains(where: { contains(words, OnboardingCard.words($0)) }) { return true }
    let given = card.assignees.flatMap { assignee in
      roster.contractors(
        system: card.system, account: assignee.account, name: assignee.name, email: assignee.email)
    }
    return Set(given) == [contractor.id]
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.map { $0 }
  }

  private static func contains(_ words: [Substring], _ part: [Substring]) -> Bool {
    guard !part.isEmpty, part.count <= words.count else { return false }
    return (0...(words.count - part.count)).contains { words[$0..<($0 + part.count)].elementsEqual(part) }
  }
}
