import Git
import Testing

@testable import History

@Suite("Line runs")
struct LineRunsTests {
  @Test("unchanged lines keep their origin, replaced ones are told by origin")
  func applying() {
    let old = LineRuns.all(3, from: 0).applying(
      [LineHunk(oldStart: 3, oldCount: 0, newStart: 3, newCount: 2)], origin: 1
    ).runs
    #expect(old.flattened == [0, 0, 0, 1, 1])
    let next = old.applying([LineHunk(oldStart: 1, oldCount: 3, newStart: 1, newCount: 1)], origin: 2)
    #expect(next.runs.flattened == [0, 2, 1])
    #expect(next.replaced == [ReplacedLines(origin: 0, lines: 2), ReplacedLines(origin: 1, lines: 1)])
    #expect(next.runs.count == 3)
  }

  @Test("a new layout leaves each line with its writer, also where lines are divided, joined or blank ones come")
  func relaid() {
    let old = LineRuns.all(2, from: 0).applying(
      [LineHunk(oldStart: 2, oldCount: 0, newStart: 2, newCount: 2)], origin: 1
    ).runs
    func relaid(_ oldStart: Int, _ oldCount: Int, _ newCount: Int) -> [Int] {
      old.relaid(
        [LineHunk(oldStart: oldStart, oldCount: oldCount, newStart: oldStart, newCount: newCount)], origin: 2
      ).flattened
    }
    #expect(relaid(0, 4, 4) == [0, 0, 1, 1])
    #expect(relaid(0, 4, 8) == [0, 0, 0, 0, 1, 1, 1, 1])
    #expect(relaid(0, 4, 2) == [0, 1])
    #expect(relaid(1, 2, 1) == [0, 0, 1])
    #expect(relaid(2, 0, 1) == [0, 0, 0, 1, 1])
    #expect(relaid(0, 0, 1) == [2, 0, 0, 1, 1])
    #expect(relaid(3, 1, 0) == [0, 0, 1])
  }

  @Test("a deletion takes every line")
  func deletion() {
    let taken = LineRuns.all(4, from: 7).applying(
      [LineHunk(oldStart: 0, oldCount: 4, newStart: 0, newCount: 0)], origin: 8)
    #expect(taken.runs.count == 0)
    #expect(taken.replaced == [ReplacedLines(origin: 7, lines: 4)])
  }

  @Test("a merge takes each line from the first parent that has it and keeps the rest")
  func merging() {
    // First parent: a a x; second parent: a y a; merge: a x y m
    let first = LineRuns.all(3, from: 1)
    let second = LineRuns.all(3, from: 2)
    let merged = LineRuns.merging(
      [
        (
          first,
          [
            LineHunk(oldStart: 1, oldCount: 1, newStart: 1, newCount: 0),
            LineHunk(oldStart: 3, oldCount: 0, newStart: 2, newCount: 2),
          ]
        ),
        (
          second,
          [
            LineHunk(oldStart: 1, oldCount: 0, newStart: 1, newCount: 1),
            LineHunk(oldStart: 2, oldCount: 1, newStart: 3, newCount: 1),
          ]
        ),
      ], lineCount: 4, origin: 9)
    #expect(merged.runs.flattened == [1, 1, 2, 9])
    #expect(merged.own == 1)
  }
}
