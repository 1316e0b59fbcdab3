internal import Findings
internal import History
internal import SourceText

/// What is in the repository and was left out, is somebody else's, or was only read and never run.
enum ContentClaims {
  /// How many rows a list of files has.
  private static let mostFiles = 5

  static func leftOut(_ context: EvaluationContext) -> UncheckedClaim? {
    let lines = context.leftOut.reduce(0) { $0 + $1.lines }
    let files = context.leftOut.reduce(0) { $0 + $1.files }
    let share = Double(lines) / Double(max(1, lines + context.countedLines))
    guard files > 0, share >= context.policy.evaluation.leftOutShare else { return nil }
    let kinds = context.leftOut.map {
      "\(Words.count($0.files, "\($0.kind.word) file")) (\(Words.count($0.lines, "line")))"
    }
    var largest: [(lines: Int, row: Evidence)] = []
    for change in context.authored {
      for file in change.files where !file.isCounted && !file.isBinary && file.status != .deleted && file.added > 0 {
        largest.append(
          (
            file.added,
            context.row(
              change, "\(Words.count(file.added, "line")), taken for \(file.kind.word)", path: file.path.lossyString)
          ))
      }
    }
    let rows = largest.enumerated().sorted { ($1.element.lines, $0.offset) < ($0.element.lines, $1.offset) }
    return UncheckedClaim(
      .leftOut,
      "What is in \(Words.percent(share)) of the lines they added, which count towards nobody: \(Words.list(kinds)). "
        + "Copied libraries and frameworks are in it, and own work in such a place would be too.",
      ask: "Look through the largest of these files: is any of it their own work?",
      evidence: rows.prefix(mostFiles).map(\.element.row))
  }

  static func foreignNotices(_ context: EvaluationContext) -> UncheckedClaim? {
    let foreign = context.input.notices.filter { !$0.names(context.input.applicant) }
    let code = Set(
      context.history.files.lazy.filter { $0.measure.kind == .source || $0.measure.kind == .test }.map(\.path))
    // Of code only what they have lines in; a licence speaks for all of it.
    let theirs = foreign.filter { context.livesIn[$0.path] != nil || !code.contains($0.path) }
    guard !theirs.isEmpty else { return nil }
    var holders: [String: Int] = [:]
    for notice in theirs { holders[notice.holder, default: 0] += 1 }
    let named = holders.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let paths = Set(theirs.map(\.path))
    let files = paths.count
    let shared = paths.count { context.livesIn[$0] != nil }
    return UncheckedClaim(
      .foreignNotices,
      "Who has the rights in \(Words.count(files, "file")): \(files == 1 ? "it names" : "they name") "
        + "\(IdentityClaims.listed(named)) as author or holder, and \(shared) of them "
        + "\(shared == 1 ? "has" : "have") lines of the applicant's.",
      ask: "Ask where that comes from and under which licence it may be used.",
      evidence: Evidence.limited(theirs.map { context.row($0.path, $0.line, $0.holder) }))
  }

  static func otherBranches(_ context: EvaluationContext) -> UncheckedClaim? {
    let branches = context.input.unreadBranches
    guard !branches.isEmpty else { return nil }
    return UncheckedClaim(
      .otherBranches,
      "What stands on \(Words.count(branches.count, "other branch", "other branches")) "
        + "(\(IdentityClaims.listed(branches))): only \(context.history.mainline) was read.",
      ask: "Run this again with --rev and the branch if their work is there.")
  }

  static func testsNotRun(_ context: EvaluationContext) -> UncheckedClaim? {
    let tests = context.history.files.filter { $0.measure.kind == .test && $0.measure.isProgram }
    guard !tests.isEmpty else { return nil }
    let own = tests.filter { context.livesIn[$0.path] != nil }
    let rows = own.sorted { (context.livesIn[$1.path] ?? 0, $0.path) < (context.livesIn[$0.path] ?? 0, $1.path) }
    return UncheckedClaim(
      .testsNotRun,
      "That the tests pass and test anything: \(Words.count(tests.count, "test file is", "test files are")) there, "
        + "\(own.count) with lines of theirs, and none was run. Nothing of a judged repository ever is.",
      ask: "Let them run the tests in front of you on a fresh copy, then break one line and see which test notices.",
      evidence: rows.prefix(mostFiles).map {
        context.row($0.path, 1, Words.count(context.livesIn[$0.path] ?? 0, "line of theirs", "lines of theirs"))
      })
  }

