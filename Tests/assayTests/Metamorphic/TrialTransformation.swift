import CohortGenerator
import Foundation

/// A trial told in another way, by name.
struct TrialTransformation: Sendable, CustomStringConvertible {
  let description: String
  /// Whom it is done by, or nil for nobody in particular.
  var actor: ContractorKind?
  var portfolio: @Sendable (String, MetamorphicTrial) throws -> String = { text, _ in text }
  let change: @Sendable (inout CommitHistory, MetamorphicTrial) throws -> Void

  func shifts(in trial: MetamorphicTrial) throws -> [String: CardShift] {
    try trial.shifts(portfolio: { try portfolio($0, trial) }) { try change(&$0, trial) }
  }

  /// Another person's bad commits, between everybody's: knotted files with risks, a key, and messages that say nothing.
  static func badCommits(by actor: ContractorKind) -> Self {
    Self(description: "bad commits by \(actor.rawValue)", actor: actor) { history, trial in
      let person = try trial.person(actor)
      for number in 0..<9 {
        let name = "Batch\(number)"
        var files: [String: String?] = [:]
        files[trial.sourcePath(name)] = BadCode.text(name, trial.cohort.language, functions: 4)
        if number == 4 { files.merge(BadCode.key(trial.cohort.language)) { $1 } }
        history.insert(
          person.stamp(WorkCalendar.instant(number / 3, day: 1 + number % 3, hour: 9 + number)), "wip", files)
      }
    }
  }

  static func reformat(_ layout: CodeLayout, by actor: ContractorKind) -> Self {
    Self(description: "\(layout.rawValue) layout by \(actor.rawValue)", actor: actor) { history, trial in
      history.rewriteTree(
        try trial.person(actor).stamp(WorkCalendar.instant(1, day: 2, hour: 12)), "Lay all code out by the formatter",
        text: layout.text)
    }
  }

  static func vendored(in folder: String, by actor: ContractorKind) -> Self {
    Self(description: "a library in \(folder) by \(actor.rawValue)", actor: actor) { history, trial in
      history.insert(
        try trial.person(actor).stamp(WorkCalendar.instant(1, day: 2, hour: 12)), "Keep a copy of the kit we build on",
        BadCode.library(in: folder, trial.cohort.language))
    }
  }

  static func renamedFolders(by actor: ContractorKind) -> Self {
    Self(description: "renamed folders by \(actor.rawValue)", actor: actor) { history, trial in
      let root = trial.cohort.language == .python ? "shop/" : "src/"
      history.rewriteTree(
        try trial.person(actor).stamp(WorkCalendar.instant(1, day: 2, hour: 12)), "Move the modules into one folder",
        path: { $0.hasPrefix(root) ? root + "modules/" + $0.dropFirst(root.count) : $0 }
      ) { _, text in
        text.replacingOccurrences(of: "../../src/", with: "../../src/modules/")
          .replacingOccurrences(of: "from shop.", with: "from shop.modules.")
      }
    }
  }

  /// Every second commit under an address that the owner's file names too.
  static func secondAddress(of actor: ContractorKind) -> Self {
    Self(
      description: "a second address of \(actor.rawValue)", actor: actor,
      portfolio: { text, trial in
        let mail = try trial.person(actor).mail
        return text.replacingOccurrences(of: "[\"\(mail)\"]", with: "[\"\(mail)\", \"desk-\(mail)\"]")
      },
      change: { history, trial in
        let mail = try trial.person(actor).mail
        for place in history.commits.indices where place % 2 == 0 { history.readdress(place, mail, "desk-\(mail)") }
      })
  }

  /// All commits of everybody under new addresses, which the owner's file has in place of the old ones: what
  /// `git filter-repo --mailmap` does.
  static let rewrittenAddresses = Self(
    description: "a history rewritten with a mailmap",
    portfolio: { text, _ in text.replacingOccurrences(of: "@example.com\"]", with: "@northwind.example\"]") },
    change: { history, trial in
      for person in trial.cohort.people {
        let new = person.mail.replacingOccurrences(of: "@example.com", with: "@northwind.example")
        for place in history.commits.indices { history.readdress(place, person.mail, new) }
      }
    })

  /// A file in the repository that calls everybody's work the actor's.
  static func claimingMailmap(by actor: ContractorKind) -> Self {
    Self(description: "a .mailmap that gives all to \(actor.rawValue)", actor: actor) { history, trial in
      let person = try trial.person(actor)
      let lines = trial.cohort.people.filter { $0.id != person.id }.map {
        "\(person.name) <\(person.mail)> <\($0.mail)>\n"
      }
      history.insert(
        person.stamp(WorkCalendar.instant(1, day: 2, hour: 12)), "Add a mailmap for the addresses in use",
        [".mailmap": lines.joined()])
    }
  }

