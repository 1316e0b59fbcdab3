internal import Findings
internal import History
internal import SourceText

/// Questions about how the applicant works.
enum WorkQuestions {
  static func largestChange(_ context: EvaluationContext) -> InterviewQuestion? {
    guard let change = OriginClaims.largest(context) else { return nil }
    let files = change.files.filter { $0.isCounted && !$0.isCosmetic }
    let largest = files.max { ($0.added + $0.deleted, $1.path) < ($1.added + $1.deleted, $0.path) }
    return InterviewQuestion(
      .largestChange,
      "Your largest change, \"\(change.subject)\", touches \(Words.count(change.substantiveLines, "line")) in "
        + "\(Words.count(files.count, "file")). What was the problem, where did you begin, and what would you leave out "
        + "or hand over separately today?",
      listenFor:
        "The problem before the solution, an order of steps, one thing they would do otherwise, and finding a place in it "
        + "without searching. A weak answer reads file names aloud, or says that it came so from somewhere.",
      evidence: [
        context.row(
          change, "\(Words.count(change.substantiveLines, "changed line"))", path: largest?.path.lossyString,
          line: largest.map { $0.status == .deleted ? nil : 1 } ?? nil)
      ])
  }

  static func busiestFile(_ context: EvaluationContext) -> InterviewQuestion? {
    let window = context.authored.map(\.index)
    guard
      let busiest = Hotspot.rank(context.history, followed: context.work.facts.followed, window: window)
        .filter(\.measure.isProgram).max(by: { ($0.changes, $1.path) < ($1.changes, $0.path) }),
      busiest.changes >= least
    else { return nil }
    let last = context.authored.last { $0.files.contains { $0.path == busiest.path } }
    return InterviewQuestion(
      .busiestFile,
      "You changed \(busiest.path.lossyString) \(busiest.changes) times. Why does work keep coming back to it, and what "
        + "else has to change when it does?",
      listenFor:
        "What the file is responsible for, in a sentence, and whether that is one thing; which other places depend on it. "
        + "A weak answer is that everything is in there.",
      evidence: [
        last.map { context.row($0, "the latest: \($0.subject)", path: busiest.path.lossyString, line: 1) }
          ?? context.row(busiest.path, 1, Words.count(busiest.changes, "change"))
      ])
  }

  /// Under it nothing keeps coming back; our default.
  private static let least = 4

  static func improvement(_ context: EvaluationContext) -> InterviewQuestion? {
    var best: (gain: Int, change: Change, path: RepositoryPath, before: FunctionMeasure, after: FunctionMeasure)?
    for change in context.authored {
      for file in change.files where file.kind == .source {
        for function in file.functions where function.bin == .improved {
          guard let before = function.before, let after = function.after else { continue }
          let gain = before.cyclomatic - after.cyclomatic
          if gain >= least, gain > best?.gain ?? 0 { best = (gain, change, file.path, before, after) }
        }
      }
    }
    guard let best else { return nil }
    return InterviewQuestion(
      .improvement,
      "You made \(best.after.name) simpler: \(best.before.cyclomatic) ways through it before, "
        + "\(best.after.cyclomatic) after. What made you do it, and how did you know that it still did the same?",
      listenFor:
        "A reason that has to do with the next change, and a way of knowing: tests before and after, or trying the cases "
        + "one by one. A weak answer is that it looked nicer.",
      evidence: [
        context.row(best.change, best.change.subject, path: best.path.lossyString, line: best.after.startLine)
      ])
  }

  static func shortMessage(_ context: EvaluationContext) -> InterviewQuestion? {
    let vague = context.authored.filter {
      $0.substantiveLines > 0
        && context.policy.isVague($0.subject + " " + $0.body, atLeast: JudgementPolicy.leastMessageWords)
    }
    guard
      let change = vague.max(by: { ($0.substantiveLines, $1.index) < ($1.substantiveLines, $0.index) })
    else { return nil }
    return InterviewQuestion(
      .shortMessage,
      "\"\(change.subject)\" is all that is said about a change of \(Words.count(change.substantiveLines, "line"))"
        + (vague.count > 1 ? ", and \(vague.count - 1) more say as little" : "")
        + ". What did it do, and what would somebody need to know who finds it in a year?",
      listenFor:
        "They look at the change and say in a sentence what it did and why, and offer to write that down from now on.",
      evidence: [context.row(change, Words.count(change.substantiveLines, "changed line"))])
  }
}
