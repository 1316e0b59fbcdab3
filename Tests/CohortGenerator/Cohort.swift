internal import Foundation

/// A trial of several contractors in one repository, with what is true of each known: people, history, hours.
///
/// Everything follows from the seed: the same seed makes the same commit ids and the same files.
package struct Cohort: Sendable {
  package let seed: UInt64
  package let language: Language
  package let weeks: Int
  package private(set) var people: [Person]

  /// Contractors of a cohort: half of the kinds each, so that two seeds of one parity hold every kind once.
  package static let size = ContractorKind.allCases.count / 2

  /// The usual cohort of a seed.
  ///
  /// Seeds of one parity take the kinds in turns: even seeds are for tuning, odd ones are reported.
  package init(seed: UInt64, weeks: Int = 6) {
    let turn = seed / 2
    var order = Dice(seed: turn / 2 * 2 + seed % 2, part: "kinds")
    let kinds = order.shuffled(ContractorKind.allCases)
    let half = turn % 2 == 0 ? kinds.prefix(Self.size) : kinds.suffix(kinds.count - Self.size)
    let language = Language.allCases[Int((turn / 2) % UInt64(Language.allCases.count))]
    self.init(seed: seed, kinds: Array(half), language: language, weeks: weeks)
  }

  /// A cohort of given kinds.
  package init(seed: UInt64, kinds: [ContractorKind], language: Language, weeks: Int) {
    self.seed = seed
    self.language = language
    self.weeks = weeks
    var dice = Dice(seed: seed, part: "people")
    let names = dice.shuffled(Person.names)
    var areas = dice.shuffled(Vocabulary.areas)
    people = kinds.enumerated().map { index, kind in
      let name = names[index % names.count]
      let id = (name.split(separator: " ").first ?? "").lowercased()
      var person = Person(
        id: id, name: name, mail: "\(id)@example.com", kind: kind, behaviour: .of(kind),
        zone: dice.chance(0.5) ? 300 : -180, contract: String(34_000_000 + Int(seed % 90_000) * 100 + index),
        tracker: String(81_000_000 + index))
      if kind == .pauseWorker {
        person.pause = (WorkCalendar.firstMonday + 7)...(WorkCalendar.firstMonday + 18)
      }
      if kind == .hoarder { person.area = areas.removeLast() }
      return person
    }
    if let sharing = people.firstIndex(where: { $0.kind == .sharedTracker }) {
      let partner = people.indices.first { $0 != sharing && people[$0].kind.truth == .good }
      if let partner { people[sharing].tracker = people[partner].tracker }
    }
  }

  /// What became of it.
  package struct Built: Sendable {
    /// By the portfolio's ids.
    package var planted: [String: PlantedCounts]
    package var head: String
    package var commits: Int
  }

  /// Writes repository, records, portfolio and policy into a folder that is there and empty.
  @discardableResult
  package func build(in folder: String, policy: String = "version: 1\n") throws -> Built {
    var story = Story(seed: seed, language: language, people: people, weeks: weeks)
    story.play()
    let hours = HoursBook(story, seed: seed, planted: &story.planted)
    try FileManager.default.createDirectory(atPath: folder + "/shop", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: folder + "/records", withIntermediateDirectories: true)
    let git = GitProcess(folder: folder + "/shop")
    try git.run(["init", "--quiet", "--bare", "--initial-branch", "main"])
    try git.run(
      ["fast-import", "--quiet", "--date-format=raw", "--done"], input: story.stream.bytes + Array("done\n".utf8))
    for week in 0..<weeks {
      let name = WorkCalendar.isoWeek(week)
      try write(
        ClickUpExport(story: story, hours: hours).text(week: week), to: folder + "/records/clickup-time-\(name).csv")
      try write(UpworkExport(story: story, hours: hours).text(week: week), to: folder + "/records/upwork-\(name).csv")
    }
    try write(policy, to: folder + "/policy.yml")
    try write(PortfolioText(people: people, weeks: weeks).text, to: folder + "/assay.yml")
    return Built(
      planted: Dictionary(uniqueKeysWithValues: zip(people.map(\.id), story.planted)),
      head: try git.text(["rev-parse", "main"]), commits: story.stream.commits)
  }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }
}
