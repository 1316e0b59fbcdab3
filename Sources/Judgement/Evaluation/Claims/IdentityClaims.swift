internal import Findings
internal import History

/// What commits say about who wrote them, which anybody can set.
enum IdentityClaims {
  /// How many names a sentence lists.
  private static let mostNamed = 5

  static func applicant(_ context: EvaluationContext) -> UncheckedClaim? {
    let applicant = context.input.applicant
    let names = applicant.identities.map(\.text)
    let how =
      switch applicant.choice {
      case .soleAuthor: "the only human author there is"
      case .named: "as you named them"
      }
    return UncheckedClaim(
      .applicant,
      "That \(listed(names)) \(names.count == 1 ? "is" : "are") the applicant, \(how): a commit carries whatever name and "
        + "address its maker typed.",
      ask:
        "Let them push one small commit while you watch, from the account they applied with, and compare the address.")
  }

  static func furtherIdentities(_ context: EvaluationContext) -> UncheckedClaim? {
    let doubt = context.attribution
    let kinds: [(ApplicantAttribution.Doubt, String)] = [
      (.alias, "under a name or address that looks like the applicant's"),
      (.committed, "under names that nobody but the applicant ever committed"),
      (.assistant, "with an AI tool as the author"),
      (.machine, "of what is a machine by its name alone, which anybody can write"),
      (.nameless, "without an address"),
      (.undated, "of the applicant's own, dated in the future or before any calendar"),
    ]
    var parts: [String] = []
    var rows: [Evidence] = []
    for (kind, words) in kinds {
      guard let changes = doubt.changes[kind], let first = changes.first else { continue }
      parts.append("\(Words.count(changes.count, "change")) (\(Words.whole(doubt.lines[kind] ?? 0)) lines) \(words)")
      let who = Set(changes.map { context.history.changes[$0] }.map { "\($0.authorName) <\($0.authorEmail)>" }).sorted()
      rows += who.prefix(mostNamed).map { Evidence(text: $0, repository: context.history.id) }
      let change = context.history.changes[first]
      rows.append(context.row(change, change.subject))
    }
    guard !parts.isEmpty else { return nil }
    return UncheckedClaim(
      .furtherIdentities,
      "Whether this is theirs too: \(Words.list(parts)). None of it is on their card; the card covers "
        + "\(Words.percent(doubt.coverage ?? 0)) of the lines that may be theirs.",
      ask: "Ask for every name and address they commit under, and run this again with an --author for each.",
      evidence: Evidence.limited(rows))
  }

  static func otherAuthors(_ context: EvaluationContext) -> UncheckedClaim? {
    let changes = context.history.changes.filter {
      $0.author.standing != .bot && !$0.isBy(context.person) && $0.isSubstantive
    }
    guard let first = changes.first, let own = context.work.own.first?.change else { return nil }
    let people = Set(changes.map(\.author)).count
    let before = changes.prefix { $0.index < own.index }.count
    var text =
      "What was the others' part: \(Words.count(changes.count, "change")) by \(Words.count(people, "other person", "other people")) "
      + "\(changes.count == 1 ? "stands" : "stand") in the same history and \(changes.count == 1 ? "is" : "are") on nobody's card"
    if before > 0 {
      text +=
        ", \(Words.count(before, "of them", "of them")) before the applicant's first: a fork, or a project they joined. Who "
        + "designed what they built on is not in it"
    }
    return UncheckedClaim(
      .otherAuthors, text + ".",
      ask: "Ask what was there when they came, who decided how it is built, and who reviewed their changes.",
      evidence: [
        context.row(first, "first change by somebody else: \(first.subject)"),
        context.row(own, "first by the applicant: \(own.subject)"),
      ])
  }

