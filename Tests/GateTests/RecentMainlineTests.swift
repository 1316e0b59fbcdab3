import Git
import TestSupport
import Testing

@testable import Gate

@Suite("The mainline before a change")
struct RecentMainlineTests {
  private static let day: Int64 = 86_400
  private static let now: Int64 = 1_790_000_000

  /// A clone of a mainline with a commit for each clock, oldest first.
  ///
  /// - Parameter depth: how many of the newest commits it has; all of them where nil.
  private func mainline(_ clocks: [Int64], depth: Int? = nil) throws -> RecentMainline {
    let sandbox = try GitSandbox.withRepository()
    for (number, clock) in clocks.enumerated() { try sandbox.commit(["a.txt": "\(number)\n"], time: clock) }
    let clone = sandbox.root + "/clone"
    try sandbox.git(
      ["clone", "--quiet"] + (depth.map { ["--depth", "\($0)"] } ?? []) + ["file://" + sandbox.path, clone],
      in: sandbox.root)
    return try RecentMainline(Repository(opening: clone), from: try sandbox.id("main"), latest: Self.now)
  }

  @Test("a commit came in no earlier than those before it, whatever its clock says")
  func times() throws {
    let clocks = [Self.now - 3, 1_000_000_000, Self.now - 1, 4_000_000_000]
    let mainline = try mainline(clocks)
    #expect(mainline.commits.map(\.time) == [Self.now, Self.now - 1, Self.now - 3, Self.now - 3])
    #expect(mainline.edge == nil && !mainline.isCutOff(since: 0))
    #expect(mainline.commits(since: Self.now - 2).map(\.committer.time) == [4_000_000_000, Self.now - 1])
  }

  @Test("an early date at the edge of a shallow clone makes the clone reach no further back")
  func falseEdge() throws {
    let start = Self.now - 7 * Self.day
    // What the clone lacks, what it ends at, and two more.
    let clocks = [Self.now - 3, 1_000_000_000, Self.now - 1, Self.now]
    let cut = try mainline(clocks, depth: 3)
    #expect(cut.commits.map(\.commit.committer.time) == [Self.now, Self.now - 1, 1_000_000_000])
    #expect(cut.isCutOff(since: start))
    // At the newest commit, which the window is counted from, too.
    let only = try mainline([Self.now, 1_000_000_000], depth: 1)
    #expect(only.isCutOff(since: 1_000_000_000 - 7 * Self.day))
  }

  @Test("a shallow clone that reaches behind the window by more than a false date or two is whole")
  func wholeWindow() throws {
    let start = Self.now - 7 * Self.day
    let old = (0..<Int64(RecentMainline.clocks + 1)).map { Self.now - (100 - $0) * Self.day }
    let whole = try mainline(old + [Self.now - 1, Self.now], depth: RecentMainline.clocks + 2)
    #expect(whole.edge != nil && !whole.isCutOff(since: start) && whole.commits(since: start).count == 2)
    let shorter = try mainline(old + [Self.now - 1, Self.now], depth: RecentMainline.clocks + 1)
    #expect(shorter.isCutOff(since: start))
  }
}
