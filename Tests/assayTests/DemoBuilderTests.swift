import Foundation
import Git
import TestSupport
import Testing
import assay

@Suite("The demo")
struct DemoBuilderTests {
  @Test("two builds have the same commits and files")
  func isDeterministic() throws {
    let folder = try TemporaryFolder()
    let first = try DemoBuilder().build(into: folder.path + "/first")
    let second = try DemoBuilder().build(into: folder.path + "/deep/second")
    #expect(first.repositories == second.repositories)
    #expect(first.files == second.files)
    #expect(first.repositories.map(\.id) == ["backoffice", "storefront"])
    #expect(first.files.contains("assay.yml") && first.files.contains("policy.yml"))
    #expect(!first.files.contains { $0.hasPrefix("histories/") })
  }

  @Test("a built repository is whole, checked out, and on the commit that was told")
  func isWhole() throws {
    let sandbox = try GitSandbox()
    let demo = sandbox.root + "/demo"
    let built = try DemoBuilder().build(into: demo)
    for repository in built.repositories {
      let path = demo + "/" + repository.path
      #expect(try sandbox.text(["rev-parse", "main"], in: path) == repository.head)
      #expect(try sandbox.text(["status", "--porcelain"], in: path) == "")
      #expect(try sandbox.text(["rev-list", "--count", "--all"], in: path) == String(repository.commits))
      try sandbox.git(["fsck", "--strict", "--no-dangling"], in: path)
    }
  }

  @Test("no commit is older than its parents, or in the future of the week that is judged")
  func datesAreInOrder() throws {
    for history in try SampleHistory.histories(in: DemoBuilder.embeddedSamples) {
      let steps = try SampleReplay(history).steps
      for step in steps {
        #expect(step.commit.committed.seconds <= 1_794_787_200, "\(step.commit.file)")  // 2026-11-16 00:00 UTC
        for parent in step.parents {
          #expect(steps[parent].commit.committed.seconds <= step.commit.committed.seconds, "\(step.commit.file)")
        }
      }
    }
  }

  @Test("a revert names the commit it undoes")
  func fillsInIds() throws {
    let sandbox = try GitSandbox()
    let built = try DemoBuilder().build(into: sandbox.root + "/demo")
    let storefront = try #require(built.repositories.first { $0.id == "storefront" })
    let path = built.folder + "/" + storefront.path
    let revert = try sandbox.text(["log", "--grep", "^This reverts commit", "--format=%B"], in: path)
    let reverted = try #require(revert.firstMatch(of: /This reverts commit ([0-9a-f]{40})\./)?.output.1)
    #expect(try sandbox.text(["log", "-1", "--format=%s", String(reverted)], in: path) == "wip")
  }

  @Test("an earlier demo is replaced, and what was added beside it stays")
  func rebuilds() throws {
    let folder = try TemporaryFolder()
    let first = try DemoBuilder.build(into: folder.path)
    try folder.write("mine", to: "notes.txt")
    try folder.write("changed", to: "assay.yml")
    let second = try DemoBuilder().build(into: folder.path)
    #expect(first == second)
    #expect(try String(contentsOfFile: folder.path + "/notes.txt", encoding: .utf8) == "mine")
    #expect(try String(contentsOfFile: folder.path + "/assay.yml", encoding: .utf8) != "changed")
  }

  @Test("a folder that holds something else is left alone")
  func refuses() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("mine", to: "notes.txt")
    let error = #expect(throws: DemoBuilder.FolderError.self) { _ = try DemoBuilder().build(into: folder.path) }
    #expect(error?.message.contains("is not empty") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["notes.txt"])
    #expect(throws: DemoBuilder.FolderError.self) { _ = try DemoBuilder().build(into: file) }
    #expect(throws: DemoBuilder.FolderError.self) { _ = try DemoBuilder().build(into: "") }
  }

  @Test("links in place of the demo's folders are not followed")
  func refusesLinks() throws {
    let folder = try TemporaryFolder()
    _ = try DemoBuilder().build(into: folder.path + "/demo")
    try folder.write("mine", to: "other/storefront/notes.txt")
    try FileManager.default.removeItem(atPath: folder.path + "/demo/repositories")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/demo/repositories", withDestinationPath: folder.path + "/other")
    #expect(throws: DemoBuilder.FolderError.self) { _ = try DemoBuilder().build(into: folder.path + "/demo") }
    #expect(FileManager.default.fileExists(atPath: folder.path + "/other/storefront/notes.txt"))
  }

  @Test("a broken sample stops the build before anything is written")
  func writesNothingOnError() throws {
    let folder = try TemporaryFolder()
    let broken = SampleFile(path: "histories/shop/001-a.history", text: "author: nobody\n\nx")
    #expect(throws: SampleError.self) { _ = try DemoBuilder(samples: [broken]).build(into: folder.path + "/demo") }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/demo"))
  }

  @Test("no literal secret stands whole in a sample")
  func secretsAreJoined() {
    for sample in DemoBuilder.embeddedSamples {
      #expect(sample.text.firstMatch(of: /AKIA[A-Z2-7]{16}/) == nil, "\(sample.path)")
    }
  }
}
