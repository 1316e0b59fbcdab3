internal import Foundation

/// The answer of ClickUp's API to `GET /team/{id}/time_entries`, or several pages of it.
///
/// Numbers come as such or as text. A running timer has a negative duration and no end. `duration` is what was worked and
/// need not equal the time between start and end. The ids are those of the CSV export, so that both exports of one entry
/// are one record. `at` is when the entry was last changed and not when it was written down, so it is not read.
///
/// Source: ClickUp's reference of API v2, "Get time entries within a date range".
package struct ClickUpTimeAPI: DocumentImporter {
  package let id = "clickup-time-api"
  package let version = 1
  package let summary = "ClickUp: the JSON of `GET /team/{id}/time_entries` with `assignee=` of everybody"
  package let coverage = ImportCoverage.tracked

  package init() {}

  package func recognises(_ document: RecordDocument) -> Bool {
    guard let entries = document.entries(under: "data") else { return false }
    return entries.isEmpty || entries.contains { isEntry($0) || isIntervals($0) }
  }

  package func read(
    _ document: RecordDocument, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    let entries = document.entries(under: "data") ?? []
    if RoundedIDs.areRounded(entries.lazy.compactMap { $0["id"]?.string }) {
      throw RoundedIDs.refusal(file: document.file)
    }
    var running = 0
    try sink.elements(entries, about: topic) { (value, number) throws(ImportStop) in
      if isIntervals(value) {
        throw .row("is of the older form that gathers intervals by person; fetch `GET /team/{id}/time_entries`")
      }
      guard let entry = try self.entry(value) else {
        running += 1
        throw .row("the timer was still running")
      }
      sink.take(.time(entry), line: number)
      sink.mentions(
        system: entry.system, account: entry.user, name: entry.userName, email: entry.email, seconds: entry.seconds,
        line: number)
    }
    ClickUpFields.warnOfRunning(running, file: document.file, to: sink)
    for page in document.root.elements ?? [document.root] {
      if let covered = covered(page["covers"]) { sink.covers(covered) }
    }
  }

  /// What `assay records fetch` asked for, which stands beside the answer: `{"from","to","accounts"}`.
  private func covered(_ value: RecordValue?) -> ImportSink.Covered? {
    guard let from = value?["from"]?.integer, let to = value?["to"]?.integer,
      let accounts = value?["accounts"]?.elements
    else { return nil }
    return ImportSink.Covered(
      system: ClickUpFields.system, accounts: accounts.compactMap(\.nonEmpty), from: Date(milliseconds: from),
      to: Date(milliseconds: to))
  }

  private func isEntry(_ value: RecordValue) -> Bool {
    value.has("id") && value.has("user") && (value.has("duration") || value.has("start"))
  }

  /// The answer to `GET /task/{id}/time`, whose intervals do not name their task.
  private func isIntervals(_ value: RecordValue) -> Bool { value["intervals"]?.elements != nil && value.has("user") }

  private func topic(_ value: RecordValue) -> RowTopic {
    let (user, span) = (value["user"], ClickUpFields.knownTime(value["start"]?.nonEmpty ?? ""))
    let (name, email) = (user?["username"]?.nonEmpty, user?["email"]?.nonEmpty)
    guard let account = user?["id"]?.nonEmpty ?? user?.nonEmpty ?? name ?? email else { return RowTopic(span: span) }
    return RowTopic(
      subject: RecordSubject(
        side: .tracked, system: ClickUpFields.system, account: account, name: name ?? "", email: email), span: span)
  }

  /// Nil for a timer that was still running.
  private func entry(_ value: RecordValue) throws(ImportStop) -> TimeEntry? {
    guard case .object = value else { throw .row("is no time entry") }
    let id = try ClickUpFields.identifier(value["id"]?.string ?? "", of: "time entry")
    let user = value["user"]
    let userName = user?["username"]?.nonEmpty
    guard let account = user?["id"]?.nonEmpty ?? user?.nonEmpty ?? userName ?? user?["email"]?.nonEmpty else {
      throw .row("names no user")
    }
    guard let startText = value["start"]?.nonEmpty else { throw .row("has no start, so it belongs to no week") }
    let start = try ClickUpFields.instant(startText)
    let end = try value["end"]?.nonEmpty.map { (text) throws(ImportStop) in try ClickUpFields.instant(text) }
    guard let duration = value["duration"]?.nonEmpty else {
      if end == nil { return nil }
      throw .row("has no time tracked")
    }
    if end == nil, let milliseconds = FieldText.integer(duration), milliseconds <= 0 { return nil }
    let seconds = try ClickUpFields.tracked(duration)
    try ClickUpFields.interval(start, end)
    let task = value["task"]
    return TimeEntry(
      system: ClickUpFields.system, id: id, user: account, userName: userName ?? "", contractor: nil, start: start,
      end: end, seconds: seconds, memo: value["description"]?.string ?? "", taskID: task?["id"]?.nonEmpty,
      taskName: task?["name"]?.nonEmpty, taskStatus: task?["status"]?["status"]?.nonEmpty, taskEstimateSeconds: nil,
      isBillable: value["billable"]?.flag ?? false, createdAt: nil, isManual: isManual(value["source"]?.string ?? ""),
      email: user?["email"]?.nonEmpty, taskCustomID: task?["custom_id"]?.nonEmpty)
  }

  /// Whether `source` says that the entry was typed in or timed. The reference documents no values but `clickup`, which
  /// says neither: only the words themselves count.
  private func isManual(_ source: String) -> Bool? {
    let words = source.lowercased().split { !$0.isLetter }
    if words.contains("manual") { return true }
    return words.contains("timer") ? false : nil
  }
}
