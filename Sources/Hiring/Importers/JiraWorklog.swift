internal import Foundation

/// Worklogs of Jira's API: a list of them, or `{"worklogs": […]}` as `GET /rest/api/3/issue/{id}/worklog` answers.
///
/// `started` names its offset without a colon, `+0000`. There is no end: Jira knows a start and a duration. `comment` is
/// text (version 2) or a document (version 3), of which the words are taken. `created` is when it was written down.
/// One answer holds at most `maxResults` worklogs, of one issue; where more exist than it holds, that is said, and so is
/// that hours on other issues are not in it: a week is held to be tracked as a whole.
package struct JiraWorklog: DocumentImporter {
  package let id = "jira-worklog"
  package let version = 1
  package let summary = "Jira: worklogs of an issue as JSON, from /rest/api/3/issue/{id}/worklog"
  package let coverage = ImportCoverage.tracked

  package init() {}

  package func recognises(_ document: RecordDocument) -> Bool {
    guard let list = JiraWorklog.list(document) else { return false }
    guard let first = list.first else { return document.root["worklogs"] != nil }
    return first["started"] != nil && (first["timeSpentSeconds"] != nil || first["timeSpent"] != nil)
  }

  package func read(_ document: RecordDocument, options: ImportOptions, into sink: ImportSink) throws(RecordFileError) {
    let list = JiraWorklog.list(document) ?? []
    if let total = document.root["total"]?.integer, total > list.count {
      sink.notes(lack: "holds \(list.count) of the issue's \(total) worklogs")
      sink.warn("\(document.file): holds \(list.count) of the issue's \(total) worklogs; fetch the others too")
    }
    if document.root.elements == nil, !list.isEmpty {
      sink.notes(lack: "holds the worklogs of one issue")
      sink.warn(
        "\(document.file): holds the worklogs of one issue; import those of every issue, or the weeks between look as if "
          + "nothing else was worked")
    }
    try sink.elements(list, about: JiraWorklog.topic) { (log, number) throws(ImportStop) in
      guard let id = log["id"]?.nonEmpty else { throw .row("has no id") }
      let author = log["author"]
      let name = author?["displayName"]?.string ?? ""
      let email = author?["emailAddress"]?.nonEmpty
      // Servers before the accounts of the cloud have a name or a key instead.
      let account = author?["accountId"]?.nonEmpty ?? author?["name"]?.nonEmpty ?? author?["key"]?.nonEmpty
      guard let user = account ?? email ?? (name.isEmpty ? nil : name) else { throw .row("names no author") }
      let start = try JiraWorklog.instant(log["started"]?.nonEmpty)
      let seconds = try JiraWorklog.seconds(log)
      let entry = TimeEntry(
        system: "jira", id: id, user: user, userName: name, contractor: nil, start: start, end: nil, seconds: seconds,
        memo: log["comment"].map(JiraWorklog.words) ?? "", taskID: log["issueId"]?.nonEmpty, taskName: nil,
        taskStatus: nil, taskEstimateSeconds: nil, isBillable: false, createdAt: JiraWorklog.created(log),
        email: email, taskCustomID: log["issueKey"]?.nonEmpty)
      sink.take(.time(entry), line: number)
      sink.mentions(system: "jira", account: user, name: name, email: email, seconds: seconds, line: number)
    }
  }

  private static func topic(_ log: RecordValue) -> RowTopic {
    let author = log["author"]
    let (name, email) = (author?["displayName"]?.string ?? "", author?["emailAddress"]?.nonEmpty)
    let account =
      author?["accountId"]?.nonEmpty ?? author?["name"]?.nonEmpty ?? author?["key"]?.nonEmpty ?? email
      ?? (name.isEmpty ? nil : name)
    return RowTopic(
      subject: account.map { RecordSubject(side: .tracked, system: "jira", account: $0, name: name, email: email) },
      span: ClickUpFields.knownTime(log["started"]?.nonEmpty ?? ""))
  }

  private static func list(_ document: RecordDocument) -> [RecordValue]? {
    document.root.elements ?? document.root["worklogs"]?.elements
  }

  private static func instant(_ text: String?) throws(ImportStop) -> Date {
    guard let text else { throw .row("has no start, so it belongs to no week") }
    switch FieldText.instant(text) {
    case .success(let date): return date
    case .failure(let problem): throw .row(problem.reason)
    }
  }

  /// The number, else words of hours and minutes; a day is as long as the owner of the Jira has set, so `1d` is no
  /// duration.
  private static func seconds(_ log: RecordValue) throws(ImportStop) -> Int {
    if let number = log["timeSpentSeconds"] {
      guard let seconds = number.integer else { throw .row("its timeSpentSeconds are no whole number") }
      if seconds < 0 { throw .row("the time spent is negative") }
      if seconds > 31 * 86_400 { throw .row("the time spent is over a month") }
      return seconds
    }
    guard let words = log["timeSpent"]?.nonEmpty else { throw .row("has no time spent") }
    guard let seconds = FieldText.seconds(ofDuration: words) else {
      throw .row("the time spent `\(words)` cannot be read")
    }
    return seconds
  }

  private static func created(_ log: RecordValue) -> Date? {
    guard let text = log["created"]?.nonEmpty, case .success(let date) = FieldText.instant(text) else { return nil }
    return date
  }

  /// The words of a comment: text, or the text nodes of Atlassian's document format, a line for each block.
  private static func words(_ comment: RecordValue) -> String {
    if let text = comment.string { return text }
    var lines: [String] = []
    gather(comment, into: &lines)
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func gather(_ node: RecordValue, into lines: inout [String]) {
    let children = node["content"]?.elements ?? []
    let inline = children.compactMap { $0["type"]?.string == "text" ? $0["text"].flatMap(plain) : nil }
    if !inline.isEmpty { lines.append(inline.joined()) }
    for child in children where child["type"]?.string != "text" { gather(child, into: &lines) }
  }

  private static func plain(_ value: RecordValue) -> String? {
    if case .text(let text) = value { text } else { nil }
  }
}
