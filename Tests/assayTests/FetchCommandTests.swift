import Foundation
import TestSupport
import Testing

/// `assay records fetch clickup` as it is typed, against a server that behaves as ClickUp's reference says.
@Suite("assay records fetch clickup")
struct FetchCommandTests {
  private static let token = "pk_81234567_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"

  /// A portfolio beside which the pages go, and a ClickUp of one workspace.
  private struct Sandbox {
    let folder: TemporaryFolder
    let clickUp: FakeClickUp
    let server: LocalServer

    init(records: String = "", teams: String? = nil) throws {
      folder = try TemporaryFolder()
      try folder.write(
        """
        version: 1
        owner: { name: Northwind, timezone: Asia/Bangkok, currency: USD }
        contractors:
          - id: amir
            name: Amir K.
            clickup: "81234567"
            engagements:
              - { platform: upwork, contract: "34848691", kind: hourly, rate: 25 USD/h, started: 2026-11-03 }
          - id: bea
            name: Bea L.
          - id: carl
            clickup: "5550001"
        \(records)
        """, to: "assay.yml")
      let people = """
        [{"user":{"id":70000001,"username":"Olga \\u001b[31m\\nassay: S.","email":"olga@example.com"}},
         {"user":{"id":"81234567","username":"Amir K.","email":"amir@example.com"}},
         {"user":{"id":91110002,"username":"Bea L.","email":"bea@example.org"}}]
        """
      let clickUp = FakeClickUp(
        token: FetchCommandTests.token,
        teams: teams ?? "{\"teams\":[{\"id\":\"9012345\",\"name\":\"Northwind\",\"members\":\(people)}]}")
      self.clickUp = clickUp
      server = try LocalServer { clickUp.answer($0) }
    }

    func run(
      _ arguments: [String] = [], environment: [String: String] = [:]
    ) throws -> AssayCommand.Outcome {
      var variables = [
        "CLICKUP_TOKEN": FetchCommandTests.token, "ASSAY_CLICKUP_URL": "http://127.0.0.1:\(server.port)/api/v2",
      ]
      variables.merge(environment) { $1 }
      return try AssayCommand.run(
        ["records", "fetch", "clickup", "--now", "2026-11-16T08:00:00Z"] + arguments, in: folder.path,
        environment: variables)
    }

    /// Every file below the folder that holds the token, in its name or in its bytes.
    func leaks() throws -> [String] {
      let token = Data(FetchCommandTests.token.utf8)
      return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { name in
        let path = folder.path + "/" + name
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
          return false
        }
        return try name.contains("pk_") || Data(contentsOf: URL(filePath: path)).range(of: token) != nil
      }
    }

