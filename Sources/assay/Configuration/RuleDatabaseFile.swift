import Foundation
import RuleEngine
import RulePacks

/// Compiled rules in the user's cache folder: compiling takes longer than many scans.
///
/// The folder is trusted as the program itself is. The file names the rules it was made of, and is made anew where it is
/// missing, of other rules, of another library or processor, or damaged.
enum RuleDatabaseFile {
  /// Those rules of a run that find credentials, for what is searched for nothing else.
  static func credentials(of rules: RuleSet, isCached: Bool) throws -> RuleSet {
    // They have the severities of the run's overrides, and those that are off are not among them.
    try ruleSet(rules.rules.filter(\.isCredential), overrides: RuleOverrides(), isCached: isCached)
  }

  static func ruleSet(_ rules: [Rule], overrides: RuleOverrides, isCached: Bool) throws -> RuleSet {
    guard isCached, let folder = folder() else {
      return try RuleSet(rules: rules, overrides: overrides, examples: withExamples)
    }
    let set = try RuleSet(rules: rules, overrides: overrides, examples: withExamples) {
      kept(folder.appending(path: $0 + ".rules"))
    }
    if !set.isDatabaseRestored {
      keep(try set.serializedDatabase(), in: folder.appending(path: set.databaseName + ".rules"))
    }
    return set
  }

  /// The rules with the examples of the embedded ones.
  private static func withExamples(_ rules: [Rule]) throws(RuleError) -> [Rule] {
    try rules.filter { !$0.examples.isEmpty } + RuleLoading.decode(rules: RulePacks.rules, manuals: RulePacks.manuals)
  }

  /// What cannot be read is compiled again.
  private static func kept(_ file: URL) -> [UInt8]? {
    do { return Array(try Data(contentsOf: file)) } catch { return nil }
  }

  /// A folder that cannot be written only costs time in the next run.
  private static func keep(_ bytes: [UInt8], in file: URL) {
    guard !bytes.isEmpty else { return }
    do {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file, options: .atomic)
    } catch {
      return
    }
  }

  /// `XDG_CACHE_HOME`, or what the system has in its place; nil where there is neither.
  private static func folder() -> URL? {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["XDG_CACHE_HOME"], named.hasPrefix("/") {
      return URL(filePath: named).appending(path: "assay")
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    #if canImport(Darwin)
      return URL(filePath: home).appending(path: "Library/Caches/assay")
    #else
      return URL(filePath: home).appending(path: ".cache/assay")
    #endif
  }
}
