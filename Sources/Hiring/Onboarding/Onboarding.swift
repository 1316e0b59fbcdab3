/// Holds the checklists of onboarding against what is known: facts of the portfolio, lists of access, attendance,
/// attestations, and ticks on cards.
///
/// What can be seen is seen: a tick beside a fact that says otherwise proves nothing. Where nothing can be seen, somebody
/// else's word counts, then the tick.
package struct Onboarding: Sendable {
  let contractors: [Contractor]
  let settings: OnboardingSettings
  let roster: Roster
  let cards: [TaskCard]
  let attendance: [Attendance]
  let attestations: [Attestation]
  let access: AccessInventory
  package let today: CivilDate
  let policy: AccessPolicy

  package init(
    contractors: [Contractor], settings: OnboardingSettings = OnboardingSettings(), cards: [TaskCard] = [],
    attendance: [Attendance] = [], attestations: [Attestation] = [], access: AccessInventory,
    policy: AccessPolicy = AccessPolicy()
  ) {
    self.contractors = contractors
    self.settings = settings
    self.roster = Roster(contractors: contractors)
    self.cards = cards
    self.attendance = attendance
    self.attestations = attestations
    self.access = access
    self.today = access.today
    self.policy = policy
  }

  /// Of everybody whose engagements have not all ended, in the portfolio's order; `only` names one, ended or not.
  package func progress(only: String? = nil) -> [OnboardingProgress] {
    contractors.filter { contractor in
      only.map { $0 == contractor.id } ?? !contractor.hasEnded(before: today)
    }
    .map(progress)
  }

  private func progress(of contractor: Contractor) -> OnboardingProgress {
    let template = settings.template(for: contractor.role)
    let open = contractor.open(on: today)
    let started = (open.isEmpty ? contractor.engagements : open).map(\.started).min()
    let days = started.map { today.daysSince1970 - $0.daysSince1970 }
    let isEnded = contractor.hasEnded(before: today)
    var notes: [String] = []
    var card: OnboardingCard?
    switch OnboardingCard.find(contractor, template: template, cards: cards, roster: roster) {
    case .found(let found): card = found
    case .none: break
    case .several(let several):
      let names = several.map { OnboardingCard.reference($0) }.sorted().joined(separator: ", ")
      notes.append(
        "\(several.count) cards fit the template, so that none is taken: \(names); name one by `card:` in assay.yml")
    }
    if started == nil { notes.append("the portfolio names no engagement, so nothing is overdue") }
    let reading = OnboardingReading(onboarding: self, contractor: contractor, started: started, card: card)
    var items = template.items.map { reading.item($0) }
    items += reading.further(beside: template)
    for index in items.indices where items[index].status == .open && !isEnded {
      guard let days, days > items[index].days else { continue }
      items[index].overdueDays = days - items[index].days
    }
    return OnboardingProgress(
      contractor: contractor.id, name: contractor.name, role: contractor.role, template: template.name,
      started: started, days: days, isEnded: isEnded, card: card?.reference, items: items, notes: notes)
  }
}
