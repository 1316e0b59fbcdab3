internal import CGit2

/// Whose configuration a setting comes from; each later one overrides those before it.
package enum ConfigurationScope: String, Sendable, Hashable, CaseIterable {
  /// Of the machine.
  case system
  /// Of the user, in the folder of the XDG specification.
  case xdg
  /// Of the user, in the home folder.
  case global
  /// The repository's own.
  case repository
  /// The linked worktree's own.
  case worktree

  fileprivate var level: git_config_level_t {
    switch self {
    case .system: GIT_CONFIG_LEVEL_SYSTEM
    case .xdg: GIT_CONFIG_LEVEL_XDG
    case .global: GIT_CONFIG_LEVEL_GLOBAL
    case .repository: GIT_CONFIG_LEVEL_LOCAL
    // libgit2 has no level for it before 1.8; this one is only above the repository's.
    case .worktree: GIT_CONFIG_LEVEL_APP
    }
  }
}

/// A configuration file that git reads beside the repository's own.
package struct ConfigurationFile: Sendable, Hashable {
  package var scope: ConfigurationScope
  package var path: String

  package init(scope: ConfigurationScope, path: String) {
    self.scope = scope
    self.path = path
  }
}

/// A setting as git would take it.
package struct ConfigurationSetting: Sendable, Hashable {
  package var value: String
  /// Whose file has it, or includes the one that has it.
  package var scope: ConfigurationScope
}

extension Repository {
  /// A setting such as `core.hooksPath`, out of the repository's own configuration and of the files given; included
  /// files count. To say where git does something, never to judge by: whoever is judged may have written it.
  ///
  /// - Parameter files: one a scope at most, none of the repository's. One that does not exist has no settings.
  /// - Returns: nil where no file has it.
  /// - Throws: `corrupt` where a file cannot be read, or has the setting without a value, or where the repository does not
  ///   say clearly whether a worktree has a file of its own, which git stops at too.
  package func setting(_ name: String, besides files: [ConfigurationFile]) throws(GitError) -> ConfigurationSetting? {
    var config: OpaquePointer?
    try check(unsafe git_config_new(&config), "git_config_new")
    defer { unsafe git_config_free(config) }
    var all = files
    all.append(ConfigurationFile(scope: .repository, path: commonDirectory + "/config"))
    for file in all {
      try check(
        unsafe git_config_add_file_ondisk(config, file.path, file.scope.level, repository, 0),
        "git_config_add_file_ondisk", kind: .corrupt, file.path)
    }
    if try unsafe hasWorktreeConfiguration(config) {
      let file = gitDirectory + "/config.worktree"
      try check(
        unsafe git_config_add_file_ondisk(config, file, ConfigurationScope.worktree.level, repository, 0),
        "git_config_add_file_ondisk", kind: .corrupt, file)
    }
    var entry: UnsafeMutablePointer<git_config_entry>?
    let code = unsafe git_config_get_entry(&entry, config, name)
    if code == GIT_ENOTFOUND.rawValue { return nil }
    try check(code, "git_config_get_entry", kind: .corrupt, "\(name) in the configuration of \(namedPath)")
    defer { unsafe git_config_entry_free(entry) }
    guard let entry = unsafe entry, let value = unsafe entry.pointee.value else {
      throw GitError(
        kind: .corrupt, function: "git_config_get_entry",
        message: "\(name) has no value in the configuration of \(namedPath); set it or take it away")
    }
    let level = unsafe entry.pointee.level
    let scope = ConfigurationScope.allCases.first { $0.level == level } ?? .repository
    return ConfigurationSetting(value: unsafe String(cString: value), scope: scope)
  }

  /// Whether each worktree has a file of its own: as git reads it, in the repository's file alone and not in what that
  /// includes, where every value has to be one and the last counts.
  private func hasWorktreeConfiguration(_ config: OpaquePointer?) throws(GitError) -> Bool {
    let name = "extensions.worktreeconfig"
    let place = "\(name) in the configuration of \(namedPath)"
    var iterator: OpaquePointer?
    try check(
      unsafe git_config_multivar_iterator_new(&iterator, config, name, nil), "git_config_multivar_iterator_new",
      kind: .corrupt, place)
    defer { unsafe git_config_iterator_free(iterator) }
    var isOn = false
    while true {
      var entry: UnsafeMutablePointer<git_config_entry>?
      let code = unsafe git_config_next(&entry, iterator)
      if code == GIT_ITEROVER.rawValue { return isOn }
      try check(code, "git_config_next", kind: .corrupt, place)
      guard let entry = unsafe entry, unsafe entry.pointee.level == ConfigurationScope.repository.level,
        unsafe entry.pointee.include_depth == 0
      else { continue }
      var value: Int32 = 0
      guard unsafe git_config_parse_bool(&value, entry.pointee.value) == 0 else {
        let text = unsafe entry.pointee.value.map { unsafe String(cString: $0) } ?? ""
        throw GitError(
          kind: .corrupt, function: "git_config_parse_bool",
          message: "bad boolean config value '\(text)' for \(place), at which git stops too; set it to true or false, "
            + "or take it away")
      }
      isOn = value != 0
    }
  }
}
