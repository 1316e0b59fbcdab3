import ArgumentParser
import Foundation
import Hiring
import Ledger
import Reporting

/// `assay records`: hiring records and time logs in the ledger.
struct RecordsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "records", abstract: "Take hiring records and time logs into the ledger, and see what is there.",
    subcommands: [
      Import.self,
      Fetch.self,
      List.self,
      Check.self,
      Backup.self,
      Pipeline.self,
      Delivery.self,
      Decisions.self,
      Review.self,
      Onboarding.self,
      Access.self,
      Reply.self,
      Forget.self,
      Prune.self,
    ])

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Import the portfolio's record files, or the one named.")

    @Argument(help: "A file; its kind is recognised by its header. Default: all that the portfolio names.")
    var file: String?

    @Option(name: .long, help: "Take the file as this kind of records.")
    var kind: String?

    @Option(
      name: .long,
      help:
        "When FILE was exported, like 2026-11-16T08:00:00Z; where exports disagree, the newer counts. Default: when the file was written."
    )
    var exported: String?

    @OptionGroup var portfolio: PortfolioOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
      if exported != nil, file == nil { throw ValidationError("--exported goes with a FILE") }
      if kind != nil, file == nil { throw ValidationError("--kind goes with a FILE") }
      if let kind, !RecordKinds.known.contains(kind) {
        throw ValidationError(Wording.unknown("kind of records", kind, among: RecordKinds.known))
      }
    }

    func run() async throws {
      let portfolio = try PortfolioFile.read(try self.portfolio.path())
      let importing = RecordImport(
        portfolio: portfolio, ledger: try LedgerOpening.open(portfolio), now: try self.portfolio.instant())
      let outcomes =
        try file.map { [try importing.one($0, kind: kind, exportedAt: try instantOfExport())] } ?? importing.all()
      var lines: [String] = []
      for outcome in outcomes {
        lines.append(RecordWords.summary(of: outcome))
        lines += RecordWords.problems(of: outcome).map { "  " + $0 }
      }
      try Console.emit(lines.map { OutputEscaping.terminal($0) + "\n" }.joined(), to: output)
      if let failure = outcomes.compactMap(\.failure).first { throw failure }
    }

    private func instantOfExport() throws -> Date? {
      guard let exported else { return nil }
      do {
        return try Date(exported, strategy: .iso8601)
      } catch {
        throw CommandError.usage("--exported takes an instant like 2026-11-16T08:00:00Z, not `\(exported)`")
      }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the imported files and what stands of them.")

    @OptionGroup var portfolio: PortfolioOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
      let portfolio = try PortfolioFile.read(try self.portfolio.path())
      let ledger = try LedgerOpening.open(portfolio)
      var lines = try ledger.importedFiles().map { file in
        "\(file.importedAt.ISO8601Format())  \(file.kind)  \(file.name)  \(file.added) added, "
          + "\(file.amended) amended, \(file.unchanged) unchanged, \(file.skipped.count) skipped"
      }
      if lines.isEmpty { lines = ["nothing is imported yet; `assay records import` takes what the portfolio names"] }
      lines += try ledger.amendments().map { change in
        let now = change.new.map { "is \($0) (\(change.newRecord))" } ?? "withdrawn by \(change.newRecord)"
        return "amended: \(change.system) \(change.entry): was \(change.old) (\(change.oldRecord)), \(now)"
      }
      try Console.emit(lines.map { OutputEscaping.terminal($0) + "\n" }.joined(), to: output)
    }
  }
}
