import Findings
import Git
import Hiring
import History
import SourceText
import Testing

@testable import Judgement

/// Amir writes totals and, weeks later, somebody has the same twenty lines in a second file.
@Suite("Copied code")
struct CopiedCodeTests {
  private static let lines = 20

  /// - Parameters:
  ///   - change: what is done to the trial before it is judged.
  ///   - copier: who makes the copy, as the last change of the fifth week.
  private func trial(copier: String = "bruno", _ change: (inout Trial) -> Void = { _ in }) -> Trial {
    var trial = Trial()
    trial.add(engineer("amir"))
    trial.add(engineer("bruno"))
    trial.story.solid("amir")
    trial.story.solid("bruno")
    let total = function("total", nloc: 18)
    let first = trial.story.change(
      by: "amir", on: "2026-10-06", "Total of a basket",
      files: [file("src/total.ts", added: Self.lines, deleted: 0, status: .added, functions: [wrote(long(total))])])
    let second = trial.story.change(
      by: copier, on: "2026-11-03", "Total of an order",
      files: [file("src/order.ts", added: Self.lines, deleted: 0, status: .added, functions: [wrote(long(total))])])
    for (path, origin) in [("src/order.ts", second), ("src/total.ts", first)] {
      trial.story.ownership.append(
        FileOwnership(path: RepositoryPath(path), runs: [ReplacedLines(origin: origin, lines: Self.lines)]))
      trial.story.files.append(source(path))
    }
    trial.story.clones = [
      CloneGroup(
        tokens: 90,
        places: [
          ClonePlace(path: RepositoryPath("src/order.ts"), startLine: 1, endLine: Self.lines),
          ClonePlace(path: RepositoryPath("src/total.ts"), startLine: 1, endLine: Self.lines),
        ])
    ]
    change(&trial)
    return trial
  }

  private func long(_ function: FunctionMeasure) -> FunctionMeasure {
    var function = function
    (function.startLine, function.endLine) = (1, Self.lines)
    return function
  }

  private func source(_ path: String) -> HeadFile {
    HeadFile(
      path: RepositoryPath(path), blob: .zero,
      measure: FileMeasure(
        language: "typescript", counts: LineCounts(lines: Self.lines, code: Self.lines), kind: .source,
        functions: [long(function("total"))]),
      duplicated: DuplicatedLines(
        path: RepositoryPath(path), ranges: [1...Self.lines], total: Self.lines))
  }

  private func signal(_ trial: Trial, _ person: String, _ week: String = "2026-W46") throws -> SignalResult {
    try #require(trial.page(of: person, week)?.signal("maintainability.duplication"))
  }

  @Test("who copied is charged, at the place and with the original named; who was copied from is not")
  func copied() throws {
    let copier = try signal(trial(), "bruno")
    #expect(copier.status == .measured && copier.value == 1 && copier.exposure == 20)
    let row = try #require(copier.evidence.first)
    #expect(row.path == "src/order.ts" && row.line == 1 && row.text.contains("20 lines like src/total.ts:1"))
    #expect(row.commit == trial().story.history().head.hex)
    let author = try signal(trial(), "amir")
    #expect(author.value == 0 && author.evidence.isEmpty)
    #expect((author.score?.value ?? 0) > (copier.score?.value ?? 100))
  }

  @Test("copying oneself is copying; the original still is not charged")
  func own() throws {
    let amir = try signal(trial(copier: "amir"), "amir")
    #expect(amir.value == 0.5 && amir.evidence.map(\.path) == ["src/order.ts"])
  }

  @Test("two places written at once have one original")
  func atOnce() throws {
    let trial = trial { trial in
      let both = trial.story.changes[trial.story.changes.count - 1]
      var files = both.files
      files.append(
        file(
          "src/total.ts", added: 20, deleted: 0, status: .added, functions: [wrote(long(function("total", nloc: 18)))]))
      trial.story.changes[both.index].files = files
      trial.story.ownership[1].runs = [ReplacedLines(origin: both.index, lines: 20)]
    }
    #expect(try signal(trial, "bruno").value == 0.5)
  }

