import Git
import Testing

@Suite("Line differences")
struct LineDiffTests {
  private static func hunks(_ old: String, _ new: String) throws -> [LineHunk] {
    try LineDiff.hunks(old: Array(old.utf8).span, new: Array(new.utf8).span)
  }

  @Test(
    "starts are indexes from 0, also where a side has no lines",
    arguments: [
      ("", "", []), ("a\n", "a\n", []), ("", "a\nb\n", [(0, 0, 0, 2)]), ("a\nb", "", [(0, 2, 0, 0)]),
      ("a\nb\n", "a\nx\nb\n", [(1, 0, 1, 1)]), ("a\nx\nb\n", "a\nb\n", [(1, 1, 1, 0)]),
      ("a\nb\n", "b\n", [(0, 1, 0, 0)]), ("a\n", "a", [(0, 1, 0, 1)]), ("a\r\nb\n", "a\nb\n", [(0, 1, 0, 1)]),
      ("a\nb\nc\nd\ne\n", "A\nb\nc\nd\nE\n", [(0, 1, 0, 1), (4, 1, 4, 1)]), ("a\0b\nc\n", "a\0b\nd\n", [(1, 1, 1, 1)]),
    ] as [(String, String, [(Int, Int, Int, Int)])])
  func positions(old: String, new: String, expected: [(Int, Int, Int, Int)]) throws {
    let hunks = expected.map { LineHunk(oldStart: $0.0, oldCount: $0.1, newStart: $0.2, newCount: $0.3) }
    #expect(try Self.hunks(old, new) == hunks)
  }

  @Test("an added function is taken whole, as the indent heuristic does")
  func indentHeuristic() throws {
    let function = "def f():\n  return 1\n\n"
    let old = "def a():\n  return 1\n\n" + "def z():\n  return 1\n"
    let new = "def a():\n  return 1\n\n" + function + "def z():\n  return 1\n"
    #expect(try Self.hunks(old, new) == [LineHunk(oldStart: 3, oldCount: 0, newStart: 3, newCount: 3)])
  }

  @Test("long common ends change neither hunks nor counts")
  func longEnds() throws {
    let lines = (0..<5_000).map { "line \($0)\n" }
    var changed = lines
    changed[2_500] = "other\n"
    let old = Array(lines.joined().utf8)
    let new = Array(changed.joined().utf8)
    let hunk = LineHunk(oldStart: 2_500, oldCount: 1, newStart: 2_500, newCount: 1)
    #expect(try LineDiff.hunks(old: old.span, new: new.span) == [hunk])
    let counts = try LineDiff.counts(old: old.span, new: new.span)
    #expect(counts.added == 1 && counts.deleted == 1)
  }

  @Test("many differences made at once agree")
  func concurrent() async throws {
    let expected = try Self.hunks("a\nb\nc\n", "a\nx\nc\n")
    try await withThrowingTaskGroup(of: [LineHunk].self) { group in
      for _ in 0..<8 {
        group.addTask {
          var last: [LineHunk] = []
          for _ in 0..<200 { last = try Self.hunks("a\nb\nc\n", "a\nx\nc\n") }
          return last
        }
      }
      for try await hunks in group { #expect(hunks == expected) }
    }
  }
}
