import CohortGenerator
import TestSupport
import Testing

/// One planted trial is told in other ways by real git histories, and the built program judges each: what must not matter
/// to anybody's card may not move it.
///
/// *Moves by no more than its interval*: of each of a person's scores, overall and by dimension, the one before lies in
/// the 80 % interval of the one after, and the one after in that of the one before; half a point more is let through,
/// since cards print whole points. A score that comes or goes has moved, unless it is the overall one of somebody whose
/// own changes became more or fewer: an evidence floor is a matter of how many there are. Whoever did something bad is
/// not among those compared, and neither is the repository that got it; whoever only moved, laid out or vendored something
/// is, and so is the repository. What a repository is measured by counts lines and changes of the tree as they stand, and
/// has no interval: where a telling changes those, it must keep its grade.
@Suite("The same trial, told in another way")
struct MetamorphicTests {
  private static let kinds: [ContractorKind] = [
    .good, .slowCareful, .legacyRepairer, .fastSloppy, .copyPaster, .severalNames,
  ]
  private static let typescript = Result { try MetamorphicTrial(seed: 11, kinds: kinds, language: .typescript) }
  private static let python = Result { try MetamorphicTrial(seed: 13, kinds: kinds, language: .python) }

  private static func trial(_ language: Language) throws -> MetamorphicTrial {
    try language == .python ? python.get() : typescript.get()
  }

  /// What a repository's card must keep.
  private enum Hold { case interval, grade, nothing }

  /// What each telling does to everybody's card.
  private func shifts(_ telling: TrialTransformation, _ language: Language) throws -> (actor: String?, [CardShift]) {
    let trial = try Self.trial(language)
    let shifts = try telling.shifts(in: trial).values.sorted { $0.person < $1.person }
    #expect(shifts.count == Self.kinds.count + 1)
    return (try telling.actor.map { try trial.person($0).id }, shifts)
  }