  @Test("a past week is not assessed, and who has no live line is not asked")
  func statuses() throws {
    #expect(try signal(trial(), "bruno", "2026-W45").status == .notAssessed)
    let gone = trial {
      $0.story.ownership = []
      $0.story.clones = []
    }
    #expect(try signal(gone, "bruno").status == .notApplicable)
    let designer = trial { $0.add(engineer("dora", role: .designer)) }
    #expect(try signal(designer, "dora").status == .notApplicable)
  }

  @Test("a move is no copy: what a change did not bring anew is not charged")
  func moved() throws {
    let trial = trial { trial in
      // As the history reader tells a function that moved: it is in no list of what came.
      let last = trial.story.changes.count - 1
      trial.story.changes[last].files[0].functions = []
      trial.story.changes[last].files.append(file("src/old.ts", added: 0, deleted: 20, status: .deleted))
    }
    #expect(try signal(trial, "bruno").value == 0)
  }

  @Test("a new layout of the original or of the copy charges nobody with writing it")
  func layout() throws {
    for (path, place) in [("src/total.ts", 1), ("src/order.ts", 0)] {
      let trial = trial { trial in
        let index = trial.story.change(
          by: "chloe", on: "2026-11-10", "format",
          files: [file(path, added: 20, deleted: 20, counts: LineCounts(lines: 20, code: 20), keepsCode: true)])
        trial.story.ownership[place].runs = [ReplacedLines(origin: index, lines: 20)]
        trial.add(engineer("chloe"))
        trial.story.solid("chloe")
      }
      // Whose lines all bear another's name has none to be asked about.
      #expect(try signal(trial, "amir").value ?? 0 == 0)
      #expect(trial.page(of: "chloe")?.signal("maintainability.duplication")?.value ?? 0 == 0)
    }
  }

  @Test("mending both places of somebody else's copy is no copying")
  func mended() throws {
    let trial = trial { trial in
      let index = trial.story.change(
        by: "amir", on: "2026-11-10", "Round half up in both",
        files: ["src/total.ts", "src/order.ts"].map {
          file(
            $0, added: 3, deleted: 2,
            functions: [FunctionChange(bin: .worsened, before: function("total"), after: long(function("total")))])
        })
      for place in 0...1 {
        let origin = trial.story.ownership[place].runs[0].origin
        trial.story.ownership[place].runs = [
          ReplacedLines(origin: origin, lines: 10), ReplacedLines(origin: index, lines: 3),
          ReplacedLines(origin: origin, lines: 7),
        ]
      }
    }
    #expect(try signal(trial, "amir").value == 0)
    #expect((try signal(trial, "bruno").value ?? 0) > 0.8)
  }

  @Test("vendored code is compared with nothing, so it charges nobody; other people's copies move nobody's number")
  func others() throws {
    let alone = try signal(trial { $0.story.clones = [] }, "amir")
    #expect(try signal(trial(), "amir").score == alone.score)
  }

  @Test("more copies never raise the score")
  func wrongWay() throws {
    var last = 101.0
    for copied in [0, 5, 10, 15, 20] {
      let trial = trial {
        guard copied > 0 else {
          $0.story.clones = []
          return
        }
        for place in 0...1 { $0.story.clones[0].places[place].endLine = copied }
      }
      let score = try #require(try signal(trial, "bruno").score).value
      #expect(score <= last)
      last = score
    }
  }

  @Test("a repository tells what stands there twice, by lines")
  func repository() throws {
    let card = try #require(trial().report().repositories.first?.card)
    let signal = try #require(card.dimensions.flatMap(\.signals).first { $0.id == "repository.duplication" })
    #expect(signal.value == 1 && signal.exposure == 40)
    #expect(signal.evidence.first?.text == "20 lines like src/total.ts:1")
    let clean = trial {
      $0.story.clones = []
      for index in $0.story.files.indices { $0.story.files[index].duplicated = nil }
    }
    let perfect = try #require(
      clean.report().repositories.first?.card.dimensions.flatMap(\.signals)
        .first { $0.id == "repository.duplication" })
    #expect(perfect.value == 0 && perfect.evidence.isEmpty)
    #expect((perfect.score?.value ?? 0) > (signal.score?.value ?? 100))
  }
}
