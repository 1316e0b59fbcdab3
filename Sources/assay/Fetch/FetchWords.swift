import Fetching

/// What a fetch has to say to a person.
enum FetchWords {
  /// - Parameter waiting: how many files wait to be imported, those of an interrupted fetch among them.
  static func summary(of report: ClickUpFetch.Report, team: ClickUpTeam, waiting: Int) -> [String] {
    var lines = ["ClickUp workspace \(team.name) (\(team.id)): " + counts(of: report)]
    if waiting == 0 { lines.append("nothing is new since the last fetch") }
    return lines
  }

  private static func counts(of report: ClickUpFetch.Report) -> String {
    var parts: [String] = []
    if report.weeks + report.weeksKeptBefore > 0 {
      let before = report.weeksKeptBefore > 0 ? ", and \(report.weeksKeptBefore) kept before the interruption" : ""
      parts.append(
        Wording.count(report.entries, "time entry", "time entries") + " of " + Wording.count(report.weeks, "week")
          + before)
    }
    parts.append("\(Wording.count(report.tasks, "task")) looked at, \(report.tasksKept) new or changed")
    return parts.joined(separator: "; ") + "; \(Wording.count(report.pages.count, "file")) written"
  }

  /// Whose hours are not asked for, and what could not be had.
  static func notes(_ people: ClickUpPeople, _ report: ClickUpFetch.Report) -> [String] {
    var notes = people.absent.map {
      "\($0.contractor)'s ClickUp account \($0.account) is no member of the workspace: their hours cannot be fetched; "
        + "export them as CSV"
    }
    notes += people.unknown.filter { $0.suggestion != nil }.map {
      "ClickUp \(member($0)): their hours are not fetched until the account is named in assay.yml"
    }
    let others = people.unknown.filter { $0.suggestion == nil }
    if !others.isEmpty {
      notes.append("members who are nobody in the portfolio: " + others.map { member($0) }.joined(separator: ", "))
    }
    return notes + report.notes
  }

  static func member(_ unknown: ClickUpPeople.Unknown) -> String {
    let name = unknown.member.name.isEmpty ? unknown.member.email ?? "invited" : unknown.member.name
    let hint = unknown.suggestion.map { ", who may be \($0)" } ?? ""
    return "account \(unknown.member.account) (\(name))\(hint)"
  }

  /// The error to end with: what happened, what is kept, and what to do.
  ///
  /// - Parameter kept: how many files this run wrote.
  static func failure(_ error: FetchError, kept: Int, folder: String) -> CommandError {
    switch error.kind {
    case .usage, .file: return .usage(error.message)
    case .refused:
      return .usage(
        "\(error.message); see that \(ClickUpAccess.tokenName) is a valid token of an owner or admin of the workspace")
    case .rejected, .unreachable, .undocumented, .cancelled:
      return .cannotJudge(
        kept == 0
          ? "\(error.message). No file was written this time; run the same command again to go on"
          : "\(error.message). \(Wording.count(kept, "file")) of this time \(kept == 1 ? "is" : "are") kept in \(folder); "
            + "run the same command again to go on and import them")
    }
  }
}
