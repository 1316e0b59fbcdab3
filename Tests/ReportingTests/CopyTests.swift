import Findings
import Foundation
import Hiring
import Judgement
import Testing

@testable import Reporting

/// Copies of the fixture's week, with the other people of it left out.
enum CopyFixture {
  static func copy(
    of page: ContractorPage, in report: WeeklyReport, policy: JudgementPolicy = .default
  ) -> ContractorCopy {
    let others = PersonMarks.union(of: report.contractors.map(\.contractor).filter { $0.id != page.contractor.id })
    let matcher = PersonMatcher(others.subtracting(PersonMarks(page.contractor)), replacement: "somebody else")
    return ContractorCopy(of: page, in: report, people: CopyPeople(known: matcher, met: matcher), policy: policy)
  }

  static func reply(_ text: String, to id: String, sequence: Int = 1, by: String? = nil) -> SignedDecision {
    SignedDecision(
      sequence: sequence,
      decision: OwnerDecision(
        contractor: id, week: WeeklyReportFixture.week, action: .reply, recommendation: nil, signedBy: by ?? text,
        reason: text,
        at: Date(timeIntervalSince1970: 1_794_902_400), cardDigest: WeeklyReportFixture.digest("card")),
      previous: "", digest: WeeklyReportFixture.digest("reply"))
  }
}

@Suite("Contractors' copies and replies")
struct CopyTests {
  private func outputs(_ copy: ContractorCopy) throws -> [String] {
    try CopyFiles.files(of: copy).map(\.text) + [CopyText.render(copy, style: TerminalStyle(width: 200))]
  }

  @Test("a copy names nobody else, no rate, no question and no cost of a release, in every format")
  func nothingElse() throws {
    let report = WeeklyReportFixture.report
    let copy = CopyFixture.copy(of: WeeklyReportFixture.bea, in: report)
    let files = try CopyFiles.files(of: copy)
    #expect(files.map(\.name) == ["bea.html", "bea.json", "bea.md"])
    PageRules.check(files[0].text)
    for text in try outputs(copy) {
      for hidden in ["Amir", "Dev Patel", "25 USD", "What to ask", "What a release would cost", "index.html"] {
        #expect(!text.contains(hidden), "\(hidden)")
      }
      for shown in ["What would change it", "What this is for", "How to answer", "1,095 days"]
      where !text.hasPrefix("{") {
        #expect(text.contains(shown), "\(shown)")
      }
    }
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(files[1].text.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "assay.copy/1")
    #expect((json["recommendation"] as? [String: Any])?["recommendation"] as? String == "release")
    let card = try #require(json["card"] as? [String: Any])
    #expect((card["overall"] as? [String: Any])?["score"] as? Double == WeeklyReportFixture.bea.card.overall?.value)
    #expect((json["notice"] as? [Any])?.count == 4)
  }

  @Test("a recommendation that the owner leaves out is in no format")
  func hidden() throws {
    var policy = JudgementPolicy.default
    policy.copyShowsRecommendation = false
    let copy = CopyFixture.copy(of: WeeklyReportFixture.bea, in: WeeklyReportFixture.report, policy: policy)
    for text in try outputs(copy) {
      #expect(!text.contains("class=\"badge") && !text.contains("confidence</span>"))
      #expect(!text.contains("\"release\"") && !text.contains("■ ") && !text.contains("**release**"))
    }
  }

  @Test("a reply stands on the card and the copy whole and as theirs, and moves nothing else")
  func replies() throws {
    let long =
      Array(repeating: "These hours were agreed by telephone.", count: 80).joined(separator: " ") + "\nEnd."
    var report = WeeklyReportFixture.report
    let without = ScorecardJSON.render(report)
    func texts() throws -> [String] {
      let page = try #require(try WeeklyPages.files(of: report).first { $0.name == "bea.html" }).text
      let copy = CopyFixture.copy(of: report.contractors[1], in: report)
      return [page, ScorecardsMarkdown.render(report), ScorecardText.render(report, style: TerminalStyle(width: 200))]
        + (try outputs(copy))
    }
    let cutsBefore = try texts().map { $0.components(separatedBy: "… (").count }
    report.contractors[1].replies = [
      CopyFixture.reply("first answer", to: "bea"), CopyFixture.reply(long, to: "bea", sequence: 2, by: "Bea"),
    ]
    for (text, cuts) in zip(try texts(), cutsBefore) {
      #expect(text.contains("first answer") && text.contains("End."))
      #expect(text.components(separatedBy: "telephone").count == 81, "cut")
      #expect(text.components(separatedBy: "… (").count == cuts)
    }
    let json = ScorecardJSON.render(report)
    let subjects = try #require(
      (try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])?["subjects"] as? [[String: Any]])
    #expect(subjects.map { ($0["replies"] as? [[String: Any]])?.count ?? 0 }.prefix(3) == [0, 2, 0])
    #expect((subjects[1]["replies"] as? [[String: Any]])?.last?["text"] as? String == long)
    report.contractors[1].replies = []
    #expect(ScorecardJSON.render(report) == without)
  }

  @Test("hostile text in replies and copies stays inert", arguments: HostileText.samples, [60, 200])
  func inert(_ text: String, _ width: Int) throws {
    var report = HostileText.report(text)
    for index in report.contractors.indices {
      report.contractors[index].replies = [CopyFixture.reply(text + " 1", to: report.contractors[index].contractor.id)]
    }
    for file in try WeeklyPages.files(of: report) where file.name.hasSuffix(".html") { PageRules.check(file.text) }
    for page in report.contractors {
      let copy = ContractorCopy(
        of: page, in: report,
        people: CopyPeople(known: PersonMatcher(PersonMarks()), met: PersonMatcher(PersonMarks())), policy: .default)
      for file in try CopyFiles.files(of: copy) {
        if file.name.hasSuffix(".html") { PageRules.check(file.text) }
        if file.name.hasSuffix(".json") {
          _ = try JSONSerialization.jsonObject(with: Data(file.text.utf8))
        }
        if file.name.hasSuffix(".md") {
          // In a code span, `<` is a letter.
          let spoken = file.text.replacing(#/`[^`\n]*`/#, with: "")
          #expect(!spoken.contains("<script") && !spoken.contains("](javascript"))
        }
      }
      for output in [
        CopyText.render(copy, style: TerminalStyle(width: width)),
        ScorecardText.render(report, style: TerminalStyle(width: width)),
        ReplyReceipt.text(page.replies[0], style: TerminalStyle(width: width)),
      ] {
        #expect(PageRules.hidden(in: output) == nil)
        let widest = output.unicodeScalars.split(separator: "\n").map { String($0) }
          .max { DisplayWidth.columns(of: $0) < DisplayWidth.columns(of: $1) }
        #expect(DisplayWidth.columns(of: widest ?? "") <= width, "\(widest ?? "")")
      }
    }
  }
}
