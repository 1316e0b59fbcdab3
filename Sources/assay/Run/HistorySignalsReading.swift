import Findings
import Foundation
import Git
import Hiring
import History
import Judgement
import Metrics
import Reporting
import SourceText

/// Reads what a history says about people and files: `assay history --what people`, `coupling` and `hotspots`.
enum HistorySignalsReading {
  /// - Parameters:
  ///   - rev: a branch, tag or commit; `HEAD` for the repository's own.
  ///   - since, until: the window by the committers' clocks, seconds since 1970, both in it; nil leaves it open.
  static func read(
    _ path: String, rev: String, since: Int64?, until: Int64?, portfolio options: PortfolioOptions,
    analysis: AnalysisOptions
  ) async throws -> HistorySignalsReport {
    let portfolio = try options.found().map { try PortfolioFile.read($0) }
    let policy = try PolicyFile.read(analysis.policy ?? portfolio?.policyPath)
    let judgement = policy.judgement
    let confirmed = Dictionary(
      uniqueKeysWithValues: (portfolio?.contractors ?? []).map { ($0.id, $0.identities) })
    let reader = HistoryReader(
      path: path, options: Repository.OpenOptions(trustedOwners: analysis.trustOwner), id: path,
      mainline: rev == "HEAD" ? nil : rev,
      identities: IdentityMap(confirmed: confirmed, bots: judgement.bots, assistants: judgement.assistants),
      rules: try PolicyFile.rules(analysis, policy: policy), key: .unkeyed, jobs: analysis.jobs,
      clones: judgement.clones)
    let now = Int64(try options.instant().timeIntervalSince1970)
    let history = try await reader.read(until: now)
    let end = until.map { $0 == .max ? $0 : $0 + 1 } ?? now
    let signals = HistorySignals(
      history,
      settings: HistorySignals.Settings(
        recognition: judgement.fixRecognition, vagueWords: judgement.vagueWords,
        leastWords: JudgementPolicy.leastMessageWords, largeLines: judgement.largeChangeLines,
        reworkDays: [judgement.shortReworkDays, judgement.reworkDays], fixDays: judgement.survivalDays,
        islandShare: judgement.islandShare, halfLifeDays: judgement.knowledgeHalfLifeDays, from: since ?? .min,
        until: min(end, now)))
    return HistorySignalsReport(
      path: path, head: history.head.hex, rev: rev, since: since, until: until, signals: signals,
      reworkDays: [judgement.shortReworkDays, judgement.reworkDays], commits: history.changes.map(\.commit.hex),
      warnings: history.warnings, coverage: history.coverage)
  }
}