  /// Fails with every score that moved too far, and with every recommendation that became worse for those who had no
  /// part in it.
  private func expectNobodyMoved(
    _ telling: TrialTransformation, _ language: Language, leavesOutActor: Bool = false, slicesAnew: Bool = false,
    repository: Hold = .interval
  ) throws {
    let (actor, shifts) = try shifts(telling, language)
    for shift in shifts where !leavesOutActor || shift.person != actor {
      if shift.person == MetamorphicTrial.repository, repository != .interval {
        if repository == .grade { #expect(shift.grades.before == shift.grades.after, "\(telling), \(language)") }
        continue
      }
      let isOwnCount = slicesAnew || shift.person == actor
      #expect(shift.beyondInterval(mayMeetFloors: isOwnCount) == [], "\(telling), \(language)")
      if !isOwnCount { #expect(!shift.isRecommendedWorse, "\(telling), \(language): \(shift.person)") }
    }
  }

  @Test("Told once more without a change, every card is the same", arguments: [Language.typescript, .python])
  func same(language: Language) throws {
    let nothing = TrialTransformation(description: "nothing") { _, _ in }
    for shift in try shifts(nothing, language).1 {
      #expect(shift.before.scores == shift.after.scores)
      #expect(shift.before.recommendation == shift.after.recommendation)
    }
  }

  @Test(
    "Somebody else's bad commits move nobody", arguments: [Language.typescript, .python],
    [ContractorKind.fastSloppy, .good])
  func badCommits(language: Language, actor: ContractorKind) throws {
    try expectNobodyMoved(.badCommits(by: actor), language, leavesOutActor: true, repository: .nothing)
  }

  @Test(
    "A new layout of the whole tree moves nobody", arguments: CodeLayout.allCases,
    [ContractorKind.good, .fastSloppy])
  func layout(layout: CodeLayout, actor: ContractorKind) throws {
    try expectNobodyMoved(.reformat(layout, by: actor), .typescript, repository: .grade)
  }

  @Test("A new layout of Python's tree moves nobody", arguments: [CodeLayout.tabs, .joined])
  func pythonLayout(layout: CodeLayout) throws {
    try expectNobodyMoved(.reformat(layout, by: .slowCareful), .python, repository: .grade)
  }

  @Test(
    "A library of thousands of bad lines moves nobody, whoever vendors it",
    arguments: ["vendor/acme/kit", "node_modules/kit"], [ContractorKind.good, .fastSloppy])
  func vendored(folder: String, actor: ContractorKind) throws {
    // Whoever commits the folder of a package manager gives the repository a finding.
    let isManaged = folder.hasPrefix("node_modules")
    try expectNobodyMoved(
      .vendored(in: folder, by: actor), .typescript, repository: isManaged ? .grade : .interval)
  }

  @Test(
    "Renamed folders move nobody", arguments: [Language.typescript, .python], [ContractorKind.slowCareful, .copyPaster])
  func renamed(language: Language, actor: ContractorKind) throws {
    try expectNobodyMoved(.renamedFolders(by: actor), language)
  }

  @Test("A second address that the owner knows moves nobody", arguments: [ContractorKind.good, .fastSloppy])
  func secondAddress(actor: ContractorKind) throws {
    try expectNobodyMoved(.secondAddress(of: actor), .typescript)
  }

  @Test("A history rewritten with a mailmap changes no card", arguments: [Language.typescript, .python])
  func rewritten(language: Language) throws {
    for shift in try shifts(.rewrittenAddresses, language).1 {
      #expect(shift.before.scores == shift.after.scores)
      #expect(shift.before.recommendation == shift.after.recommendation)
    }
  }

  @Test("A .mailmap in the repository gives nobody's work to anybody", arguments: [Language.typescript, .python])
  func mailmap(language: Language) throws {
    try expectNobodyMoved(.claimingMailmap(by: .good), language)
  }

  @Test("The same work in twice as many commits moves nobody", arguments: [Language.typescript, .python])
  func split(language: Language) throws {
    try expectNobodyMoved(.split, language, slicesAnew: true, repository: .grade)
  }

  @Test("The same work in one commit for each task moves nobody", arguments: [Language.typescript, .python])
  func squashed(language: Language) throws {
    try expectNobodyMoved(.squashed, language, slicesAnew: true, repository: .grade)
  }

  @Test("Good code twice moves nobody", arguments: [Language.typescript, .python])
  func doubled(language: Language) throws {
    try expectNobodyMoved(.doubled, language, slicesAnew: true, repository: .nothing)
  }

  @Test(
    "A committed key raises no score of anybody's, and lowers the committer's security",
    arguments: [
      TrialTransformation.key(by: .good, isRemoved: false), .key(by: .good, isRemoved: true), .keyWithin(by: .good),
      .key(by: .fastSloppy, isRemoved: false), .keyWithin(by: .fastSloppy),
    ])
  func key(telling: TrialTransformation) throws {
    let (actor, shifts) = try shifts(telling, .typescript)
    for shift in shifts {
      #expect(shift.risen == [], "\(telling)")
      guard shift.person == actor else { continue }
      let before = try #require(shift.before.scores["security"])
      let after = try #require(shift.after.scores["security"])
      // A key counts for the worst there is: whoever stands there already cannot fall.
      #expect(after.score < before.score || after.score <= 39, "\(telling)")
      #expect(after.high < before.score || after.high <= 39, "\(telling)")
    }
  }

  @Test(
    "Fixing what was inherited lowers no score of anybody's",
    arguments: [
      TrialTransformation.repairs(by: .good), .repairs(by: .fastSloppy), .repairsWithin(by: .good),
      .repairsWithin(by: .fastSloppy),
    ], [Language.typescript, .python])
  func repairs(telling: TrialTransformation, language: Language) throws {
    for shift in try shifts(telling, language).1 {
      #expect(shift.fallen == [], "\(telling), \(language)")
      #expect(!shift.isRecommendedWorse, "\(telling), \(language): \(shift.person)")
    }
  }
}
