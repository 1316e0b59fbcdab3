import Foundation
import TestSupport
import Testing

@testable import assay

/// The main job from end to end on the demo's five stories.
@Suite("The demo")
struct DemoTests {
  private struct Recommendations: Decodable {
    struct Entry: Decodable {
      struct Reason: Decodable {
        var dimension: String
        var text: String
      }

      var contractor: String
      var recommendation: String
      var reasons: [Reason]
      var would_change: [String]
      var decide_by: String?
    }

    var schema: String
    var recommendations: [Entry]
  }

  @Test("every story gets its recommendation for its own reason, whatever the number of workers")
  func stories() throws {
    let folder = try TemporaryFolder()
    for (name, jobs) in [("one", "1"), ("two", "2")] {
      let outcome = try AssayCommand.run(["demo", name, "--jobs", jobs], in: folder.path)
      #expect(outcome.code == Exit.passed, "\(outcome.errors)")
      #expect(outcome.output.contains("\(name)/scorecards/index.html"))
    }
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/one/scorecards").sorted()
    #expect(pages.count == 10)
    for page in pages {
      let one = try Data(contentsOf: URL(filePath: folder.path + "/one/scorecards/" + page))
      let two = try Data(contentsOf: URL(filePath: folder.path + "/two/scorecards/" + page))
      #expect(one == two, "\(page) differs between one worker and two")
    }
    let recommended = try AssayCommand.run(
      [
        "recommend", "--portfolio", "one/assay.yml", "--week", "2026-W46", "--now", "2026-11-16T08:00:00Z", "--format",
        "json",
      ], in: folder.path)
    let entries = try JSONDecoder().decode(Recommendations.self, from: Data(recommended.output.utf8)).recommendations
    #expect(entries.map(\.contractor) == ["amir", "bruno", "chloe", "deepa", "emil"])
    let kinds = entries.map(\.recommendation)
    #expect(kinds[0] == "keep")
    #expect(["release", "coach"].contains(kinds[1]))
    #expect(["release", "coach"].contains(kinds[2]))
    #expect(kinds[3] == "keep")
    #expect(kinds[4] == "insufficient-evidence")
    #expect(entries[1].reasons[0].dimension == "security")
    #expect(entries[2].reasons[0].dimension == "hours")
    #expect(entries[3].reasons[0].text.contains("Repaid"))
    for entry in entries {
      #expect(!entry.would_change.isEmpty, "\(entry.contractor)")
      #expect(entry.decide_by == "2026-11-16")
    }
  }

  @Test("a card is the same from nothing, from the cache, without it, and after it was deleted or spoilt")
  func cache() throws {
    let folder = try TemporaryFolder()
    _ = try AssayCommand.run(["demo", "d"], in: folder.path, sharesRules: false)
    let cache = folder.path + "/d/assay.db.cache"
    func card(_ options: [String] = []) throws -> String {
      let outcome = try AssayCommand.run(
        [
          "scorecard", "--portfolio", "d/assay.yml", "--week", "2026-W46", "--now", "2026-11-16T08:00:00Z", "--format",
          "json",
        ] + options, in: folder.path, sharesRules: false)
      #expect(outcome.code == Exit.passed, "\(outcome.errors)")
      return outcome.output
    }
    #expect(FileManager.default.fileExists(atPath: cache))
    let remembered = try card()
    #expect(try card(["--no-cache"]) == remembered)
    try FileManager.default.removeItem(atPath: cache)
    #expect(try card(["--jobs", "1"]) == remembered)
    #expect(try card() == remembered)
    try Data("no cache at all".utf8).write(to: URL(filePath: cache))
    #expect(try card() == remembered)
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/.cache/assay")
    #expect(kept.count == 1 && kept.allSatisfy { $0.hasSuffix(".rules") })
    try Data("no rules".utf8).write(to: URL(filePath: folder.path + "/.cache/assay/" + kept[0]))
    #expect(try card() == remembered)
  }

  @Test("records: a BOM is read, an unknown contractor is kept and named, importing again adds nothing")
  func records() throws {
    let folder = try TemporaryFolder()
    _ = try AssayCommand.run(["demo", "d"], in: folder.path)
    let header = "\"Date\",\"Contract\",\"Hours\",\"Amount\",\"Payment type\"\r\n"
    let row = "\"2026-11-10\",\"Somebody (99999999)\",\"1.50000\",\"30\",\"\"\r\n"
    let file = try folder.write([0xef, 0xbb, 0xbf] + Array((header + row).utf8), to: "extra.csv")
    let first = try AssayCommand.run(["records", "import", file, "--portfolio", "d/assay.yml"], in: folder.path)
    #expect(first.code == Exit.passed, "\(first.errors)")
    #expect(first.output.contains("1 added"))
    #expect(first.output.contains("99999999"))
    let second = try AssayCommand.run(["records", "import", file, "--portfolio", "d/assay.yml"], in: folder.path)
    #expect(second.output.contains("nothing new"))
  }

  @Test(
    "records that cannot be read as a whole are refused with their line and lose nothing",
    arguments: [
      ("\"Date\",\"Contract\",\"Hours\",\"Amount\",\"Payment type\"\n\"2026-11-10\",\"A (34848691)\",\"1.0", ":2"),
      (
        "\"Date\",\"Contract\",\"Hours\",\"Amount\",\"Payment type\"\n\"05/06/2026\",\"A (34848691)\",\"1\",\"1\",\"\"\n",
        "date_format"
      ),
    ])
  func refused(text: String, hint: String) throws {
    let folder = try TemporaryFolder()
    _ = try AssayCommand.run(["demo", "d"], in: folder.path)
    let before = try AssayCommand.run(["records", "list", "--portfolio", "d/assay.yml"], in: folder.path)
    let file = try folder.write(text, to: "bad.csv")
    let outcome = try AssayCommand.run(["records", "import", file, "--portfolio", "d/assay.yml"], in: folder.path)
    #expect(outcome.code == Exit.usage)
    #expect(outcome.errors.contains("bad.csv"))
    #expect(outcome.errors.contains(hint), "\(outcome.errors)")
    let after = try AssayCommand.run(["records", "list", "--portfolio", "d/assay.yml"], in: folder.path)
    #expect(before.output == after.output)
  }
}
