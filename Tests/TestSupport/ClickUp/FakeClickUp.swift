internal import Foundation
internal import Synchronization

/// ClickUp's API v2 as far as a fetch asks it, behaving as its reference says: the token is checked, time entries are the
/// caller's own unless `assignee` names others, pages have 100 tasks and 25 comments, closed tasks and subtasks come only
/// when asked for.
package final class FakeClickUp: Sendable {
  package struct Entry: Sendable {
    package var account: Int
    /// Milliseconds since 1970.
    package var start: Int
    package var json: String

    package init(account: Int, start: Int, json: String) {
      self.account = account
      self.start = start
      self.json = json
    }
  }

  package struct Comment: Sendable {
    package var id: Int
    package var date: Int
    package var json: String

    package init(id: Int, date: Int, text: String) {
      self.id = id
      self.date = date
      // Ids as text and as numbers, as both are seen.
      let written = id % 2 == 0 ? "\(id)" : "\"\(id)\""
      json = #"{"id":\#(written),"comment_text":"\#(text)","user":{"id":81234567},"resolved":false,"date":"\#(date)"}"#
    }
  }

  package struct Card: Sendable {
    package var id: String
    package var updated: Int
    package var status: String
    package var name: String
    package var isClosed = false
    package var comments: [Comment] = []
    /// Minutes in its status; nil where there is no time in status.
    package var minutes: Int?

    package init(id: String, updated: Int, status: String = "in progress", name: String = "A card") {
      self.id = id
      self.updated = updated
      self.status = status
      self.name = name
    }

    var json: String {
      #"{"id":"\#(id)","custom_id":null,"name":"\#(name)","#
        + #""status":{"status":"\#(status)","type":"\#(isClosed ? "closed" : "custom")"},"#
        + #""date_created":"1761966000000","date_updated":"\#(updated)","#
        + #""assignees":[{"id":81234567,"username":"Amir K."}],"#
        + #""checklists":[{"id":"c1","name":"Steps","items":[{"id":"i1","name":"Form","resolved":true}]}]}"#
    }

    var times: String {
      #"{"current_status":{"status":"\#(status)","total_time":{"by_minute":\#(minutes ?? 0),"since":"1761966000000"}},"#
        + #""status_history":[{"status":"to do","total_time":{"by_minute":5,"since":"1761960000000"}},"#
        + #"{"status":"\#(status)","total_time":{"by_minute":\#(minutes ?? 0),"since":"1761966000000"}}]}"#
    }
  }

  package struct State: Sendable {
    package var token: String
    /// The account that the token belongs to.
    package var caller = 70_000_001
    package var teams: String
    package var entries: [Entry] = []
    package var cards: [Card] = []
    /// Whether the ClickApp for times in status is on.
    package var knowsTimes = true
    /// Replies in place of the true ones, by the number of the request from 1.
    package var faults: [Int: LocalServer.Reply] = [:]
    /// Seconds before a reply, by the number of the request from 1.
    package var delays: [Int: Double] = [:]
    /// Paths with their queries, in the order in which they were asked for.
    package var requests: [String] = []
  }

  private let state: Mutex<State>

  package init(token: String, teams: String) { state = Mutex(State(token: token, teams: teams)) }

  package func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

  package var requests: [String] { state.withLock { $0.requests } }

  package func answer(_ request: LocalServer.Request) -> LocalServer.Reply {
    state.withLock { state in
      let query = request.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
      state.requests.append(request.path + (query.isEmpty ? "" : "?" + query))
      var reply = state.faults[state.requests.count] ?? FakeClickUp.reply(to: request, state)
      reply.delay += state.delays[state.requests.count] ?? 0
      for (name, value) in ["X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "99"] where reply.headers[name] == nil
      {
        reply.headers[name] = value
      }
      return reply
    }
  }

  private static func reply(to request: LocalServer.Request, _ state: State) -> LocalServer.Reply {
    guard request.headers["authorization"] == state.token else {
      return LocalServer.Reply(401, #"{"err":"Token invalid","ECODE":"OAUTH_025"}"#)
    }
    let parts = request.path.split(separator: "/").map(String.init)
    guard parts.starts(with: ["api", "v2"]) else { return LocalServer.Reply(404, #"{"err":"Route not found"}"#) }
    let path = Array(parts.dropFirst(2))
    if path == ["team"] { return LocalServer.Reply(200, state.teams) }
    if path.count == 3, path[0] == "team", path[2] == "time_entries" { return entries(request, state) }
    if path.count == 3, path[0] == "team", path[2] == "task" { return tasks(request, state) }
    if path == ["task", "bulk_time_in_status", "task_ids"] {
      let ids = request.query.filter { $0.name == "task_ids" }.map(\.value)
      guard state.knowsTimes, (2...100).contains(ids.count) else {
        return LocalServer.Reply(400, #"{"err":"No times"}"#)
      }
      let times = state.cards.filter { ids.contains($0.id) && $0.minutes != nil }.map { "\"\($0.id)\":\($0.times)" }
      return LocalServer.Reply(200, "{\(times.joined(separator: ","))}")
    }
    guard path.count == 3, path[0] == "task", let card = state.cards.first(where: { $0.id == path[1] }) else {
      return LocalServer.Reply(404, #"{"err":"Task not found, deleted","ECODE":"ITEM_013"}"#)
    }
    switch path[2] {
    case "time_in_status" where state.knowsTimes: return LocalServer.Reply(200, card.times)
    case "comment": return comments(of: card, request)
    default: return LocalServer.Reply(400, #"{"err":"No times"}"#)
    }
  }

  private static func entries(_ request: LocalServer.Request, _ state: State) -> LocalServer.Reply {
    let accounts = (request.first("assignee") ?? "\(state.caller)").split(separator: ",").compactMap { Int($0) }
    let from = request.first("start_date").flatMap { Int($0) } ?? 0
    let to = request.first("end_date").flatMap { Int($0) } ?? Int.max
    let found = state.entries.filter { accounts.contains($0.account) && $0.start >= from && $0.start <= to }
    return LocalServer.Reply(200, "{\"data\":[\(found.map(\.json).joined(separator: ","))]}")
  }

  private static func tasks(_ request: LocalServer.Request, _ state: State) -> LocalServer.Reply {
    let since = request.first("date_updated_gt").flatMap { Int($0) } ?? 0
    let found = state.cards.filter {
      $0.updated > since && (!$0.isClosed || request.first("include_closed") == "true")
    }
    let first = (request.first("page").flatMap { Int($0) } ?? 0) * 100
    let page = found.dropFirst(first).prefix(100)
    let isLast = first + 100 >= found.count
    return LocalServer.Reply(
      200, "{\"tasks\":[\(page.map(\.json).joined(separator: ","))],\"last_page\":\(isLast)}")
  }

  private static func comments(of card: Card, _ request: LocalServer.Request) -> LocalServer.Reply {
    var comments = card.comments.sorted { ($0.date, $0.id) > ($1.date, $1.id) }
    if let start = request.first("start").flatMap({ Int($0) }), let id = request.first("start_id").flatMap({ Int($0) })
    {
      comments = comments.filter { ($0.date, $0.id) < (start, id) }
    }
    return LocalServer.Reply(200, "{\"comments\":[\(comments.prefix(25).map(\.json).joined(separator: ","))]}")
  }
}
