import Foundation
import Git
import Hiring
import History
import Judgement
import Reporting
import SourceText

/// Reads whose lines a tree's are, and turns them into what `assay ownership` shows.
struct OwnershipReading {
  var ownership: LineOwnership
  var head: ObjectID
  /// The `.mailmap` of the revision; empty where there is none.
  var mailmap: [UInt8]
  var ignoredCommits: Int
  /// What makes git show another history, sentences.
  var warnings: [String]

  static func read(
    _ path: String, selection: OwnershipSelection, followsChanges: Bool, options: AnalysisOptions
  ) async throws -> OwnershipReading {
    let opening = Repository.OpenOptions(trustedOwners: options.trustOwner)
    let paths = try chosenPaths(selection)
    let (head, ignored, mailmap, warnings) = try settled(path, selection, opening)
    let ownership = try await LineOwnership.read(
      repository: path, options: .init(trustedOwners: options.trustOwner, verification: .sample()), revision: head,
      paths: paths,
      rules: LineOwnership.Rules(
        ignoresWhitespace: selection.ignoreWhitespace, ignored: ignored, followsChanges: followsChanges),
      jobs: options.jobs)
    let known = Set(ownership.commits.map(\.id))
    return OwnershipReading(
      ownership: ownership, head: head, mailmap: mailmap, ignoredCommits: ignored.intersection(known).count,
      warnings: warnings)
  }

  /// What has to be known before the history is read.
  private static func settled(
    _ path: String, _ selection: OwnershipSelection, _ opening: Repository.OpenOptions
  ) throws -> (head: ObjectID, ignored: Set<ObjectID>, mailmap: [UInt8], warnings: [String]) {
    let repository = try Repository(opening: path, options: opening)
    if selection.rev == "HEAD", case .unborn(let branch) = try repository.head() {
      throw CommandError.cannotJudge("\(path): branch \(branch) has no commit yet, so nobody owns a line")
    }
    let head = try repository.resolve(selection.rev)
    var ignored: Set<ObjectID> = []
    if let file = selection.ignoreRevs {
      ignored = try parsed(file) { try IgnoredRevisions.parse(RecordFiles.read(file)) }
    }
    if let rev = selection.ignoreRevsFrom {
      let base = try repository.resolve(rev)
      let place = "\(IgnoredRevisions.fileName) at \(rev)"
      guard let listed = try parsed(place, { try IgnoredRevisions.read(from: repository, at: base) }) else {
        throw CommandError.usage(
          "\(path) has no \(place); name a revision that has one, or a list of your own with --ignore-revs FILE")
      }
      ignored.formUnion(listed)
    }
    let tree = try repository.commit(head).tree
    var mailmap: [UInt8] = []
    if case .bytes(let bytes) = try MailmapFile.read(tree: tree, in: repository) { mailmap = bytes }
    return (head, ignored, mailmap, try repository.historyOverrides().sentence.map { [$0] } ?? [])
  }

  private static func parsed<R>(_ place: String, _ body: () throws -> R) throws -> R {
    do {
      return try body()
    } catch let error as IgnoredRevisions.Malformed {
      throw CommandError.usage("\(place), \(error)")
    }
  }

  private static func chosenPaths(_ selection: OwnershipSelection) throws -> Set<RepositoryPath>? {
    var paths = selection.paths.map { RepositoryPath($0) }
    if let file = selection.pathsFrom {
      paths += try RecordFiles.read(file).split(separator: UInt8(ascii: "\n")).map { RepositoryPath(bytes: Array($0)) }
      guard !paths.isEmpty else {
        throw CommandError.usage("\(file) lists no path; write one a line, or leave --paths-from out for all files")
      }
    }
    return paths.isEmpty ? nil : Set(paths)
  }

  /// - Parameters:
  ///   - policy: the policy file that the user named; nil for the portfolio's, or the shipped defaults.
  ///   - without: ids of people to take for gone.
  func report(
    portfolio options: PortfolioOptions, policy: String?, without: [String], named path: String, rev: String
  ) throws -> OwnershipReport {
    let portfolio = try options.found().map { try PortfolioFile.read($0) }
    let settings = try PolicyFile.read(policy ?? portfolio?.policyPath).judgement
    let confirmed = Dictionary(
      uniqueKeysWithValues: (portfolio?.contractors ?? []).map { ($0.id, $0.identities) })
    let identities = IdentityMap(confirmed: confirmed, bots: settings.bots, assistants: settings.assistants)
    let summary = OwnershipSummary(
      ownership, identities: identities.with(mailmap: mailmap),
      settings: OwnershipSummary.Settings(
        islandShare: settings.islandShare, halfLifeDays: settings.knowledgeHalfLifeDays,
        now: Int64(try options.instant().timeIntervalSince1970), without: Set(without)))
    // A contractor without a line of the tree is somebody all the same: nothing leaves with them.
    let contractors = (portfolio?.contractors ?? []).map(\.id)
    let known =
      summary.people.map(\.person.id)
      + contractors.filter { id in
        !summary.people.contains { $0.person.id == id }
      }
    for id in without where !known.contains(id) {
      throw CommandError.usage(Wording.unknown("person", id, among: known))
    }
    return OwnershipReport(
      path: path, head: head.hex, rev: rev,
      people: summary.people.map { share in
        OwnershipReport.Share(
          id: share.person.id, standing: share.person.standing.rawValue, lines: share.lines, share: share.share,
          soleOwnedLines: share.soleOwnedLines, files: share.files, isGone: without.contains(share.person.id))
      }, busFactor: summary.busFactor.factor, busFactorPeople: summary.busFactor.people.map(\.id),
      files: summary.files, lines: summary.lines, orphaned: summary.orphaned, filesRead: ownership.files.count,
      binaryFiles: summary.binaryFiles,
      skipped: ownership.skipped,
      ignoredCommits: ignoredCommits, warnings: warnings,
      leaving: summary.leaving.map {
        OwnershipReport.Leaving(
          people: without, busFactorBefore: $0.busFactor.factor, orphanedBefore: $0.orphanedBefore, files: $0.files)
      })
  }
}
