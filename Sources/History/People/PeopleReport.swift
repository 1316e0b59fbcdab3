/// Who appears in a history: every person with the identities they appear under and where each comes from, who may be
/// one person, and who is known to nobody.
package struct PeopleReport: Sendable {
  /// Where an identity's person comes from.
  package enum Source: Sendable, Hashable {
    /// An entry of the owner's file, as written there.
    case owner(String)
    /// A code host's made-up address; the number is nil in the old form.
    case noreply(host: String, number: String?, login: String)
    /// Lines of `.mailmap`, and what they make of the claim.
    case mailmap(lines: [Int], name: String, email: String)
    case bot(BotEvidence)
    /// It stands as the author of commits.
    case author
    /// It stands in `Co-authored-by`.
    case coAuthor
  }

  /// Something about a claim that its reader should know.
  package enum Remark: Sendable, Hashable {
    /// Different names share one address.
    case sharedAddress(address: String, names: [String])
    /// Called a machine by its name alone, which anybody can write.
    case botByNameOnly
    /// An AI tool stands as the author.
    case assistantAsAuthor
    /// The name or address holds characters that do not show.
    case hiddenCharacters
    case noName
    case noAddress
  }

  /// A name and address as they stand in commits.
  package struct Identity: Sendable {
    package var claim: IdentityClaim
    package var sources: [Source]
    package var commits: Int
    package var coAuthored: Int
    /// The earliest and latest author's time claimed, co-authored commits included; nil where there is none.
    package var dates: ClosedRange<Int64>?
    /// Lines alive; nil where they were not counted.
    package var liveLines: Int?

    package var name: String { claim.nameText }
    package var email: String { claim.emailText }
  }

  package struct Entry: Sendable {
    package var person: Person
    /// The name most used; by `.mailmap` where that gives one to somebody unknown.
    package var name: String
    /// Those of the owner's file that no commit has come last, with no commit.
    package var identities: [Identity]
    package var remarks: [Remark]
    package var commits: Int
    package var coAuthored: Int
    package var dates: ClosedRange<Int64>?
    package var liveLines: Int?
  }

  /// An AI tool among the co-authors.
  package struct Assistant: Sendable, Hashable {
    package var name: String
    package var email: String
    package var commits: Int
  }

  /// How much of the history each standing has.
  package struct Share: Sendable, Hashable {
    package var people = 0
    package var commits = 0
    package var liveLines = 0
  }

  /// The confirmed by id, then the unknown, those with most live lines first, then by commits and id; bots last.
  package var people: [Entry]
  /// By commits, most first.
  package var assistants: [Assistant]
  /// Strongest first.
  package var suggestions: [AliasSuggestion]
  /// What changed in `.mailmap` over the period, newest first; empty until the history is read for it.
  package var mailmapChanges: [MailmapChange] = []
  /// Why `.mailmap` was not read, where there is one that was not.
  package var mailmapUnread: String?
  package var commits: Int
  /// Nil where no live lines were given.
  package var liveLines: Int?
  /// Live lines of commits that are not among those given; 0 unless two revisions were mixed up.
  package var strayLines: Int

  package func share(of standing: Person.Standing) -> Share {
    people.filter { $0.person.standing == standing && ($0.commits > 0 || $0.coAuthored > 0) }
      .reduce(into: Share()) { share, entry in
        share.people += 1
        share.commits += entry.commits
        share.liveLines += entry.liveLines ?? 0
      }
  }
}
