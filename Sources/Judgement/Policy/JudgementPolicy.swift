package import Findings
package import Hiring

/// What the technical lead decides about judging: ladders, weights, the bar, floors, tolerances. Every default names
/// its source; "our default" means that we found no source to stand on.
package struct JudgementPolicy: Sendable, Hashable {
  /// The overall score that a contractor's lower end must reach to be kept: 75, the foot of grade B. Our default: in
  /// the stories that the tests tell, good work has its lower end over 85 and careless work its upper end under 75.
  package var bar = 75.0
  /// Weight of each dimension in the overall score. Our default: what can sink the owner first weighs most.
  package var weights: [Dimension: Double] = [
    .security: 0.25, .quality: 0.2, .maintainability: 0.2, .ownership: 0.1, .delivery: 0.1, .hours: 0.15,
  ]
  /// Exponent of the power mean, below 1: -4, near the lowest. SIG's 2026 model uses a power mean because one high
  /// property lifted the total unfairly; the exponent is our default: of planted contractors who paste, knot or take
  /// tests away, 0.25 kept a third, because what they did well hid it.
  package var exponent = -4.0
  /// The least that a score counts in a mean: 20. Our default: below it everything is an F, and a nought must not make
  /// all the rest meaningless.
  package var scoreFloor = 20.0
  /// Highest score of a dimension with an open critical finding: 39, an F. Sonar's letters are the worst open issue's
  /// severity; the number is our default.
  package var criticalCap = 39.0
  /// Highest overall score while a dimension is capped: 59, a D, so that no mean hides a critical
  /// finding. Our default.
  package var criticalOverallCap = 59.0
  /// The score that a number is believed to earn before anything is seen: 80, over the bar. Our default: nobody
  /// starts under the bar.
  package var neutralScore = 80.0
  /// How many changes the belief before weighs, for shares: 4. Our default.
  package var shareStrength = 4.0
  /// How many changed lines the belief before weighs, for counts per line: 300. Our default.
  package var rateStrength = 300.0

  /// How many times the variance of chance alone each signal's interval has, by id; 1 for what is not there. Measured:
  /// with these the intervals cover what a planted person is expected to show in about 80 of 100 trials of even seeds.
  package var spreads: [String: Double] = [
    "security.time-to-fix": 1.4, "quality.tests": 1.8, "quality.later-fixes": 1.4, "maintainability.complexity": 2.1,
    "maintainability.shape": 1.2, "maintainability.debt": 1.9,
  ]
  /// The correlation between the errors of two scores of one card: 0.2. As above; a week that was hard was hard for all.
  package var scoreDependence = 0.2

  /// Changed lines to show a signal: 20, as Sonar leaves coverage and duplication out under 20 new lines.
  package var showLines = 20
  /// Changes to show a signal: 3. Our default.
  package var showChanges = 3
  /// Changed lines to grade a person: 200. Our default.
  package var gradeLines = 200
  /// Changes to grade a person: 5. Our default.
  package var gradeChanges = 5
  /// Weeks with work to grade a person, code or not: 2. Our default: one week can be anybody's bad or lucky week.
  package var gradeWeeks = 2
  /// Hours billed or tracked, in at least `gradeWeeks` weeks, to judge somebody by hours and delivery alone where there is
  /// too little code to grade: 40. Our default: one full week.
  package var gradeHours = 40.0
  /// Share of changed lines whose author must be confirmed before any person is judged: 90 %. Our default.
  package var attributionFloor = 0.9

  /// Weeks of the engagement that a card looks back: 12. Our default; three months forgives an old mistake.
  package var windowWeeks = 12
  /// Weeks of the trend: 12. Our default.
  package var trendWeeks = 12
  /// Weeks before the window that count as the repository's own past: 52. Our default.
  package var pastWeeks = 52
  /// Weeks in which two breaches add up to a release: 12, as long as the window. Our default.
  package var breachWeeks = 12
  /// Share of the lines that somebody brings in a week from which unknown authors whom they never brought before or after
  /// count as work handed on: a quarter. Our default; under it it is a patch that was applied.
  package var strangerShare = 0.25
  /// Weeks that must be free of breaches to be kept: 4. Our default.
  package var cleanWeeks = 4
  /// Full weeks after the first card that showed a live credential until it counts as a breach: 1. Our default.
  package var credentialGraceWeeks = 1

  /// Age in days under which a rewritten line counts as rework: 21, as LinearB and Flow count it.
  package var reworkDays = 21
  /// From when on equal code is a clone: 50 tokens on 5 lines, jscpd's defaults.
  package var cloneTokens = CloneSettings.standard.minimumTokens
  package var cloneLines = CloneSettings.standard.minimumLines
  package var clones: CloneSettings { CloneSettings(minimumTokens: cloneTokens, minimumLines: cloneLines) }
  /// The shorter window shown beside it: 14, GitClear's.
  package var shortReworkDays = 14
  /// Age in days under which a fix or revert counts against the change that wrote the lines: 30. Our default.
  package var survivalDays = 30
  /// Changed lines up to which a change can be read in one sitting: 400. Our default.
  package var largeChangeLines = 400
  /// Added source lines from which a change is expected to come with tests: 10. Our default.
  package var testedChangeLines = 10
  /// Lines that tests lose in a change from which it took tests away: 5, about the smallest test. Our default.
  package var lostTestLines = 5

  /// Hours a contract-week may differ and still match: 0.25. The spread seen in practice, see the reconciliation.
  package var matchHours = 0.25
  /// Hours a contract-week may be over-billed without being a breach: 1. One hour a week is the usual note.
  package var toleranceHours = 1.0
  /// Hours tracked on a task from which a change is expected to name it: 2. Our default.
  package var taskHours = 2.0
  /// How far over its estimate a task may run: 1.5 times. Our default.
  package var estimateFactor = 1.5
  /// Days after which an entry was written down late: 3. Our default.
  package var lateEntryDays = 3

  /// Days and their sources as in `AccessPolicy`.
  package var accessListDays = AccessPolicy().listDays
  package var revokeDays = AccessPolicy().revokeDays
  package var endingDays = AccessPolicy().endingDays
  package var onboardingDays = AccessPolicy().onboardingDays

  /// Share of what a worsened or improved finding costs that the change is charged or credited: half. Our default; the
  /// other half stood there before.
  package var worsenedShare = 0.5
  /// Largest share of a file that others may own before its author is no longer the only one who knows it: CodeScene
  /// calls a file an island from 95 % by one person.
  package var islandShare = 0.95
  /// Half-life of knowledge in days for the truck factor: 365. Our default; Avelino's measure has no decay.
  package var knowledgeHalfLifeDays = 365.0
  /// Whether commits must be signed for the score. Off: our default, most owners never asked for it.
  package var requiresSignedWork = false
  /// Days that reports and records are kept: 1,095, three years. Our default.
  package var retentionDays = 1_095
  /// Letters of a contractor's reply: 4,000, about a page. Our default; a longer one is refused, never cut.
  package var replyCharacters = 4_000
  /// To whom a contractor sends a reply, as their copy says it; without any, to the owner by name.
  package var replyTo: [String] = []
  /// Whether the contractor's copy shows the recommendation. On: our default, because whoever is judged may know it.
  package var copyShowsRecommendation = true

  /// Names or addresses of machines beside everything with `[bot]`; have their own row and are never judged.
  package var bots = ["dependabot", "renovate", "github-actions", "semantic-release-bot", "greenkeeper", "snyk-bot"]
  /// Names of AI tools as co-authors: shown, never scored.
  package var assistants = ["claude", "copilot", "cursor", "chatgpt", "codex", "gemini", "devin", "aider", "windsurf"]
  /// Words of a subject that make a change a fix.
  package var fixWords = [
    "fix", "fixes", "fixed", "fixup", "bug", "bugfix", "hotfix", "regression", "repair", "repairs", "broken",
  ]
  /// Words of a subject that make a change a revert.
  package var revertWords = ["revert", "reverts", "reverted", "rollback"]
  /// Trailers that name the commit they fix, as the kernel's `Fixes: 54a4f0239f2e` does.
  package var fixTrailers = ["Fixes"]
  /// Beginnings of a body's line that name the commit a change reverts, as `git revert` writes them.
  package var revertMarks = ["This reverts commit"]
  /// Beginnings of task ids that are only given to faults. Our default: the usual key of a fault project.
  package var faultTasks = ["BUG-"]
  /// Subjects and memos that say nothing.
  package var vagueWords = [
    "wip", "fix", "fixes", "update", "updates", "changes", "work", "working", "done", "stuff", "misc", "test", "commit",
    "save", "temp", "tmp", "asdf", "dev", "coding", "development", "various", "minor", "code", "final", "more", "task",
    "tasks", "bug", "bugs", "project",
  ]
  /// What a task id begins with; `ABC-123` is always one.
  package var taskPrefixes = ["CU-", "#"]
  /// What deserves a word in an applicant's repository.
  package var evaluation = EvaluationPolicy()
  /// What the words of a tracker mean, and when a card deserves a question.
  package var cards = CardPolicy()
  /// Task states that mean it is finished.
  package var doneStatuses: [String] {
    get { cards.doneStatuses }
    set { cards.doneStatuses = newValue }
  }
  /// Beginnings of rule ids that are about risky configuration.
  package var configurationRules = [
    "config", "code.actions", "code.open-permissions", "code.js-open-cors", "code.js-cookie-flags",
    "code.java-csrf-off", "code.py-debug-on", "code.docker", "code.terraform", "code.kubernetes", "code.k8s", "code.tf",
    "code.compose", "code.container", "code.nginx", "code.apache", "code.web-server", "code.service", "code.gitlab",
    "code.ci", "code.jenkins", "code.cloudformation", "code.iam", "code.config-tls-off", "code.tls-off-in-tools",
  ]
  /// Beginnings of rule ids that are about tests that are switched off.
  package var skippedTestRules = ["maintainability.skipped-test"]
  /// Beginnings of rule ids that are about dependencies, in manifests, images and pipelines; these go before the others.
  package var dependencyRules = [
    "dependencies", "supply-chain", "code.dependency", "code.extra-package-index", "code.package-source-plain-http",
    "code.packages-unsigned", "code.install-script", "code.actions-unpinned", "code.actions-branch-ref",
    "code.docker-latest-image", "code.k8s-latest-image", "code.tf-unpinned-module", "code.gitlab-remote-include",
    "code.shell-download-and-run",
  ]

  /// One ladder a signal, by the signal's id.
  package var ladders: [String: Ladder] = SignalRegistry.defaultLadders

  package init() {}

  /// The policy of an owner who wrote none.
  package static let `default` = JudgementPolicy()

  /// The ladder of a signal; the shipped one where the policy has none.
  func ladder(of signal: String, default shipped: Ladder) -> Ladder { ladders[signal] ?? shipped }

  /// SHA-256 of the policy in its canonical form: equal policies have equal digests.
  package var digest: ContentDigest { ContentDigest(of: Array(yaml().utf8)) }
}
