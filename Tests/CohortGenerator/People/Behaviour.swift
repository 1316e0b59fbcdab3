/// The planted rates of one kind of contractor. Probabilities are per opportunity; the defaults are those of good work,
/// which is not perfect.
package struct Behaviour: Sendable {
  package var tasksPerWeek = 2.2
  package var changesPerTask = 2...4
  package var functionsPerChange = 1...3
  /// That a task's changes bring tests.
  package var tests = 0.85
  package var vagueMessages = 0.04
  package var namesTask = 0.93
  /// That a function is knotted.
  package var knots = 0.03
  /// That a function is a copy of one that is there.
  package var copies = 0.01
  /// That a function glues what a visitor sends into a query.
  package var risks = 0.002
  /// That a function has a dropped error, output left in or a todo without a ticket.
  package var carelessness = 0.03
  /// That a change has to be repaired within a fortnight.
  package var bugs = 0.07
  /// That a change is far larger than anybody reads.
  package var floods = 0.015
  /// That a file says what it is for, and a function why.
  package var documents = 0.85
  /// That a task takes bad legacy apart.
  package var repairs = 0.08
  /// That a change rewrites what the person wrote a few days ago; and that it calls itself a fix.
  package var rewrites = 0.05
  package var rewritesAsFix = 0.1
  /// Keys committed in a week, and days until they are out again; nil for never.
  package var leaksPerWeek = 0.006
  package var leakDays: Int? = 1
  /// That tests are deleted or skipped in a week.
  package var testRemovals = 0.0
  /// Whether everything is laid out anew now and then.
  package var reformats = false
  /// Whether functions come in pieces that no limit sees.
  package var splits = false
  /// Whether all work stands in an area that nobody else comes to.
  package var hoards = false
  /// That a change stands under an address that nobody confirmed.
  package var otherNames = 0.0
  /// That a task is written by somebody whom nobody named.
  package var strangers = 0.0
  /// That a colleague's merge is squashed by this person.
  package var squashes = 0.0

  package var hoursPerWeek = 26.0
  package var weeklyLimit = 40
  /// That a week is billed beyond what was tracked, and by how many hours.
  package var padding = 0.01
  package var paddedHours = 1.2...2.0
  package var vagueMemos = 0.06
  package var withoutTask = 0.05
  package var lateEntries = 0.06
  package var overlaps = 0.005
  /// How far the hours of a task exceed its estimate: the mean of a factor.
  package var overrun = 1.0
  package var worksThroughPause = false
  package var writesCode = true
  /// That a week is one of the other sort: a bad one of good people, a good one of bad people.
  package var exceptionalWeeks = 0.1

  package static func of(_ kind: ContractorKind) -> Behaviour {
    var it = Behaviour()
    switch kind {
    case .good: break
    case .slowCareful:
      it.tasksPerWeek = 1.3
      it.changesPerTask = 2...3
      it.functionsPerChange = 1...2
      it.tests = 0.96
      it.bugs = 0.03
      it.vagueMessages = 0.01
      it.overrun = 1.5
      it.hoursPerWeek = 22
    case .legacyRepairer: it.repairs = 0.75
    case .reformatter: it.reformats = true
    case .squasher: it.squashes = 0.35
    case .sharedTracker: break
    case .designer:
      it.writesCode = false
      it.hoursPerWeek = 18
    case .hoarder:
      it.hoards = true
      it.documents = 0.3
    case .severalNames: it.otherNames = 0.4
    case .endlessRewriter:
      it.rewrites = 0.65
      it.rewritesAsFix = 0.45
      it.bugs = 0.15
    case .copyPaster:
      it.copies = 0.65
      it.tests = 0.35
      it.knots = 0.12
      it.carelessness = 0.12
      it.documents = 0.3
    case .fastSloppy: sloppy(&it)
    case .padder:
      it.padding = 0.95
      it.paddedHours = 2...8
      it.vagueMemos = 0.3
    case .leaker:
      it.leaksPerWeek = 0.7
      it.leakDays = nil
      it.carelessness = 0.1
    case .testDeleter:
      it.tests = 0.15
      it.testRemovals = 0.95
      it.bugs = 0.25
      it.carelessness = 0.1
    case .pauseWorker: it.worksThroughPause = true
    case .subcontractor: it.strangers = 0.65
    case .splitter:
      sloppy(&it)
      it.splits = true
      it.floods = 0
      it.changesPerTask = 5...9
      it.functionsPerChange = 1...1
    case .idleBiller:
      it.tasksPerWeek = 0.9
      it.changesPerTask = 1...2
      it.functionsPerChange = 1...1
      it.vagueMemos = 0.7
      it.withoutTask = 0.55
      it.overrun = 3
      it.hoursPerWeek = 36
      it.lateEntries = 0.5
      it.tests = 0.4
    case .tooLittle:
      it.tasksPerWeek = 0.3
      it.changesPerTask = 1...1
      it.functionsPerChange = 1...1
      it.hoursPerWeek = 3
    }
    if kind.truth == .bad || kind.truth == .mixed { it.exceptionalWeeks = 0.2 }
    return it
  }

  private static func sloppy(_ it: inout Behaviour) {
    it.tasksPerWeek = 3.5
    it.functionsPerChange = 2...5
    it.tests = 0.08
    it.vagueMessages = 0.45
    it.namesTask = 0.4
    it.knots = 0.35
    it.copies = 0.15
    it.risks = 0.06
    it.carelessness = 0.35
    it.bugs = 0.35
    it.floods = 0.1
    it.documents = 0.1
    it.repairs = 0
    it.leaksPerWeek = 0.08
    it.leakDays = 4
  }

  /// The rates of one week: bad people have good weeks, good people have bad ones.
  func inWeek(isExceptional: Bool, truth: ContractorKind.Truth) -> Behaviour {
    guard isExceptional else { return self }
    var week = self
    if truth == .bad || truth == .mixed {
      let usual = Behaviour()
      week.tests = max(tests, usual.tests)
      week.knots = min(knots, usual.knots)
      week.copies = min(copies, usual.copies)
      week.risks = min(risks, usual.risks)
      week.carelessness = min(carelessness, usual.carelessness)
      week.bugs = min(bugs, usual.bugs)
      week.vagueMessages = min(vagueMessages, usual.vagueMessages)
      week.leaksPerWeek = 0
      week.testRemovals = 0
      week.padding = 0
      week.rewrites = min(rewrites, usual.rewrites)
    } else {
      week.tests = tests * 0.55
      week.knots = min(1, knots * 3)
      week.carelessness = min(1, carelessness * 3)
      week.bugs = min(1, bugs * 2.5)
      week.vagueMessages = min(1, vagueMessages * 4)
      week.vagueMemos = min(1, vagueMemos * 3)
      week.lateEntries = min(1, lateEntries * 4)
    }
    return week
  }
}
