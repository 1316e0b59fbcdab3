import Foundation
import Git
import TestSupport
import Testing

@testable import assay

/// What a gate says of a clone that lacks history: never a pass on what it did not see.
@Suite("Shallow clones in CI")
struct ShallowCloneTests {
  private static let request = "+refs/pull/7/merge:refs/remotes/pull/7/merge"

  private struct Judged {
    var code: Int32
    var errors: String
    var json: [String: Any]
    var verdicts: [String: String]
  }

  private func judge(_ ci: CISandbox, _ variables: [String: String], _ arguments: [String] = []) throws -> Judged {
    try judge(in: ci.path, variables, arguments)
  }

  private func judge(in path: String, _ variables: [String: String], _ arguments: [String]) throws -> Judged {
    let outcome = try AssayCommand.run(
      ["gate", ".", "--format", "json"] + arguments, in: path, environment: variables)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    var verdicts: [String: String] = [:]
    for condition in json["conditions"] as? [[String: Any]] ?? [] {
      verdicts[condition["id"] as? String ?? ""] = condition["verdict"] as? String
    }
    return Judged(code: outcome.code, errors: outcome.errors, json: json, verdicts: verdicts)
  }

  private func expectUnjudged(_ judged: Judged, _ setting: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(judged.code == Exit.cannotJudge, sourceLocation: sourceLocation)
    #expect(judged.json["verdict"] as? String == "cannot-judge", sourceLocation: sourceLocation)
    #expect(judged.errors.contains(setting), "\(judged.errors)", sourceLocation: sourceLocation)
  }

  @Test("a checkout of one commit is told what to set, in a report too")
  func oneCommit() throws {
    let ci = try CISandbox()
    try ci.clone([Self.request], at: ci.merge, depth: 1)
    expectUnjudged(try judge(ci, ci.gitHub()), "`fetch-depth: 0`")
    // Both parents are there, and nothing before them.
    let two = try CISandbox()
    try two.clone([Self.request], at: two.merge, depth: 2)
    expectUnjudged(try judge(two, two.gitHub()), "`fetch-depth: 0`")
  }

  @Test("a base that was never fetched, or not far enough, is told by the system's own setting")
  func noBase() throws {
    let ci = try CISandbox()
    try ci.clone(["+refs/heads/change:refs/remotes/origin/change"], at: ci.head)
    expectUnjudged(try judge(ci, ci.gitLab), "`GIT_DEPTH: \"0\"`")
    expectUnjudged(try judge(ci, ci.jenkins), "+refs/heads/*:refs/remotes/origin/*")
    var variables = ci.bitbucket
    variables["BITBUCKET_COMMIT"] = ci.merge
    expectUnjudged(try judge(ci, variables), "depth: full")
    let cut = try CISandbox()
    try cut.clone(at: cut.head, depth: 1)
    let judged = try judge(cut, cut.gitLab)
    expectUnjudged(judged, "too shallow")
    #expect(judged.errors.contains("in GitLab CI, set `GIT_DEPTH: \"0\"`"))
    expectUnjudged(try judge(cut, [:], ["--base", "origin/main"]), "git fetch --unshallow")
  }

  @Test("what looks back beyond the edge is unknown, the rest is judged")
  func edge() throws {
    let ci = try CISandbox()
    try ci.clone(at: ci.head, depth: 3)
    let judged = try judge(ci, ci.gitLab)
    #expect(judged.code == Exit.cannotJudge && judged.json["shallow"] as? Bool == true)
    #expect(judged.verdicts["duplication"] == "cannot-judge")
    // It could only have warned.
    #expect(judged.verdicts["missing-co-change"] == "warn")
    #expect(judged.verdicts["no-credentials"] == "pass" && judged.verdicts["change-size"] == "pass")
    #expect((judged.json["notes"] as? [String])?.contains { $0.contains("`GIT_DEPTH: \"0\"`") } == true)
    // Nobody asks for what is beyond the edge: nothing is unknown.
    let policy = ci.server.sandbox.root + "/policy.yml"
    try """
    version: 1
    gate: { conditions: { duplication: off, tests-accompany: off, missing-co-change: off } }
    """.write(toFile: policy, atomically: true, encoding: .utf8)
    #expect(try judge(ci, ci.gitLab, ["--policy", policy]).code == Exit.passed)
    let whole = try CISandbox()
    try whole.clone(at: whole.head)
    let passed = try judge(whole, whole.gitLab)
    #expect(passed.code == Exit.passed && passed.json["shallow"] as? Bool == false)
  }

  @Test("a commit at the edge that claims an early date hides nothing that the clone lacks")
  func falseClock() throws {
    let gate = try GateSandbox()
    let git = gate.sandbox
    try git.git(["checkout", "--quiet", "main"])
    try gate.commit(["src/lacking.js": "export const lacking = 1;\n"], time: 1_790_000_100)
    try gate.commit(["src/edge.js": "export const edge = 1;\n"], time: 1_000_000_000)
    let base = try gate.commit(["src/base.js": "export const base = 1;\n"], time: 1_790_000_200)
    try git.git(["checkout", "--quiet", "-B", "change", "main"])
    try gate.commit(CISandbox.good, time: 1_790_000_300)
    let clone = git.root + "/clone"
    try git.git(
      ["clone", "--quiet", "--depth", "3", "--branch", "change", "file://" + git.path, clone], in: git.root)
    let judged = try judge(in: clone, [:], ["--base", base])
    #expect(judged.code == Exit.cannotJudge && judged.verdicts["duplication"] == "cannot-judge")
    #expect(judged.verdicts["no-credentials"] == "pass")
  }

  @Test("where the edge hides how the two sides hang together, an older commit of both is not taken")
  func hiddenMergeBase() throws {
    let ci = try CISandbox()
    let git = ci.server.sandbox
    // The change has all of the mainline but its last two commits, by a way that is longer than the clone is deep.
    try git.git(["checkout", "--quiet", "-B", "long", "main"])
    for number in 0..<3 { try ci.server.commit(["src/long\(number).js": "export const a = \(number);\n"]) }
    try git.git(["checkout", "--quiet", "main"])
    for number in 0..<2 { try ci.server.commit(["src/main\(number).js": "export const b = \(number);\n"]) }
    try git.git(["checkout", "--quiet", "-B", "change", ci.oldBase])
    try ci.server.commit(["src/side.js": "export const c = 1;\n"])
    try git.git(["merge", "--quiet", "--no-ff", "--no-edit", "long"])
    let head = try git.id("HEAD").hex
    try ci.clone(
      ["+refs/heads/main:refs/remotes/origin/main", "+refs/heads/change:refs/remotes/origin/change"], at: head,
      depth: 4)
    // git itself takes the older one.
    #expect(try git.text(["merge-base", "origin/main", "HEAD"], in: ci.path) == ci.oldBase)
    expectUnjudged(try judge(ci, [:], ["--base", "origin/main"]), "too shallow")
  }
}
