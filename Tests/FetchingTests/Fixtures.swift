import Fetching
import Foundation
import Hiring
import Synchronization
import TestSupport

/// The fake ClickUp without a network.
struct DirectTransport: Transport {
  let clickUp: FakeClickUp

  func get(_ url: String, headers: [String: String]) async throws(TransportError) -> HTTPAnswer {
    let target = url.replacing("https://api.clickup.com", with: "")
    let named = Dictionary(uniqueKeysWithValues: headers.map { ($0.key.lowercased(), $0.value) })
    let reply = clickUp.answer(LocalServer.Request(target: target, headers: named))
    if reply.cutAfter != nil { throw TransportError("the connection was cut") }
    return HTTPAnswer(
      status: reply.status,
      headers: Dictionary(uniqueKeysWithValues: reply.headers.map { ($0.key.lowercased(), $0.value) }),
      body: Array(reply.body.utf8))
  }
}

/// Answers one after the other, whatever is asked.
final class ScriptedTransport: Transport {
  private let answers: Mutex<[Result<HTTPAnswer, TransportError>]>

  init(_ answers: [Result<HTTPAnswer, TransportError>]) { self.answers = Mutex(answers) }

  func get(_ url: String, headers: [String: String]) async throws(TransportError) -> HTTPAnswer {
    let next = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    guard let next else { throw TransportError("the script is over", isPassing: false) }
    return try next.get()
  }
}

/// A clock that only sleeping moves.
final class TestClock: Sendable {
  private let state: Mutex<(now: Double, slept: [Double])>

  init(at now: Double) { state = Mutex((now, [])) }

  var slept: [Double] { state.withLock { $0.slept } }
  var now: Date { Date(timeIntervalSince1970: state.withLock { $0.now }) }

  func pass(_ seconds: Double) { state.withLock { $0.now += seconds } }

  func surroundings(random: Double = 1) -> Surroundings {
    Surroundings(
      now: { self.now },
      sleep: { seconds in
        self.state.withLock {
          $0.now += seconds
          $0.slept.append(seconds)
        }
      }, random: { random })
  }
}

/// A workspace, a portfolio and a folder to fetch into.
struct FetchSandbox {
  static let secret = "pk_81234567_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
  /// Monday, 2026-11-16, 08:00 UTC.
  static let monday = 1_794_816_000.0

  let folder: TemporaryFolder
  let clickUp = FakeClickUp(
    token: FetchSandbox.secret,
    teams: """
      {"teams":[{"id":"9012345","name":"Northwind","members":[
        {"user":{"id":70000001,"username":"Olga S.","email":"olga@example.com"}},
        {"user":{"id":81234567,"username":"Amir K.","email":"amir@example.com"}},
        {"user":{"id":91110002,"username":"Bea L.","email":"bea@example.com"}}]}]}
      """)
  let clock = TestClock(at: FetchSandbox.monday)
  var contractors = [FetchSandbox.contractor("amir", clickup: "81234567")]

  init() throws { folder = try TemporaryFolder() }

  static func contractor(
    _ id: String, clickup: String?, started: CivilDate = CivilDate(year: 2026, month: 11, day: 3)
  ) -> Contractor {
    Contractor(
      id: id, name: id, role: .engineer, identities: [], clickup: clickup, upwork: nil, fiverr: nil, assignment: nil,
      engagements: [
        Engagement(
          platform: .direct, contract: id, kind: .hourly, rate: nil, weeklyLimitSeconds: nil, started: started,
          ended: nil, trialEnds: nil, pauses: [], scope: .bounded, repositories: [], cohort: nil)
      ])
  }

  static func token() throws -> APIToken {
    guard let token = APIToken(secret) else { throw CancellationError() }
    return token
  }

  /// Fetches, and returns the fetch with its report, also where it failed.
  func fetch(
    time: Bool = true, tasks: Bool = true, since: CivilDate? = nil
  ) async throws -> (fetch: ClickUpFetch, failure: FetchError?) {
    let token = try FetchSandbox.token()
    let client = APIClient(
      base: .clickUp, token: token, transport: DirectTransport(clickUp: clickUp), surroundings: clock.surroundings())
    let api = ClickUpAPI(client: client)
    let team = try ClickUpTeam.chosen(nil, of: try await api.teams())
    let roster = Roster(contractors: contractors)
    var fetch = try ClickUpFetch(
      api: api, team: team.id, folder: PageFolder(path: folder.path), token: token, clock: { clock.now },
      tell: { _ in }, digest: { "\($0.count) \($0.reduce(into: UInt64(7)) { $0 = $0 &* 31 &+ UInt64($1) })" })
    let wish = ClickUpFetch.Wish(
      time: time, tasks: tasks, since: since, people: ClickUpPeople(team: team, roster: roster), roster: roster)
    do throws(FetchError) {
      try await fetch.run(wish)
      try fetch.settle(fetch.pending)
      return (fetch, nil)
    } catch {
      return (fetch, error)
    }
  }

  /// The kept pages, sorted by name.
  func pages() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }.sorted()
  }

  func text(of page: String) throws -> String { try String(contentsOfFile: folder.path + "/" + page, encoding: .utf8) }

  /// A time entry of `account` that starts `hours` after Monday, 2026-11-02, 00:00 UTC.
  static func entry(_ id: Int, account: Int = 81_234_567, hours: Int, memo: String = "Card form") -> FakeClickUp.Entry {
    let start = (1_793_577_600 + hours * 3_600) * 1_000
    // As numbers and as text, as both are seen.
    let stated = id % 2 == 0 ? "\(start)" : "\"\(start)\""
    return FakeClickUp.Entry(
      account: account, start: start,
      json: """
        {"id":"\(id)","user":{"id":\(account),"username":"Amir K."},"billable":true,"start":\(stated),\
        "end":"\(start + 3_600_000)","duration":3600000,"description":"\(memo)","tags":[]}
        """)
  }
}
