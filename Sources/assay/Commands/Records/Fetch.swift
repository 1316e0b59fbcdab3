import ArgumentParser
import Fetching
import Findings
import Foundation
import Hiring
import Ledger
import Reporting

extension RecordsCommand {
  /// `assay records fetch clickup`: time entries and tasks from ClickUp's API, kept as files and imported like any other.
  struct Fetch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "fetch", abstract: "Fetch time entries and tasks from ClickUp into files, and import them.",
      discussion: """
        Needs the environment variable \(ClickUpAccess.tokenName): a personal token of an owner or admin of the \
        workspace. What was fetched stays in files that the importers read; running again after an interruption goes on.
        """)

    @Argument(help: "Where from: clickup.")
    var system: String

    @Argument(help: .hidden)
    var further: [String] = []

    @Option(name: .long, help: "The workspace's id. Default: the only one that the token sees.")
    var team: String?

    @Option(
      name: .long,
      help: "From this day on, like 2026-10-05. Default: a week before the last fetch, or the first engagement.")
    var since: String?

    @Flag(name: .long, help: "Only time entries.")
    var time = false

    @Flag(name: .long, help: "Only tasks, with their comments, checklists and times in status.")
    var tasks = false

    @Option(
      name: .long,
      help: "The folder for the files. Default: that of the portfolio's ClickUp records, or records/clickup beside it.")
    var into: String?

    @OptionGroup var portfolio: PortfolioOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
      // What was typed is not repeated: the likeliest thing to stand in a wrong place is the token.
      guard system == "clickup" else {
        throw ValidationError("fetch knows clickup alone; a token belongs in \(ClickUpAccess.tokenName)")
      }
      if !further.isEmpty {
        throw ValidationError("nothing goes after clickup; a token belongs in \(ClickUpAccess.tokenName)")
      }
      if let team, team.isEmpty || !team.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
        throw ValidationError("--team takes a workspace's number, which stands in its address after app.clickup.com/")
      }
      if let since, CivilDate(since) == nil { throw ValidationError("--since takes a day like 2026-10-05") }
    }

    func run() async throws {
      let access = try ClickUpAccess.fromEnvironment()
      let path = try portfolio.path()
      let portfolio = try PortfolioFile.read(path)
      let now = try self.portfolio.now.map { _ in try self.portfolio.instant() }
      if let now, DatedAhead.contains(now) {
        throw CommandError.usage("--now lies ahead, and what is fetched would outweigh later exports; leave it out")
      }
      let tell: @Sendable (String) -> Void = { [output] in Console.progress("clickup: \($0)", output) }
      let folder = PageFolder(path: ClickUpFolder.path(named: into, portfolio: portfolio, file: path))
      let api = ClickUpAPI(client: access.client(tell: tell))
      defer { Console.endProgress(output) }
      do {
        let team = try ClickUpTeam.chosen(self.team, of: try await api.teams())
        let roster = Roster(contractors: portfolio.contractors)
        let people = ClickUpPeople(team: team, roster: roster)
        let wish = try wish(team, people, roster)
        var fetch = try ClickUpFetch(
          api: api, team: team.id, folder: folder, token: access.token, clock: { now ?? Date() }, tell: tell,
          digest: { ContentDigest(of: $0).hex })
        do {
          try await fetch.run(wish)
        } catch {
          throw FetchWords.failure(error, kept: fetch.report.pages.count, folder: folder.path)
        }
        Console.endProgress(output)
        for note in FetchWords.notes(people, fetch.report) { Console.note(note, output) }
        let pages = fetch.pending
        try take(&fetch, team: team, portfolio: portfolio, now: now ?? Date())
        for note in ClickUpFolder.missingSources(of: pages, in: folder, portfolio: portfolio) {
          Console.note(note, output)
        }
      } catch let error as FetchError {
        throw FetchWords.failure(error, kept: 0, folder: folder.path)
      }
    }

    private func wish(
      _ team: ClickUpTeam, _ people: ClickUpPeople, _ roster: Roster
    ) throws -> ClickUpFetch.Wish {
      let wantsTime = time || !tasks
      if wantsTime, people.known.isEmpty {
        let members = people.unknown.map { FetchWords.member($0) }.joined(separator: "; ")
        throw CommandError.usage(
          "nobody of the workspace \(team.id) (\(team.name)) is in the portfolio, so nobody's hours can be asked for; "
            + "set `clickup:` of your contractors in assay.yml, or fetch --tasks alone. Its members: \(members)")
      }
      return ClickUpFetch.Wish(
        time: wantsTime, tasks: tasks || !time, since: since.flatMap { CivilDate($0) }, people: people, roster: roster)
    }

    /// Imports the pages that wait for it, and tells what they held.
    private func take(
      _ fetch: inout ClickUpFetch, team: ClickUpTeam, portfolio: Portfolio, now: Date
    ) throws {
      let importing = RecordImport(portfolio: portfolio, ledger: try LedgerOpening.open(portfolio), now: now)
      var lines = FetchWords.summary(of: fetch.report, team: team, waiting: fetch.pending.count)
      var failure: RecordFileError?
      var taken: [PageFolder.Page] = []
      for page in fetch.pending {
        let path = fetch.folder.path(of: page)
        // Removed by somebody since: there is nothing to import any more.
        guard FileManager.default.fileExists(atPath: path) else {
          taken.append(page)
          continue
        }
        do {
          let at = Date(timeIntervalSince1970: Double(page.fetchedAt))
          let outcome = try importing.one(path, kind: page.kind, exportedAt: at)
          lines.append(RecordWords.summary(of: outcome))
          lines += RecordWords.problems(of: outcome).map { "  " + $0 }
          taken.append(page)
        } catch let error as RecordFileError {
          lines.append("\(page.name) (\(page.kind)): not taken: \(error)")
          failure = failure ?? error
        }
      }
      try fetch.settle(taken)
      try Console.emit(lines.map { OutputEscaping.terminal($0) + "\n" }.joined(), to: output)
      if let failure { throw CommandError.cannotJudge("\(failure); the page is kept, and imported by the next fetch") }
    }
  }
}
