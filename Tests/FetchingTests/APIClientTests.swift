import Foundation
import Hiring
import Testing

@testable import Fetching

@Suite("Asking an API")
struct APIClientTests {
  private static let good = HTTPAnswer(status: 200, body: Array(#"{"id":4013526171234567890}"#.utf8))

  private func ask(
    _ answers: [Result<HTTPAnswer, TransportError>], clock: TestClock = TestClock(at: 1_000), random: Double = 1
  ) async throws -> (id: String?, failure: FetchError?, slept: [Double]) {
    let client = APIClient(
      base: .clickUp, token: try FetchSandbox.token(), transport: ScriptedTransport(answers),
      surroundings: clock.surroundings(random: random))
    do {
      let value = try await client.get(["team"], about: "the workspaces")
      return (value["id"]?.string, nil, clock.slept)
    } catch {
      return (nil, error, clock.slept)
    }
  }

  @Test("ids of nineteen digits keep them")
  func longIDs() async throws {
    #expect(try await ask([.success(Self.good)]).id == "4013526171234567890")
  }

  @Test("failures of network and server are tried again with doubled pauses")
  func backoff() async throws {
    let failing: [Result<HTTPAnswer, TransportError>] = [
      .success(HTTPAnswer(status: 502)), .failure(TransportError("cut")), .success(HTTPAnswer(status: 408)),
    ]
    let outcome = try await ask(failing + [.success(Self.good)])
    #expect(outcome.id != nil)
    #expect(outcome.slept == [1, 2, 4])
    #expect(try await ask(failing + [.success(Self.good)], random: 0).slept == [0.5, 1, 2])
  }

  @Test("after six failures it ends, and says what failed and how often")
  func endless() async throws {
    let outcome = try await ask(Array(repeating: .success(HTTPAnswer(status: 503)), count: 7))
    #expect(outcome.slept == [1, 2, 4, 8, 16])
    #expect(outcome.failure?.kind == .unreachable)
    #expect(
      outcome.failure?.message
        == "the workspaces (GET /team): the server answers with status 503, 6 times in a row")
  }

  @Test("a refused certificate is not tried again")
  func certificate() async throws {
    let outcome = try await ask([.failure(TransportError("certificate refused", isPassing: false))])
    #expect(outcome.failure?.kind == .unreachable)
    #expect(outcome.slept.isEmpty)
  }

  @Test(
    "too many requests: waited for as the server says, within bounds",
    arguments: [
      (["x-ratelimit-reset": "1030"], [30.5]), (["retry-after": "12"], [12.0]),
      (["x-ratelimit-reset": "1030", "retry-after": "40"], [40.0]), ([:], [1.0]),
      // A clock that is a day off, behind or ahead.
      (["x-ratelimit-reset": "87400"], [65.0]), (["x-ratelimit-reset": "12"], [1.0]),
      (["retry-after": "Wed, 21 Oct 2026 07:28:00 GMT"], [1.0]), (["retry-after": "nan"], [1.0]),
      (["retry-after": "-5"], [1.0]),
    ])
  func limit(headers: [String: String], slept: [Double]) async throws {
    let outcome = try await ask([.success(HTTPAnswer(status: 429, headers: headers)), .success(Self.good)])
    #expect(outcome.id != nil)
    #expect(outcome.slept == slept)
  }

  @Test("waits for the limit grow where the clock is ahead, and end")
  func limitsEnd() async throws {
    let outcome = try await ask(
      Array(repeating: .success(HTTPAnswer(status: 429, headers: ["x-ratelimit-reset": "1"])), count: 11))
    #expect(outcome.slept == [1, 2, 4, 8, 16, 30, 30, 30, 30, 30])
    #expect(outcome.failure?.kind == .unreachable)
  }

  @Test("where no request is left of a minute, the next one waits for the next minute")
  func pacing() async throws {
    let clock = TestClock(at: 1_000)
    var last = Self.good
    last.headers = ["x-ratelimit-remaining": "0", "x-ratelimit-reset": "1020"]
    let client = APIClient(
      base: .clickUp, token: try FetchSandbox.token(),
      transport: ScriptedTransport([.success(last), .success(Self.good), .success(Self.good)]),
      surroundings: clock.surroundings())
    for _ in 1...3 { _ = try await client.get(["team"], about: "the workspaces") }
    #expect(clock.slept == [20.5])
  }

  @Test(
    "statuses that no trying helps", arguments: [401, 403, 400, 404, 418, 302])
  func lasting(status: Int) async throws {
    let secret = FetchSandbox.secret
    // The second one would be cut in its middle.
    let filling = String(repeating: "x", count: 200)
    let body = Array(#"{"err":"Token \#(secret) OAUTH_025 \#(filling) \#(secret) invalid"}"#.utf8)
    let outcome = try await ask([
      .success(HTTPAnswer(status: status, headers: ["location": "https://evil.example/?t=\(secret)"], body: body))
    ])
    let failure = try #require(outcome.failure)
    let kinds: [Int: FetchError.Kind] = [401: .refused, 403: .refused, 302: .undocumented]
    #expect(failure.kind == kinds[status] ?? .rejected(status))
    #expect(!failure.message.contains("pk_"))
    #expect(outcome.slept.isEmpty)
    if status == 302 { #expect(failure.message.contains("evil.example")) }
    if status == 401 { #expect(failure.message.contains("OAUTH_025")) }
  }

  @Test("an answer that is no JSON is not as documented", arguments: ["", "<html>", "{\"teams\":["])
  func noJSON(body: String) async throws {
    let outcome = try await ask([.success(HTTPAnswer(status: 200, body: Array(body.utf8)))])
    #expect(outcome.failure?.kind == .undocumented)
  }

  @Test("a token shows itself nowhere")
  func token() throws {
    let token = try FetchSandbox.token()
    var dumped = ""
    dump(token, to: &dumped)
    for text in ["\(token)", String(describing: token), String(reflecting: token), dumped, "\([token])"] {
      #expect(!text.contains("pk_"), "\(text)")
    }
    #expect(APIToken("  pk_1 \n")?.authorization == "pk_1")
    for text in ["", "  ", "pk_1\r\nHost: evil", "pk 1", "pk_\u{0}1", "pk_é"] { #expect(APIToken(text) == nil) }
    #expect(token.occurs(in: Array("a\(FetchSandbox.secret)b".utf8)))
    #expect(!token.occurs(in: Array(FetchSandbox.secret.dropLast().utf8)))
  }

  @Test(
    "only a server on this machine can stand in for ClickUp's",
    arguments: [
      "http://example.com", "https://api.clickup.com.example/api/v2", "http://127.0.0.1@example.com/",
      "http://127.0.0.1:80@example.com/", "http://localhost.example.com", "http://127.0.0.2.example.com",
      "ftp://localhost", "file:///etc/passwd", "http://127.0.0.1\\@example.com/", "http://0x7f000001/", "//127.0.0.1",
      "127.0.0.1:80", "",
      "http://127.0.0.1/?x=1", "http://127.0.0.1/#@example.com", "http://169.254.169.254/",
    ])
  func elsewhere(address: String) {
    #expect(APIBase(loopback: address) == nil, "\(address)")
  }

  @Test("addresses are put together from escaped parts")
  func addresses() throws {
    #expect(APIBase(loopback: "http://127.0.0.1:8080/api/v2/")?.url == "http://127.0.0.1:8080/api/v2")
    #expect(APIBase(loopback: "https://[::1]:8443")?.url == "https://[::1]:8443")
    #expect(APIBase(loopback: "HTTP://LOCALHOST")?.url == "http://localhost")
    #expect(
      APIBase.clickUp.address(["task", "a/b c?", "comment"], query: [("a", "1,2"), ("b[]", "é&")])
        == "https://api.clickup.com/api/v2/task/a%2Fb%20c%3F/comment?a=1,2&b%5B%5D=%C3%A9%26")
  }
}
