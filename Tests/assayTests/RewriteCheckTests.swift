import Foundation
import TestSupport
import Testing

@testable import assay

@Suite("History rewritten between two runs")
struct RewriteCheckTests {
  private func pages(in folder: TemporaryFolder, at now: String) throws -> String {
    let outcome = try AssayCommand.run(
      [
        "scorecard", "--portfolio", "d/assay.yml", "--week", "2026-W46", "--now", now, "--out", "pages", "--jobs", "2",
      ], in: folder.path)
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/pages").sorted()
    return try pages.filter { $0.hasSuffix(".html") }
      .map { try String(contentsOfFile: folder.path + "/pages/" + $0, encoding: .utf8) }.joined()
  }

  @Test("a mainline that was reset is told in the next run, and in every later one")
  func rewritten() throws {
    let folder = try TemporaryFolder()
    let demo = try AssayCommand.run(["demo", "d"], in: folder.path)
    #expect(demo.code == Exit.passed, "\(demo.errors)")
    #expect(try !pages(in: folder, at: "2026-11-16T08:00:00Z").contains("was rewritten"))
    let sandbox = try GitSandbox()
    let repository = folder.path + "/d/repositories/storefront"
    try sandbox.git(["update-ref", "refs/heads/main", "refs/heads/main~1"], in: repository)
    let next = try pages(in: folder, at: "2026-11-23T08:00:00Z")
    #expect(next.contains("The mainline refs/heads/main was rewritten between 2026-11-16 and 2026-11-23"))
    #expect(
      try pages(in: folder, at: "2026-11-30T08:00:00Z").contains("was rewritten between 2026-11-16 and 2026-11-23"))
  }

  @Test(
    "the mainline is known by its name, here and at a remote",
    arguments: [
      ("refs/heads/main", "main", true), ("refs/remotes/origin/main", "main", true),
      ("refs/remotes/origin/main", "origin/main", true), ("refs/heads/feature/main", "main", false),
      ("refs/remotes/origin/feature/main", "main", false), ("refs/heads/main", "refs/heads/main", true),
    ])
  func mainline(_ reference: String, _ name: String, _ expected: Bool) {
    #expect(RewriteCheck.isBranch(reference, named: name) == expected)
  }
}
