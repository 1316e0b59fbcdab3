/// What everybody tracked and what was billed, week by week.
struct HoursBook {
  struct Entry {
    var person: Int
    var week: Int
    var id: Int
    var start: Int64
    var seconds: Int
    var written: Int64
    var memo: String
    /// Index of a task; nil for time on no task.
    var task: Int?
  }

  struct Bill {
    var person: Int
    var week: Int
    var day: Int
    /// Tens of minutes, as the platform bills.
    var segments: Int
  }

  private(set) var entries: [Entry] = []
  private(set) var bills: [Bill] = []
  /// By task: seconds estimated.
  private(set) var estimates: [Int: Int] = [:]

  init(_ story: Story, seed: UInt64, planted: inout [PlantedCounts]) {
    for index in story.people.indices {
      var dice = Dice(seed: seed, part: "hours \(index)")
      for week in 0..<story.weeks { book(week, of: index, story, &planted[index], &dice) }
    }
    entries.sort { ($0.start, $0.id) < ($1.start, $1.id) }
    for number in entries.indices { entries[number].id = number + 1 }
    estimate(story, seed: seed)
  }

  private mutating func book(
    _ week: Int, of index: Int, _ story: Story, _ planted: inout PlantedCounts, _ dice: inout Dice
  ) {
    let person = story.people[index]
    let amount = story.amounts[index][week]
    guard amount > 0 else { return }
    let behaviour = person.behaviour.inWeek(
      isExceptional: story.exceptional[index][week], truth: person.kind.truth)
    let tasks = story.tasks.filter {
      $0.person == index && ($0.week == week || ($0.week == week - 1 && dice.chance(0.3)))
    }
    .map(\.number)
    // Who writes code and had nothing to do was off, but for those who bill all the same.
    guard !behaviour.writesCode || !tasks.isEmpty || person.kind == .idleBiller else { return }
    let goal = min(Double(behaviour.weeklyLimit) - 1.5, behaviour.hoursPerWeek * amount) * 3_600
    var tracked = 0
    var daily = [Int](repeating: 0, count: 5)
    for day in 0..<5 where Double(tracked) < goal {
      let civil = WorkCalendar.firstMonday + week * 7 + day
      if person.pause?.contains(civil) ?? false {
        guard behaviour.worksThroughPause else { continue }
        planted.pausedDays += 1
      }
      var minute = dice.int(9 * 60...10 * 60)
      let share = Int(goal / 5 * dice.double(0.75...1.35))
      while daily[day] < share, minute < 18 * 60 {
        let seconds = dice.int(10...34) * 300
        let start = WorkCalendar.instant(week: week, day: day, minute: minute, zone: person.zone)
        let isUntasked = tasks.isEmpty || dice.chance(behaviour.withoutTask)
        let task = isUntasked ? nil : dice.pick(tasks)
        let end = start + Int64(seconds)
        let written =
          end + (dice.chance(behaviour.lateEntries) ? Int64(dice.int(4...6)) * 86_400 : Int64(dice.int(60...4_000)))
        entries.append(
          Entry(
            person: index, week: week, id: entries.count, start: start, seconds: seconds, written: written,
            memo: memo(task.map { story.tasks[$0].title }, behaviour, &dice), task: task))
        daily[day] += seconds
        tracked += seconds
        minute += seconds / 60 + (dice.chance(behaviour.overlaps) ? -20 : dice.int(0...40))
      }
    }
    bill(daily, week: week, of: index, behaviour, &planted, &dice)
  }

  private func memo(_ title: String?, _ behaviour: Behaviour, _ dice: inout Dice) -> String {
    if dice.chance(behaviour.vagueMemos) { return dice.pick(["", "work", "dev", "various"]) }
    guard let title else { return "Stand-up and planning with \(dice.pick(["Dana", "the team", "support"]))" }
    return title + dice.pick(["", ": review comments", ": edge cases", ", second part"])
  }

  /// What the platform billed: the tracked time in tens of minutes, a segment more or less here and there, and what was
  /// never worked.
  private mutating func bill(
    _ daily: [Int], week: Int, of index: Int, _ behaviour: Behaviour, _ planted: inout PlantedCounts, _ dice: inout Dice
  ) {
    guard daily.contains(where: { $0 > 0 }) else { return }
    var padded = 0
    if dice.chance(behaviour.padding) {
      padded = Int(dice.double(behaviour.paddedHours) * 6)
      planted.paddedWeeks += 1
    }
    var drift = 0
    for day in daily.indices where daily[day] > 0 {
      var segments = (daily[day] + 300) / 600
      let slip = dice.chance(0.12) ? dice.pick([-1, 1]) : 0
      if abs(drift + slip) <= 3 {
        segments += slip
        drift += slip
      }
      let isLast = daily[(day + 1)...].allSatisfy { $0 == 0 }
      let extra = isLast ? padded : min(padded, dice.int(0...12))
      padded -= extra
      bills.append(Bill(person: index, week: week, day: day, segments: max(0, segments + extra)))
    }
  }

  /// An estimate for every task that time was put on.
  private mutating func estimate(_ story: Story, seed: UInt64) {
    var seconds: [Int: Int] = [:]
    for entry in entries { if let task = entry.task { seconds[task, default: 0] += entry.seconds } }
    for task in seconds.keys.sorted() {
      var dice = Dice(seed: seed, part: "estimate \(task)")
      let factor = dice.double(0.55...1.4) * story.people[story.tasks[task].person].behaviour.overrun
      estimates[task] = max(3_600, Int(Double(seconds[task] ?? 0) / factor / 1_800) * 1_800)
    }
  }
}
