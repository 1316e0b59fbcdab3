import Foundation
import Metrics
import RuleEngine

/// Run by the build: reads rule files, checks them and their examples, writes one Swift file.
///
/// `RulePackTool ROOT OUTPUT FILE…`, the files relative to ROOT. A mistake in a rule fails the build with its place.
@main
struct RulePackTool {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 2 else {
      fail("usage: RulePackTool ROOT OUTPUT FILE…")
    }
    do {
      let root = URL(filePath: arguments[1])
      var files: [(name: String, yaml: [UInt8])] = []
      for name in arguments.dropFirst(3) {
        files.append((name: name, yaml: Array(try Data(contentsOf: root.appending(path: name)))))
      }
      let rules = try RuleLoading.load(files: files) { bytes, source, lines, path in
        FileMeasurement.example(bytes, source: source, lines: lines, path: path)
      }
      let (runtime, manuals) = try RuleLoading.encode(rules)
      let swift = EmbeddedSource.text(rules: runtime, manuals: manuals)
      try Data(swift.utf8).write(to: URL(filePath: arguments[2]))
    } catch RuleError.invalid(let errors) {
      // The form that build systems turn into a marked line.
      fail(
        errors.map { "\(arguments[1])/\($0.file):\($0.line):\($0.column): error: \($0.message)" }.joined(
          separator: "\n"))
    } catch {
      fail("error: \(error)")
    }
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }
}
