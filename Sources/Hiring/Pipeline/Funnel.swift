/// How far the people of one posting, one source or all of them came. Everybody counts once, however many postings they
/// applied to.
package struct Funnel: Sendable, Hashable {
  /// People who took a step.
  package struct Count: Sendable, Hashable {
    package var people: Int
    /// How many of them only a later step shows to have taken it.
    package var implied: Int

    package init(people: Int, implied: Int) {
      self.people = people
      self.implied = implied
    }
  }

  /// Of those who took one step, how many took the next that is on record.
  package struct Rate: Sendable, Hashable {
    package var from: FunnelStep
    package var to: FunnelStep
    package var share: CountedShare
  }

  /// The posting's id, the source, or nil for what names none and for the whole.
  package var id: String?
  package var title: String
  package var people: Int
  package var steps: [FunnelStep: Count]
  package var rates: [Rate]
  /// Of those who booked a talk.
  package var talks: [TalkState: Int]
  /// Everybody, once.
  package var states: [CandidateState: Int]
  /// Kept of those whose trial the owner decided.
  package var keepRate: CountedShare
  /// Of those kept, how many are gone since.
  package var left: Int
  /// People whose work ended, and how many of them a review is on record for.
  package var reviews: CountedShare
  package var cost: FunnelCost
  package var days: FunnelDays

  /// - Parameters:
  ///   - postings: those whose cost belongs here.
  ///   - index: every posting on record, to tell which of those that people name are not.
  init(id: String?, title: String, candidates: [Candidate], postings: [Posting], index: PostingIndex) {
    let people = Funnel.people(candidates)
    self.id = id
    self.title = title
    self.people = people.count
    steps = Dictionary(
      uniqueKeysWithValues: FunnelStep.allCases.map { step in
        let reached = people.compactMap { $0.steps[step] }
        return (step, Count(people: reached.count, implied: reached.count { $0.isImplied }))
      })
    // A step that nothing records, but which others imply, says nothing: rates pass over it.
    let recorded = FunnelStep.allCases.filter { step in
      step < .kept && people.contains { $0.steps[step]?.isImplied == false }
    }
    rates = zip(recorded, recorded.dropFirst()).map { from, to in
      let before = people.filter { $0.steps[from] != nil }
      return Rate(from: from, to: to, share: CountedShare(before.count { $0.steps[to] != nil }, of: before.count))
    }
    talks = Dictionary(grouping: people.compactMap(\.talk)) { $0 }.mapValues(\.count)
    states = Dictionary(grouping: people, by: \.state).mapValues(\.count)
    let kept = people.count { $0.state == .kept }
    keepRate = CountedShare(kept, of: kept + people.count { $0.state == .released })
    left = people.count { $0.hasLeft }
    let ended = people.filter { Funnel.hasEnded($0) }
    reviews = CountedShare(ended.count { $0.reviewed != nil }, of: ended.count)
    let unlisted = Set(candidates.compactMap(\.posting).filter { !index.contains($0) })
    cost = FunnelCost(people: people, postings: postings, unlisted: unlisted)
    days = FunnelDays(people: people)
  }

  /// Whether nothing but a later step shows that anybody took a step.
  package func isRecorded(_ step: FunnelStep) -> Bool {
    steps[step].map { $0.people > $0.implied || $0.people == 0 } ?? false
  }

  private static func hasEnded(_ candidate: Candidate) -> Bool {
    if candidate.reviewed != nil || candidate.hasLeft { return true }
    guard candidate.steps[.trialStarted] != nil else { return false }
    return [.released, .undecided, .withdrew].contains(candidate.state)
  }

  /// One row a person: their postings taken together, at the furthest that they came in any.
  private static func people(_ candidates: [Candidate]) -> [Candidate] {
    let order: [CandidateState] = [.kept, .released, .onTrial, .undecided, .open, .withdrew, .turnedDown]
    let talks: [TalkState] = [.held, .upcoming, .noShow, .cancelled, .unknown]
    return Dictionary(grouping: candidates, by: \.person).sorted { $0.key < $1.key }.map { _, rows in
      let sorted = rows.enumerated().sorted { left, right in
        let places = (order.firstIndex(of: left.element.state) ?? 0, order.firstIndex(of: right.element.state) ?? 0)
        return (places.0, left.offset) < (places.1, right.offset)
      }.map(\.element)
      var person = sorted[0]
      for row in sorted.dropFirst() {
        for (step, reached) in row.steps where step < .kept && person.steps[step]?.isImplied != false {
          if person.steps[step] == nil || !reached.isImplied { person.steps[step] = reached }
        }
        person.reviewed = person.reviewed ?? row.reviewed
        person.cost = person.cost ?? row.cost
      }
      let booked = Set(rows.compactMap(\.talk))
      person.talk = talks.first(where: booked.contains)
      return person
    }
  }
}
