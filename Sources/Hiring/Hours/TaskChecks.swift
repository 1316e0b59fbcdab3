extension HoursChecks {
  /// Tasks that took far longer than estimated, or than finished tasks like them. The question goes to whoever worked
  /// most on the task, in the week of their last entry.
  func taskChecks(_ cards: [TaskCard], _ sorted: [TimeEntry]) -> HoursReview {
    let tasks = TaskHours.all(entries: sorted, cards: cards, roster: roster)
    let worked = tasks.filter { !$0.seconds.isEmpty }
    guard !worked.isEmpty else { return HoursReview() }
    var review = HoursReview()
    if !worked.contains(where: { $0.estimate != nil }) {
      review.gaps.append(HoursGap(kind: .taskEstimate, contractor: nil, reason: "no tracked task has an estimate"))
    }
    let likes = LikeTasks(tasks, policy: policy)
    if likes.isEmpty {
      let reason =
        cards.isEmpty
        ? "no task cards are imported, so tasks cannot be held against like ones"
        : "no tag or list has more than \(policy.likeTaskMinimum) finished tasks with hours"
      review.gaps.append(HoursGap(kind: .likeTasks, contractor: nil, reason: reason))
    }
    for task in worked {
      if let estimate = task.estimate, isOver(task.total, estimate, policy.estimateFactor) {
        review.checks.append(
          check(
            .taskEstimate, task, over: task.total - estimate,
            "\u{201C}\(task.name)\u{201D} took \(hoursText(task.total)), \(times(task.total, estimate)) times its estimate of "
              + hoursText(estimate),
            "What was found on the way in \u{201C}\(task.name)\u{201D} that its estimate did not see?"))
      }
      if let like = likes.median(for: task), isOver(task.total, like.seconds, policy.likeTaskFactor) {
        review.checks.append(
          check(
            .likeTasks, task, over: task.total - like.seconds,
            "\u{201C}\(task.name)\u{201D} took \(hoursText(task.total)), \(times(task.total, like.seconds)) times the "
              + "\(hoursText(like.seconds)) that is the median of \(like.count) finished tasks \(like.group)",
            "What made \u{201C}\(task.name)\u{201D} so much longer than tasks like it?"))
      }
    }
    return review
  }

  private func isOver(_ seconds: Int, _ expected: Int, _ factor: Double) -> Bool {
    Double(seconds) > factor * Double(expected) && seconds - expected >= policy.overspendSeconds
  }

  /// With one decimal, rounded down: 1.9 times is not yet twice.
  private func times(_ seconds: Int, _ expected: Int) -> String {
    let tenths = seconds * 10 / max(1, expected)
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private func check(
    _ kind: HoursCheck.Kind, _ task: TaskHours, over: Int, _ text: String, _ question: String
  ) -> HoursCheck {
    let most = task.seconds.min { ($1.value, $0.key) < ($0.value, $1.key) }
    let person = most?.key ?? ""
    let own = task.entries.filter { roster.users(of: $0) == [person] }
    let part = own.reduce(0) { $0 + $1.seconds }
    let last = own.last?.start ?? task.entries[task.entries.count - 1].start
    return HoursCheck(
      kind: kind, contractor: person, week: ISOWeek(containing: last),
      text: part == task.total ? text : "\(text); \(hoursText(part)) of it are theirs", question: question,
      seconds: over, entries: own.count, outOf: task.entries.count,
      evidence: (task.card.map { [$0.record ?? $0.reference] } ?? []) + task.entries.map(\.reference))
  }
}

/// What finished tasks of one tag or list took.
struct LikeTasks {
  /// A median and what it is of.
  struct Median {
    var seconds: Int
    var count: Int
    /// Continues "finished tasks …".
    var group: String
  }

  private let policy: HoursPolicy
  /// By tag and by list: the task and what it took, for finished tasks with hours.
  private var tags: [String: [(key: TaskHours.Key, spent: Int)]] = [:]
  private var lists: [String: [(key: TaskHours.Key, spent: Int)]] = [:]

  init(_ tasks: [TaskHours], policy: HoursPolicy) {
    self.policy = policy
    for task in tasks where task.spent > 0 {
      guard let card = task.card, card.isClosed ?? policy.doneStatuses.contains(card.status.lowercased()) else {
        continue
      }
      for tag in Set(card.tags) where !tag.isEmpty { tags[tag, default: []].append((task.key, task.spent)) }
      if let list = card.list, !list.isEmpty { lists[list, default: []].append((task.key, task.spent)) }
    }
  }

  /// Whether no group is large enough for any task.
  var isEmpty: Bool {
    !(Array(tags.values) + Array(lists.values)).contains { $0.count > policy.likeTaskMinimum }
  }

  /// The median of the tasks like `task`, itself left out: of the tag with the fewest that are enough, because the rarer
  /// tag says more, else of the list; nil where no group is large enough.
  func median(for task: TaskHours) -> Median? {
    guard let card = task.card else { return nil }
    let tagged = Set(card.tags).sorted().map { tag in
      (group: "tagged \u{201C}\(tag)\u{201D}", spent: others(tags[tag] ?? [], than: task))
    }.filter { $0.spent.count >= policy.likeTaskMinimum }
    let listed = others(lists[card.list ?? ""] ?? [], than: task)
    if let best = tagged.min(by: { $0.spent.count < $1.spent.count }) { return median(best.spent, best.group) }
    guard listed.count >= policy.likeTaskMinimum else { return nil }
    return median(listed, "in the list \u{201C}\(card.list ?? "")\u{201D}")
  }

  private func others(_ group: [(key: TaskHours.Key, spent: Int)], than task: TaskHours) -> [Int] {
    group.filter { $0.key != task.key }.map(\.spent)
  }

  private func median(_ spent: [Int], _ group: String) -> Median {
    let sorted = spent.sorted()
    let middle = sorted.count / 2
    let seconds = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    return Median(seconds: seconds, count: sorted.count, group: group)
  }
}
