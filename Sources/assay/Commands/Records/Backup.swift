import ArgumentParser
import Foundation
import Hiring
import Ledger

extension RecordsCommand {
  /// `assay records backup`: a checked copy of the ledger.
  struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "backup", abstract: "Write a checked copy of the ledger.",
      discussion: """
        The copy is of one instant, also while others write, and is whole or not there. It holds rates, decisions and \
        the key of the fingerprints: keep it where only you can read it. To go back to it, put it in the ledger's place \
        and import the records again; imports add nothing twice.
        """)

    @Argument(help: "The copy. Default: the ledger's name with the day, beside it.")
    var file: String?

    @OptionGroup var portfolio: PortfolioOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
      let portfolio = try PortfolioFile.read(try self.portfolio.path())
      guard FileManager.default.fileExists(atPath: portfolio.ledgerPath) else {
        throw CommandError.usage("\(portfolio.ledgerPath): there is no ledger yet; `assay records import` makes one")
      }
      let path = try file ?? Self.usualName(portfolio.ledgerPath, day: CivilDate(utc: try self.portfolio.instant()))
      let ledger = try LedgerOpening.open(portfolio)
      try ledger.backUp(to: path)
      // So that a removal of somebody's data can find it.
      try ledger.note(
        WrittenPlace(
          kind: .backup, path: URL(filePath: path).absoluteURL.standardizedFileURL.path,
          at: try self.portfolio.instant()))
      try Console.emit("\(path): written and checked\n", to: output)
    }

    /// `assay.db` on 2026-11-22 becomes `assay-2026-11-22.db`.
    static func usualName(_ ledger: String, day: CivilDate) -> String {
      let url = URL(filePath: ledger)
      let ending = url.pathExtension.isEmpty ? "" : ".\(url.pathExtension)"
      return url.deletingPathExtension().path + "-\(day)\(ending)"
    }
  }
}
