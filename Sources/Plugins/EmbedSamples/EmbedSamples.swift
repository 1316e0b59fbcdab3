import Foundation
import PackagePlugin

/// Embeds the folder `Samples/` as string literals, so that `assay demo` works wherever the binary is moved.
@main
struct EmbedSamples: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let samples = context.package.directoryURL.appending(path: "Samples")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedSamples.swift")
    return [
      .buildCommand(
        displayName: "Embed Samples",
        executable: try context.tool(named: "SamplesTool").url,
        arguments: [samples.path(percentEncoded: false), output.path(percentEncoded: false)],
        inputFiles: try files(below: samples),
        outputFiles: [output])
    ]
  }

  /// Every regular file, so that a changed sample embeds again; sorted, so that two plans are equal.
  private func files(below folder: URL) throws -> [URL] {
    let manager = FileManager.default
    return try manager.subpathsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted().compactMap { path in
      let file = folder.appending(path: path)
      return try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true ? file : nil
    }
  }
}
