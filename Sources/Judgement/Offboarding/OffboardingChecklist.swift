internal import Hiring
internal import History
internal import SourceText

/// The list of what to do when somebody leaves: by phase, then by risk, each with its day.
///
/// Made of the finished answer, so that whatever was left out of it for being a secret is left out here too.
package struct OffboardingChecklist: Sendable {
  /// How many rows stand under one thing to do where the rest is told elsewhere in the report.
  private static let rows = 10

  let offboarding: Offboarding

  package init(_ offboarding: Offboarding) { self.offboarding = offboarding }

  /// In the order in which to do them.
  package var items: [OffboardingItem] {
    let all = whilePaid + lastDay + after
    return OffboardingItem.Phase.allCases.flatMap { phase in
      all.filter { $0.phase == phase }.enumerated()
        .sorted { ($0.element.risk, $0.offset) < ($1.element.risk, $1.offset) }.map(\.element)
    }
  }

  private func item(
    _ id: String, _ phase: OffboardingItem.Phase, _ risk: OffboardingItem.Risk, isAsked: Bool, _ text: String,
    _ details: [String] = []
  ) -> OffboardingItem {
    OffboardingItem(
      id: id, phase: phase, due: offboarding.dates.due(phase),
      isOverdue: phase == .after ? false : offboarding.dates.isOver, risk: risk, isAsked: isAsked, text: text,
      details: details)
  }

  private func limited(_ rows: [String]) -> [String] {
    rows.count <= Self.rows ? rows : rows.prefix(Self.rows) + ["and \(rows.count - Self.rows) more"]
  }

  private var name: String { offboarding.contractor.name }

  // MARK: While they are still paid

  private var whilePaid: [OffboardingItem] {
    [rights, knowledge, branches, unpushed, accounts, registrations, documents, material, tasks, hours, deletion]
      .compactMap(\.self)
  }

  private var rights: OffboardingItem? {
    guard offboarding.hasAssignment != true else { return nil }
    return item(
      "rights", .whilePaid, offboarding.hasAssignment == false ? .critical : .high, isAsked: true,
      "Get the assignment of rights to all work signed, before the last payment.",
      offboarding.hasAssignment == nil
        ? ["The portfolio records none of anybody's: if you keep them elsewhere, look there."] : [])
  }

  private var knowledge: OffboardingItem? {
    let files = offboarding.repositories.flatMap { repository in repository.files.map { (repository.id, $0) } }
    guard !files.isEmpty else { return nil }
    let lines = files.reduce(0) { $0 + $1.1.lines }
    let hotspots = files.count { $0.1.isHotspot }
    let rows = (files.filter(\.1.isHotspot) + files.filter { !$0.1.isHotspot }).map { repository, file in
      "\(repository): \(file.path.lossyString), \(Words.count(file.lines, "line"))"
        + (file.isHotspot ? ", changed \(Words.count(file.changes, "time")) lately and hard to read" : "")
    }
    return item(
      "knowledge", .whilePaid, hotspots > 0 ? .critical : .high, isAsked: true,
      "Have \(Words.count(lines, "line")) in \(Words.count(files.count, "file")) that nobody else knows explained to "
        + "somebody and written down"
        + (hotspots > 0 ? ", the \(Words.count(hotspots, "hotspot")) first." : "."), limited(rows))
  }

  private var branches: OffboardingItem? {
    let open = offboarding.repositories.flatMap { repository in repository.openBranches.map { (repository.id, $0) } }
    guard !open.isEmpty else { return nil }
    return item(
      "branches", .whilePaid, .high, isAsked: true,
      "Have the work on \(Words.count(open.count, "open branch", "open branches")) finished and merged, or say that it is "
        + "dropped.",
      limited(
        open.map { repository, branch in
          "\(repository): \(branch.names.joined(separator: ", ")), \(Words.count(branch.work.count, "commit")), "
            + "\(Words.count(branch.lines, "line"))"
        }))
  }

  private var isOfCode: Bool {
    offboarding.contractor.role == .engineer || offboarding.repositories.contains { $0.reach == .worked }
  }

  private var unpushed: OffboardingItem? {
    guard isOfCode else { return nil }
    return item(
      "unpushed", .whilePaid, .high, isAsked: true,
      "Ask for everything that lies only on their computer: unpushed branches, stashes, scripts, data and notes.",
      ["No repository of yours can show it."])
  }

  private var accounts: OffboardingItem? {
    guard !offboarding.accounts.isEmpty else { return nil }
    return item(
      "accounts", .whilePaid, .high, isAsked: true,
      "Have \(Words.count(offboarding.accounts.count, "private account or host", "private accounts or hosts")) in the "
        + "code moved to yours.",
      limited(
        offboarding.accounts.map { "\($0.repository): \($0.path.lossyString):\($0.line), \($0.title)" }))
  }

  private var registrations: OffboardingItem {
    item(
      "registrations", .whilePaid, .medium, isAsked: true,
      "Ask which accounts, domains, app stores and subscriptions run under their name or card, and have each moved to you.",
      ["Only they can tell: code and lists of access show what is in them."])
  }

  private var documents: OffboardingItem? {
    let missing = offboarding.repositories.filter { !$0.missing.isEmpty }
    guard !missing.isEmpty else { return nil }
    return item(
      "documents", .whilePaid, .medium, isAsked: true,
      "Have what a newcomer needs written: somebody else should set it up by that alone, while they can still be asked.",
      missing.map { "\($0.id): \(Words.list($0.missing))" })
  }

  /// What people of a role hold that no repository shows.
  private var material: OffboardingItem? {
    let what: String
    switch offboarding.contractor.role {
    case .engineer: return nil
    case .designer: what = "the sources of every design, the fonts and pictures with their licences, and the libraries"
    case .qa: what = "test plans, test accounts, test data and open reports"
    case .support: what = "open conversations, answers kept as templates, and lists of customers"
    case .seo: what = "the accounts for search, statistics and advertising, lists of links, and texts"
    case .creative: what = "raw material, project files, and the licences of music, fonts and pictures"
    }
    return item(
      "material", .whilePaid, .high, isAsked: true,
      "Get \(what) into folders and accounts that are yours, and open them once to see that they work.")
  }

  private var tasks: OffboardingItem? {
    guard !offboarding.tasks.isEmpty else { return nil }
    return item(
      "tasks", .whilePaid, .medium, isAsked: true,
      "Have the state and the next step written on \(Words.count(offboarding.tasks.count, "open task")), and give each to "
        + "somebody.",
      limited(
        offboarding.tasks.map { task in
          "\(task.reference), \(task.name)\(task.state.map { " (\($0))" } ?? "")"
        }))
  }

  private var hours: OffboardingItem? {
    let rows = offboarding.hours.map { row in
      let hours = Words.hours(Double(row.seconds))
      switch row.kind {
      case .unbilled:
        return "\(row.contract), \(row.week): \(hours) tracked and not billed"
          + (row.isBilled ? "" : ", no bill on record")
      case .untracked: return "\(row.contract), \(row.week): \(hours) billed and not tracked"
      }
    }
    guard !rows.isEmpty else { return nil }
    return item(
      "hours", .whilePaid, .medium, isAsked: true, "Settle the hours on which both sides do not agree yet.",
      limited(rows))
  }

  private var deletion: OffboardingItem {
    item(
      "deletion", .whilePaid, .low, isAsked: true,
      "Ask them to confirm in writing that they keep no copy of code, data, passwords or keys.")
  }

  // MARK: On the last day

  private var lastDay: [OffboardingItem] { [access, rotation, copies, contract].compactMap(\.self) }

  private var access: OffboardingItem? {
    guard !offboarding.access.isEmpty else { return nil }
    let canChange = offboarding.access.contains { $0.basis == .presumed || $0.right.map { $0 >= .other } ?? true }
    return item(
      "access", .lastDay, canChange ? .critical : .high, isAsked: false,
      "Take away \(Words.count(offboarding.access.count, "access", "accesses")), on the day itself and before the keys are "
        + "replaced.",
      offboarding.access.map { access in
        switch access.basis {
        case .listed:
          "\(access.account) on \(access.place)" + (access.level.isEmpty ? "" : ", \(access.level)")
            + (access.asOf.map { ", as of \($0)" } ?? "")
        case .presumed: "\(access.place): no list that is fresh enough says who can reach it; look there"
        }
      })
  }

  private var rotation: OffboardingItem? {
    let credentials = offboarding.credentials
    guard !credentials.isEmpty else { return nil }
    let live = credentials.count(where: \.isLive)
    return item(
      "credentials", .lastDay, live > 0 ? .critical : .high, isAsked: false,
      "Replace \(Words.count(credentials.count, "password or key", "passwords or keys")) that \(name) could read, each at "
        + "its provider, and take the old one back"
        + (live > 0 ? "; \(live) still in the code, which can be done today." : "."),
      credentials.map { credential in
        let place = credential.places.first
        let more = credential.places.count - 1
        return credential.title
          + (place.map { ", \($0.repository): \($0.path.lossyString):\($0.line)" } ?? "")
          + (more > 0 ? " and \(Words.count(more, "more place"))" : "")
          + (credential.isLive ? ", still in the code" : "")
      })
  }

  private var copies: OffboardingItem? {
    guard !offboarding.repositories.isEmpty else { return nil }
    return item(
      "copies", .lastDay, .medium, isAsked: false,
      "Fetch all branches once more and keep a copy of each repository, then tell this list anew.",
      ["git fetch --all --no-prune, then assay offboard \(offboarding.contractor.id)"])
  }

  private var contract: OffboardingItem? {
    let open = offboarding.contractor.engagements.filter { $0.ended.map { $0 >= offboarding.dates.today } ?? true }
    guard !open.isEmpty else { return nil }
    return item(
      "contract", .lastDay, .medium, isAsked: false,
      "Pay what is left and end the contract, after what is asked for above is there.",
      open.map { engagement in
        "\(engagement.platform.rawValue) \(engagement.contract), "
          + (engagement.kind == .hourly
            ? "hourly: each week is charged by itself, so nothing can be held back once it is worked"
            : "fixed price: the payment can wait until everything is there")
      })
  }

  // MARK: Afterwards

  private var after: [OffboardingItem] {
    var items: [OffboardingItem] = []
    if !offboarding.access.isEmpty {
      items.append(
        item(
          "access-gone", .after, .high, isAsked: false,
          "See that the access is gone: export the lists anew and import them.",
          ["assay records access \(offboarding.contractor.id) --fail-on outliving"]))
    }
    if !offboarding.credentials.isEmpty {
      items.append(
        item(
          "credentials-gone", .after, .medium, isAsked: false,
          "Try that the old passwords and keys are refused, and look in the providers' logs for their use."))
    }
    items.append(
      item(
        "decision", .after, .low, isAsked: false,
        "Record what was decided, and the end of the engagement in the portfolio.",
        ["assay decide \(offboarding.contractor.id) release --reason WHY --by NAME"]))
    return items
  }
}
