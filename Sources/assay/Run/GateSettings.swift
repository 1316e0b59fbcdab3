import Analysis
import Findings
import Foundation
import Gate
import Git
import Hiring
import History
import Judgement
import RuleEngine
import SourceText

/// What a gate judges by: the policy, the baseline, the rules and who people are. All of it comes from files outside the
/// judged repository or from its base; whoever is judged writes the head.
struct GateSettings {
  var policy: GatePolicy
  var judgement: JudgementPolicy
  var baseline: Baseline
  var rules: RuleSet
  /// Those of `rules` that find credentials.
  var credentials: RuleSet
  var identities: IdentityMap
  var people: GatePeople?
  /// Of the policy's and the baseline's bytes.
  var digest: ContentDigest
  /// Where the policy came from; nil for the shipped one.
  var source: String?
  var notes: [String] = []

  /// Where a repository keeps its policy and baseline, read at the base.
  static let policyPath = ".assay/policy.yml"
  static let baselinePath = ".assay/baseline.yml"

  /// - Parameters:
  ///   - base: the commit whose policy and baseline count where the owner names none; nil where there is none.
  ///   - worktree: where the judged files are, if the repository does not say, as a submodule's git folder.
  static func read(
    repository path: String, opening: Repository.OpenOptions, base: ObjectID?, analysis: AnalysisOptions,
    portfolio options: PortfolioOptions, baseline named: String?, worktree: String? = nil
  ) throws -> GateSettings {
    let repository = try Repository(opening: path, options: opening)
    let trusted = TrustedFiles(path, worktree: repository.workingDirectory ?? worktree)
    var notes: [String] = []
    for folder in analysis.rules { try trusted.check(folder, option: "--rules") }
    let portfolio = try portfolio(options, trusted, &notes)
    let tree = try base.map { id throws(GitError) in try repository.commit(id).tree }
    let baseName = base?.short ?? ""
    func atBase(_ file: String) throws -> [UInt8]? {
      guard let tree, let entry = try repository.entries(at: [RepositoryPath(file)], ofTree: tree)[0] else {
        return nil
      }
      guard entry.mode.isFile else {
        throw CommandError.cannotJudge(
          "\(file) at the base is no file, so nobody can say by what to judge; make it one")
      }
      return try repository.blob(entry.id, limit: 1 << 20)
    }
    var policyFile: (bytes: [UInt8], name: String, folder: String?)?
    if let named = analysis.policy {
      try trusted.check(named, option: "--policy")
      policyFile = (try RecordFiles.read(named), named, Self.folder(of: named))
    } else if let named = portfolio?.policyPath {
      policyFile = (try RecordFiles.read(named), named, Self.folder(of: named))
    } else if let bytes = try atBase(policyPath) {
      policyFile = (bytes, "\(baseName):\(policyPath)", nil)
    }
    var read = PolicyFile(judgement: JudgementPolicy(), rules: nil)
    if let policyFile { read = try PolicyFile.read(policyFile.bytes, named: policyFile.name) }
    let gate = try read.gate.map { try GatePolicy($0) } ?? GatePolicy()
    var baselineFile: (bytes: [UInt8], name: String)?
    if let named {
      try trusted.check(named, option: "--baseline")
      baselineFile = (try RecordFiles.read(named), named)
    } else if let name = gate.baseline, let folder = policyFile?.folder {
      let file = name.hasPrefix("/") ? name : folder + "/" + name
      try trusted.check(file, option: "the policy's `baseline`")
      baselineFile = (try RecordFiles.read(file), file)
    } else if let bytes = try atBase(gate.baseline.map { ".assay/" + $0 } ?? baselinePath) {
      baselineFile = (bytes, "\(baseName):\(baselinePath)")
    }
    let baseline = try baselineFile.map { try Baseline(yaml: $0.bytes, file: $0.name) } ?? Baseline()
    let rules = try PolicyFile.rules(analysis, policy: read)
    return try GateSettings(
      policy: gate, judgement: read.judgement, baseline: baseline, rules: rules,
      credentials: try RuleDatabaseFile.credentials(of: rules, isCached: !analysis.noCache),
      identities: IdentityMap(
        confirmed: Dictionary(
          uniqueKeysWithValues: (portfolio?.contractors ?? []).map { ($0.id, $0.identities) }),
        bots: read.judgement.bots, assistants: read.judgement.assistants),
      people: nil, digest: ContentDigest(of: (policyFile?.bytes ?? []) + [0] + (baselineFile?.bytes ?? [])),
      source: policyFile?.name, notes: notes
    ).knowing(portfolio, path, opening, base: base, options: options)
  }

  private func knowing(
    _ portfolio: Portfolio?, _ path: String, _ opening: Repository.OpenOptions, base: ObjectID?,
    options: PortfolioOptions
  ) throws -> GateSettings {
    guard let portfolio else { return self }
    var settings = self
    let place = try PortfolioPlace(of: path, opening, base: base, among: portfolio.repositories)
    if let note = place.note(of: path) { settings.notes.append(note) }
    let named = place.repository
    let day = CivilDate(utc: try options.instant())
    var standings: [String: GatePeople.Standing] = [:]
    for contractor in portfolio.contractors {
      let running = contractor.engagements.filter { engagement in
        (engagement.repositories.isEmpty || named.map { engagement.repositories.contains($0.id) } ?? true)
          && engagement.started <= day && engagement.ended.map { day <= $0 } ?? true
          && !engagement.pauses.contains { $0.from <= day && $0.to.map { day <= $0 } ?? true }
      }
      standings[contractor.id] = GatePeople.Standing(
        isActive: !running.isEmpty, isBounded: !running.contains { $0.scope == .core })
    }
    settings.people = GatePeople(standings: standings, core: place.core)
    return settings
  }

  private static func portfolio(
    _ options: PortfolioOptions, _ trusted: TrustedFiles, _ notes: inout [String]
  ) throws -> Portfolio? {
    if let named = options.portfolio {
      try trusted.check(named, option: "--portfolio")
      return try PortfolioFile.read(named)
    }
    // One that the change brings must not hide the owner's further up.
    var inside: [String] = []
    let found = options.found { file in
      guard trusted.isInside(file) else { return false }
      inside.append(file)
      return true
    }
    for file in inside {
      notes.append("\(file) lies in the judged repository, so it was not used; name yours with --portfolio FILE.")
    }
    return try found.map { try PortfolioFile.read($0) }
  }

  private static func folder(of file: String) -> String {
    URL(filePath: file).absoluteURL.deletingLastPathComponent().path
  }
}

/// Tells files of the owner from files of whoever is judged.
struct TrustedFiles {
  private let path: String
  /// The real path of the folder with the files; nil for a bare repository.
  private let worktree: String?

  init(_ path: String, worktree: String?) {
    self.path = path
    self.worktree = worktree.map { URL(filePath: $0).resolvingSymlinksInPath().path }
  }

  /// - Throws: where a file lies among those that are judged.
  func check(_ file: String, option: String) throws {
    guard isInside(file) else { return }
    throw CommandError.usage(
      "\(option) \(file): lies in the judged repository, where whoever is judged can change it; keep it elsewhere, or "
        + "commit it as \(GateSettings.policyPath) or \(GateSettings.baselinePath), which are read at the base")
  }

  func isInside(_ file: String) -> Bool {
    guard let worktree else { return false }
    let real = URL(filePath: file).absoluteURL.resolvingSymlinksInPath().path
    return real == worktree || real.hasPrefix(worktree + "/")
  }
}
