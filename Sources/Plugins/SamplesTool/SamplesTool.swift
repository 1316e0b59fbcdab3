import Foundation

/// Writes the files of a folder as one Swift source of string literals: `SamplesTool FOLDER OUTPUT`.
@main
struct SamplesTool {
  static func main() throws {
    guard CommandLine.arguments.count == 3 else { throw Failure(message: "usage: SamplesTool FOLDER OUTPUT") }
    let folder = URL(filePath: CommandLine.arguments[1], directoryHint: .isDirectory)
    let output = URL(filePath: CommandLine.arguments[2])
    var source = "enum EmbeddedSamples {\n  static let files: [SampleFile] = [\n"
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted() {
      let file = folder.appending(path: path)
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true, !isHidden(path) else {
        continue
      }
      guard let text = String(validating: try Data(contentsOf: file), as: UTF8.self) else {
        throw Failure(message: "\(path): not UTF-8, and samples are text")
      }
      source += "    SampleFile(path: \(literal(path)), text: \(literal(text))),\n"
    }
    source += "  ]\n}\n"
    try Data(source.utf8).write(to: output, options: .atomic)
  }

  /// Editors leave such files; no sample is one.
  private static func isHidden(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") || $0.hasSuffix("~") }
  }

  private static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

private struct Failure: Error, CustomStringConvertible {
  var message: String
  var description: String { message }
}
