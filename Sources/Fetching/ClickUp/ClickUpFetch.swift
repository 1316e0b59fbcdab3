package import Foundation
package import Hiring

/// Fetches a workspace's time entries and tasks into a folder, page by page, and remembers how far it came.
///
/// What was kept by a fetch that was interrupted is not asked for again. A fetch after a finished one asks only for what
/// can have changed, and keeps only what did.
package struct ClickUpFetch: Sendable {
  /// What to fetch.
  package struct Wish: Sendable {
    package var time: Bool
    package var tasks: Bool
    /// From this day on, in any zone; nil goes on where the last fetch ended.
    package var since: CivilDate?
    package var people: ClickUpPeople
    package var roster: Roster

    package init(time: Bool, tasks: Bool, since: CivilDate?, people: ClickUpPeople, roster: Roster) {
      self.time = time
      self.tasks = tasks
      self.since = since
      self.people = people
      self.roster = roster
    }
  }

  /// What a fetch did so far.
  package struct Report: Sendable, Hashable {
    /// Weeks of time entries that were asked for, and that an interrupted fetch had already kept.
    package var weeks = 0
    package var weeksKeptBefore = 0
    package var entries = 0
    /// Tasks that were asked for, and those of them that are new or changed.
    package var tasks = 0
    package var tasksKept = 0
    package var pages: [PageFolder.Page] = []
    /// What could not be had, a sentence each.
    package var notes: [String] = []
  }

  /// Days before the last fetch that are asked for again: entries are written and mended after the fact.
  static let overlap = 7
  /// Days back where nothing says how far, as the API itself does.
  static let days = 30
  /// So many accounts fit into one address.
  static let accountsAtOnce = 50
  /// Tasks move between pages while they are read. The list is read again until it shows nothing new, so often at most.
  static let passes = 5

  package let team: String
  package let folder: PageFolder
  let api: ClickUpAPI
  let token: APIToken
  let clock: @Sendable () -> Date
  let tell: @Sendable (String) -> Void
  let digest: @Sendable ([UInt8]) -> String
  var state: FetchState
  package internal(set) var report = Report()

  /// - Parameters:
  ///   - token: no page that holds it is kept.
  ///   - clock: what pages are dated by, and how far weeks are asked for.
  ///   - tell: tells what is going on, in a few words; hostile until escaped.
  ///   - digest: of bytes, such that nobody can make two texts with the same one.
  package init(
    api: ClickUpAPI, team: String, folder: PageFolder, token: APIToken, clock: @escaping @Sendable () -> Date,
    tell: @escaping @Sendable (String) -> Void, digest: @escaping @Sendable ([UInt8]) -> String
  ) throws(FetchError) {
    self.api = api
    self.team = team
    self.folder = folder
    self.token = token
    self.clock = clock
    self.tell = tell
    self.digest = digest
    try folder.prepare()
    state = try FetchState.read(team: team, from: folder)
  }

  /// Fetches what is wished for. After a failure `report` says what was kept, and running again goes on from there.
  package mutating func run(_ wish: Wish) async throws(FetchError) {
    if wish.time { try await fetchTime(wish) }
    if wish.tasks { try await fetchTasks(wish) }
  }

  /// Pages that are kept and not yet imported, of earlier fetches too, in the order in which they were fetched.
  package var pending: [PageFolder.Page] { state.pending }

  /// Notes that these pages were imported.
  package mutating func settle(_ pages: [PageFolder.Page]) throws(FetchError) {
    guard !pages.isEmpty else { return }
    state.pending.removeAll { pages.contains($0) }
    try save()
  }

  func save() throws(FetchError) { try state.write(team: team, to: folder) }

  /// Seconds since 1970.
  var now: Int { Int(clock().timeIntervalSince1970) }

  /// The instant from which on to ask, in seconds since 1970.
  ///
  /// - Parameters:
  ///   - finished: when the last whole fetch began.
  ///   - first: the first day that has not been asked for yet, of those who were not asked for before.
  func start(_ wish: Wish, finished: Int?, first: CivilDate?) -> Int {
    // A day begins in the east up to fourteen hours before it does in UTC.
    func start(of day: CivilDate) -> Int { (day.daysSince1970 - 1) * 86_400 }
    if let since = wish.since { return start(of: since) }
    let last = finished.map { $0 - ClickUpFetch.overlap * 86_400 }
    return [last, first.map(start)].compactMap { $0 }.min() ?? now - ClickUpFetch.days * 86_400
  }

  /// Keeps a page: noted before it is written, so that no page is there of which nobody knows.
  mutating func keep(_ bytes: [UInt8], stem: String, kind: String, subject: String) throws(FetchError) {
    guard !token.occurs(in: bytes) else {
      throw FetchError(
        .undocumented, "\(subject): ClickUp's answer holds the token itself; nothing of this page is kept")
    }
    let page = folder.free(stem, kind: kind, at: now)
    state.pending.append(page)
    try save()
    try folder.write(bytes, to: page.name)
    report.pages.append(page)
  }
}