  static let split = Self(description: "commits split in two") { history, trial in
    history.split(since: trial.start, by: Set(trial.cohort.people.map(\.name)))
  }

  static let squashed = Self(description: "a commit for each task") { history, trial in
    history.squash(since: trial.start)
  }

  static let doubled = Self(description: "good code twice") { history, trial in
    let good = Set(trial.cohort.people.filter { $0.kind.truth == .good }.map(\.mail))
    GoodCodeTwice(of: history, by: good, since: trial.start).apply(to: &history)
  }

  /// A key in a commit of its own.
  static func key(by actor: ContractorKind, isRemoved: Bool) -> Self {
    Self(description: "a key by \(actor.rawValue)\(isRemoved ? ", removed" : "")", actor: actor) { history, trial in
      let person = try trial.person(actor)
      let files = BadCode.key(trial.cohort.language)
      history.insert(
        person.stamp(WorkCalendar.instant(1, day: 2, hour: 12)), "Add the settings of the storage", files)
      guard isRemoved else { return }
      history.insert(
        person.stamp(WorkCalendar.instant(1, day: 3, hour: 12)), "Take a key out that belongs into the environment",
        files.mapValues { _ in nil })
    }
  }

  /// A key in a commit that is there.
  static func keyWithin(by actor: ContractorKind) -> Self {
    Self(description: "a key in a change by \(actor.rawValue)", actor: actor) { history, trial in
      try history.extend(trial.person(actor).mail, since: WorkCalendar.instant(1, day: 0, hour: 0)) { _, _ in
        BadCode.key(trial.cohort.language)
      }
    }
  }

  /// Repairs of what the agency left, in a commit of their own.
  static func repairs(by actor: ContractorKind) -> Self {
    Self(description: "inherited findings fixed by \(actor.rawValue)", actor: actor) { history, trial in
      let instant = WorkCalendar.instant(1, day: 2, hour: 12)
      let person = try trial.person(actor)
      history.insert(
        person.stamp(instant),
        "Bind what is asked for, and let errors through" + history.card(of: person.mail, at: instant),
        history.repairs(untouchedSince: trial.start, before: instant))
    }
  }

  /// Repairs of what the agency left, in a commit that is there.
  static func repairsWithin(by actor: ContractorKind) -> Self {
    Self(description: "inherited findings fixed in a change by \(actor.rawValue)", actor: actor) { history, trial in
      let mail = try trial.person(actor).mail
      try history.extend(mail, since: WorkCalendar.instant(1, day: 0, hour: 0)) { history, commit in
        history.repairs(untouchedSince: trial.start, before: commit.committer.instant)
      }
    }
  }
}

extension CommitHistory {
  mutating func readdress(_ place: Int, _ old: String, _ new: String) {
    if commits[place].author.mail == old { commits[place].author.mail = new }
    if commits[place].committer.mail == old { commits[place].committer.mail = new }
  }

  /// The card that a person's change named last, as they name it: work that names none is another matter than what it
  /// mends.
  func card(of mail: String, at instant: Int64) -> String {
    let own = commits.filter { $0.author.mail == mail && $0.author.instant <= instant }
    for commit in own.sorted(by: { $0.author.instant > $1.author.instant }) {
      if let card = commit.message.range(of: #"\(CU-[a-z0-9]+\)"#, options: .regularExpression) {
        return " " + commit.message[card]
      }
    }
    return ""
  }

  /// Adds files to the first change of a person on the main line since an instant.
  mutating func extend(
    _ mail: String, since: Int64, _ files: (CommitHistory, Commit) throws -> [String: String?]
  ) throws {
    let line = Set(mainline)
    guard
      let place = commits.firstIndex(where: {
        $0.author.mail == mail && $0.author.instant >= since && line.contains($0.mark) && $0.parents.count == 1
      })
    else { throw MetamorphicTrial.Failed(description: "\(mail) has no change on the main line") }
    commits[place].changes.merge(try files(self, commits[place])) { _, new in new }
  }
}

extension MetamorphicTrial {
  /// Where a new file of a language would stand.
  func sourcePath(_ name: String) -> String {
    switch cohort.language {
    case .typescript: "src/orders/\(name.lowercased()).ts"
    case .python: "shop/orders/\(name.lowercased()).py"
    case .php: "src/Orders/\(name).php"
    }
  }
}
