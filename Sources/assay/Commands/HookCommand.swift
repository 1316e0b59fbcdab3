import ArgumentParser
import Foundation
import Git
import Reporting

/// `assay hook`: the gate as a hook of git.
struct HookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook", abstract: "Let git ask the gate before it commits, merges or accepts a push.",
    subcommands: [HookInstallCommand.self, HookStatusCommand.self, HookRemoveCommand.self, HookRunCommand.self])
}

/// Which hooks of which repository.
struct HookTarget: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Which hooks, \(HookKind.allCases.map(\.rawValue).joined(separator: ", ")), and the repository.",
      valueName: "kind|repo"))
  var words: [String] = []

  func validate() throws { _ = try named() }

  /// The kinds in the order named, and the repository; a folder that is called like a hook is written `./pre-push`.
  func named() throws -> (kinds: [HookKind], repository: String?) {
    var kinds: [HookKind] = []
    var repository: String?
    for word in words {
      if let kind = HookKind(rawValue: word) {
        if !kinds.contains(kind) { kinds.append(kind) }
        continue
      }
      guard FileManager.default.fileExists(atPath: word) else {
        throw ValidationError(
          Wording.unknown("hook or repository", word, among: HookKind.allCases.map(\.rawValue)))
      }
      guard repository == nil else { throw ValidationError("name one repository, not `\(word)` as well") }
      repository = word
    }
    return (kinds, repository)
  }
}

/// A repository whose hooks are looked after.
struct HookedRepository {
  var path: String
  var kinds: [HookKind]
  var folder: HookFolder
  var worktree: String?

  init(_ target: HookTarget, trustOwner: [String]) throws {
    let environment = HookEnvironment()
    let named = try target.named()
    path = named.repository ?? environment.repository ?? "."
    let repository = try Repository(opening: path, options: .init(trustedOwners: trustOwner))
    kinds = named.kinds.isEmpty ? HookKind.standard(isBare: repository.isBare) : named.kinds
    folder = try HookFolder(of: repository, environment)
    worktree = repository.workingDirectory
  }

  /// - Throws: where hooks there run in every repository and nobody said that it is meant.
  func checkNotShared(_ isMeant: Bool) throws {
    guard folder.isShared, !isMeant else { return }
    throw CommandError.usage(
      "\(folder.source) puts the hooks of all repositories into one folder, so this would be for every one of them; say "
        + "--all-repositories if you mean it, or give this one its own: git config core.hooksPath "
        + HookScript.quoted(folder.own))
  }
}

