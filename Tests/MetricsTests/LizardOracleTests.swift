import Findings
import Foundation
import TestSupport
import Testing

/// Compares with lizard where it is installed; skipped, saying so, where it is not.
@Suite("Lizard")
struct LizardOracleTests {
  private static let program: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { $0 + "/lizard" }.first { FileManager.default.isExecutableFile(atPath: String($0)) }
      .map { String($0) }
  }()

  @Test(
    "finds the same functions and complexity", .enabled(if: LizardOracleTests.program != nil, "lizard is not on PATH"),
    arguments: ["a.js", "a.py"])
  func agreement(_ path: String) throws {
    let program = try #require(Self.program)
    let sample = try #require(FunctionSample.all.first { $0.path == path })
    let folder = try TemporaryFolder()
    let file = try folder.write(sample.source, to: path)
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = ["--csv", file]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // Lines, complexity and the last two columns hold no quoted text.
    let theirs = text.split(whereSeparator: \.isNewline).map { row in
      let columns = row.split(separator: ",", omittingEmptySubsequences: false)
      return "\(columns[columns.count - 2])-\(columns[columns.count - 1]) \(columns[0]) \(columns[1])"
    }
    let ours = FunctionTests.measure(sample.source, path).functions.map {
      "\($0.startLine)-\($0.endLine) \($0.nloc) \($0.cyclomatic)"
    }
    #expect(ours.sorted() == theirs.sorted())
  }
}
