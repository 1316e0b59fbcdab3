internal import Findings
internal import Foundation
internal import Hiring
internal import History

/// Finds the breaches of the weeks that the policy looks back on, by week, then kind.
struct BreachFinder {
  let evidence: ContractorEvidence
  let policy: JudgementPolicy

  func breaches() -> [Breach] {
    var found: [Breach.Kind: [ISOWeek: [Evidence]]] = [:]
    func add(_ kind: Breach.Kind, _ week: ISOWeek, _ rows: [Evidence]) {
      let first = evidence.week.advanced(by: 1 - policy.breachWeeks)
      guard week >= first, week <= evidence.week else { return }
      found[kind, default: [:]][week, default: []] += rows
    }
    for row in evidence.rows where row.isOverBilled(policy) { add(.overBilling, row.week, row.evidenceRows) }
    liveCredentials(add)
    pausedWork(add)
    undisclosedAuthors(add)
    return found.flatMap { kind, weeks in
      weeks.map { Breach(kind: kind, week: $0.key, evidence: Evidence.limited($0.value)) }
    }.sorted { ($0.week, $0.kind.rawValue) < ($1.week, $1.kind.rawValue) }
  }

  /// Only of what the person is the author of, and that no other contractor committed in their name: being named beside
  /// a change, or by somebody else, is no evidence.
  ///
  /// The first card that showed the credential was that of the week it came to the mainline in, or the first card at all;
  /// from the grace after it on, every week that ends with the credential in the code is a breach.
  private func liveCredentials(_ add: (Breach.Kind, ISOWeek, [Evidence]) -> Void) {
    for work in evidence.works {
      for life in work.facts.lives
      where work.everIndexes.contains(life.origin) && life.finding.isCredential
        && life.finding.severity >= .high && life.finding.confidence >= .medium
      {
        let change = work.facts.history.changes[life.origin]
        guard change.author == evidence.person, change.isByItsCommitter else { continue }
        let introduced = Self.week(life.introducedAt)
        // What a merge brought no card showed before it.
        let arrived = Self.week(work.facts.arrivedAt[life.origin])
        let notice = max(introduced, arrived, evidence.cardsSince ?? introduced)
        var week = max(
          notice.advanced(by: policy.credentialGraceWeeks), evidence.week.advanced(by: 1 - policy.breachWeeks))
        while week <= evidence.week {
          // It may have been out of the code for a while.
          if life.isOpen(before: Int64(week.end.timeIntervalSince1970)) {
            let text = "\(life.finding.title), in the code since \(introduced)"
            add(.liveCredential, week, [.finding(life.finding, text, in: change, repository: work.facts.history.id)])
          }
          week = week.advanced(by: 1)
        }
      }
    }
  }

  private func pausedWork(_ add: (Breach.Kind, ISOWeek, [Evidence]) -> Void) {
    let contractor = evidence.contractor
    for work in evidence.works {
      for index in work.everIndexes.sorted() {
        let change = work.facts.history.changes[index]
        let written = Date(timeIntervalSince1970: Double(change.authoredAt))
        guard contractor.isPaused(on: CivilDate(utc: written)) else { continue }
        add(
          .pausedWork, ISOWeek(containing: written),
          [.change(change, "written in the pause: \(change.subject)", repository: work.facts.history.id)])
      }
    }
    for entry in evidence.timeEntries where contractor.isPaused(on: CivilDate(utc: entry.start)) {
      add(.pausedWork, ISOWeek(containing: entry.start), [entry.row()])
    }
    for entry in evidence.billed where entry.seconds > 0 && contractor.isPaused(on: entry.date) {
      let text = "\(entry.date): \(Words.hours(Double(entry.seconds))) billed in the pause"
      add(
        .pausedWork, ISOWeek(containing: entry.date.startUTC),
        [Evidence(text: text, record: "\(entry.system) \(entry.id)")])
    }
  }

  /// An unknown author who never commits for themselves, whose work this contractor committed: not a colleague whose
  /// change was rebased, and not the contractor under another address.
  ///
  /// Whoever keeps a project applies patches of people who are never seen again: that is no work handed on. It counts
  /// where the same author comes in more than one week, or where a good part of the week's work is such. A week is that in
  /// which the mainline got the work: what one merge brings is one thing to answer for.
  private func undisclosedAuthors(_ add: (Breach.Kind, ISOWeek, [Evidence]) -> Void) {
    let names = ConfirmedIdentity.names(of: evidence)
    let addresses = Set(evidence.contractor.identities.map(Self.address))
    for work in evidence.works {
      let changes = work.facts.history.changes
      let known = Set(changes.filter { $0.authorEmail.lowercased() == $0.committerEmail.lowercased() }.map(\.author))
      var lines: [ISOWeek: Int] = [:]
      var rows: [ISOWeek: [Evidence]] = [:]
      var weeks: [Person: Set<ISOWeek>] = [:]
      var authors: [ISOWeek: Set<Person>] = [:]
      var own: [ISOWeek: Double] = [:]
      let arrivedAt = work.facts.arrivedAt
      for change in work.own { own[Self.week(arrivedAt[change.change.index]), default: 0] += change.lines }
      for change in changes
      where change.author.standing == .unknown && change.committedAt < evidence.end
        && change.committedAt >= evidence.start && addresses.contains(change.committerEmail.lowercased())
        && !known.contains(change.author) && !names.contains(change.authorName.lowercased())
      {
        let week = Self.week(arrivedAt[change.index])
        lines[week, default: 0] += change.substantiveLines
        weeks[change.author, default: []].insert(week)
        authors[week, default: []].insert(change.author)
        rows[week, default: []].append(
          .change(change, "written by \(change.authorName) <\(change.authorEmail)>", repository: work.facts.history.id))
      }
      for week in lines.keys.sorted() where (lines[week] ?? 0) >= policy.showLines {
        let theirs = Double(lines[week] ?? 0)
        let comesBack = (authors[week] ?? []).contains { (weeks[$0]?.count ?? 0) > 1 }
        guard comesBack || theirs >= policy.strangerShare * (theirs + (own[week] ?? 0)) else { continue }
        add(.undisclosedAuthor, week, rows[week] ?? [])
      }
    }
  }

  static func week(_ instant: Int64) -> ISOWeek {
    ISOWeek(containing: Date(timeIntervalSince1970: Double(instant)))
  }

  /// The address of `Name <mail@example.com>` or `mail@example.com`, lowercased.
  static func address(_ identity: String) -> String {
    guard let open = identity.lastIndex(of: "<"), let close = identity.lastIndex(of: ">"), open < close else {
      return identity.trimmingCharacters(in: .whitespaces).lowercased()
    }
    return identity[identity.index(after: open)..<close].lowercased()
  }
}
