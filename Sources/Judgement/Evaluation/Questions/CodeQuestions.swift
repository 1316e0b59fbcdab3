internal import Findings
internal import History
internal import SourceText

/// Questions about functions and tests that the applicant wrote.
enum CodeQuestions {
  static func worstFunction(_ context: EvaluationContext) -> InterviewQuestion? {
    guard let worst = worst(context) else { return nil }
    let function = worst.now
    return InterviewQuestion(
      .worstFunction,
      "\(function.name) in \(worst.path.lossyString) is \(Words.count(function.nloc, "line")) long, with "
        + "\(Words.count(function.cyclomatic, "way")) through it, \(Words.count(function.nesting, "level")) deep and with "
        + "\(Words.count(function.parameters, "input")). What does it decide, and where would you cut it in two?",
      listenFor:
        "They name the decisions in it and a place to cut with a reason, and say what they would test first. Pressure of "
        + "time is an honest answer; that it cannot be split is a weak one.",
      evidence: [
        context.row(worst.path, function.startLine, "as it is now"),
        context.row(worst.change, worst.change.subject, path: worst.path.lossyString, line: worst.written.startLine),
      ])
  }

  private struct Worst {
    var risk: Double
    var change: Change
    var path: RepositoryPath
    var written: FunctionMeasure
    var now: FunctionMeasure
  }

  /// The riskiest function that they wrote or made worse and that is still there; the one they touched last, where it was
  /// touched often.
  private static func worst(_ context: EvaluationContext) -> Worst? {
    var heads: [RepositoryPath: [String: FunctionMeasure]] = [:]
    for file in context.history.files where file.measure.kind == .source && context.livesIn[file.path] != nil {
      heads[file.path] = Dictionary(
        file.measure.functions.map { ($0.name, $0) }, uniquingKeysWith: { $0.nloc >= $1.nloc ? $0 : $1 })
    }
    var worst: Worst?
    for change in context.authored {
      for file in change.files where file.kind == .source {
        guard let head = heads[file.path] else { continue }
        for function in file.functions where function.bin == .introduced || function.bin == .worsened {
          guard let after = function.after, let now = head[after.name] else { continue }
          let added =
            max(FunctionRisk.complexity(after), FunctionRisk.shape(after))
            - (function.before.map { max(FunctionRisk.complexity($0), FunctionRisk.shape($0)) } ?? 0)
          let risk = max(FunctionRisk.complexity(now), FunctionRisk.shape(now)) * Double(now.nloc)
          guard added > 0, risk > 0, risk >= worst?.risk ?? 0 else { continue }
          worst = Worst(risk: risk, change: change, path: file.path, written: after, now: now)
        }
      }
    }
    return worst
  }

  static func tests(_ context: EvaluationContext) -> InterviewQuestion? {
    let tests = context.history.files.filter { $0.measure.kind == .test && $0.measure.isProgram }
    guard
      let file = tests.max(by: {
        (context.livesIn[$0.path] ?? 0, $1.path) < (context.livesIn[$1.path] ?? 0, $0.path)
      }), let lines = context.livesIn[file.path]
    else { return nil }
    let change = context.authored.last { $0.files.contains { $0.path == file.path } }
    return InterviewQuestion(
      .tests,
      "\(file.path.lossyString) is the test with most lines of yours (\(lines)). What does it make sure of, and which "
        + "mistake would it let through?",
      listenFor:
        "A behaviour in the user's words, and a gap that they know of. Then let them break the code under it by one line: a "
        + "test that stays green tests nothing. A weak answer is a number of tests or a coverage.",
      evidence: [context.row(file.path, 1, Words.count(lines, "line of theirs", "lines of theirs"))]
        + (change.map { [context.row($0, $0.subject, path: file.path.lossyString)] } ?? []))
  }

  /// The largest change to source that brought no test.
  static func withoutTests(_ context: EvaluationContext) -> InterviewQuestion? {
    let bare = context.authored.filter { change in
      added(change) >= context.policy.testedChangeLines
        && !change.files.contains { $0.kind == .test && $0.added > 0 && !$0.isCosmetic }
    }
    guard let change = bare.max(by: { (added($0), $1.index) < (added($1), $0.index) }) else { return nil }
    let largest = change.files.filter(isProgram).max { ($0.added, $1.path) < ($1.added, $0.path) }
    return InterviewQuestion(
      .withoutTests,
      "\"\(change.subject)\" adds \(Words.count(added(change), "line")) and no test. How did you know that it worked, and "
        + "how would we notice if the next change broke it?",
      listenFor:
        "Steps they really took, with cases that could have gone wrong, and what they would test first if they had an hour. "
        + "A weak answer is that it is simple, or that the customer tests.",
      evidence: [
        context.row(
          change, Words.count(added(change), "added line"), path: largest?.path.lossyString,
          line: largest.map { _ in 1 })
      ])
  }

  private static func added(_ change: Change) -> Int {
    change.files.reduce(0) { $0 + (isProgram($1) ? $1.added : 0) }
  }

  private static func isProgram(_ file: FileChange) -> Bool {
    file.kind == .source && !file.isBinary && !file.isCosmetic && !FileMeasure.proseLanguages.contains(file.language)
  }
}

extension FileMeasure {
  /// Languages of texts and settings, which nobody tests and in which nothing is decided.
  static let proseLanguages: Set<String> = [
    "", "markdown", "yaml", "toml", "ini", "dotenv", "json", "xml", "html", "css",
  ]

  /// Whether it is a program and not a text or settings.
  var isProgram: Bool { counts.code > 0 && !Self.proseLanguages.contains(language) }
}
