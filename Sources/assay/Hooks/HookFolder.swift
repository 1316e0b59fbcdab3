import Foundation
import Git

/// Where git looks for the hooks of a repository.
struct HookFolder {
  /// The repository's own, a real path; linked worktrees share it.
  let own: String
  /// `core.hooksPath`, where it is set.
  let configured: ConfigurationSetting?
  private let home: String?
  /// Where git stands when it runs hooks that a worktree has, and those that a push to the repository has.
  private let bases: (worktree: String?, server: String)

  init(of repository: borrowing Repository, _ environment: HookEnvironment) throws {
    own = repository.commonDirectory + "/hooks"
    configured = try repository.setting("core.hooksPath", besides: environment.configurationFiles)
    home = environment.home
    let git = repository.gitDirectory
    bases = (repository.workingDirectory ?? (repository.isBare ? git : nil), repository.commonDirectory)
  }

  /// The folder that git runs a hook from, absolute; it need not exist.
  ///
  /// - Throws: where `core.hooksPath` leads nowhere that can be told, or to what is no folder.
  func path(for kind: HookKind) throws -> String {
    guard let configured else { return own }
    let path = try resolved(configured.value, for: kind)
    var isFolder: ObjCBool = false
    guard !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) || isFolder.boolValue else {
      throw CommandError.usage(
        "\(source) is \(path), which is no folder, so git runs no hook here; unset it, or set it to a folder")
    }
    return path
  }

  private func resolved(_ value: String, for kind: HookKind) throws -> String {
    guard !value.isEmpty else {
      throw CommandError.usage("core.hooksPath is set to nothing, so git runs no hook here; unset or set it")
    }
    if value.hasPrefix("~/"), let home { return home + value.dropFirst(1) }
    guard !value.hasPrefix("~"), !value.hasPrefix("%(") else {
      throw CommandError.usage("core.hooksPath is `\(value)`, which only git can follow; write it as a full path")
    }
    if value.hasPrefix("/") { return value }
    guard let base = kind == .preReceive ? bases.server : bases.worktree else {
      throw CommandError.usage(
        "core.hooksPath is `\(value)`, seen from the top of a worktree; name the worktree in place of its git folder")
    }
    return URL(filePath: base + "/" + value).standardized.path
  }

  /// Whether hooks there run in other repositories too.
  var isShared: Bool {
    switch configured?.scope {
    case .system, .xdg, .global: true
    case .repository, .worktree, nil: false
    }
  }

  /// Where the folder comes from, in words.
  var source: String {
    switch configured?.scope {
    case nil: "git's own folder for hooks"
    case .system: "core.hooksPath of this machine's configuration"
    case .xdg, .global: "core.hooksPath of your own configuration"
    case .repository: "core.hooksPath of the repository"
    case .worktree: "core.hooksPath of the worktree"
    }
  }
}
