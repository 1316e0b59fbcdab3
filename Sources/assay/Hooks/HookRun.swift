import Foundation
import Git
import Hiring
import History
import Reporting
import SourceText

/// One run of a hook: what git is about to do, judged ref by ref. Every error is a verdict: nobody can say.
struct HookRun {
  var kind: HookKind
  /// What git gives it on the command line.
  var arguments: [String]
  var mainline: String?
  var baseline: String?
  var analysis: AnalysisOptions
  var portfolio: PortfolioOptions
  var environment: HookEnvironment
  /// What git writes to standard input, read when it is needed.
  var input: () throws -> [UInt8]

  /// One a ref, in git's order; what makes judging impossible from the start is one for all.
  func verdicts() async -> [HookVerdict] {
    do {
      var opening = Repository.OpenOptions(trustedOwners: analysis.trustOwner)
      // Of a server only: elsewhere whoever is judged sets the environment.
      if kind == .preReceive { opening.objectDirectories = try quarantine() }
      if !kind.readsRefUpdates { opening.indexFile = environment.indexFile }
      return kind.readsRefUpdates ? try await push(opening) : [try await commit(opening)]
    } catch {
      return [HookVerdict(ref: nil, how: "", document: unjudged(error))]
    }
  }

  private var repository: String { environment.repository ?? URL(filePath: ".").absoluteURL.standardized.path }

  /// What git keeps the pushed objects in, without the repository's own folder, which is read anyway.
  private func quarantine() throws -> [String] {
    let named = environment.objectDirectories
    guard !named.isEmpty else { return [] }
    let own = try Repository(opening: repository, options: .init(trustedOwners: analysis.trustOwner)).commonDirectory
    let objects = URL(filePath: own + "/objects").resolvingSymlinksInPath().path
    return named.filter { URL(filePath: $0).resolvingSymlinksInPath().path != objects }
  }

  // MARK: Commits

  /// The index against HEAD; of a merge with the commits it brings. A merge of the mainline into something else is judged
  /// as what it adds to the mainline, whose own content is nobody's here.
  private func commit(_ opening: Repository.OpenOptions) async throws -> HookVerdict {
    let repository = try Repository(opening: repository, options: opening)
    var base = try repository.head().commit
    var merging = kind == .preMergeCommit ? environment.mergedHeads : try Self.mergeHeads(repository)
    var how = base == nil ? "The first commit: all of it is new." : ""
    if let head = base, merging.count == 1,
      let mainline = try Mainline.ofRemote("origin", repository, named: mainline),
      try repository.mergeBase(merging[0], mainline.commit) == merging[0],
      try repository.mergeBase(head, mainline.commit) != head
    {
      (base, merging) = (merging[0], [head])
      how = "It brings what is new on \(mainline.name), so it is judged from there."
    }
    let settings = try settings(opening, policyAt: base)
    let document = try await run(opening, base: base, head: .staged(merging: merging), settings: settings).document()
    return HookVerdict(ref: nil, how: how, document: document)
  }

  /// The commits of a merge that stopped and is now committed by hand.
  private static func mergeHeads(_ repository: borrowing Repository) throws -> [ObjectID] {
    let file = repository.gitDirectory + "/MERGE_HEAD"
    guard FileManager.default.fileExists(atPath: file) else { return [] }
    return try String(decoding: RecordFiles.read(file), as: UTF8.self).split(separator: "\n").map { line in
      guard let id = ObjectID(hex: String(line)) else {
        throw CommandError.cannotJudge("\(file) names no commits; run `git merge --abort` and merge again")
      }
      return id
    }
  }

  // MARK: Pushes

