internal import Findings
internal import Git
internal import History
internal import SourceText

/// What claims and questions are computed from.
struct EvaluationContext {
  let input: EvaluationInput
  let evidence: ContractorEvidence
  let work: ContractorEvidence.RepositoryWork
  let attribution: ApplicantAttribution
  let leftOut: [Evaluation.LeftOut]
  let countedLines: Int
  let policy: JudgementPolicy
  /// Non-merge changes of the window under the applicant's own name, in order of history.
  let authored: [Change]
  /// Share of each file's live lines that is the applicant's, by path; files without any are not in it.
  let livesIn: [RepositoryPath: Int]

  init(
    _ input: EvaluationInput, _ evidence: ContractorEvidence, _ work: ContractorEvidence.RepositoryWork,
    _ attribution: ApplicantAttribution, policy: JudgementPolicy
  ) {
    self.input = input
    self.evidence = evidence
    self.work = work
    self.attribution = attribution
    self.policy = policy
    authored = work.own.map(\.change).filter { $0.author == evidence.person && !$0.isMerge }
    var lives: [RepositoryPath: Int] = [:]
    for file in input.history.ownership {
      let lines = file.runs.reduce(0) { $0 + (work.everIndexes.contains($1.origin) ? $1.lines : 0) }
      if lines > 0 { lives[file.path] = lines }
    }
    livesIn = lives
    (leftOut, countedLines) = Self.leftOut(of: authored)
  }

  var history: RepositoryHistory { input.history }
  var person: Person { evidence.person }
  var lines: Int { authored.reduce(0) { $0 + $1.substantiveLines } }

  func row(_ change: Change, _ text: String, path: String? = nil, line: Int? = nil) -> Evidence {
    work.facts.row(change, text, path: path, line: line)
  }

  /// A row for a place of the head.
  func row(_ file: RepositoryPath, _ line: Int?, _ text: String) -> Evidence {
    Evidence(text: text, repository: history.id, commit: history.head.hex, path: file.lossyString, line: line)
  }

  private static func leftOut(of changes: [Change]) -> (kinds: [Evaluation.LeftOut], counted: Int) {
    var files: [FileKind: Set<RepositoryPath>] = [:]
    var lines: [FileKind: Int] = [:]
    var counted = 0
    for change in changes {
      for file in change.files where file.status != .deleted {
        if file.isCounted {
          counted += file.added
        } else {
          let kind = file.isBinary ? .binary : file.kind
          files[kind, default: []].insert(file.path)
          lines[kind, default: 0] += file.isBinary ? 0 : file.added
        }
      }
    }
    let kinds = FileKind.allCases.compactMap { kind in
      files[kind].map { Evaluation.LeftOut(kind: kind, files: $0.count, lines: lines[kind] ?? 0) }
    }
    return (kinds, counted)
  }
}
