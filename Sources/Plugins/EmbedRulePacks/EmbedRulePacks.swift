import Foundation
import PackagePlugin

/// Checks the rules under `Rules/` and embeds them, so that the program reads no YAML of its own at run time.
@main
struct EmbedRulePacks: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let rules = root.appending(path: "Rules")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedRules.swift")
    // Every file is an input by itself: a change of one rebuilds, and so does a new one, since the list changes.
    let files = try FileManager.default.subpathsOfDirectory(atPath: rules.path)
      .filter { $0.hasSuffix(".yml") }
      .sorted()
    return [
      .buildCommand(
        displayName: "Checking and embedding \(files.count) rule files",
        executable: try context.tool(named: "RulePackTool").url,
        arguments: [root.path, output.path] + files.map { "Rules/" + $0 },
        inputFiles: files.map { rules.appending(path: $0) },
        outputFiles: [output])
    ]
  }
}
