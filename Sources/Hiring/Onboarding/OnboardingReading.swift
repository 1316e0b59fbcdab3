/// What is known of one contractor's items.
struct OnboardingReading {
  let onboarding: Onboarding
  let contractor: Contractor
  let started: CivilDate?
  let card: OnboardingCard?

  private typealias Item = OnboardingProgress.Item

  /// What can be seen of a proof.
  private enum Sight {
    case shown(String, [String])
    /// Not there; with the day of the newest list that lacks it.
    case missing(String, CivilDate?)
    case unknown(String)
  }

  func item(_ item: OnboardingTemplate.Item) -> OnboardingProgress.Item {
    let sights = item.proofs.map(sight)
    let tick = card?.tick(item.ticked)
    func result(
      _ status: OnboardingProgress.Status, _ text: String, _ evidence: [String]
    ) -> OnboardingProgress.Item {
      Item(
        id: item.id, title: item.title, status: status, text: text, evidence: evidence,
        days: item.days ?? onboarding.policy.onboardingDays)
    }
    let reference = card.map { [$0.reference] } ?? []
    let missing = sights.compactMap { sight -> (text: String, day: CivilDate?)? in
      if case .missing(let text, let day) = sight { (text, day) } else { nil }
    }
    let shown = sights.compactMap { sight -> (text: String, evidence: [String])? in
      if case .shown(let text, let evidence) = sight { (text, evidence) } else { nil }
    }
    if !sights.isEmpty, shown.count == sights.count {
      let aside = tick == .open ? "; not ticked on the card" : ""
      return result(.done, shown.map(\.text).joined(separator: "; ") + aside, shown.flatMap(\.evidence))
    }
    // A list that was made after somebody's word, and says otherwise, is the newer.
    if let word = attestation(item.attested),
      !missing.contains(where: { $0.day.map { $0 > word.on } ?? false })
    {
      let text = "\(word.by) says so, on \(word.on)" + (missing.first.map { "; \($0.text)" } ?? "")
      return result(.done, text, word.record.map { [$0] } ?? ["assay.yml"])
    }
    if !missing.isEmpty {
      let word = attestation(item.attested).map { "; \($0.by) said otherwise on \($0.on), before that list" } ?? ""
      let aside = (tick == .done ? "; ticked on the card all the same" : "") + word
      return result(.open, missing.map(\.text).joined(separator: "; ") + aside, tick == .done ? reference : [])
    }
    switch tick {
    case .done: return result(.done, "ticked on the card", reference)
    case .open: return result(.open, "not ticked on the card", reference)
    case .notSaid: return result(.notAssessable, Self.notSaid, reference)
    case nil: break
    }
    if item.needsAttestation {
      let words = item.attested.map { "`\($0)`" }.joined(separator: " or ")
      return result(.open, "nobody attests \(words)", [])
    }
    let reasons = sights.compactMap { sight in if case .unknown(let text) = sight { text } else { nil } }
    let why = reasons.isEmpty ? "nothing on record says so" : reasons.joined(separator: "; ")
    let hint = item.attested.first.map { "; tick it on a card, or attest `\($0)`" } ?? ""
    return result(.notAssessable, why + hint, [])
  }

  /// What the card's checklist has beside the template.
  func further(beside template: OnboardingTemplate) -> [OnboardingProgress.Item] {
    guard let card else { return [] }
    let patterns = template.items.flatMap(\.ticked)
    return card.items.filter { item in !patterns.contains { $0.matches(item.name) } }.map { item in
      let (status, text): (OnboardingProgress.Status, String) =
        switch OnboardingCard.tick([item]) {
        case .done: (.done, "ticked on the card")
        case .open: (.open, "not ticked on the card")
        case .notSaid: (.notAssessable, Self.notSaid)
        }
      return Item(
        id: "card", title: item.name, status: status, text: text, evidence: [card.reference],
        days: onboarding.policy.onboardingDays)
    }
  }

  private static let notSaid =
    "it is on the card, and this export does not say whether it is done: take the card from ClickUp's API "
    + "(kind: clickup-tasks-api)"

  // MARK: What can be seen

  private func sight(_ proof: OnboardingTemplate.Proof) -> Sight {
    switch proof {
    case .identity:
      if let identity = contractor.identities.first {
        return .shown("assay.yml confirms \(identity)", ["assay.yml"])
      }
      return .missing("assay.yml confirms no identity of theirs", nil)
    case .agreement:
      if let assignment = contractor.assignment {
        return .shown("signed on \(assignment.signed), by the word of \(assignment.by)", ["assay.yml"])
      }
      return .missing("assay.yml has no signed assignment of rights (`ip_assignment`)", nil)
    case .named(let systems):
      let named = Roster.accounts(of: contractor).filter { systems.contains($0.system) }
      if named.isEmpty { return .unknown("assay.yml names no account of theirs in a tracker") }
      return .shown(
        "assay.yml names " + named.map { "\($0.account) in \($0.system)" }.joined(separator: ", "), ["assay.yml"])
    case .account(let systems): return account(systems)
    case .attended(let meeting): return attended(meeting)
    }
  }