/// `assay hook install`.
struct HookInstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Install hooks; one that is there is kept and runs first.",
    discussion: """
      Without a kind: pre-receive in a bare repository, pre-commit, pre-merge-commit and pre-push in any other. Files that \
      are named here are the owner's: they must not lie in the repository that is judged.
      """)

  @OptionGroup var target: HookTarget

  @Option(name: .long, help: "The policy file. Default: the portfolio's, or the mainline's .assay/policy.yml.")
  var policy: String?

  @Option(name: .long, help: "The portfolio file.")
  var portfolio: String?

  @Option(name: .long, help: "The file of accepted findings.")
  var baseline: String?

  @Option(name: .long, help: "A folder of further rule packs.")
  var rules: [String] = []

  @Option(name: .long, help: "Trust the owner of this repository's folder although it is another user.")
  var trustOwner: [String] = []

  @Option(name: .long, help: "The branch that changes go into. Default: the one of HEAD.")
  var mainline: String?

  @Flag(name: .long, help: "Overwrite a hook of Assay's although somebody changed it.")
  var force = false

  @Flag(name: .long, help: "Install although the folder of hooks is that of all repositories.")
  var allRepositories = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    let repository = try HookedRepository(target, trustOwner: trustOwner)
    try repository.checkNotShared(allRepositories)
    let settings = try settings(repository)
    var lines: [String] = []
    do {
      for kind in repository.kinds {
        let site = HookSite(kind: kind, folder: try repository.folder.path(for: kind))
        let writer = try Self.writer(site) ?? OtherHookTool.owner(of: site.folder)
        let installing = HookInstalling(site: site, isForced: force)
        lines.append(OutputEscaping.terminal(try installing.install(HookScript(kind: kind, settings: settings))) + "\n")
        advise(site, writer, worktree: repository.worktree)
      }
    } catch {
      // Those before it are installed, and that is told.
      try Console.emit(lines.joined(), to: output)
      throw error
    }
    try Console.emit(lines.joined(), to: output)
  }

  private func advise(_ site: HookSite, _ writer: OtherHookTool?, worktree: String?) {
    if let writer { Console.note(writer.advice(site.kind), output) }
    guard writer != .husky, let worktree, site.folder.hasPrefix(worktree + "/"),
      !site.folder.hasPrefix(worktree + "/.git/")
    else { return }
    Console.note(
      "\(site.folder) is among the files that are committed: whoever commits can change the hook, and another branch "
        + "may have another one", output)
  }

  private static func writer(_ site: HookSite) throws -> OtherHookTool? {
    guard case .other(let bytes) = try site.occupant() else { return nil }
    return OtherHookTool.writer(of: bytes, in: site.folder)
  }

  /// The options with their paths made absolute, and everything they name read once: a policy that cannot be read is
  /// told now, and not at the next push.
  private func settings(_ repository: HookedRepository) throws -> HookSettings {
    func absolute(_ path: String) -> String { URL(filePath: path).absoluteURL.standardized.path }
    let program = try ProgramPath.absolute(
      called: CommandLine.arguments[0], searchPath: HookEnvironment().searchPath)
    if TrustedFiles(repository.path, worktree: repository.worktree).isInside(program) {
      Console.note("\(program) lies in the repository that it judges, where whoever commits can replace it", output)
    }
    let settings = HookSettings(
      program: program, policy: policy.map(absolute), portfolio: portfolio.map(absolute),
      baseline: baseline.map(absolute), rules: rules.map(absolute), trustOwner: trustOwner.map(absolute),
      mainline: mainline)
    guard policy != nil || portfolio != nil || baseline != nil || !rules.isEmpty else { return settings }
    var analysis = try AnalysisOptions.parse([])
    (analysis.policy, analysis.rules, analysis.trustOwner) = (settings.policy, settings.rules, settings.trustOwner)
    var named = try PortfolioOptions.parse([])
    named.portfolio = settings.portfolio
    _ = try GateSettings.read(
      repository: repository.path, opening: .init(trustedOwners: trustOwner), base: nil, analysis: analysis,
      portfolio: named, baseline: settings.baseline)
    return settings
  }
}

/// `assay hook remove`.
struct HookRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take Assay's hooks away and put back what was there before.")

  @OptionGroup var target: HookTarget

  @Option(name: .long, help: "Trust the owner of this repository's folder although it is another user.")
  var trustOwner: [String] = []

  @Flag(name: .long, help: "Remove a hook of Assay's although somebody changed it.")
  var force = false

  @Flag(name: .long, help: "Remove although the folder of hooks is that of all repositories.")
  var allRepositories = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    let repository = try HookedRepository(target, trustOwner: trustOwner)
    let isNamed = try !target.named().kinds.isEmpty
    var lines: [String] = []
    for kind in isNamed ? repository.kinds : HookKind.allCases {
      let path = try repository.folder.path(for: kind)
      var folders = [path]
      // What was installed before core.hooksPath was set is still there.
      if path != repository.folder.own { folders.append(repository.folder.own) }
      for folder in folders {
        let site = HookSite(kind: kind, folder: folder)
        if folder == path, repository.folder.isShared {
          guard try HookSite.exists(site.file) else { continue }
          try repository.checkNotShared(allRepositories)
        }
        if let line = try HookInstalling(site: site, isForced: force).remove() { lines.append(line) }
      }
    }
    if lines.isEmpty { lines.append("no hook of Assay's is installed here") }
    try Console.emit(lines.map { OutputEscaping.terminal($0) + "\n" }.joined(), to: output)
  }
}

/// `assay hook status`.
struct HookStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say of each hook whether it is installed and whether git will run it.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var target: HookTarget

  @Option(name: .long, help: "The form of the result: text or json.")
  var format: Format = .text

  @Option(name: .long, help: "Trust the owner of this repository's folder although it is another user.")
  var trustOwner: [String] = []

  @OptionGroup var output: OutputOptions

  func run() throws {
    let repository = try HookedRepository(target, trustOwner: trustOwner)
    let kinds = try target.named().kinds.isEmpty ? HookKind.allCases : repository.kinds
    let inspection = HookInspection(folder: repository.folder)
    let report = HookReport(
      repository: repository.path, folder: try repository.folder.path(for: repository.kinds[0]),
      source: repository.folder.source, hooks: try kinds.map { try inspection.status(of: $0) })
    switch format {
    case .json: try Console.emit(report.json, to: output)
    case .text:
      let style = TerminalStyle(width: Console.width(output), color: Console.colors(output))
      try Console.emit(report.text(style: style), to: output)
    }
  }
}
