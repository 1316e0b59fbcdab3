import Analysis
import Findings
import Foundation
import RuleEngine
import RulePacks

/// The rules of a run: the embedded packs, the user's folders, and what the policy switches.
struct RuleSelection {
  var rules: [Rule]

  /// - Parameter only: dimensions whose rules run.
  static func load(folders: [String], policy: RulePolicy?, only: Set<Dimension>) throws -> RuleSet {
    var rules = try embedded()
    for folder in folders { rules += try user(folder) }
    let set = try RuleSet(rules: rules, policy: policy ?? RulePolicy())
    return only.count == Dimension.allCases.count ? set : try set.filtered { only.contains($0.dimension) }
  }

  static func embedded() throws -> [Rule] {
    try RuleLoading.decode(embedded: RulePacks.embedded)
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
    return try files.flatMap { name in
      let path = folder + "/" + name
      return try RuleLoading.load(yaml: [UInt8](Data(contentsOf: URL(filePath: path))), file: path)
    }
  }
}
