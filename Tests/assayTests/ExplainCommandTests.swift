import Foundation
import TestSupport
import Testing

@testable import assay

@Suite("assay scorecard --explain")
struct ExplainCommandTests {
  @Test("prints the sums of a contractor and of a repository, and agrees with the card")
  func explains() throws {
    let folder = try TemporaryFolder()
    try withExtendedLifetime(folder) {
      let demo = try AssayCommand.run(["demo", "demo"], in: folder.path)
      #expect(demo.code == Exit.passed, "\(demo.errors)")
      let week = [
        "--portfolio", "demo/assay.yml", "--week", "2026-W46", "--now", "2026-11-16T08:00:00Z", "--quiet",
      ]
      let card = try object(AssayCommand.run(["scorecard", "--format", "json"] + week, in: folder.path).output)
      for subject in ["bruno", "storefront"] {
        let text = try AssayCommand.run(["scorecard", "--explain", subject] + week, in: folder.path)
        #expect(text.code == Exit.passed, "\(text.errors)")
        #expect(text.output.contains("power mean of") && text.output.contains("interval"))
        #expect(text.output.contains("Recommendation") == (subject == "bruno"))
        let told = try object(
          AssayCommand.run(["scorecard", "--explain", subject, "--format", "json"] + week, in: folder.path).output)
        #expect(told["schema"] as? String == "assay.explanation/1")
        let subjects = try #require(card["subjects"] as? [[String: Any]])
        let shown = try #require(subjects.first { $0["id"] as? String == subject }?["overall"] as? [String: Any])
        let overall = try #require(told["overall"] as? [String: Any])
        #expect(overall["score"] as? Double == shown["score"] as? Double)
        #expect(overall["grade"] as? String == shown["grade"] as? String)
      }
    }
  }

  @Test("an unknown subject is answered with the nearest, and forms that it has not with what to leave out")
  func refuses() throws {
    let folder = try TemporaryFolder()
    try withExtendedLifetime(folder) {
      try folder.write(
        "version: 1\nowner: { name: N }\ncontractors:\n  - { id: ada, identities: [ada@example.com] }\n",
        to: "assay.yml")
      let unknown = try AssayCommand.run(["scorecard", "--explain", "adda"], in: folder.path)
      #expect(unknown.code == Exit.usage && unknown.errors.contains("ada"))
      let both = try AssayCommand.run(["scorecard", "--explain", "ada", "--out", "pages"], in: folder.path)
      #expect(both.code == Exit.usage && both.errors.contains("--explain"))
    }
  }

  @Test(
    "--recompute judges stored weeks again, lists each, moves none where nothing changed, and tells what another policy moves"
  )
  func recomputes() throws {
    let folder = try TemporaryFolder()
    try withExtendedLifetime(folder) {
      let demo = try AssayCommand.run(["demo", "demo"], in: folder.path)
      #expect(demo.code == Exit.passed, "\(demo.errors)")
      let now = ["--portfolio", "demo/assay.yml", "--now", "2026-11-16T08:00:00Z", "--quiet"]
      let first = try AssayCommand.run(["scorecard", "--week", "2026-W45"] + now, in: folder.path)
      #expect(first.code == Exit.passed, "\(first.errors)")
      let same = try object(
        AssayCommand.run(["scorecard", "--recompute", "--format", "json"] + now, in: folder.path).output)
      let cards = try #require(same["cards"] as? [[String: Any]])
      #expect(Set(cards.compactMap { $0["week"] as? String }).isSuperset(of: ["2026-W45", "2026-W46"]))
      #expect(
        cards.allSatisfy { $0["changed"] as? Bool == false }, "\(cards.filter { $0["changed"] as? Bool == true })")
      try folder.write("version: 1\njudgement:\n  bar: 99\n  neutral_score: 60\n", to: "strict.yml")
      let moved = try object(
        AssayCommand.run(
          ["scorecard", "--recompute", "--format", "json", "--policy", "strict.yml"] + now, in: folder.path
        ).output)
      let changed = try #require(moved["cards"] as? [[String: Any]]).filter { $0["changed"] as? Bool == true }
      let amir = try #require(changed.first { $0["id"] as? String == "amir" && $0["week"] as? String == "2026-W46" })
      #expect((amir["before"] as? [String: Any])?["recommendation"] as? String == "keep")
      #expect((amir["after"] as? [String: Any])?["recommendation"] as? String != "keep")
      #expect((amir["points"] as? Double ?? 0) < 0)
    }
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
