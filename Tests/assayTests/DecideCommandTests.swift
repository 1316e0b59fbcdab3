import Foundation
import TestSupport
import Testing

@testable import assay

@Suite("Decisions on the command line")
struct DecideCommandTests {
  private static let monday = "2026-11-16T08:00:00Z"

  /// A portfolio of one contractor without code, whose cards are made at once.
  private struct Office {
    let root: TemporaryFolder

    init() throws {
      root = try TemporaryFolder()
      try root.write(
        """
        version: 1
        owner: { name: N }
        contractors:
          - id: ada
            name: Ada Byron
            identities: [ada@example.com]
            engagements:
              - { platform: upwork, contract: "77", kind: hourly, rate: 31 USD/h, started: 2026-10-05,
                  trial_ends: 2026-11-30 }
          - { id: bea, identities: [bea@example.com] }
        """, to: "assay.yml")
    }

    func run(_ arguments: [String], now: String = DecideCommandTests.monday) throws -> AssayCommand.Outcome {
      try AssayCommand.run(arguments + ["--portfolio", "assay.yml", "--now", now], in: root.path)
    }

    func decide(
      _ action: String, reason: String = "good work", by: String = "Ana", _ more: [String] = [],
      contractor: String = "ada", now: String = DecideCommandTests.monday
    ) throws -> AssayCommand.Outcome {
      try run(["decide", contractor, action, "--reason", reason, "--by", by] + more, now: now)
    }

    /// The decisions as JSON.
    func decisions(now: String = DecideCommandTests.monday) throws -> [[String: Any]] {
      let outcome = try run(["records", "decisions", "--format", "json"], now: now)
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome.errors)")
      return try #require(json["decisions"] as? [[String: Any]])
    }

