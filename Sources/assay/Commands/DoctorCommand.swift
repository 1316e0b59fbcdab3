import ArgumentParser
import Foundation
import Git
import Hiring
import Judgement
import Ledger
import Reporting

/// `assay doctor`: whether everything that the portfolio names can be read and is whole.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check that the portfolio, the policy, the ledger, the records and the repositories are sound.",
    discussion: """
      Reads and changes nothing but the ledger's own schema. Exit code 2 where a file of yours is to be mended, 3 where \
      the ledger is damaged.
      """)

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var output: OutputOptions

  /// One thing that was looked at.
  private struct Finding {
    enum State: String { case ok, remark, wrong, damaged }
    var state: State
    var text: String
  }

  func run() async throws {
    let path = try self.portfolio.path()
    let portfolio = try PortfolioFile.read(path)
    var findings = [Finding(state: .ok, text: "portfolio \(path)")]
    findings.append(
      check("policy \(portfolio.policyPath ?? "(as shipped)")") { _ = try PolicyFile.read(portfolio.policyPath) })
    findings += ledger(portfolio)
    findings += records(portfolio)
    for repository in portfolio.repositories {
      findings.append(
        check("repository \(repository.id)") { _ = try Repository(opening: repository.path) })
    }
    let words: [Finding.State: String] = [.ok: "ok", .remark: "note", .wrong: "WRONG", .damaged: "DAMAGED"]
    let lines = findings.map { finding in
      "\((words[finding.state] ?? "").padding(toLength: 8, withPad: " ", startingAt: 0))"
        + OutputEscaping.terminal(finding.text) + "\n"
    }
    try Console.emit(lines.joined(), to: output)
    if findings.contains(where: { $0.state == .damaged }) { throw ExitCode(Exit.cannotJudge) }
    if findings.contains(where: { $0.state == .wrong }) { throw ExitCode(Exit.usage) }
  }

  private func ledger(_ portfolio: Portfolio) -> [Finding] {
    let name = "ledger \(portfolio.ledgerPath)"
    guard FileManager.default.fileExists(atPath: portfolio.ledgerPath) else {
      return [Finding(state: .remark, text: "\(name): not there yet; the first import makes it")]
    }
    do {
      let opened = try LedgerOpening.open(portfolio)
      let health = try opened.health()
      let kept = try retention(portfolio, opened, named: name)
      let counts = health.counts.filter { $0.rows > 0 }.map { "\($0.rows) \($0.kind)" }.joined(separator: ", ")
      let summary =
        "\(name): \(counts.isEmpty ? "no records" : counts); \(Wording.count(health.scorecards, "card")), "
        + "\(Wording.count(health.decisions, "decision")) in an unbroken chain"
      if health.problems.isEmpty {
        return [Finding(state: .ok, text: summary)] + kept
          + health.remarks.map { Finding(state: .remark, text: "\(name): \($0)") }
      }
      let advice = "; put back the last copy that `assay records backup` wrote and import the records again"
      return health.problems.map { Finding(state: .damaged, text: "\(name): \($0)\(advice)") }
        + health.remarks.map { Finding(state: .remark, text: "\(name): \($0)") }
    } catch {
      return [Finding(state: .damaged, text: CommandError.wrapping(error).message)]
    }
  }

  /// What was removed, what is to be, and who was removed and is still named.
  private func retention(_ portfolio: Portfolio, _ ledger: Ledger, named name: String) throws -> [Finding] {
    var findings: [Finding] = []
    let erasures = try ledger.erasures()
    if !erasures.isEmpty {
      findings.append(
        Finding(
          state: .ok,
          text: "\(name): \(Wording.count(erasures.count, "removal")) of people's data on record, with "
            + "\(Wording.count(try ledger.keptTotals().count, "total")) of hours and money kept"))
    }
    for contractor in portfolio.contractors {
      guard let erasure = try ledger.forgotten(contractor.id) else { continue }
      findings.append(
        Finding(
          state: .remark,
          text: "\(name): the data of \(contractor.id) was removed on \(CivilDate(utc: erasure.at)), and the portfolio "
            + "still names them"))
    }
    // A policy that cannot be read is told above.
    if let policy = readablePolicy(portfolio),
      let overdue = try Retention.sentence(ledger, policy: policy, now: try self.portfolio.instant())
    {
      findings.append(Finding(state: .remark, text: "\(name): \(overdue)"))
    }
    return findings
  }

  private func readablePolicy(_ portfolio: Portfolio) -> JudgementPolicy? {
    do {
      return try PolicyFile.read(portfolio.policyPath).judgement
    } catch {
      return nil
    }
  }

  private func records(_ portfolio: Portfolio) -> [Finding] {
    portfolio.records.map { source in
      check("records \(source.kind) \(source.files)") {
        let files = try RecordFiles.matching(source.files)
        guard !files.isEmpty else { throw CommandError.usage("no such file") }
        for file in files {
          let sink = ImportSink(roster: Roster(contractors: [])) { _ in .kept }
          try ImporterRegistry.read(
            try RecordFiles.source(file), kind: source.kind,
            options: ImportOptions(source: source, portfolio: portfolio), into: sink)
        }
      }
    }
  }

  private func check(_ name: String, _ body: () throws -> Void) -> Finding {
    do {
      try body()
      return Finding(state: .ok, text: name)
    } catch {
      return Finding(state: .wrong, text: "\(name): \(CommandError.wrapping(error).message)")
    }
  }
}
