internal import Findings
internal import Hiring
internal import History
internal import SourceText

/// What the history says about when and where the work was made, by clocks that anybody can set.
enum OriginClaims {
  static func importedAtOnce(_ context: EvaluationContext) -> UncheckedClaim? {
    let settings = context.policy.evaluation
    guard let largest = largest(context) else { return nil }
    let all = context.lines
    let share = Double(largest.substantiveLines) / Double(max(1, all))
    guard largest.substantiveLines >= settings.importLines, share >= settings.importShare else { return nil }
    return UncheckedClaim(
      .importedAtOnce,
      "Where the work was made: one change brings \(Words.count(largest.substantiveLines, "line")), "
        + "\(Words.percent(share)) of all that the card judges, in "
        + "\(Words.count(largest.files.count { $0.isCounted }, "file")) at once"
        + (largest.parents.isEmpty ? " and without anything before it" : "")
        + ". Nobody can see it grow, and whose it was before is not in it.",
      ask:
        "Ask for the repository in which it was written, with its history; or let them explain a part that you choose.",
      evidence: [
        context.row(
          largest, "\(Words.count(largest.substantiveLines, "changed line")): \(largest.subject)")
      ])
  }

  /// The largest of their changes by lines that count; nil without any.
  static func largest(_ context: EvaluationContext) -> Change? {
    context.authored.filter { $0.substantiveLines > 0 }
      .max { ($0.substantiveLines, $1.index) < ($1.substantiveLines, $0.index) }
  }

  static func committedTogether(_ context: EvaluationContext) -> UncheckedClaim? {
    let settings = context.policy.evaluation
    let changes = context.authored.sorted { ($0.committedAt, $0.index) < ($1.committedAt, $1.index) }
    var bursts: [ArraySlice<Change>] = []
    var start = 0
    while start < changes.count {
      var end = start + 1
      while end < changes.count,
        distance(changes[start].committedAt, changes[end].committedAt) <= settings.burstSeconds
      {
        end += 1
      }
      if end - start >= settings.burstChanges {
        bursts.append(changes[start..<end])
        start = end
      } else {
        start += 1
      }
    }
    guard let widest = bursts.max(by: { ($0.count, $1.startIndex) < ($1.count, $0.startIndex) }),
      let first = widest.first
    else { return nil }
    let count = bursts.reduce(0) { $0 + $1.count }
    let authored = Set(widest.map(\.authoredAt)).count
    return UncheckedClaim(
      .committedTogether,
      "When it was done: \(count) of \(Words.count(changes.count, "change")) were committed in bursts of "
        + "\(settings.burstChanges) or more within \(Words.count(settings.burstSeconds, "second")), the largest "
        + "\(widest.count) on \(day(first.committedAt))"
        + (authored == 1 ? ", all with one author's time" : "")
        + ". A rebase does that, an import and a script too; the steps of the work are then a claim.",
      ask: "Ask how this history came about, and what was really done on which day.",
      evidence: Evidence.limited(widest.map { context.row($0, "\(instant($0.committedAt)): \($0.subject)") }))
  }

  static func dates(_ context: EvaluationContext) -> UncheckedClaim? {
    var late: [Change] = []
    var future: [Change] = []
    var ancient: [Change] = []
    for change in context.history.changes where change.author == context.person {
      if min(change.authoredAt, change.committedAt) < gitBegan { ancient.append(change) }
      switch DateAnomaly.of(change, spans: [], until: context.history.until) {
      case .writtenAfterCommitted: late.append(change)
      case .future: future.append(change)
      case .outside, nil: if change.committedAt >= context.history.until { future.append(change) }
      }
    }
    let parts = [
      part(late, "dated as written over a day after being committed"), part(future, "dated in the future"),
      part(ancient, "dated before git existed, in April 2005"),
    ].compactMap(\.self)
    guard !parts.isEmpty else { return nil }
    return UncheckedClaim(
      .dates,
      "Its dates, which its makers' clocks set: \(Words.list(parts)). Weeks of work are counted by them.",
      ask:
        "Ask on what machine it was committed; a wrong clock and an import from another system are the usual answers.",
      evidence: Evidence.limited(
        (late + future + ancient).map {
          context.row($0, "written \(instant($0.authoredAt)), committed \(instant($0.committedAt)): \($0.subject)")
        }))
  }

  static func tools(_ context: EvaluationContext) -> UncheckedClaim? {
    var rows: [(begins: Int, row: Evidence)] = []
    var named: Set<String> = []
    for change in context.authored {
      for file in change.files where file.status == .added {
        guard let tool = ToolDates.tool(of: file.path), !named.contains(tool.name),
          day(change.authoredAt) < tool.began, change.authoredAt >= gitBegan
        else { continue }
        named.insert(tool.name)
        rows.append(
          (
            change.index,
            context.row(
              change, "\(tool.name) dated \(day(change.authoredAt)), first published in \(tool.began.year)",
              path: file.path.lossyString)
          ))
      }
    }
    guard !rows.isEmpty else { return nil }
    return UncheckedClaim(
      .tools,
      "That it was made when it says: \(Words.count(rows.count, "kind of file", "kinds of files")) "
        + "\(rows.count == 1 ? "is" : "are") dated before the tool existed that reads "
        + "\(rows.count == 1 ? "it" : "them"). A rewritten history looks like this.",
      ask: "Ask whether dates or commits were rewritten, and why.", evidence: Evidence.limited(rows.map(\.row)))
  }

  static func skeleton(_ context: EvaluationContext) -> UncheckedClaim? {
    var found: [(Change, String)] = []
    for change in context.authored {
      if let name = Skeletons.name(of: change) { found.append((change, name)) }
    }
    guard !found.isEmpty else { return nil }
    let lines = found.reduce(0) { $0 + $1.0.substantiveLines }
    return UncheckedClaim(
      .skeleton,
      "Which lines a generator or a template wrote: \(Words.count(found.count, "change")) "
        + "\(found.count == 1 ? "brings" : "bring") the skeleton of \(Words.list(Set(found.map(\.1)).sorted())), with "
        + "\(Words.count(lines, "line")) (\(Words.percent(Double(lines) / Double(max(1, context.lines)))) of those judged). "
        + "They count here, because leaving out whatever calls itself a template would be a hiding place.",
      ask: "Ask what they changed in it after the first day, and why.",
      evidence: Evidence.limited(found.map { context.row($0.0, "\($0.1): \($0.0.subject)") }))
  }

  /// git's own first commit, 7 April 2005, less a day for clocks and zones.
  private static let gitBegan: Int64 = 1_112_911_993 - 86_400

  private static func part(_ changes: [Change], _ words: String) -> String? {
    changes.isEmpty
      ? nil : "\(Words.count(changes.count, "change")) \(changes.count == 1 ? "is" : "are") \(words)"
  }

  private static func distance(_ first: Int64, _ second: Int64) -> Int {
    let (seconds, isOver) = second.subtractingReportingOverflow(first)
    return isOver ? .max : Int(seconds)
  }

  static func day(_ instant: Int64) -> CivilDate {
    CivilDate(daysSince1970: Int((Double(EvaluationPeriod.sane(instant)) / 86_400).rounded(.down)))
  }

  private static func instant(_ instant: Int64) -> String {
    let sane = EvaluationPeriod.sane(instant)
    let seconds = Int(((sane % 86_400) + 86_400) % 86_400)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day(instant)) \(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60)) UTC"
  }
}
