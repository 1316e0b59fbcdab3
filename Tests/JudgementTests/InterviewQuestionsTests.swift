import Findings
import Foundation
import Git
import Hiring
import History
import Metrics
import SourceText
import Testing

@testable import Judgement

@Suite("What to ask an applicant")
struct InterviewQuestionsTests {
  @Test("the largest change, opened at its commit and largest file")
  func largest() throws {
    var sample = Sample.solid()
    let index = sample.story.change(
      by: SampleAuthor.id, on: day(2, 4), "Let customers pay by card",
      files: [file("src/small.ts", added: 10, deleted: 0), file("src/card.ts", added: 300, deleted: 5)])
    let question = try #require(try sample.evaluation().question(.largestChange))
    #expect(question.text.contains("Let customers pay by card") && question.text.contains("315 lines"))
    #expect(question.evidence.first?.commit == Story.commit(index).hex)
    #expect(question.evidence.first?.path == "src/card.ts" && question.evidence.first?.line == 1)
  }

  @Test("the worst function that they wrote and that is still there; none where all are small")
  func worst() throws {
    #expect(try Sample.solid().evaluation().question(.worstFunction) == nil)
    var sample = Sample.solid()
    let ill = function("checkout", line: 12, nloc: 140, cyclomatic: 38, nesting: 6, parameters: 8)
    let index = sample.story.change(
      by: SampleAuthor.id, on: day(2, 4), "Add the checkout",
      files: [file("src/checkout.ts", added: 140, deleted: 0, status: .added, functions: [wrote(ill)])])
    #expect(try sample.evaluation().question(.worstFunction) == nil)
    var now = ill
    now.startLine = 40
    sample.story.files = [
      HeadFile(
        path: RepositoryPath("src/checkout.ts"), blob: .zero,
        measure: FileMeasure(
          language: "typescript", counts: LineCounts(lines: 200, code: 180, comment: 10, blank: 10), kind: .source,
          functions: [now]))
    ]
    sample.story.ownership = [
      FileOwnership(path: RepositoryPath("src/checkout.ts"), runs: [ReplacedLines(origin: index, lines: 140)])
    ]
    let question = try #require(try sample.evaluation().question(.worstFunction))
    #expect(question.text.contains("checkout in src/checkout.ts is 140 lines long, with 38 ways through it"))
    #expect(question.evidence.map(\.line) == [40, 12])
  }

  @Test("how the worst finding came to be, those still open first")
  func worstFinding() throws {
    var sample = Sample.solid()
    let gone = risk("injection.command", .critical, mark: "gone")
    let open = risk("injection.sql", .high, mark: "open")
    sample.story.changes[2].files[0].findings.append(AttributedFinding(bin: .introduced, finding: gone))
    sample.story.changes[4].files[0].findings.append(AttributedFinding(bin: .fixed, finding: gone))
    #expect(try sample.evaluation().question(.finding)?.text.contains("gone since") == true)
    sample.story.changes[6].files[0].findings.append(AttributedFinding(bin: .introduced, finding: open))
    sample.story.findings.append(open)
    let question = try #require(try sample.evaluation().question(.finding))
    #expect(question.text.contains("injection.sql, and it is still there"))
    #expect(question.evidence.first?.commit == Story.commit(6).hex && question.evidence.first?.line == 3)
  }

  @Test("a change that had to be mended soon after, with what mended it")
  func laterFix() throws {
    var sample = Sample.solid()
    let broken = sample.story.change(
      by: SampleAuthor.id, on: day(4, 4), "Add vouchers", files: [file("src/voucher.ts", added: 80, deleted: 0)])
    let fix = sample.story.change(
      by: SampleAuthor.id, on: day(5, 4), "Fix vouchers with no date",
      files: [file("src/voucher.ts", added: 4, deleted: 4, replaced: [ReplacedLines(origin: broken, lines: 4)])])
    let question = try #require(try sample.evaluation().question(.laterFix))
    #expect(question.text.contains("Add vouchers") && question.text.contains("Fix vouchers with no date"))
    #expect(question.evidence.map(\.commit) == [Story.commit(broken).hex, Story.commit(fix).hex])
  }

  @Test("what their test covers, and how they knew where there is none")
  func tests() throws {
    var sample = Sample.solid()
    let path = "tests/applicant/basket0.test.ts"
    sample.story.files = [
      HeadFile(
        path: RepositoryPath(path), blob: .zero,
        measure: FileMeasure(
          language: "typescript", counts: LineCounts(lines: 30, code: 28, comment: 0, blank: 2), kind: .test,
          functions: []))
    ]
    sample.story.ownership = [
      FileOwnership(path: RepositoryPath(path), runs: [ReplacedLines(origin: 0, lines: 30)])
    ]
    let covered = try sample.evaluation()
    #expect(covered.question(.tests)?.text.contains("\(path) is the test with most lines of yours (30)") == true)
    #expect(covered.question(.withoutTests) == nil)
    sample.story.change(
      by: SampleAuthor.id, on: day(5, 4), "Add refunds", files: [file("src/refund.ts", added: 90, deleted: 0)])
    #expect(try sample.evaluation().question(.withoutTests)?.text.contains("\"Add refunds\" adds 90 lines") == true)
  }

  @Test("hostile subjects and paths reach no question but as text, and every question says what to listen for")
  func hostile() throws {
    var sample = Sample.solid()
    sample.story.changes[3] = sample.story.changes[3].with(subject: "wip\u{1B}[31m <b>")
    let evaluation = try sample.evaluation()
    #expect(!evaluation.questions.isEmpty)
    for question in evaluation.questions {
      #expect(question.listenFor.count > 40 && !question.evidence.isEmpty)
      #expect(question.evidence.allSatisfy { $0.commit != nil })
    }
  }

  private func risk(_ rule: String, _ severity: Severity, mark: String) -> Finding {
    JudgementTests.finding(rule, severity, path: "src/applicant/basket1.ts", mark: mark)
  }
}
