import Foundation
import TestSupport
import Testing

@testable import assay

@Suite("A secret in the name of a file")
struct SecretNameTests {
  @Test(
    "is in no report that names files",
    arguments: [
      ["history"], ["history", "--format", "csv"], ["history", "--format", "json"],
      ["history", "--what", "hotspots"], ["history", "--what", "hotspots", "--format", "json"],
      ["measure", "--what", "files"],
      ["measure", "--what", "files", "--format", "csv"], ["measure", "--what", "functions", "--format", "csv"],
      ["measure", "--what", "profile"], ["measure", "--what", "clones"],
      ["measure", "--what", "clones", "--format", "csv"],
      ["ownership", "--lines"], ["ownership", "--lines", "--format", "csv"], ["scan"], ["scan", "--format", "json"],
    ])
  func names(arguments: [String]) throws {
    let key = GateSandbox.key
    let body = (0..<20).map { "  total += price[\($0)] * (rate + \($0));\n" }.joined()
    let code = "function sum(price, rate) {\n  let total = 0;\n\(body)  return total;\n}\n"
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["src/\(key).js": code, "src/other.js": code])
    try sandbox.git(["mv", "src/\(key).js", "src/\(key)-2.js"])
    try sandbox.commit([:])
    let outcome = try AssayCommand.run([arguments[0], "."] + arguments.dropFirst(), in: sandbox.path)
    #expect(outcome.output.contains("src/"), "\(outcome.errors)")
    #expect(!outcome.output.contains(key) && !outcome.errors.contains(key))
  }
}
