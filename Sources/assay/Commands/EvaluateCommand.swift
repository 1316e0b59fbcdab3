import ArgumentParser
import Findings
import Judgement
import Reporting

/// `assay evaluate`: an applicant by their sample or trial repository.
struct EvaluateCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Judge an applicant by a repository of theirs: the card, what it cannot check, and what to ask them.",
    discussion: """
      The card has the signals, ladders, floors and intervals of the weekly one, over the time from the applicant's first \
      change to the repository's last; what only an engagement can show is not applicable. No portfolio is needed. \
      Nothing in the repository is run or obeyed, and no policy is taken from it.
      Without --author the only human author is taken; where there are several they are listed with what to type.
      """)

  @Argument(help: "The repository: a folder, a bare repository or a mirror.")
  var repository: String

  @Option(
    name: .long,
    help: """
      The applicant, as commits have them: an address, a name, `Name <address>` or @login. Can be repeated: give all \
      that are theirs. An address counts alone, a name with every address beside it.
      """)
  var author: [String] = []

  @Option(name: .long, help: "The branch, tag or commit to judge, with all that leads to it.")
  var rev: String = "HEAD"

  @Option(name: .long, help: "text, json or markdown.")
  var format: Format = .text

  @Option(
    name: .long,
    help: """
      Exit 1 where the applicant's overall grade is this or worse (B, C, D or F), or where a password or key of theirs is \
      in the code (credential). Can be repeated. Without enough evidence for a grade, a grade exits 3.
      """)
  var failOn: [FailOn] = []

  enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case gradeB = "B"
    case gradeC = "C"
    case gradeD = "D"
    case gradeF = "F"
    case credential

    /// The best grade that fails; nil where it is no grade.
    var grade: Grade? { Grade(rawValue: rawValue) }
  }

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reading = try EvaluationReading(
      repository, rev: rev, authors: author, portfolio: portfolio, analysis: analysis)
    for note in reading.notes { Console.note(note, output) }
    Console.progress("reading the history of \(repository)", output)
    let evaluation = try await reading.evaluation()
    Console.endProgress(output)
    let text =
      switch format {
      case .json: EvaluationJSON.render(evaluation)
      case .markdown: EvaluationMarkdown.render(evaluation)
      case .text:
        EvaluationText.render(
          evaluation, style: TerminalStyle(width: Console.width(output), color: Console.colors(output)))
      }
    try Console.emit(text, to: output)
    try judge(evaluation)
  }

  private func judge(_ evaluation: Evaluation) throws {
    if failOn.contains(.credential), evaluation.liveCredentials > 0 { throw ExitCode(Exit.failed) }
    let grades = failOn.compactMap(\.grade)
    guard !grades.isEmpty else { return }
    guard let overall = evaluation.card.overall else {
      throw CommandError.cannotJudge(
        "there is no grade to fail on: \(evaluation.card.overallReason) What stands above says which evidence would do")
    }
    // Letters go down: B and everything behind it fails on B.
    if grades.contains(where: { overall.grade.rawValue >= $0.rawValue }) { throw ExitCode(Exit.failed) }
  }
}