  static func buildNotRun(_ context: EvaluationContext) -> UncheckedClaim? {
    let source = context.history.files.contains { $0.measure.kind == .source }
    guard source else { return nil }
    let setup = met("a way to set it up", context)
    let checks = met("automated checks", context)
    let text =
      setup.isEmpty
      ? "That it builds and starts: nothing in it says how, and nothing was tried."
      : "That it builds and starts from \(IdentityClaims.listed(setup.map(\.lossyString))): it was read and not built."
    return UncheckedClaim(
      .buildNotRun,
      text
        + (checks.isEmpty
          ? "" : " What its automated checks said when they ran is not in the repository."),
      ask: "Let them set it up on a clean machine from the README alone, while you look on.",
      evidence: (setup + checks).prefix(mostFiles).map { context.row($0, 1, "read, not run") })
  }

  static func deploymentNotRun(_ context: EvaluationContext) -> UncheckedClaim? {
    let files = context.history.files.map(\.path).filter { isDeployment($0) }
    guard !files.isEmpty else { return nil }
    return UncheckedClaim(
      .deploymentNotRun,
      "That it can be deployed: \(IdentityClaims.listed(files.map(\.lossyString))) \(files.count == 1 ? "says" : "say") "
        + "how, and nothing was deployed.",
      ask: "Ask for one deployment to a place of yours, and who owns the accounts it needs.",
      evidence: files.prefix(mostFiles).map { context.row($0, 1, "read, not run") })
  }

  static func liveProduct(_ context: EvaluationContext) -> UncheckedClaim? {
    let hosts = context.input.readmeHosts
    return UncheckedClaim(
      .liveProduct,
      hosts.isEmpty
        ? "That it works for a user: nothing was run, and its README names no place where it could be seen."
        : "That what runs at \(Words.list(hosts)), to which the README links, works, and is this code: no address was "
          + "opened.",
      ask:
        "Let them show it running and change one word on the page from this code, so that you see that it is the same.")
  }

  private static func met(_ need: String, _ context: EvaluationContext) -> [RepositoryPath] {
    guard let need = HandoverNeed.all.first(where: { $0.name == need }) else { return [] }
    return context.history.files.filter { $0.measure.kind != .vendored }.map(\.path)
      .filter { need.isMet(by: $0.lossyString) }
  }

  private static func isDeployment(_ path: RepositoryPath) -> Bool {
    let whole = path.lossyString.lowercased()
    let name = String(decoding: path.name, as: UTF8.self).lowercased()
    if deployments.contains(name) || name.hasSuffix(".tf") || name.hasSuffix(".dockerfile") { return true }
    if ["k8s/", "kubernetes/", "helm/", "charts/"].contains(where: { whole.hasPrefix($0) || whole.contains("/" + $0) })
    {
      return true
    }
    return whole.hasPrefix(".github/workflows/") && ["deploy", "release", "publish"].contains(where: name.contains)
  }

  private static let deployments: Set<String> = [
    "dockerfile", "docker-compose.yml", "docker-compose.yaml", "compose.yml", "compose.yaml", "vercel.json",
    "netlify.toml", "fly.toml", "render.yaml", "procfile", "serverless.yml", "serverless.yaml", "wrangler.toml",
    "firebase.json", "app.yaml", "heroku.yml", "deploy.sh", "deploy.php", "capfile", "appspec.yml", "chart.yaml",
  ]
}

extension FileKind {
  /// As a sentence has it.
  package var word: String {
    switch self {
    case .source: "source"
    case .test: "test"
    case .generated: "generated"
    case .vendored: "copied library"
    case .minified: "minified"
    case .data: "data"
    case .binary: "binary"
    }
  }
}