  static func committedByOthers(_ context: EvaluationContext) -> UncheckedClaim? {
    let taken = context.authored.filter {
      $0.committer != context.person && !UnmergedWork.forges.contains($0.committerEmail.lowercased())
    }
    let given = context.history.changes.filter {
      $0.committer == context.person && !$0.isBy(context.person) && $0.isSubstantive
    }
    var parts: [String] = []
    if !taken.isEmpty {
      let who = Set(taken.map(\.committerEmail)).sorted()
      parts.append(
        "\(taken.count) of \(Words.count(context.authored.count, "change")) under their name "
          + "\(taken.count == 1 ? "was" : "were") committed by somebody else (\(listed(who)))")
    }
    if !given.isEmpty {
      let who = Set(given.map { "\($0.authorName) <\($0.authorEmail)>" }).sorted()
      parts.append("they committed \(Words.count(given.count, "change")) under other names (\(listed(who)))")
    }
    guard !parts.isEmpty else { return nil }
    return UncheckedClaim(
      .committedByOthers,
      "Who wrote what was committed by another hand: \(Words.list(parts)). A patch taken over, a rebase and a name that "
        + "was put on it look the same.",
      ask: "Ask how the work got from its author to its committer, and for the mail or pull request it came by.",
      evidence: Evidence.limited((taken + given).map { context.row($0, $0.subject) }))
  }

  static func coAuthors(_ context: EvaluationContext) -> UncheckedClaim? {
    let named = context.authored.filter { !$0.coAuthors.isEmpty }
    let joined = context.work.own.map(\.change).filter { $0.author != context.person }
    guard !named.isEmpty || !joined.isEmpty else { return nil }
    var parts: [String] = []
    if !named.isEmpty {
      parts.append("\(Words.count(named.count, "change")) of theirs \(named.count == 1 ? "names" : "name") co-authors")
    }
    if !joined.isEmpty {
      parts.append(
        "\(Words.count(joined.count, "change")) by others \(joined.count == 1 ? "names" : "name") the applicant as "
          + "co-author and \(joined.count == 1 ? "counts" : "count") half")
    }
    return UncheckedClaim(
      .coAuthors, "Which part of shared changes is theirs: \(Words.list(parts)).",
      ask: "Take one of them and ask who wrote which lines.",
      evidence: Evidence.limited((named + joined).map { context.row($0, $0.subject) }))
  }

  static func assistants(_ context: EvaluationContext) -> UncheckedClaim? {
    let helped = context.authored.filter { !$0.assistants.isEmpty }
    guard !helped.isEmpty else { return nil }
    let tools = Set(helped.flatMap(\.assistants)).sorted()
    return UncheckedClaim(
      .assistants,
      "How much of it an AI tool wrote: \(helped.count) of \(Words.count(context.authored.count, "change")) "
        + "\(helped.count == 1 ? "names" : "name") \(listed(tools)) as co-author. That is shown and not scored; changes "
        + "that name none may have been written so too.",
      ask: "Ask which parts the tool wrote and how they checked them; let them change one in front of you.",
      evidence: Evidence.limited(helped.map { context.row($0, $0.subject) }))
  }

  static func signatures(_ context: EvaluationContext) -> UncheckedClaim? {
    guard !context.authored.isEmpty else { return nil }
    let unsigned = context.authored.count { !$0.isSigned }
    let all = Words.count(context.authored.count, "change")
    let text =
      unsigned == 0
      ? "All of their \(all) carry a signature, whose key was not checked: that it is the applicant's is not known."
      : "\(unsigned) of their \(all) carry no signature, so nothing but the name ties \(unsigned == 1 ? "it" : "them") to "
        + "anybody\(unsigned < context.authored.count ? "; the signatures of the others were not checked" : "")."
    return UncheckedClaim(
      .signatures, text,
      ask: unsigned == 0
        ? "Ask for their public key, and check one commit with `git verify-commit`."
        : "Most people never sign, so this is no reproach: look whether the account they applied with pushed them.")
  }

  /// At most a few of them, and how many more.
  static func listed(_ names: [String]) -> String {
    guard names.count > mostNamed else { return Words.list(names) }
    return names.prefix(mostNamed).joined(separator: ", ") + " and \(names.count - mostNamed) more"
  }
}
