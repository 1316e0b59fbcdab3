import Foundation
import Git

/// What git, a server and other programs say to a hook in the environment. Read here, and nowhere below.
struct HookEnvironment {
  private let values: [String: String]

  init(_ values: [String: String] = ProcessInfo.processInfo.environment) {
    self.values = values
  }

  private func text(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// Absolute; what is relative is so to the working folder, which git sets for its hooks.
  private func path(_ name: String) -> String? { text(name).map { Self.absolute($0) } }

  private static func absolute(_ path: String) -> String { URL(filePath: path).absoluteURL.standardized.path }

  /// The repository that git names, by its top where it has one; nil where it is to be found from the working folder.
  var repository: String? {
    guard let folder = path("GIT_DIR") else { return nil }
    return folder.hasSuffix("/.git") ? String(folder.dropLast(5)) : folder
  }

  /// The index that becomes the commit.
  var indexFile: String? { path("GIT_INDEX_FILE") }

  /// The folders in which git keeps what is pushed until it is accepted, and others that it would look into, for
  /// server hooks only. Each must lie in the repository's own object folder, which `Repository` checks.
  var objectDirectories: [String] {
    let named = [path("GIT_QUARANTINE_PATH"), path("GIT_OBJECT_DIRECTORY")].compactMap(\.self)
    let others = Self.paths(text("GIT_ALTERNATE_OBJECT_DIRECTORIES") ?? "")
      .map { Self.absolute($0) }
    var seen: Set<String> = []
    return (named + others).filter { seen.insert($0).inserted }
  }

  /// The commits that a merge is about to bring in, by id: git tells its merge programs in names of variables, before it
  /// writes MERGE_HEAD.
  var mergedHeads: [ObjectID] {
    values.keys.sorted().compactMap { $0.hasPrefix("GITHEAD_") ? ObjectID(hex: String($0.dropFirst(8))) : nil }
  }

  /// What the pre-commit framework says of a push in place of standard input; nil where it does not run this.
  var frameworkPush: FrameworkPush? {
    guard text("PRE_COMMIT") != nil else { return nil }
    return FrameworkPush(
      from: text("PRE_COMMIT_FROM_REF"), to: text("PRE_COMMIT_TO_REF"), remote: text("PRE_COMMIT_REMOTE_NAME"),
      remoteRef: text("PRE_COMMIT_REMOTE_BRANCH"), localRef: text("PRE_COMMIT_LOCAL_BRANCH"))
  }

  /// The configuration files beside a repository's own, as git finds them.
  var configurationFiles: [ConfigurationFile] {
    var files: [ConfigurationFile] = []
    if !isTrue("GIT_CONFIG_NOSYSTEM") {
      files.append(ConfigurationFile(scope: .system, path: text("GIT_CONFIG_SYSTEM") ?? "/etc/gitconfig"))
    }
    if let named = values["GIT_CONFIG_GLOBAL"] {
      if !named.isEmpty { files.append(ConfigurationFile(scope: .global, path: named)) }
      return files
    }
    if let folder = text("XDG_CONFIG_HOME") ?? home.map({ $0 + "/.config" }) {
      files.append(ConfigurationFile(scope: .xdg, path: folder + "/git/config"))
    }
    if let home { files.append(ConfigurationFile(scope: .global, path: home + "/.gitconfig")) }
    return files
  }

  var home: String? { text("HOME") }

  /// The folders that programs are looked for in.
  var searchPath: [String] { (text("PATH") ?? "").split(separator: ":").map(String.init) }

  private func isTrue(_ name: String) -> Bool {
    guard let value = text(name)?.lowercased() else { return false }
    return !["0", "false", "no", "off"].contains(value)
  }

  /// Paths between colons, one with a colon or a quote in it in quotes as in C.
  /// Source: `link_alt_odb_entries` in git's object-file.c.
  static func paths(_ list: String) -> [String] {
    var paths: [String] = []
    var rest = Array(list.utf8)[...]
    while !rest.isEmpty {
      if rest.first == UInt8(ascii: "\"") {
        let (path, after) = unquoted(rest)
        paths.append(path)
        rest = after.drop { $0 != UInt8(ascii: ":") }
      } else {
        paths.append(String(decoding: rest.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self))
        rest = rest.drop { $0 != UInt8(ascii: ":") }
      }
      rest = rest.dropFirst()
    }
    return paths.filter { !$0.isEmpty }
  }

  /// The text in quotes at the start, and what follows its end.
  private static func unquoted(_ text: ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>) {
    let letters: [UInt8: UInt8] = [
      UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "v"): 11,
      UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13,
    ]
    var bytes: [UInt8] = []
    var rest = text.dropFirst()
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      if (UInt8(ascii: "0")...UInt8(ascii: "3")).contains(next), rest.count >= 2 {
        let digits = [next] + rest.prefix(2)
        rest = rest.dropFirst(2)
        bytes.append(UInt8(truncatingIfNeeded: digits.reduce(0) { $0 << 3 | (Int($1) & 7) }))
      } else {
        bytes.append(letters[next] ?? next)
      }
    }
    return (String(decoding: bytes, as: UTF8.self), rest)
  }
}

/// What the pre-commit framework says of one ref of a push.
struct FrameworkPush {
  /// The commit that the remote has; nil where all of the history is new to it.
  var from: String?
  var to: String?
  var remote: String?
  var remoteRef: String?
  var localRef: String?
}