    /// Changes a text in the ledger's file to one of the same length, as an editor of bytes would.
    func forge(_ old: String, _ new: String) throws {
      let url = URL(filePath: root.path + "/assay.db")
      var bytes = try Data(contentsOf: url)
      let range = try #require(bytes.range(of: Data(old.utf8)))
      bytes.replaceSubrange(range, with: Data(new.utf8))
      try bytes.write(to: url)
    }
  }

  @Test("a decision rests on the latest card with what was recommended, and is shown on the next")
  func appended() throws {
    let office = try Office()
    for now in ["2026-11-09T08:00:00Z", Self.monday] {
      #expect(try office.run(["scorecard"], now: now).code == Exit.passed)
    }
    let kept = try office.decide("keep", reason: "  Writes to us every day. ")
    #expect(kept.code == Exit.passed, "\(kept.errors)")
    #expect(kept.output.contains("Decision 1: keep · Ada Byron"))
    #expect(kept.output.contains("rests on the card of 2026-W46"))
    #expect(kept.output.contains("differs from the recommendation: too little to judge; recorded"))
    #expect(kept.output.contains("`trial_ends: 2026-11-30` of contract 77"))
    let waited = try office.decide("extend-trial", ["--week", "2026-W45"])
    #expect(waited.code == Exit.passed && waited.errors.contains("2026-W46"), "\(waited.errors)")
    #expect(waited.output.contains("follows the recommendation"))

    let decisions = try office.decisions()
    #expect(decisions.map { $0["week"] as? String } == ["2026-W46", "2026-W45"])
    #expect(decisions.map { $0["differs"] as? Bool } == [true, false])
    #expect(decisions[0]["reason"] as? String == "Writes to us every day.")
    #expect(decisions[0]["recommendation"] as? String == "insufficient-evidence")
    #expect(decisions[0]["digest"] as? String == decisions[1]["previous"] as? String)
    let digest = try #require(decisions[0]["digest"] as? String)
    #expect(kept.output.contains(digest))

    let card = try #require(decisions[0]["card"] as? String)
    #expect(try office.decide("coach", ["--card", String(card.prefix(12))]).code == Exit.passed)
    let next = try office.run(["recommend"], now: "2026-11-23T08:00:00Z")
    #expect(next.output.contains("Decided: coach, by Ana on 16 November 2026"))
    // A week before the decision's card does not know it.
    let before = try office.run(["recommend", "--week", "2026-W44"])
    #expect(before.output.contains("ada") || before.output.contains("Ada"))
    #expect(!before.output.contains("Decided:"))
  }

  @Test(
    "what is no decision is exit 2, says why, and records nothing",
    arguments: [
      (["ada", "reply", "--reason", "r", "--by", "b"], "contractor's answer"),
      (["ada", "kep", "--reason", "r", "--by", "b"], "`keep`"),
      (["add", "keep", "--reason", "r", "--by", "b"], "`ada`"),
      (["ada", "keep", "--reason", " \u{200B}", "--by", "b"], "--reason"),
      (["ada", "keep", "--reason", "r", "--by", ""], "--by"),
      (["ada", "keep", "--reason", "key \(GateSandbox.key)", "--by", "b"], "--reason"),
      (["ada", "keep", "--reason", "r", "--by", "b \(GateSandbox.key)"], "--by"),
      (["ada", "keep", "--reason", "r", "--by", "b", "--card", "12345678"], "--card"),
      (["ada", "keep", "--reason", "r", "--by", "b", "--card", "%"], "--card"),
      (["ada", "keep", "--reason", "r", "--by", "b", "--week", "2026-W30"], "2026-W46"),
      (["ada", "keep", "--reason", "r", "--by", "b", "--without-card", "w"], "2026-W46"),
      (["ada", "keep", "--reason", "r", "--by", "b", "--week", "2026-W30", "--without-card", "w"], "2026-W46"),
      (["bea", "keep", "--reason", "r", "--by", "b", "--week", "2026-W52", "--without-card", "w"], "2026-W52"),
    ])
  func refused(arguments: [String], hint: String) throws {
    let office = try Office()
    _ = try office.run(["scorecard"])
    let outcome = try office.run(["decide"] + arguments)
    #expect(outcome.code == Exit.usage)
    #expect(outcome.errors.contains(hint), "\(outcome.errors)")
    #expect(!outcome.errors.contains(GateSandbox.key))
    #expect(try office.decisions().isEmpty)
    let bytes = try Data(contentsOf: URL(filePath: office.root.path + "/assay.db"))
    #expect(bytes.range(of: Data(GateSandbox.key.utf8)) == nil)
  }

  @Test("without any card the reason why is asked for, and recorded")
  func withoutCard() throws {
    let office = try Office()
    let asked = try office.decide("release")
    #expect(asked.code == Exit.usage)
    #expect(asked.errors.contains("--without-card") && asked.errors.contains("assay scorecard"))
    let outcome = try office.decide("release", reason: "never came", ["--without-card", "the first day"])
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    let decision = try #require(try office.decisions().first)
    #expect(decision["reason"] as? String == "never came (without a card: the first day)")
    #expect(decision["card"] is NSNull && decision["recommendation"] is NSNull && decision["differs"] is NSNull)
    #expect(decision["week"] as? String == "2026-W46")
  }

  @Test("a decision cannot be dated before what it follows")
  func backdated() throws {
    let office = try Office()
    _ = try office.run(["scorecard"])
    #expect(try office.decide("keep", now: "2026-11-16T07:00:00Z").code == Exit.usage)
    #expect(try office.decide("keep", now: "2026-11-18T08:00:00Z").code == Exit.passed)
    let earlier = try office.decide("coach", now: "2026-11-17T08:00:00Z")
    #expect(earlier.code == Exit.usage && earlier.errors.contains("decision 1"), "\(earlier.errors)")
  }

  @Test("a chain that was tampered with takes nothing more, says where, and is exit 3 wherever it is read")
  func broken() throws {
    let office = try Office()
    _ = try office.run(["scorecard"])
    _ = try office.decide("keep", reason: "the first reason")
    _ = try office.decide("coach", reason: "the second reason")
    try office.forge("the second reason", "the better reason")
    let next = try office.decide("keep")
    #expect(next.code == Exit.cannotJudge && next.errors.contains("decision 2 was changed"), "\(next.errors)")
    for format in ["text", "json", "csv"] {
      let list = try office.run(["records", "decisions", "--format", format])
      #expect(list.code == Exit.cannotJudge && list.errors.contains("decision 2 was changed"))
      #expect(list.output.contains("the better reason") && list.output.contains("the first reason"))
    }
    #expect(try office.run(["records", "decisions"]).output.hasPrefix("The chain is broken: decision 2 was changed."))
    let card = try office.run(["recommend"])
    #expect(card.code == Exit.passed && card.errors.contains("decision 2 was changed"))
    #expect(!card.output.contains("Decided:"))
  }

  @Test("the list is of everybody or of one, who may have left the portfolio")
  func list() throws {
    let office = try Office()
    _ = try office.run(["scorecard"])
    _ = try office.decide("keep", reason: "=SUM(A1)")
    _ = try office.decide("release", contractor: "bea")
    let all = try office.run(["records", "decisions"])
    #expect(all.code == Exit.passed && all.output.hasPrefix("The chain of 2 decisions is intact"))
    #expect(
      all.output.contains("How recommendations turned out") && all.output.contains("a wrong release leaves no trace"))
    #expect(!all.output.contains("%"))
    let csv = try office.run(["records", "decisions", "--format", "csv"]).output
    #expect(csv.split(separator: "\n").count == 3 && csv.contains(",'=SUM(A1),"))
    let one = try office.run(["records", "decisions", "bea"]).output
    #expect(one.contains("bea: release") && !one.contains("ada: keep"))
    let wrong = try office.run(["records", "decisions", "bee"])
    #expect(wrong.code == Exit.usage && wrong.errors.contains("`bea`"))
    try office.root.write("version: 1\nowner: { name: N }\ncontractors: [{ id: ada }]\n", to: "assay.yml")
    #expect(try office.run(["records", "decisions", "bea"]).output.contains("bea: release"))
  }

  @Test("a review of somebody with too little evidence is neutral, and tells no rate")
  func neutral() throws {
    let office = try Office()
    let early = try office.run(["records", "review", "ada"])
    #expect(early.code == Exit.usage && early.errors.contains("assay scorecard"))
    _ = try office.run(["scorecard"])
    for format in ["text", "markdown"] {
      let review = try office.run(["records", "review", "ada", "--format", format])
      #expect(review.code == Exit.passed, "\(review.errors)")
      #expect(review.output.contains("DRAFT of a review of Ada Byron"))
      let words = review.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("There was too little work for me to judge it fairly."))
      #expect(
        !review.output.contains("USD") && !review.output.contains("31.") && !review.output.contains("DO NOT POST"))
    }
    #expect(try office.run(["records", "review", "ad"]).code == Exit.usage)
  }

  @Test("on the demo, each story's review and decision say what its card says")
  func demo() throws {
    let folder = try TemporaryFolder()
    #expect(try AssayCommand.run(["demo", "d"], in: folder.path).code == Exit.passed)
    func run(_ arguments: String...) throws -> AssayCommand.Outcome {
      try AssayCommand.run(
        arguments + ["--portfolio", "d/assay.yml", "--now", "2026-11-16T09:00:00Z"], in: folder.path)
    }
    let kept = try run("decide", "amir", "keep", "--reason", "finishes what he starts", "--by", "Ana")
    #expect(kept.output.contains("follows the recommendation: keep"), "\(kept.errors)")
    #expect(kept.output.contains("`trial_ends: 2026-11-16` of contract 34848691"))
    let released = try run("decide", "chloe", "release", "--reason", "hours", "--by", "Ana")
    #expect(released.output.contains("End contract 34848715 on Upwork"))
    #expect(released.output.contains("assay records review chloe"))

    // Not wrapped, so that sentences are found whole.
    let amir = try run("records", "review", "amir", "--format", "markdown").output
    #expect(amir.contains("Changes came with tests.") && amir.contains("gladly work together again"))
    let bruno = try run("records", "review", "bruno", "--format", "markdown").output
    let parts = bruno.components(separatedBy: "FOR YOU, NOT TO BE POSTED")
    try #require(parts.count == 2)
    #expect(!parts[0].contains("aws.ts") && parts[1].contains("aws.ts") && parts[1].contains("DO NOT POST"))
    let pieces = parts[0].components(separatedBy: "Private feedback")
    #expect(!pieces[0].contains("keys came into") && pieces[1].contains("keys came into"))
    let chloe = try run("records", "review", "chloe", "--format", "markdown").output.components(
      separatedBy: "Private feedback")
    #expect(!chloe[0].contains("billed") && chloe[1].contains("Hours billed and hours logged differed"))
    for (name, others) in [("amir", ["Bruno", "Chloe"]), ("chloe", ["Amir", "Bruno"])] {
      let text = try run("records", "review", name, "--format", "markdown").output
      let posted = text.components(separatedBy: "FOR YOU")[0]
      for other in others + ["USD", "storefront"] { #expect(!posted.contains(other)) }
    }
    let list = try run("records", "decisions")
    #expect(list.code == Exit.passed)
    #expect(list.output.contains("Score 96 ("), "\(list.output)")
  }

  @Test("advice names only commands that there are")
  func advice() {
    #expect(CommandNames.isKnown(["records", "review"]) && CommandNames.isKnown(["ownership"]))
    #expect(!CommandNames.isKnown(["records", "nothing"]) && !CommandNames.isKnown(["nothing"]))
  }
}
