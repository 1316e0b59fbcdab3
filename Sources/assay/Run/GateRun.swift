import Analysis
import Findings
import Foundation
import Gate
import Git
import Hiring
import History
import Judgement
import Reporting
import RuleEngine
import SourceText

/// What a gate is asked to judge, as the user named it.
struct GateEnds {
  var base: String?
  var head: String?
  var isStaged = false
  var isWorktree = false
  /// The file of accepted findings; nil for the policy's own.
  var baseline: String?
  /// What to do about a shallow clone, where that is known.
  var fullClone: String?
  /// How the ends were found where the user did not name them.
  var notes: [String] = []
}

/// One judging of one change, from the options to what every format renders.
struct GateRun {
  var repository: String
  /// How every handle on the repository is opened.
  var opening: Repository.OpenOptions
  /// Nil where there is no commit yet that the change goes into: then everything is new.
  var base: ObjectID?
  var head: ChangeHead
  /// Annotated tags that come with the change.
  var tags: [ObjectID] = []
  var settings: GateSettings
  var analysis: AnalysisOptions
  /// Today by UTC.
  var day: CivilDate
  /// What to do about a shallow clone, where that is known.
  var fullClone: String?
}

extension GateRun {
  init(
    _ repository: String, _ change: GateEnds, _ analysis: AnalysisOptions, _ portfolio: PortfolioOptions
  ) throws {
    var opening = Repository.OpenOptions(trustedOwners: analysis.trustOwner)
    let opened = try Repository(opening: repository, options: opening)
    let base: ObjectID?
    let head: ChangeHead
    if change.isStaged {
      (base, head) = (try opened.head().commit, .staged())
    } else if change.isWorktree {
      let files = try WorktreeFiles.read(repository, options: opening)
      opening.unstored = files.unstored
      (base, head) = (try opened.head().commit, .worktree(files))
    } else {
      guard let named = change.base else {
        throw CommandError.usage(
          "name the revision that the change is to go into with --base REV, or use --staged or --worktree")
      }
      (base, head) = (try opened.resolve(named), .commit(try opened.resolve(change.head ?? "HEAD")))
    }
    var settings = try GateSettings.read(
      repository: repository, opening: opening, base: base, analysis: analysis, portfolio: portfolio,
      baseline: change.baseline)
    settings.notes = change.notes + settings.notes
    self.init(
      repository: repository, opening: opening, base: base, head: head, settings: settings, analysis: analysis,
      day: CivilDate(utc: try portfolio.instant()), fullClone: change.fullClone)
  }

  /// - Throws: only for what makes judging impossible from the start; a gap found on the way is in the report.
  func document() async throws -> GateDocument {
    let reading = try await reading()
    var report = Gate.judge(
      reading.change, policy: settings.policy, baseline: settings.baseline, coverage: reading.coverage,
      day: day.description)
    let columns = try columns(of: report.findings, among: reading.files)
    try conceal(&report)
    var headID: String?
    if case .commit(let id) = head { headID = id.hex }
    var document = GateDocument(
      tool: ScanReport.Tool(
        name: "assay", version: Assay.version, model: JudgementModel.version, rulesDigest: settings.rules.digest.hex),
      report: report, repository: repository, base: base?.hex ?? GateDocument.nothing, head: headID,
      mergeBase: reading.mergeBase?.hex ?? GateDocument.nothing, policyDigest: settings.digest.hex,
      policySource: settings.source, isShallow: reading.isShallow, notes: settings.notes)
    document.columns = columns
    if reading.isShallow {
      document.notes.append(
        "The clone is shallow: what looks back over the history before the change may be unknown; "
          + (fullClone ?? "`git fetch --unshallow` fetches all of it") + ".")
    }
    return document
  }

  /// Where findings stand in their lines as editors and forges count, which is by UTF-16 units.
  private func columns(
    of findings: [Finding], among files: [TreeFile]
  ) throws -> [String: (start: Int, end: Int)] {
    let repository = try Repository(opening: repository, options: opening)
    let found = Dictionary(grouping: findings.filter(\.inHead), by: \.path)
    let blobs = Dictionary(
      files.filter { $0.mode.isFile && found[$0.path] != nil }.map { ($0.path, $0.blob) },
      uniquingKeysWith: { first, _ in first })
    var columns: [String: (start: Int, end: Int)] = [:]
    for (path, findings) in found {
      guard let blob = blobs[path] else { continue }
      let bytes = try repository.blob(blob)
      let lines = LineIndex(bytes)
      func units(_ position: TextPosition) -> Int {
        guard (1...lines.lineCount).contains(position.line) else { return 1 }
        let line = lines.byteRange(ofLine: position.line)
        let before = bytes[line.lowerBound..<min(line.upperBound, line.lowerBound + position.column - 1)]
        return String(decoding: before, as: UTF8.self).utf16.count + 1
      }
      for finding in findings {
        columns[finding.fingerprint.hex] = (units(finding.range.start), units(finding.range.end))
      }
    }
    return columns
  }

  /// What is told where nothing could be judged.
  static func unjudged(_ repository: String, _ ends: GateEnds, reason: String) -> GateDocument {
    GateDocument(
      tool: ScanReport.Tool(name: "assay", version: Assay.version, model: JudgementModel.version, rulesDigest: ""),
      report: .unjudged(reason), repository: repository, base: ends.base ?? "HEAD", head: nil, mergeBase: "",
      policyDigest: "", policySource: nil, isShallow: ends.fullClone != nil, notes: ends.notes)
  }

  func reading() async throws -> GateReading {
    try await GateReading.read(
      base: base, head: head, tags: tags,
      from: GateReading.Source(
        path: repository, options: opening, rules: settings.rules, credentials: settings.credentials, key: .unkeyed,
        identities: settings.identities, people: settings.people, policy: settings.policy,
        clones: settings.judgement.clones, jobs: analysis.jobs,
        latest: Int64(day.daysSince1970 + 1) * 86_400 - 1))
  }

  /// Paths, names and reasons are the repository's words and may hold a secret.
  private func conceal(_ report: inout GateReport) throws {
    var paths = try ConcealedPaths(settings.rules)
    try paths.conceal(in: &report.findings, &report.coverage)
    for index in report.conditions.indices {
      for place in report.conditions[index].places.indices {
        if let path = report.conditions[index].places[place].path {
          report.conditions[index].places[place].path = try paths.shown(path)
        }
        report.conditions[index].places[place].text = try paths.shown(report.conditions[index].places[place].text)
      }
      report.conditions[index].message = try paths.shown(report.conditions[index].message)
    }
    for index in report.accepted.indices {
      report.accepted[index].finding.path = try paths.shown(report.accepted[index].finding.path)
      guard case .suppression(var comment) = report.accepted[index].reason else { continue }
      (comment.path, comment.reason) = (try paths.shown(comment.path), try paths.shown(comment.reason))
      report.accepted[index].reason = .suppression(comment)
    }
    for index in report.suppressions.indices {
      report.suppressions[index].suppression.path = try paths.shown(report.suppressions[index].suppression.path)
      report.suppressions[index].suppression.reason = try paths.shown(report.suppressions[index].suppression.reason)
    }
  }
}
