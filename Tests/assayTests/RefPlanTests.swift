import Git
import TestSupport
import Testing

@testable import assay

@Suite("What is judged of a push")
struct RefPlanTests {
  private let sandbox: GitSandbox
  private let first: ObjectID
  private let main: ObjectID

  /// Two commits on `main`.
  init() throws {
    sandbox = try GitSandbox.withRepository()
    first = try sandbox.commit(["a": "1\n"], time: 1_790_000_000)
    main = try sandbox.commit(["a": "2\n"], time: 1_790_000_100)
  }

  private func plan(
    _ ref: String, _ old: ObjectID?, _ new: ObjectID?, mainline: ObjectID?, known: [ObjectID] = []
  ) throws -> RefPlan {
    try RefPlan.plan(
      RefUpdate(ref: ref, old: old, new: new), in: try Repository(opening: sandbox.path),
      mainline: mainline.map { Mainline(name: "refs/heads/main", commit: $0) }, known: known)
  }

  private func judging(
    _ ref: String, _ old: ObjectID?, _ new: ObjectID?, mainline: ObjectID?, known: [ObjectID] = []
  ) throws -> RefPlan.Judging {
    guard case .judge(let judging) = try plan(ref, old, new, mainline: mainline, known: known) else {
      throw CommandError.cannotJudge("nothing is judged")
    }
    return judging
  }

  /// A commit on `branch`, which starts at `start`.
  private func commit(on branch: String, from start: String, _ file: String, time: Int64) throws -> ObjectID {
    try sandbox.git(["checkout", "--quiet", "-B", branch, start])
    return try sandbox.commit([file: "x\n"], time: time)
  }

  @Test("a branch that moves on is judged from where it stood, by the mainline's policy")
  func update() throws {
    let old = try commit(on: "work", from: first.hex, "b", time: 1_790_000_200)
    let new = try sandbox.commit(["c": "1\n"], time: 1_790_000_300)
    let judging = try judging("refs/heads/work", old, new, mainline: main)
    #expect(judging.base == old && judging.head == new && judging.policyAt == main)
    let mainline = try self.judging("refs/heads/main", first, main, mainline: first)
    #expect(mainline.base == first && mainline.policyAt == first)
  }

  @Test("a new branch is judged from the mainline, and without one from nothing")
  func newBranch() throws {
    let new = try commit(on: "work", from: first.hex, "b", time: 1_790_000_200)
    #expect(try judging("refs/heads/work", nil, new, mainline: main).base == main)
    let alone = try judging("refs/heads/work", nil, new, mainline: nil)
    #expect(alone.base == nil && alone.policyAt == nil && alone.how.contains("everything is judged"))
  }

  @Test("a history of its own is judged as a whole, by the mainline's policy")
  func orphan() throws {
    try sandbox.git(["checkout", "--quiet", "--orphan", "pages"])
    let new = try sandbox.commit(["p": "1\n"], time: 1_790_000_400)
    let judging = try judging("refs/heads/pages", nil, new, mainline: main)
    #expect(judging.base == nil && judging.policyAt == main)
    let next = try sandbox.commit(["p": "2\n"], time: 1_790_000_500)
    #expect(try self.judging("refs/heads/pages", new, next, mainline: main).base == new)
    #expect(try self.judging("refs/heads/pages", main, next, mainline: nil).base == nil)
  }

  @Test("a forced update is judged from where the two parted, and says so")
  func forced() throws {
    let old = try commit(on: "work", from: first.hex, "b", time: 1_790_000_200)
    let new = try commit(on: "work", from: first.hex, "c", time: 1_790_000_300)
    let judging = try judging("refs/heads/work", old, new, mainline: main)
    #expect(judging.base == old && judging.how.contains("forced"))
  }

  @Test("what a push brings of the mainline is nobody's: by a merge and by a rebase")
  func bringsMainline() throws {
    let old = try commit(on: "work", from: first.hex, "b", time: 1_790_000_200)
    try sandbox.git(["merge", "--quiet", "--no-edit", "main"], time: 1_790_000_300)
    let merged = try judging("refs/heads/work", old, try sandbox.id("HEAD"), mainline: main)
    #expect(merged.base == main && !merged.how.contains("forced"))
    let rebased = try commit(on: "work", from: main.hex, "b", time: 1_790_000_400)
    let forced = try judging("refs/heads/work", old, rebased, mainline: main)
    #expect(forced.base == main && forced.how.contains("forced"))
  }

  @Test("taking a ref away leaves nothing to judge, but the mainline is what everything is judged by")
  func deletion() throws {
    #expect(throws: CommandError.self) { try plan("refs/heads/main", main, nil, mainline: main) }
    guard case .nothing = try plan("refs/heads/work", main, nil, mainline: main) else {
      Issue.record("something is judged")
      return
    }
  }

  @Test("a tag of what is there is judged by its own text; of something new, as a branch")
  func tags() throws {
    guard case .nothing = try plan("refs/tags/v1", nil, first, mainline: main, known: [main]) else {
      Issue.record("something is judged")
      return
    }
    try sandbox.git(["tag", "--annotate", "--message", "one", "v1", first.hex])
    try sandbox.git(["tag", "--annotate", "--message", "two", "v2", "v1"])
    let (inner, outer) = (try sandbox.id("v1"), try sandbox.id("v2"))
    let known = try judging("refs/tags/v2", nil, outer, mainline: main, known: [main])
    #expect(known.base == first && known.head == first && known.tags == [outer, inner] && known.policyAt == main)
    let new = try commit(on: "work", from: first.hex, "b", time: 1_790_000_200)
    try sandbox.git(["tag", "--annotate", "--message", "three", "v3", "work"])
    let tagged = try judging("refs/tags/v3", nil, try sandbox.id("v3"), mainline: main, known: [main])
    #expect(tagged.base == main && tagged.head == new && tagged.tags.count == 1)
  }

  @Test("what is no commit cannot be judged")
  func blobs() throws {
    try sandbox.git(["tag", "--annotate", "--message", "key", "key", "HEAD:a"])
    for name in ["HEAD:a", "HEAD^{tree}", "key"] {
      let id = try sandbox.id(name)
      let error = #expect(throws: CommandError.self) {
        try plan("refs/tags/key", nil, id, mainline: main, known: [main])
      }
      #expect(error?.code == Exit.cannotJudge)
    }
  }
}
