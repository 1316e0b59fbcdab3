import Foundation
import TestSupport
import Testing

@testable import assay

@Suite("assay measure --what clones")
struct MeasureClonesCommandTests {
  /// No two lines do the same, so that it is no list when names and literals are all one.
  private static func function(_ name: String, _ argument: String) -> String {
    let lines = "+-*/%&|^".map { "  b = \(name).call(b \($0) \(argument));\n" }
    return "function f(\(name), b) {\n" + lines.joined() + "}\n"
  }

  private static func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit([
      "a.js": function("x", "1"), "b, \"c\".ts": "let y;\n" + function("x", "1"), "d.js": function("z", "2"),
    ])
    return sandbox
  }

  private func run(_ sandbox: GitSandbox, _ arguments: [String]) throws -> AssayCommand.Outcome {
    try AssayCommand.run(["measure", sandbox.path, "--what", "clones"] + arguments, in: sandbox.root)
  }

  @Test("names every place as CSV, the same for any number of workers, in a revision and in a folder")
  func csv() throws {
    let sandbox = try Self.sandbox()
    let outcome = try run(sandbox, ["--format", "csv"])
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    #expect(
      outcome.output == """
        group,path,start_line,end_line,lines,tokens
        1,a.js,1,10,10,97
        1,"b, ""c"".ts",2,11,10,97

        """)
    for arguments in [["--jobs", "1"], ["--jobs", "3"], ["--worktree"]] {
      #expect(try run(sandbox, ["--format", "csv"] + arguments).output == outcome.output)
    }
    let renamed = try run(sandbox, ["--format", "csv", "--renamed"])
    #expect(renamed.output.split(separator: "\n").count == 4 && renamed.output.contains("\n1,d.js,1,10,10,97\n"))
  }

  @Test("says to people how much is cloned, and takes thresholds")
  func text() throws {
    let sandbox = try Self.sandbox()
    let outcome = try run(sandbox, [])
    #expect(outcome.code == Exit.passed && outcome.output.contains("2 places, 10 lines, 97 tokens"))
    #expect(outcome.output.contains("20 of 31 lines, in 2 of 3 files"))
    #expect(try run(sandbox, ["--min-tokens", "98"]).output.hasPrefix("0 clones.\n"))
    #expect(try run(sandbox, ["--min-lines", "11"]).output.hasPrefix("0 clones.\n"))
  }

  @Test(
    "refuses what it does not take", arguments: [["--min-tokens", "1"], ["--min-lines", "0"], ["--rev", "none"]])
  func refused(_ arguments: [String]) throws {
    #expect(try run(Self.sandbox(), arguments).code == Exit.usage)
  }

  @Test("its options go with no other measure")
  func others() throws {
    let sandbox = try Self.sandbox()
    let outcome = try AssayCommand.run(["measure", sandbox.path, "--renamed"], in: sandbox.root)
    #expect(outcome.code == Exit.usage && outcome.errors.contains("--what clones"))
  }
}
