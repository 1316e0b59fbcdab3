import Findings
import Foundation
import RuleEngine
import RulePacks
import SourceText

/// The rules of a run: the embedded packs and the user's folders.
enum RuleSelection {
  /// Every rule there is.
  ///
  /// - Parameter manuals: whether descriptions and examples are needed, which matching does without.
  static func all(folders: [String], manuals: Bool = false) throws -> [Rule] {
    var rules = try RuleLoading.decode(rules: RulePacks.rules, manuals: manuals ? RulePacks.manuals : nil)
    var ids = Set(rules.map(\.id))
    for folder in folders {
      for rule in try user(folder) {
        guard ids.insert(rule.id).inserted else {
          throw CommandError.usage("--rules \(folder): the rule id `\(rule.id)` is taken; choose another")
        }
        rules.append(rule)
      }
    }
    return rules
  }

  private static func user(_ folder: String) throws -> [Rule] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw CommandError.usage("--rules \(folder): no such folder")
    }
    guard let names = FileManager.default.subpaths(atPath: folder) else {
      throw CommandError.usage("--rules \(folder): cannot list the folder")
    }
    let files = names.filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }.sorted()
    guard !files.isEmpty else { throw CommandError.usage("--rules \(folder): no .yml file in it") }
    return try RuleLoading.load(
      files: files.map { name in
        let path = folder + "/" + name
        return (name: path, yaml: try RecordFiles.read(path))
      }, measure: RuleMeasuring.measure)
  }
}
