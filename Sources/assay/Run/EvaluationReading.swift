import Analysis
import Findings
import Foundation
import Git
import Hiring
import History
import Judgement
import RuleEngine
import SourceText

/// Reads an applicant's repository, and judges it by the owner's policy and nothing else: no portfolio and no ledger is
/// needed, and nothing that lies in the repository has a say.
struct EvaluationReading {
  /// As the user named it.
  var path: String
  var rev: String
  var authors: [String]
  var policy: PolicyFile
  var analysis: AnalysisOptions
  var now: Date
  /// What the user should know of how it was read, sentences.
  private(set) var notes: [String] = []

  init(
    _ path: String, rev: String, authors: [String], portfolio options: PortfolioOptions, analysis: AnalysisOptions
  ) throws {
    self.path = path
    self.rev = rev
    self.authors = authors
    self.analysis = analysis
    now = try options.instant()
    let worktree = try Repository(opening: path, options: .init(trustedOwners: analysis.trustOwner)).workingDirectory
    policy = try Self.policy(options, analysis, TrustedFiles(path, worktree: worktree), &notes)
  }

  /// The policy that the user named, or that of a portfolio here or above; never one that came with the repository.
  private static func policy(
    _ options: PortfolioOptions, _ analysis: AnalysisOptions, _ trusted: TrustedFiles, _ notes: inout [String]
  ) throws -> PolicyFile {
    for (option, file) in [("--policy", analysis.policy), ("--portfolio", options.portfolio)] {
      guard let file, trusted.isInside(file) else { continue }
      throw CommandError.usage(
        "\(option) \(file): lies in the applicant's repository, so they can have written it; keep yours elsewhere")
    }
    if let named = analysis.policy { return try PolicyFile.read(named) }
    var inside: [String] = []
    let found = options.found { file in
      guard trusted.isInside(file) else { return false }
      inside.append(file)
      return true
    }
    for file in inside {
      notes.append("\(file) lies in the applicant's repository, so it was not used; name yours with --portfolio FILE.")
    }
    guard let found else { return try PolicyFile.read(nil) }
    let path = try PortfolioFile.read(found).policyPath
    if let path, trusted.isInside(path) {
      throw CommandError.usage(
        "\(found): its policy \(path) lies in the applicant's repository, so they can have written it; keep it elsewhere"
      )
    }
    return try PolicyFile.read(path)
  }

  /// - Throws: `CommandError` for a choice of authors that is none, `GitError` or `HistoryError` for what cannot be read,
  ///   `EvaluationError` where nothing of the applicant's is there.
  func evaluation() async throws -> Evaluation {
    let options = Repository.OpenOptions(trustedOwners: analysis.trustOwner)
    var names = try ConcealedPaths(analysis)
    let author = try chosenAuthor(options, &names)
    let judgement = policy.judgement
    let identities = IdentityMap(
      confirmed: [SampleAuthor.id: author.addresses], bots: judgement.bots, assistants: judgement.assistants)
    let rules = try PolicyFile.rules(analysis, policy: policy)
    let reader = HistoryReader(
      path: path, options: options, id: Self.name(of: path), mainline: rev == "HEAD" ? nil : rev,
      identities: identities, rules: rules, key: .unkeyed, jobs: analysis.jobs, clones: judgement.clones)
    let history = try await reader.read(until: Int64(now.timeIntervalSince1970))
    let input = try input(of: author, in: history, identities, options, rules)
    var evaluation = try EvaluationJudgement.evaluation(input, policy: judgement)
    try names.conceal(in: &evaluation)
    return evaluation
  }

  private func chosenAuthor(
    _ options: Repository.OpenOptions, _ names: inout ConcealedPaths
  ) throws -> SampleAuthor {
    let repository = try Repository(opening: path, options: options)
    if repository.isShallow {
      throw CommandError.cannotJudge(
        "\(path): the history is shallow, so most of what the applicant did is not in it and nobody can be judged; ask "
          + "them for all of it, as `git clone` without --depth or `git bundle create all.bundle --all` gives it, or "
          + "fetch it with `git fetch --unshallow`")
    }
    if rev == "HEAD", case .unborn(let branch) = try repository.head() {
      throw CommandError.cannotJudge("\(path): branch \(branch) has no commit yet, so there is nothing to judge")
    }
    let nobody = IdentityMap(
      confirmed: [:], bots: policy.judgement.bots, assistants: policy.judgement.assistants)
    let people = try PeopleReport.read(from: repository, head: repository.resolve(rev), identities: nobody)
    do {
      return try ApplicantChoice(people, identities: nobody).applicant(named: authors)
    } catch {
      throw try AuthorChoiceWords.error(error, path: path, &names)
    }
  }

  private func input(
    of author: SampleAuthor, in history: RepositoryHistory, _ identities: IdentityMap,
    _ options: Repository.OpenOptions, _ rules: RuleSet
  ) throws -> EvaluationInput {
    let repository = try Repository(opening: path, options: options)
    return EvaluationInput(
      path: path, history: history, applicant: author,
      people: try PeopleReport.read(from: repository, head: history.head, identities: identities),
      notices: try Self.notices(in: history, repository), readmeHosts: try Self.hosts(in: history, repository),
      unreadBranches: try Self.unreadBranches(beside: history, repository), generatedAt: now,
      toolVersion: Assay.version, rulesDigest: rules.digest.hex)
  }

  /// Of the files with lines of the applicant's, and of the repository's own licence. Reads each once.
  private static func notices(
    in history: RepositoryHistory, _ repository: borrowing Repository
  ) throws -> [CopyrightNotice] {
    let own = Set(
      history.changes.lazy.filter { $0.author.standing == .confirmed }.map(\.index))
    let paths = Set(history.ownership.lazy.filter { $0.runs.contains { own.contains($0.origin) } }.map(\.path))
    var notices: [CopyrightNotice] = []
    for file in history.files where paths.contains(file.path) || isLicence(file.path) {
      notices += CopyrightNotice.notices(in: try repository.blob(file.blob), of: file.path)
    }
    return notices
  }

  private static func isLicence(_ path: RepositoryPath) -> Bool {
    let name = path.lossyString.lowercased()
    return ["licen", "copying", "notice", "copyright"].contains(where: name.hasPrefix) && !name.contains("/")
  }

  private static func hosts(in history: RepositoryHistory, _ repository: borrowing Repository) throws -> [String] {
    let readmes = history.files.filter {
      let name = $0.path.lossyString.lowercased()
      return name.hasPrefix("readme") && !name.contains("/")
    }
    guard let readme = readmes.first else { return [] }
    return LinkedHosts.hosts(in: try repository.blob(readme.blob))
  }

  private static func unreadBranches(
    beside history: RepositoryHistory, _ repository: borrowing Repository
  ) throws -> [String] {
    let read = Set(history.changes.lazy.map(\.commit))
    return try repository.references().filter { reference in
      guard reference.nameText.hasPrefix("refs/heads/") || reference.nameText.hasPrefix("refs/remotes/") else {
        return false
      }
      return reference.shortName != history.mainline && reference.commit.map { !read.contains($0) } ?? false
    }.map(\.shortName)
  }

  /// The repository's name, for rows of evidence: its folder's.
  private static func name(of path: String) -> String {
    let folder = URL(filePath: path).standardizedFileURL
    let name =
      folder.lastPathComponent == ".git"
      ? folder.deletingLastPathComponent().lastPathComponent : folder.lastPathComponent
    return name.hasSuffix(".git") ? String(name.dropLast(4)) : name
  }
}