    func pages() throws -> [String] {
      let path = folder.path + "/records/clickup"
      guard FileManager.default.fileExists(atPath: path) else { return [] }
      return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".json") }.sorted()
    }
  }

  /// A time entry that starts `hours` after Monday, 2026-11-02, 00:00 UTC, numbers written as such or as text.
  private static func entry(_ id: Int, account: Int = 81_234_567, hours: Int) -> FakeClickUp.Entry {
    let start = (1_793_577_600 + hours * 3_600) * 1_000
    func number(_ value: Int, isText: Bool) -> String { isText ? "\"\(value)\"" : "\(value)" }
    let isText = id % 2 == 0
    let json = """
      {"id":\(number(id, isText: isText)),"user":{"id":\(number(account, isText: !isText)),"username":"Amir K."},\
      "start":\(number(start, isText: isText)),"end":\(number(start + 5_400_000, isText: !isText)),\
      "duration":\(number(5_400_000, isText: isText)),"description":"Card form","billable":true,\
      "task":{"id":"c1","name":"Checkout","status":{"status":"done"}}}
      """
    return FakeClickUp.Entry(account: account, start: start, json: json)
  }

  private static func fill(_ state: inout FakeClickUp.State) {
    state.entries = [
      entry(4_013_526_171_234_567_891, hours: 30), entry(4_013_526_171_234_567_892, hours: 200),
      entry(4_013_526_171_234_567_893, account: 91_110_002, hours: 31),
    ]
    state.cards = (0..<101).map { FakeClickUp.Card(id: "c\($0)", updated: 1_794_700_000_000, name: "=1+1 \($0)") }
    state.cards[1].comments = (1...30).map {
      FakeClickUp.Comment(id: $0, date: 1_794_600_000_000 + $0, text: "No \($0)")
    }
    state.cards[1].minutes = 90
    state.cards[1].isClosed = true
  }

  @Test("what the owner would export by hand is fetched, kept and imported, through every trouble of the network")
  func whole() throws {
    let sandbox = try Sandbox()
    sandbox.clickUp.change { state in
      Self.fill(&state)
      let reset = Int(Date().timeIntervalSince1970) + 1
      state.faults = [
        2: LocalServer.Reply(429, #"{"err":"Rate limit reached"}"#, headers: ["X-RateLimit-Reset": "\(reset)"]),
        4: LocalServer.Reply(502, "<html>Bad gateway</html>"),
        6: LocalServer.Reply(200, #"{"tasks":[],"last_page":true}"#, cutAfter: 9),
        20: LocalServer.Reply(429, headers: ["Retry-After": "1"]),
      ]
      state.delays = [9: 0.5]
    }
    let outcome = try sandbox.run()
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(
      outcome.output.hasPrefix(
        "ClickUp workspace Northwind (9012345): 2 time entries of 3 weeks; 101 tasks looked at, 101 new or changed; "
          + "4 files written\n"), "\(outcome.output)")
    #expect(outcome.output.contains("2026-W45-20261116T080000Z.json (clickup-time-api): 1 added"))
    #expect(outcome.output.contains("(clickup-tasks-api): 100 added"))
    #expect(try sandbox.pages().count == 4)
    // Whose hours are missing is said, and nothing from the server reaches the terminal as it is.
    #expect(outcome.errors.contains("account 91110002 (Bea L.), who may be bea"))
    #expect(outcome.errors.contains("carl's ClickUp account 5550001 is no member"))
    #expect(!outcome.errors.contains("\u{1B}"))
    #expect(!outcome.errors.contains("\nassay: S."))
    #expect(outcome.errors.contains("{ kind: clickup-time-api, files:"))
    for text in [outcome.output, outcome.errors] { #expect(!text.contains("pk_")) }
    #expect(try sandbox.leaks().isEmpty)
    let questions = sandbox.clickUp.requests.filter { $0.contains("time_entries") }
    #expect(questions.allSatisfy { $0.hasSuffix("assignee=81234567") })

    let before = try sandbox.pages()
    let again = try sandbox.run()
    #expect(again.code == 0, "\(again.errors)")
    #expect(again.output.contains("nothing is new since the last fetch"))
    #expect(try sandbox.pages() == before)
  }

  @Test("pages are taken through the portfolio too, and then nothing is new")
  func named() throws {
    let sandbox = try Sandbox(
      records: """
        records:
          - { kind: clickup-time-api, files: "kept/clickup-time-*.json" }
          - { kind: clickup-tasks-api, files: "kept/clickup-tasks-*.json" }
        """)
    sandbox.clickUp.change { Self.fill(&$0) }
    let outcome = try sandbox.run()
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(!outcome.errors.contains("does not name"))
    let imported = try AssayCommand.run(["records", "import"], in: sandbox.folder.path)
    #expect(imported.code == 0, "\(imported.errors)")
    let lines = imported.output.split(separator: "\n").filter { $0.contains("-api)") }
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.contains("taken before, nothing new") }, "\(imported.output)")
  }

  @Test("an answer that is not as documented ends it with 3, and running again goes on")
  func resumed() throws {
    let sandbox = try Sandbox()
    sandbox.clickUp.change { state in
      Self.fill(&state)
      state.faults[3] = LocalServer.Reply(200, #"{"data":"none of your business \#(Self.token)"}"#)
    }
    let broken = try sandbox.run(["--time"])
    #expect(broken.code == 3)
    #expect(broken.errors.contains("the time entries of 2026-W46"))
    #expect(broken.errors.contains("not as documented"))
    #expect(broken.errors.contains("1 file of this time is kept in \(sandbox.folder.path)/records/clickup"))
    #expect(broken.errors.contains("run the same command again to go on"))
    #expect(try sandbox.pages().count == 1)
    let outcome = try sandbox.run(["--time"])
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("and 1 kept before the interruption"))
    #expect(outcome.output.contains("2026-W45"))
    #expect(outcome.output.contains("2026-W46"))
    #expect(sandbox.clickUp.requests.filter { $0.contains("time_entries") }.count == 4)
    #expect(try sandbox.leaks().isEmpty)
  }

  @Test("a refused token is 2, and is quoted nowhere", arguments: [401, 403])
  func refused(status: Int) throws {
    let sandbox = try Sandbox()
    sandbox.clickUp.change { state in
      state.faults[1] = LocalServer.Reply(status, #"{"err":"\#(Self.token) invalid","ECODE":"OAUTH_025"}"#)
    }
    let outcome = try sandbox.run()
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("OAUTH_025"))
    #expect(outcome.errors.contains("CLICKUP_TOKEN"))
    #expect(!outcome.errors.contains("pk_"))
    #expect(sandbox.clickUp.requests.count == 1)
  }

  @Test("without a token it says how to make one, and asks nobody")
  func withoutToken() throws {
    let sandbox = try Sandbox()
    for token in ["", "  ", "pk_1\nHost: evil.example"] {
      let outcome = try sandbox.run(environment: ["CLICKUP_TOKEN": token])
      #expect(outcome.code == 2)
      #expect(outcome.errors.contains("under API Token Generate"))
      #expect(!outcome.errors.contains("pk_"))
    }
    #expect(sandbox.clickUp.requests.isEmpty)
  }

  @Test("a token that is typed as an argument is refused and not repeated")
  func typedToken() throws {
    let sandbox = try Sandbox()
    let fetch = ["records", "fetch"]
    for arguments in [
      fetch + ["clickup", Self.token], fetch + [Self.token], fetch + ["clickup", "--team", Self.token],
      fetch + ["clickup", "--since", Self.token], fetch + ["clickup", "--token", Self.token],
    ] {
      let outcome = try AssayCommand.run(arguments, in: sandbox.folder.path, environment: ["CLICKUP_TOKEN": Self.token])
      #expect(outcome.code == 2, "\(arguments)")
      #expect(!(outcome.output + outcome.errors).contains("pk_"), "\(arguments)")
    }
    #expect(sandbox.clickUp.requests.isEmpty)
  }

  @Test("the token goes to no other machine, to no proxy, and behind no redirect")
  func elsewhere() throws {
    let sandbox = try Sandbox()
    for address in ["http://192.0.2.1/api/v2", "http://127.0.0.1@192.0.2.1/", "http://localhost.example.com/"] {
      let outcome = try sandbox.run(environment: ["ASSAY_CLICKUP_URL": address])
      #expect(outcome.code == 2)
      #expect(outcome.errors.contains("ASSAY_CLICKUP_URL"))
    }
    let other = FakeClickUp(token: Self.token, teams: "{\"teams\":[]}")
    let thief = try LocalServer { other.answer($0) }
    let address = "http://127.0.0.1:\(thief.port)"
    sandbox.clickUp.change { $0.faults[1] = LocalServer.Reply(307, headers: ["Location": address + "/api/v2/team"]) }
    let outcome = try sandbox.run(
      environment: ["http_proxy": address, "HTTP_PROXY": address, "all_proxy": address, "no_proxy": ""])
    #expect(outcome.code == 3)
    #expect(outcome.errors.contains("not followed"))
    #expect(other.requests.isEmpty)
  }

  @Test("of several workspaces one must be named")
  func workspaces() throws {
    let member = #"{"user":{"id":81234567,"username":"Amir K."}}"#
    let sandbox = try Sandbox(
      teams: """
        {"teams":[{"id":"2","name":"Southwind","members":[]},{"id":"1","name":"Northwind","members":[\(member)]}]}
        """)
    let several = try sandbox.run()
    #expect(several.code == 2)
    #expect(several.errors.contains("1 (Northwind), 2 (Southwind)"))
    #expect(try sandbox.run(["--team", "3"]).code == 2)
    #expect(try sandbox.run(["--team", "1"]).code == 0)
    let nobody = try sandbox.run(["--team", "2"])
    #expect(nobody.code == 2)
    #expect(nobody.errors.contains("set `clickup:`"))
    #expect(try sandbox.run(["--team", "2", "--tasks"]).code == 0)
  }

  @Test("a wrong day and an unknown system are 2")
  func usage() throws {
    let sandbox = try Sandbox()
    #expect(try sandbox.run(["--since", "05/06/2026"]).code == 2)
    #expect(try AssayCommand.run(["records", "fetch", "jira"], in: sandbox.folder.path).code == 2)
    #expect(sandbox.clickUp.requests.isEmpty)
  }
}