  private func push(_ opening: Repository.OpenOptions) async throws -> [HookVerdict] {
    let repository = try Repository(opening: repository, options: opening)
    let remote = arguments.first ?? environment.frameworkPush?.remote ?? "origin"
    let updates = try updates(repository, remote: remote)
    let target =
      kind == .preReceive
      ? try Mainline.ofServer(repository, named: mainline)
      : try Mainline.ofRemote(remote, repository, named: mainline)
    // What a remote has is known here by what was fetched last.
    let prefix = kind == .preReceive ? "refs/" : "refs/remotes/\(remote)/"
    let known = try repository.references().filter { $0.nameText.hasPrefix(prefix) }.compactMap(\.commit)
    var settings: [ObjectID?: GateSettings] = [:]
    var judged: [RefPlan: GateDocument] = [:]
    var verdicts: [HookVerdict] = []
    var names = try ConcealedPaths(analysis)
    for update in updates {
      let shown = try names.shown(update.ref)
      do {
        guard shown == update.ref || update.new == nil else {
          throw CommandError.cannotJudge(
            "the name \(shown) holds a credential, which everybody sees who fetches; have it revoked, and take another name"
          )
        }
        if kind == .prePush, let old = update.old, !repository.contains(old) {
          throw CommandError.cannotJudge(
            "\(update.ref) of \(remote) stands at \(old.short), which is not here; run `git fetch` first")
        }
        let plan = try RefPlan.plan(update, in: repository, mainline: target, known: known)
        switch plan {
        case .nothing(let why): verdicts.append(HookVerdict(ref: shown, how: why, document: nil))
        case .judge(let judging):
          let key = RefPlan.judge(judging.anonymous)
          if judged[key] == nil {
            let read = try settings[judging.policyAt] ?? self.settings(opening, policyAt: judging.policyAt)
            settings[judging.policyAt] = read
            judged[key] = try await run(
              opening, base: judging.base, head: .commit(judging.head), tags: judging.tags, settings: read
            ).document()
          }
          verdicts.append(HookVerdict(ref: shown, how: judging.how, document: judged[key]))
        }
      } catch {
        verdicts.append(HookVerdict(ref: shown, how: "", document: unjudged(error)))
      }
    }
    return verdicts
  }

  private func updates(_ repository: borrowing Repository, remote: String) throws -> [RefUpdate] {
    let input = try input()
    if kind == .preReceive { return try RefUpdate.received(input) }
    guard input.isEmpty, let push = environment.frameworkPush else { return try RefUpdate.pushed(input) }
    guard let to = push.to ?? push.localRef else {
      throw CommandError.cannotJudge(
        "pre-commit says nothing of a push, neither in PRE_COMMIT_TO_REF nor in PRE_COMMIT_LOCAL_BRANCH; to judge by "
          + "hand, run `assay gate --base REV --head REV`")
    }
    return [
      RefUpdate(
        ref: push.remoteRef ?? to, old: try push.from.map { from throws(GitError) in try repository.resolve(from) },
        new: try repository.resolve(to))
    ]
  }

  // MARK: Judging

  private func settings(_ opening: Repository.OpenOptions, policyAt: ObjectID?) throws -> GateSettings {
    try GateSettings.read(
      repository: repository, opening: opening, base: policyAt, analysis: analysis, portfolio: portfolio,
      baseline: baseline,
      // git runs these at the top of the worktree, and a server's in the git folder.
      worktree: kind == .preReceive ? nil : FileManager.default.currentDirectoryPath)
  }

  private func run(
    _ opening: Repository.OpenOptions, base: ObjectID?, head: ChangeHead, tags: [ObjectID] = [], settings: GateSettings
  ) throws -> GateRun {
    GateRun(
      repository: repository, opening: opening, base: base, head: head, tags: tags, settings: settings,
      analysis: analysis, day: CivilDate(utc: try portfolio.instant()))
  }

  private func unjudged(_ error: any Error) -> GateDocument {
    GateRun.unjudged(repository, GateEnds(), reason: CommandError.wrapping(error).message)
  }
}

extension RefPlan.Judging {
  /// The same for every ref that asks it.
  fileprivate var anonymous: Self {
    var judging = self
    judging.how = ""
    return judging
  }
}
