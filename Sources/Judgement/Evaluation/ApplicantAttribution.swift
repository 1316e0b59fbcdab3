internal import History

/// Which of the lines that may be the applicant's are known to be: the attribution coverage of their card.
///
/// Strangers in a shared project are told apart from the applicant and count on neither side. In doubt stands what the
/// applicant could have put out of the way: another spelling of themselves, names that nobody but the applicant ever
/// committed, their own work dated where no window reaches, and, where they committed it or no other person is there,
/// what AI tools, machines by their word alone and names without an address have written. Who forges the committer too
/// gets past it; that others' work is in the history is always told.
struct ApplicantAttribution {
  enum Doubt: Int, CaseIterable {
    case alias, committed, assistant, machine, nameless, undated
  }

  /// Lines that the card is judged by, shared changes in parts.
  private(set) var judged = 0.0
  private(set) var lines: [Doubt: Double] = [:]
  /// Indexes of the changes in doubt, in order.
  private(set) var changes: [Doubt: [Int]] = [:]

  /// Linear in the history.
  ///
  /// - Parameter people: of the same head, the applicant confirmed.
  init(_ evidence: ContractorEvidence, history: RepositoryHistory, people: PeopleReport) {
    let person = evidence.person
    judged = evidence.changedLines
    let inside = Set(evidence.works.flatMap(\.ownIndexes))
    let suspects = Self.suspects(person, people)
    // Whoever was ever committed by somebody else exists beside the applicant.
    let traced = Set(history.changes.lazy.filter { $0.committer != person }.map(\.author))
    let isAlone = !history.changes.contains {
      $0.author.standing == .unknown && suspects[$0.author] == nil && $0.committer != person && !$0.isBy(person)
    }
    for change in history.changes where change.isSubstantive && !inside.contains(change.index) {
      let lines = Double(change.substantiveLines)
      if change.author == person {
        add(.undated, lines, change.index)
      } else if let doubt = suspects[change.author], doubt == .alias || isAlone || change.committer == person {
        add(doubt, lines, change.index)
      } else if change.author.standing != .bot, !change.isBy(person), change.committer == person,
        !traced.contains(change.author)
      {
        add(.committed, lines, change.index)
      }
    }
  }

  /// 0 to 1; nil without lines.
  var coverage: Double? {
    let doubtful = Doubt.allCases.reduce(0) { $0 + (lines[$1] ?? 0) }
    return judged + doubtful > 0 ? judged / (judged + doubtful) : nil
  }

  private mutating func add(_ doubt: Doubt, _ count: Double, _ index: Int) {
    lines[doubt, default: 0] += count
    changes[doubt, default: []].append(index)
  }

  private static func suspects(_ person: Person, _ people: PeopleReport) -> [Person: Doubt] {
    var suspects: [Person: Doubt] = [:]
    for entry in people.people where entry.person != person {
      if entry.remarks.contains(.botByNameOnly) { suspects[entry.person] = .machine }
      guard entry.person.standing == .unknown else { continue }
      if entry.remarks.contains(.noAddress) { suspects[entry.person] = .nameless }
      if entry.remarks.contains(.assistantAsAuthor) { suspects[entry.person] = .assistant }
    }
    for suggestion in people.suggestions where suggestion.strength >= .likely {
      if suggestion.person == person { suspects[suggestion.alias] = .alias }
      if suggestion.alias == person { suspects[suggestion.person] = .alias }
    }
    return suspects
  }
}
