internal import Findings

/// What a history says about everybody in it, and about how its files hang together.
///
/// Pure functions of a history, put side by side: nothing is scored here, and nothing compares people.
package struct HistorySignals: Sendable {
  /// What is asked for; every threshold is the policy's.
  package struct Settings: Sendable {
    package var recognition: FixRecognition
    /// Words that say nothing in a message, which needs `leastWords` others.
    package var vagueWords: [String]
    package var leastWords: Int
    /// Changed lines over which a change cannot be read in one sitting.
    package var largeLines: Int
    /// Ages in days under which a line that dies was reworked, the shorter first.
    package var reworkDays: [Int]
    /// Age in days under which a fix or revert counts against the change that wrote the lines.
    package var fixDays: Int
    /// Share of a file's lines from which it is one person's island.
    package var islandShare: Double
    /// After so many days a change of a file counts half for who knows it.
    package var halfLifeDays: Double
    package var coupling: ChangeCoupling.Limits
    package var dumps: BatchDump.Limits
    /// The window of the changes by the committer's clock, seconds since 1970; its end is not in it.
    package var from: Int64
    package var until: Int64

    package init(
      recognition: FixRecognition, vagueWords: [String], leastWords: Int, largeLines: Int, reworkDays: [Int],
      fixDays: Int, islandShare: Double, halfLifeDays: Double, coupling: ChangeCoupling.Limits = .init(),
      dumps: BatchDump.Limits = .init(), from: Int64 = .min, until: Int64
    ) {
      self.recognition = recognition
      self.vagueWords = vagueWords
      self.leastWords = leastWords
      self.largeLines = largeLines
      self.reworkDays = reworkDays
      self.fixDays = fixDays
      self.islandShare = islandShare
      self.halfLifeDays = halfLifeDays
      self.coupling = coupling
      self.dumps = dumps
      self.from = from
      self.until = until
    }
  }

  /// One person's part.
  package struct Part: Sendable {
    package var person: Person
    /// Changes of source and tests that are no merges and no mere layout, co-authors sharing equally.
    package var habits: CommitHabits
    /// By `Survival.weeks`.
    package var survival: [Survival]
    /// By `Settings.reworkDays`.
    package var rework: [ReworkedLines]
    /// Changes whose lines a fix or a revert touched while young.
    package var fixedChanges: Int
    package var dumps: [BatchDump]
    package var unmerged: UnmergedWork
    /// Dates that cannot be, in order of the changes; what lies outside an engagement only its records tell.
    package var dates: [(change: Int, anomaly: DateAnomaly)]
    package var live: LiveLines

    fileprivate var order: (Int, Int, Double) {
      switch person.standing {
      case .confirmed: (0, 0, 0)
      case .unknown: (1, -live.lines, -habits.changes)
      case .bot: (2, 0, 0)
      }
    }
  }

  /// Everybody with a change in the window or a live line. Contractors by id: they are never ranked. After them whoever
  /// nobody has confirmed, by live lines and then changes, so that those who matter are not behind a thousand addresses;
  /// machines last.
  package var people: [Part]
  package var coupling: [ChangeCoupling]
  package var hotspots: [Hotspot]
  package var truckFactor: TruckFactor

  /// Linear in the history.
  package init(_ history: RepositoryHistory, settings: Settings) {
    let deaths = LineDeath.all(in: history, recognition: settings.recognition)
    let fixed = FixFollows.fixes(in: history, deaths: deaths, days: settings.fixDays, until: settings.until)
    let isAsked = { (change: Change) in
      change.committedAt >= settings.from && change.committedAt < settings.until
    }
    let live = Dictionary(
      uniqueKeysWithValues: LiveLines.all(in: history, islandShare: settings.islandShare).map { ($0.person, $0) })
    people = PersonalHistory.all(in: history, deaths: deaths).compactMap { part in
      let person = part.person
      let own = part.changes(from: settings.from, until: settings.until)
      guard !own.isEmpty || live[person] != nil else { return nil }
      return Part(
        person: person,
        habits: CommitHabits.of(
          part, largeLines: settings.largeLines, vagueWords: settings.vagueWords, leastWords: settings.leastWords,
          from: settings.from, until: settings.until),
        survival: Survival.weeks.map { Survival.of(part, after: $0, from: settings.from, until: settings.until) },
        rework: settings.reworkDays.map {
          ReworkedLines.of(part, within: $0, from: settings.from, until: settings.until)
        },
        fixedChanges: own.count { fixed[$0.index] != nil },
        dumps: BatchDump.all(in: part, limits: settings.dumps).filter { isAsked(history.changes[$0.change]) },
        unmerged: UnmergedWork.of(part, from: settings.from, until: settings.until),
        dates: own.compactMap { change in
          DateAnomaly.of(change, spans: [], until: history.until).map {
            (change.index, $0)
          }
        },
        live: live[person] ?? LiveLines(person: person, lines: 0, soleOwned: 0, islands: []))
    }
    people.sort { $0.order == $1.order ? $0.person < $1.person : $0.order < $1.order }
    coupling = ChangeCoupling.all(
      in: history, limits: settings.coupling, from: settings.from, until: settings.until)
    let window = history.changes.filter { isAsked($0) && $0.author.standing != .bot }.map(\.index)
    hotspots = Hotspot.rank(history, followed: FollowedFiles(history), window: window)
    truckFactor = TruckFactor(
      DegreeOfAuthorship(history, until: settings.until, halfLifeDays: settings.halfLifeDays))
  }
}
