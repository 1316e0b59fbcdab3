internal import Hiring

/// What a contractor's copy says beside the numbers: what it is for, how it was judged and what that cannot tell, what is
/// kept of them and for how long, and how to answer.
package struct CopyNotice: Sendable, Hashable {
  package struct Section: Sendable, Hashable {
    package var title: String
    package var sentences: [String]
  }

  package var sections: [Section]

  init(of contractor: Contractor, week: ISOWeek, ownerName: String, showsRecommendation: Bool, policy: JudgementPolicy)
  {
    let receivers = policy.replyTo.isEmpty ? ownerName : Words.list(policy.replyTo)
    let deciding =
      showsRecommendation
      ? "It recommends; a named person at \(ownerName) decides."
      : "A named person at \(ownerName) decides; what the tool recommends is not part of this copy."
    sections = [
      Section(
        title: "What this is for",
        sentences: [
          "\(ownerName) looks at the work of everybody under contract once a week, to see whether it can be built on, "
            + "whether the hours agree, and whom to go on with. This is your copy of what was found about yours, with the "
            + "same numbers and the evidence behind each. \(deciding)"
        ]),
      Section(title: "How it was judged, and what that cannot tell", sentences: Self.method(policy)),
      Section(
        title: "What is kept about you, and for how long",
        sentences: [
          "Kept on the owner's own machine: the names, addresses and accounts by which you are known in the code and the "
            + "records, your changes as the repository has them, time entries, billed hours and payments, task cards, "
            + "stand-ups, rights of access and interviews as far as they were imported, and your cards, the decisions "
            + "about you and your replies. No code and none of this leaves that machine by this program.",
          "Kept for \(Words.count(policy.retentionDays, "day")) and removed then, but for sums of hours and money without "
            + "your name. You may ask \(receivers) to see it, to have it put right, or to have it removed earlier.",
        ]),
      Section(
        title: "How to answer",
        sentences: [
          "Write to \(receivers), and name the card of \(week). Up to "
            + "\(Words.count(policy.replyCharacters, "character")) are recorded word for word, cannot be changed "
            + "afterwards, and stand on your next cards as yours. A reply changes no number by itself; a mistake that it "
            + "shows is put right at its source, and the card is made again."
        ]),
    ]
  }

  private static func method(_ policy: JudgementPolicy) -> [String] {
    [
      "Only what your own changes brought in, made worse, made better or repaired counts. What stood there before counts "
        + "for nobody; moving or reformatting it makes nobody its author.",
      "Each score stands with a range in which it lies with 80 % certainty; little work makes it wide. Under "
        + "\(Words.count(policy.gradeLines, "changed line")), \(Words.count(policy.gradeChanges, "change")) and "
        + "\(Words.count(policy.gradeWeeks, "week")) nothing is graded, and that says nothing against you.",
      "How much you changed is never merit. What was not measured is not counted, for or against you, and is listed.",
      "Numbers about code and hours tell nothing of your skill, of how hard a task was, or of talks that left no record. "
        + "Rules can be wrong: if a finding is, say so.",
      "Names of other people are left out, and so are amounts of money, which is why `somebody else` and "
        + "`\(MoneyWords.replacement)` may stand in quoted texts.",
    ]
  }
}
