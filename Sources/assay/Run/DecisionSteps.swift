import ArgumentParser
import Hiring
import Judgement

/// What a decision changes next, as sentences that say what to type: recording it changes nothing by itself.
struct DecisionSteps {
  let action: OwnerDecision.Action
  let contractor: Contractor
  let today: CivilDate
  /// As the user named it.
  let portfolioPath: String
  let week: ISOWeek
  let hasCard: Bool

  func sentences() -> [String] {
    let open = contractor.engagements.filter { $0.started <= today && ($0.ended.map { $0 >= today } ?? true) }
    var steps: [String] =
      switch action {
      case .keep: keep(open)
      case .coach: coach()
      case .extendTrial: open.map(extend)
      case .pause: open.map(pause)
      case .release: release(open)
      case .reply, .forget: []
      }
    if open.isEmpty, action == .extendTrial || action == .pause {
      steps.append("No engagement of \(contractor.id) runs in \(portfolioPath), so there is nothing to change in it.")
    }
    steps.append("The next weekly card shows this decision.")
    return steps
  }

  private func keep(_ open: [Engagement]) -> [String] {
    open.compactMap { engagement in
      guard let end = engagement.trialEnds, end >= today else { return nil }
      return
        "Take `trial_ends: \(end)` of contract \(engagement.contract) out of \(portfolioPath): until then cards ask "
        + "for a decision by that day."
    }
  }

  private func coach() -> [String] {
    var steps = ["Decide again on the next card; `assay recommend` says then whether it came to keep or release."]
    if hasCard {
      steps.insert(
        "Tell \(contractor.name) what would change it, as `assay recommend --week \(week)` says it.", at: 0)
    }
    return steps
  }

  private func extend(_ engagement: Engagement) -> String {
    let now = engagement.trialEnds.map { "; it says \($0)" } ?? ""
    return "Set `trial_ends:` of contract \(engagement.contract) in \(portfolioPath) to the new day\(now)."
  }

  private func pause(_ engagement: Engagement) -> String {
    "Add `pauses: [{ from: \(today) }]` to contract \(engagement.contract) in \(portfolioPath), and pause it on "
      + "\(Self.platform(engagement)): hours and changes from then on are told on the card."
  }

  private func release(_ open: [Engagement]) -> [String] {
    var steps: [String] = []
    if hasCard {
      steps.append(
        "While they are still paid: get what a release would cost, as `assay recommend --week \(week)` lists it, "
          + "explained and written down.")
    }
    if CommandNames.isKnown(["offboard"]) {
      steps.append("`assay offboard \(contractor.id)` lists what to hand over, to rotate and to revoke.")
    } else {
      steps.append("`assay ownership REPO --without \(contractor.id)` shows the code that nobody else knows.")
    }
    if CommandNames.isKnown(["records", "access"]) {
      steps.append("`assay records access` lists the access that must be revoked.")
    }
    steps += open.map { engagement in
      "End contract \(engagement.contract) on \(Self.platform(engagement)), and set its `ended:` in \(portfolioPath) to "
        + "that day: hours and access after it are told."
    }
    steps.append("`assay records review \(contractor.id)` drafts the platform's review from the evidence.")
    return steps
  }

  private static func platform(_ engagement: Engagement) -> String {
    switch engagement.platform {
    case .upwork: "Upwork"
    case .fiverr: "Fiverr"
    case .direct: "your side"
    }
  }
}

/// The commands that there are, so that no advice names one that there is not.
enum CommandNames {
  /// Whether words like `records access` name a command.
  static func isKnown(_ words: [String]) -> Bool {
    var commands = Assay.configuration.subcommands
    for word in words {
      guard let command = commands.first(where: { $0._commandName == word }) else { return false }
      commands = command.configuration.subcommands
    }
    return true
  }
}
