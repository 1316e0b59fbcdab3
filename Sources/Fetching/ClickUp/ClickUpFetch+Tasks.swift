internal import Hiring

extension ClickUpFetch {
  /// Fetches the tasks that were changed, each with its comments and its times in status.
  mutating func fetchTasks(_ wish: Wish) async throws(FetchError) {
    let everybody = wish.people.known.map(\.account)
    let first = state.tasks.finished == nil ? wish.people.firstDay(of: everybody, in: wish.roster) : nil
    let since = start(wish, finished: state.tasks.finished, first: first) * 1_000
    let began = state.tasks.running?.began ?? now
    state.tasks.running = state.tasks.running ?? FetchState.RunningTasks(began: began)
    var seen: Set<String> = []
    for _ in 1...ClickUpFetch.passes {
      let before = seen.count
      let pages = try await readList(since: since, seen: &seen)
      // What stands on one page cannot move to another.
      if pages == 1 || seen.count == before { break }
    }
    state.tasks.finished = began
    state.tasks.running = nil
    try save()
  }

  /// Reads the list of tasks once and keeps those of it that `seen` has not; returns how many pages it has.
  private mutating func readList(since: Int, seen: inout Set<String>) async throws(FetchError) -> Int {
    var onPages: Set<String> = []
    var page = 0
    while true {
      tell("page \(page + 1) of the tasks")
      let (tasks, isLast) = try await api.tasks(team: team, page: page, since: since)
      let ids = tasks.compactMap { $0["id"]?.string }
      if !isLast, onPages.isSuperset(of: ids) {
        throw FetchError(
          .undocumented, "page \(page + 1) of the tasks: the same tasks come again, and there is said to be more")
      }
      onPages.formUnion(ids)
      var fresh: [RecordValue] = []
      for task in tasks where seen.insert(task["id"]?.string ?? "").inserted { fresh.append(task) }
      try await keep(fresh)
      page += 1
      if isLast { return page }
    }
  }

  /// Asks for what belongs to the tasks of one page, and keeps those that are new or changed.
  private mutating func keep(_ tasks: [RecordValue]) async throws(FetchError) {
    // What the interrupted fetch has, and nobody touched since, is there.
    let open = tasks.filter {
      state.tasks.running?.updates[$0["id"]?.string ?? ""] != ($0["date_updated"]?.string ?? "")
    }
    guard !open.isEmpty else { return }
    let times = try await timesInStatus(open.compactMap { $0["id"]?.string })
    var kept: [RecordValue] = []
    var digests: [String: String] = [:]
    for (index, task) in open.enumerated() {
      let id = task["id"]?.string ?? ""
      tell("comments of task \(index + 1) of \(open.count) on this page")
      guard let comments = try await api.comments(task: id) else {
        report.notes.append("task \(id) was deleted while it was fetched; it is left out")
        continue
      }
      var card = task.setting("comments", .list(comments))
      if let time = times[id] { card = card.setting("time_in_status", time) }
      let digest = digest(RecordJSON.bytes(ClickUpFetch.steady(card)))
      if state.tasks.digests[id] != digest {
        kept.append(card)
        digests[id] = digest
      }
    }
    if !kept.isEmpty {
      try keep(
        RecordJSON.page("tasks", kept), stem: "clickup-tasks-\(team)", kind: "clickup-tasks-api",
        subject: "the tasks")
    }
    report.tasks += open.count
    report.tasksKept += kept.count
    // Only now: a task counts as kept when its page is.
    state.tasks.digests.merge(digests) { $1 }
    for task in open { state.tasks.running?.updates[task["id"]?.string ?? ""] = task["date_updated"]?.string ?? "" }
    try save()
  }

  /// None where the server refuses to tell: most workspaces have that ClickApp off.
  private mutating func timesInStatus(_ tasks: [String]) async throws(FetchError) -> [String: RecordValue] {
    do throws(FetchError) {
      return try await api.timeInStatus(tasks: tasks)
    } catch {
      switch error.kind {
      case .rejected, .refused:
        let note = "no times in status: \(error.message); an owner or admin can switch on the ClickApp for them"
        if !report.notes.contains(note) { report.notes.append(note) }
        return [:]
      case .usage, .unreachable, .undocumented, .file, .cancelled: throw error
      }
    }
  }

  /// A task without what grows by itself: the minutes in the status in which it stands. `since` says the same.
  static func steady(_ card: RecordValue) -> RecordValue {
    guard let times = card["time_in_status"], let present = times["current_status"] else { return card }
    func still(_ value: RecordValue) -> RecordValue {
      value["total_time"].map { value.setting("total_time", $0.setting("by_minute", .null)) } ?? value
    }
    let history = (times["status_history"]?.elements ?? []).map { $0["status"] == present["status"] ? still($0) : $0 }
    return card.setting(
      "time_in_status",
      times.setting("current_status", still(present)).setting("status_history", .list(history)))
  }
}
