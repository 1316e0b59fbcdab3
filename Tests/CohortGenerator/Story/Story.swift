/// Plays the weeks of a trial out: who changes what and when, as commits and as what was worked on.
struct Story {
  let language: Language
  let people: [Person]
  let weeks: Int
  var shop: Shop
  var stream = CommitStream()
  var tasks: [Task] = []
  var planted: [PlantedCounts]
  /// Weeks off and how much was done: by person and week, 0 for none.
  private(set) var amounts: [[Double]] = []
  /// Whether a person's week is of the other sort than their usual ones.
  private(set) var exceptional: [[Bool]] = []
  var dice: [Dice]
  var common: Dice
  private var events: [Event] = []
  private var eventNumber = 0
  /// Leakers whose first key is planned.
  private var leaking: Set<Int> = []
  private let prefix: Int

  static let lead = (name: "Dana Wells", mail: "dana@northwind.example")

  init(seed: UInt64, language: Language, people: [Person], weeks: Int) {
    self.language = language
    self.people = people
    self.weeks = weeks
    shop = Shop(language: language)
    planted = people.map { _ in PlantedCounts() }
    dice = people.indices.map { Dice(seed: seed, part: "person \($0)") }
    common = Dice(seed: seed, part: "common")
    prefix = Int(seed % 90) + 10
    for (index, person) in people.enumerated() {
      if let area = person.area { shop.reserved[area] = index }
    }
  }

  /// Plays everything.
  mutating func play() {
    writeLegacy()
    planWeeks()
    while let event = nextEvent() { happen(event) }
  }

  mutating func schedule(_ instant: Int64, _ kind: Event.Kind) {
    eventNumber += 1
    events.append(Event(instant: instant, number: eventNumber, kind: kind))
  }

  private mutating func nextEvent() -> Event? {
    let end = Int64(WorkCalendar.firstMonday + weeks * 7) * 86_400
    guard
      let next = events.indices.min(by: {
        (events[$0].instant, events[$0].number) < (events[$1].instant, events[$1].number)
      })
    else { return nil }
    let event = events.remove(at: next)
    return event.instant < end ? event : nil
  }

  private mutating func planWeeks() {
    for index in people.indices {
      let person = people[index]
      var amounts: [Double] = []
      var exceptional: [Bool] = []
      for week in 0..<weeks {
        let amount = dice[index].chance(0.03) ? 0 : dice[index].double(0.6...1.4)
        let isExceptional = isExceptional(week, after: exceptional, of: index)
        amounts.append(amount)
        exceptional.append(isExceptional)
        let behaviour = person.behaviour.inWeek(isExceptional: isExceptional, truth: person.kind.truth)
        plan(week: week, amount: amount, behaviour: behaviour, of: index)
      }
      self.amounts.append(amounts)
      self.exceptional.append(exceptional)
    }
  }

  /// Bad people have a good week in some spells of three, and never more: else nothing would be planted to be found by
  /// the third week. Good people's bad weeks come as they come.
  private mutating func isExceptional(_ week: Int, after before: [Bool], of index: Int) -> Bool {
    let person = people[index]
    guard person.kind.truth == .bad || person.kind.truth == .mixed else {
      return dice[index].chance(person.behaviour.exceptionalWeeks)
    }
    return !before.suffix(2).contains(true) && dice[index].chance(person.behaviour.exceptionalWeeks)
  }

  private mutating func plan(week: Int, amount: Double, behaviour: Behaviour, of index: Int) {
    let person = people[index]
    guard amount > 0 else { return }
    let paused = person.pause.map { $0.contains(WorkCalendar.firstMonday + week * 7 + 2) } ?? false
    guard !paused || behaviour.worksThroughPause else { return }
    let count =
      dice[index].poisson(behaviour.tasksPerWeek * amount * 0.5)
      + (dice[index].chance(min(1, behaviour.tasksPerWeek * 0.5)) ? 1 : 0)
    for _ in 0..<count {
      let number = tasks.count
      let title =
        "\(capitalised(dice[index].pick(Vocabulary.verbs))) \(dice[index].pick(Vocabulary.qualities)) "
        + "\(dice[index].pick(Vocabulary.things)) \(dice[index].pick(Vocabulary.aspects))"
      var task = Task(
        number: number, person: index, week: week, title: title, id: "86e\(prefix)\(1_000 + number)",
        changes: dice[index].int(behaviour.changesPerTask), isTested: dice[index].chance(behaviour.tests),
        isLegacyRepair: dice[index].chance(behaviour.repairs), isByStranger: dice[index].chance(behaviour.strangers),
        behaviour: behaviour)
      guard behaviour.writesCode else {
        // Done by Friday, and handed over somewhere else.
        task.mergedAt = WorkCalendar.instant(week: week, day: 4, minute: 17 * 60, zone: person.zone)
        tasks.append(task)
        continue
      }
      if dice[index].chance(0.6) {
        task.branch = "task/\(task.id)"
        task.isSquashed = common.chance(0.15)
        let squasher = people.indices.first { $0 != index && people[$0].behaviour.squashes > 0 }
        if let squasher, common.chance(people[squasher].behaviour.squashes) {
          task.isSquashed = true
          task.squasher = squasher
        }
      }
      tasks.append(task)
      var day = dice[index].int(0...2)
      var minute = dice[index].int(9 * 60...12 * 60)
      for change in 0..<task.changes {
        let instant = WorkCalendar.instant(week: week, day: day, minute: minute, zone: person.zone)
        schedule(instant, .change(task: number, last: change == task.changes - 1))
        minute += dice[index].int(50...300)
        if minute > 18 * 60 {
          day = min(4, day + 1)
          minute = dice[index].int(9 * 60...11 * 60) + (day == 4 ? change * 20 : 0)
        }
      }
    }
    guard behaviour.writesCode else { return }
    // Who leaks did so from the start: a trial without a key would plant nothing.
    let first = behaviour.leakDays == nil && !leaking.contains(index) ? 1 : 0
    if first == 1 { leaking.insert(index) }
    for _ in 0..<max(first, dice[index].poisson(behaviour.leaksPerWeek)) {
      schedule(clock(week, index), .leak(person: index))
    }
    if dice[index].chance(behaviour.testRemovals) { schedule(clock(week, index), .removeTests(person: index)) }
    if behaviour.reformats, dice[index].chance(0.35) { schedule(clock(week, index), .reformat(person: index)) }
  }

  private mutating func clock(_ week: Int, _ index: Int) -> Int64 {
    WorkCalendar.instant(
      week: week, day: dice[index].int(1...4), minute: dice[index].int(600...1_080), zone: people[index].zone)
  }

  private mutating func happen(_ event: Event) {
    switch event.kind {
    case .change(let task, let last): change(task, isLast: last, at: event.instant)
    case .merge(let task): merge(task, at: event.instant)
    case .repair(let path, let functions, let person, let task):
      repair(path, functions, by: person, task: task, at: event.instant)
    case .leak(let person): leak(person, at: event.instant)
    case .unleak(let person, let path): unleak(person, path, at: event.instant)
    case .removeTests(let person): removeTests(person, at: event.instant)
    case .reformat(let person): reformat(person, at: event.instant)
    }
  }
}
