internal import Findings
internal import History

/// Findings of one sort that changes brought and took away.
struct FindingTally {
  var introduced = 0.0
  var worsened = 0.0
  var removed = 0.0
  var minutes = 0.0
  /// The sum over the changes of what each left or repaid, and of its square.
  private var steps = 0.0
  private var squares = 0.0
  /// Changed lines, and those of them that defects could have come with.
  private var allLines = 0.0
  private var exposedLines = 0.0
  var rows: [Evidence] = []

  /// Counts what `changes` did to the findings that `isIncluded` takes, each weighted by the part the person answers for.
  ///
  /// In code that nobody here wrote, a rule counts once a change: a package folder that was committed by mistake is one
  /// mistake, however many files it has.
  init(
    of changes: [OwnChange], repository: String, policy: JudgementPolicy, where isIncluded: (Finding) -> Bool
  ) {
    for own in changes {
      allLines += own.lines
      exposedLines += own.exposedLines
      let before = minutes
      var foreign: Set<String> = []
      for file in own.change.files {
        for entry in file.findings where isIncluded(entry.finding) {
          if file.kind.isForeign, !foreign.insert("\(entry.bin.rawValue) \(entry.finding.rule)").inserted { continue }
          add(entry, of: own, repository: repository, policy: policy)
        }
      }
      steps += abs(minutes - before)
      squares += (minutes - before) * (minutes - before)
    }
  }

  /// What the findings are out of; of somebody who changed prose and data alone, all of it.
  var lines: Double { exposedLines > 0 ? exposedLines : allLines }

  /// The step in which minutes come: a change's, weighted by itself. The sum of a Poisson number of steps has the mean's
  /// size times this for its variance; findings of one change depend on each other and are one step.
  var grain: Double { steps > 0 ? squares / steps : 0 }

  private mutating func add(
    _ entry: AttributedFinding, of own: OwnChange, repository: String, policy: JudgementPolicy
  ) {
    let minutes = Double(entry.finding.minutes) * own.weight
    switch entry.bin {
    case .introduced:
      introduced += own.weight
      self.minutes += minutes
      rows.append(.finding(entry.finding, entry.finding.title, in: own.change, repository: repository))
    case .worsened:
      worsened += own.weight
      self.minutes += minutes * policy.worsenedShare
      rows.append(
        .finding(entry.finding, "made worse: \(entry.finding.title)", in: own.change, repository: repository))
    case .improved:
      removed += own.weight * policy.worsenedShare
      self.minutes -= minutes * policy.worsenedShare
    case .fixed:
      removed += own.weight
      self.minutes -= minutes
    case .inherited: break
    }
  }

  /// Brought minus taken away; what was only made worse counts its part.
  func net(_ policy: JudgementPolicy) -> Double { introduced + worsened * policy.worsenedShare - removed }

  static func + (left: FindingTally, right: FindingTally) -> FindingTally {
    var sum = left
    sum.introduced += right.introduced
    sum.worsened += right.worsened
    sum.removed += right.removed
    sum.minutes += right.minutes
    sum.steps += right.steps
    sum.squares += right.squares
    sum.allLines += right.allLines
    sum.exposedLines += right.exposedLines
    sum.rows += right.rows
    return sum
  }

  private init() {}

  /// The tally over all repositories of the evidence, of the person's own changes and of the past.
  static func own(
    _ evidence: ContractorEvidence, _ policy: JudgementPolicy, where isIncluded: (Finding) -> Bool
  ) -> FindingTally {
    evidence.works.reduce(FindingTally()) {
      $0 + FindingTally(of: $1.own, repository: $1.facts.history.id, policy: policy, where: isIncluded)
    }
  }

  static func past(
    _ evidence: ContractorEvidence, _ policy: JudgementPolicy, where isIncluded: (Finding) -> Bool
  ) -> FindingTally {
    evidence.works.reduce(FindingTally()) {
      $0 + FindingTally(of: $1.past, repository: $1.facts.history.id, policy: policy, where: isIncluded)
    }
  }

  /// A rate per 1,000 changed lines, net of what was repaired and never under 0.
  static func rate(
    _ evidence: ContractorEvidence, _ policy: JudgementPolicy, ladder: Ladder, what: String,
    where isIncluded: (Finding) -> Bool
  ) -> Reading {
    let own = own(evidence, policy, where: isIncluded)
    let past = past(evidence, policy, where: isIncluded)
    guard own.lines > 0 else { return .notAssessed("No source or test lines were changed.") }
    let value = max(0, own.net(policy)) / own.lines * 1_000
    let summary =
      "Brought \(Words.number(own.introduced + own.worsened)) and took away \(Words.number(own.removed)) \(what) in "
      + "\(Words.whole(own.lines)) changed lines of code: \(Words.number(value)) per 1,000."
    return .measured(
      Measurement(
        value: value, exposure: own.lines, exposureUnit: "changed lines of code",
        estimator: policy.rate(
          of: own.lines, per: 1_000, past: Tally(events: max(0, past.net(policy)), exposure: past.lines),
          ladder: ladder),
        summary: summary, evidence: Evidence.limited(own.rows)))
  }
}

extension FileKind {
  /// Whether somebody else, or a program, wrote it.
  fileprivate var isForeign: Bool { self == .vendored || self == .generated || self == .minified }
}