  private func account(_ systems: [String]) -> Sight {
    let lists = onboarding.access.lists.filter { systems.contains($0.system) && isCovered($0) }
    let held = onboarding.access.held.filter { access in
      access.owners.contains(contractor.id) && lists.contains { $0.place == access.place }
    }
    let lacking = lists.filter { list in !held.contains { $0.place == list.place } }
    let fresh = lacking.filter { list in !list.isStale && (list.day.map { $0 >= started ?? $0 } ?? false) }
    // Of repositories that the engagement names, each is needed; of anything else, one.
    let needed = fresh.filter { isNamed($0) }
    if !held.isEmpty, needed.isEmpty {
      return .shown(
        held.map { "\($0.words)\($0.list.day.map { ", by the list of \($0)" } ?? "")" }.joined(separator: "; "),
        held.flatMap(\.evidence))
    }
    if !fresh.isEmpty {
      let asked = needed.isEmpty ? fresh : needed
      let near = onboarding.access.held.first { access in
        access.suggestion == contractor.id && asked.contains { $0.place == access.place }
      }
      if let near {
        return .unknown(
          "\(near.grant.account) on \(near.place) may be theirs: name it under `accounts:` in assay.yml if it is")
      }
      return .missing(
        "no account of theirs on the newest list of \(asked.map(\.place).joined(separator: ", "))",
        asked.compactMap(\.day).max())
    }
    if let list = lacking.first {
      return .unknown("the list of \(list.place) is too old to tell" + (list.day.map { ", of \($0)" } ?? ""))
    }
    return .unknown("there is no list of \(systems.prefix(3).joined(separator: ", "))\(systems.count > 3 ? ", …" : "")")
  }

  /// The repositories that the open engagements name; none means all.
  private var repositories: [String] {
    let open = contractor.open(on: onboarding.today)
    return open.contains { $0.repositories.isEmpty } ? [] : open.flatMap(\.repositories)
  }

  private func isNamed(_ list: AccessList) -> Bool {
    AccessInventory.codeHosts.contains(list.system)
      && repositories.contains { AccessInventory.isRepository(list.resource, $0) }
  }

  /// A repository that the engagement does not name is not asked about.
  private func isCovered(_ list: AccessList) -> Bool {
    !AccessInventory.codeHosts.contains(list.system) || repositories.isEmpty || isNamed(list)
  }

  private func attended(_ meeting: String) -> Sight {
    let since = onboarding.attendance.filter { entry in
      entry.meeting.lowercased() == meeting.lowercased() && entry.date <= onboarding.today
        && (started.map { entry.date >= $0 } ?? true)
    }
    let present = since.filter { entry in
      entry.state == .present
        && onboarding.roster.contractors(written: entry.person, in: "stand-up") == [contractor.id]
    }
    if let first = present.min(by: { ($0.date, $0.id) < ($1.date, $1.id) }) {
      return .shown("first there on \(first.date)", [first.record].compactMap(\.self))
    }
    let near = Set(since.map(\.person)).sorted().first { person in
      onboarding.roster.contractors(written: person, in: "stand-up").isEmpty
        && onboarding.roster.suggestion(system: "stand-up", account: person, name: person) == contractor.id
    }
    if let near {
      return .unknown("`\(near)` on the sheet may be them: name it under `accounts: { stand-up: … }` if it is")
    }
    let days = Set(since.map(\.date)).count
    let isNamed = since.contains { entry in
      onboarding.roster.contractors(written: entry.person, in: "stand-up") == [contractor.id]
    }
    if days > 0, !isNamed { return .unknown("no row of the \(meeting) since the start names them") }
    if days > 0 { return .missing("not there on any of the \(days) days on record since the start", nil) }
    return .unknown("no attendance of the \(meeting) is on record since the start")
  }

  // MARK: What somebody says

  /// The latest word of somebody else.
  private func attestation(_ words: [String]) -> Attestation? {
    onboarding.attestations.filter { attestation in
      words.contains { $0.lowercased() == attestation.what.lowercased() } && attestation.on <= onboarding.today
        && attestation.concerns(contractor, onboarding.roster)
        && !attestation.isByThemselves(contractor, onboarding.roster)
    }
    .max { ($0.on, $0.by, $0.record ?? "") < ($1.on, $1.by, $1.record ?? "") }
  }
}
