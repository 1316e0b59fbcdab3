import Foundation
import Git
import TestSupport
import Testing

@testable import assay

/// Where the ends of a change come from in CI, and that whoever is judged cannot choose them.
@Suite("Ends of a change in CI")
struct CIEnvironmentTests {
  private func expect(
    _ ends: GateEnds, base: String, head: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(ends.base == base && ends.head == head, "\(ends)", sourceLocation: sourceLocation)
    #expect(ends.notes.count == 1, sourceLocation: sourceLocation)
  }

  @Test("GitHub: the base is what the server merged the request into, the head the request's own commit")
  func gitHubRequest() throws {
    let ci = try CISandbox()
    try ci.clone([CISandbox.branches, "+refs/pull/7/merge:refs/remotes/pull/7/merge"], at: ci.merge)
    let ends = try ci.ends(ci.gitHub())
    expect(ends, base: ci.base, head: ci.head)
    #expect(ends.notes.first?.hasPrefix("GitHub Actions, pull request 7 into main: judged what ") == true)
    // Where the request's own commit is checked out, the event's base is the server's word.
    let own = try CISandbox()
    try own.clone(at: own.head)
    expect(try own.ends(own.gitHub()), base: own.oldBase, head: own.head)
    // Without the event's file, names are left.
    var variables = try own.gitHub()
    variables["GITHUB_EVENT_PATH"] = nil
    expect(try own.ends(variables), base: own.base, head: own.head)
  }

  @Test("GitHub: a fork that is checked out as `origin` chooses nothing")
  func gitHubFork() throws {
    let ci = try CISandbox(CISandbox.bad)
    try ci.clone(at: ci.head)
    // The fork's `main` has all of the change already.
    try ci.server.sandbox.git(["update-ref", "refs/remotes/origin/main", ci.head], in: ci.path)
    expect(try ci.ends(ci.gitHub()), base: ci.oldBase, head: ci.head)
  }

  @Test("GitHub: pull_request_target is judged by the request's commit, or not at all")
  func gitHubTarget() throws {
    let ci = try CISandbox(CISandbox.bad)
    try ci.clone(["+refs/heads/main:refs/remotes/origin/main"], at: ci.base)
    let variables = try ci.gitHub("pull_request_target")
    let refusal = try #require(try ci.refusal(variables))
    #expect(refusal.code == Exit.cannotJudge)
    #expect(refusal.message.contains("git fetch --no-tags origin refs/pull/7/head"))
    try ci.fetch(["refs/pull/7/head"])
    expect(try ci.ends(variables), base: ci.oldBase, head: ci.head)
  }

  @Test("GitHub: a push is judged from before, on a branch against the default one; a merge group by its ends")
  func gitHubPush() throws {
    let ci = try CISandbox()
    try ci.clone(at: ci.base)
    func push(_ ref: String, _ before: String, _ after: String) throws -> [String: String] {
      [
        "GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "push", "GITHUB_SHA": after,
        "GITHUB_EVENT_PATH": try ci.event(
          """
          {"ref": "\(ref)", "before": "\(before)", "after": "\(after)", "repository": {"default_branch": "main"}}
          """),
      ]
    }
    let none = ObjectID.zero.hex
    expect(try ci.ends(push("refs/heads/main", ci.oldBase, ci.base)), base: ci.oldBase, head: ci.base)
    // Not from the push before: what failed then would pass now.
    let parent = try ci.server.sandbox.id("change~1").hex
    expect(try ci.ends(push("refs/heads/change", parent, ci.head)), base: ci.base, head: ci.head)
    expect(try ci.ends(push("refs/heads/change", none, ci.head)), base: ci.base, head: ci.head)
    for (ref, before, after) in [
      ("refs/heads/main", none, ci.base), ("refs/heads/change", ci.head, none), ("refs/tags/v1", none, ci.base),
    ] {
      #expect(try ci.refusal(push(ref, before, after))?.code == Exit.usage)
    }
    // Forced, so that nobody has the commit any more.
    let gone = String(repeating: "ab", count: 20)
    #expect(try ci.refusal(push("refs/heads/main", gone, ci.base))?.code == Exit.cannotJudge)
    let group = try ci.event(
      """
      {"merge_group": {"base_sha": "\(ci.base)", "head_sha": "\(ci.head)", "base_ref": "refs/heads/main"}}
      """)
    expect(
      try ci.ends(["GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "merge_group", "GITHUB_EVENT_PATH": group]),
      base: ci.base, head: ci.head)
    let timed = try #require(
      try ci.refusal(["GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "schedule", "GITHUB_EVENT_PATH": ci.event("{}")]))
    #expect(timed.code == Exit.usage && timed.message.contains("--base"))
    let broken = try ci.refusal(["GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": ci.event("[]")])
    #expect(broken?.code == Exit.usage && broken?.message.contains("GITHUB_EVENT_PATH") == true)
  }

  @Test("GitLab: the target branch as it is now, merged results by their commits, never a fork's own branches")
  func gitLab() throws {
    let ci = try CISandbox()
    try ci.clone(at: ci.head)
    expect(try ci.ends(ci.gitLab), base: ci.base, head: ci.head)
    var variables = ci.gitLab
    variables["CI_COMMIT_SHA"] = ci.merge
    variables["CI_MERGE_REQUEST_TARGET_BRANCH_SHA"] = ci.oldBase
    variables["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"] = ci.head
    expect(try ci.ends(variables), base: ci.oldBase, head: ci.head)
    variables["CI_PROJECT_ID"] = "2"
    #expect(try ci.refusal(variables)?.code == Exit.cannotJudge)
    // The old base of a request that was turned to another branch is not taken in place of the branch.
    variables = ci.gitLab
    variables["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] = "release"
    let refusal = try #require(try ci.refusal(variables))
    #expect(refusal.code == Exit.cannotJudge && refusal.message.contains("GIT_DEPTH"))
    let branch = ["GITLAB_CI": "true", "CI_DEFAULT_BRANCH": "main"]
    expect(
      try ci.ends(branch.merging(["CI_COMMIT_BRANCH": "change", "CI_COMMIT_SHA": ci.head]) { $1 }), base: ci.base,
      head: ci.head)
    let main = branch.merging(["CI_COMMIT_BRANCH": "main", "CI_COMMIT_SHA": ci.base]) { $1 }
    expect(try ci.ends(main.merging(["CI_COMMIT_BEFORE_SHA": ci.oldBase]) { $1 }), base: ci.oldBase, head: ci.base)
    #expect(try ci.refusal(main.merging(["CI_COMMIT_BEFORE_SHA": ObjectID.zero.hex]) { $1 })?.code == Exit.usage)
    #expect(try ci.refusal(["GITLAB_CI": "true", "CI_COMMIT_SHA": ci.base, "CI_COMMIT_TAG": "v1"])?.code == Exit.usage)
  }

  @Test("Jenkins, Bitbucket, Azure and Buildkite")
  func others() throws {
    let ci = try CISandbox()
    try ci.clone([CISandbox.branches, "+refs/pull/7/merge:refs/remotes/origin/PR-7"], at: ci.merge)
    // Jenkins merged it, and tells nowhere for certain what it merged.
    expect(try ci.ends(ci.jenkins), base: ci.base, head: ci.merge)
    expect(
      try ci.ends(["JENKINS_URL": "x", "GIT_PREVIOUS_SUCCESSFUL_COMMIT": ci.oldBase]), base: ci.oldBase, head: ci.merge)
    #expect(try ci.refusal(["JENKINS_URL": "x"])?.code == Exit.usage)
    expect(try ci.ends(ci.bitbucket), base: ci.base, head: ci.head)
    var variables = ci.bitbucket
    variables["BITBUCKET_PR_DESTINATION_BRANCH"] = nil
    expect(try ci.ends(variables), base: ci.base, head: ci.head)
    #expect(try ci.refusal(["BITBUCKET_BUILD_NUMBER": "1", "BITBUCKET_COMMIT": ci.head])?.code == Exit.usage)
    let azure = [
      "TF_BUILD": "True", "SYSTEM_PULLREQUEST_PULLREQUESTID": "7", "SYSTEM_PULLREQUEST_SOURCECOMMITID": ci.head,
      "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main",
    ]
    expect(try ci.ends(azure), base: ci.base, head: ci.head)
    let merged = ["BUILD_SOURCEVERSION": ci.merge, "BUILD_SOURCEBRANCH": "refs/pull/7/merge"]
    expect(try ci.ends(azure.merging(merged) { $1 }), base: ci.base, head: ci.head)
    let buildkite = ["BUILDKITE": "true", "BUILDKITE_COMMIT": ci.head, "BUILDKITE_BRANCH": "change"]
    let request = ["BUILDKITE_PULL_REQUEST": "7", "BUILDKITE_PULL_REQUEST_BASE_BRANCH": "main"]
    expect(try ci.ends(buildkite.merging(request) { $1 }), base: ci.base, head: ci.head)
    let branch = ["BUILDKITE_PULL_REQUEST": "false", "BUILDKITE_PIPELINE_DEFAULT_BRANCH": "main"]
    expect(try ci.ends(buildkite.merging(branch) { $1 }), base: ci.base, head: ci.head)
    #expect(try ci.refusal(buildkite)?.code == Exit.usage)
  }

  @Test(
    "a name is looked up as a branch of origin and as nothing else",
    arguments: [
      "HEAD", "HEAD~1", "@{upstream}", "@", "main~1", "main^{tree}", "-q", "--all", "../../heads/change",
      "refs/heads/change", "refs/tags/main", "origin/change", ":/Change", "change..main", "ma*", "main\n", " main", "",
    ])
  func hostileNames(name: String) throws {
    let ci = try CISandbox(CISandbox.bad)
    try ci.clone(at: ci.head)
    try ci.server.sandbox.git(["tag", "main", ci.head], in: ci.path)
    var variables = ci.jenkins
    variables["CHANGE_TARGET"] = name
    #expect(try ci.refusal(variables) != nil)
  }

  @Test("an id is no name, whatever branch or tag is called like it")
  func hostileIDs() throws {
    let ci = try CISandbox(CISandbox.bad)
    try ci.clone(["+refs/heads/change:refs/remotes/origin/change"], at: ci.head)
    let short = "0123456789ab"
    for name in [short, ci.base] {
      for folder in ["heads", "tags", "remotes/origin"] {
        try ci.server.sandbox.git(["update-ref", "refs/\(folder)/\(name)", ci.head + "~1"], in: ci.path)
      }
    }
    var variables = ci.bitbucket
    variables["BITBUCKET_PR_DESTINATION_BRANCH"] = nil
    for id in [short, ci.base, "HEAD~1", "0123"] {
      variables["BITBUCKET_PR_DESTINATION_COMMIT"] = id
      #expect(try ci.refusal(variables)?.code == Exit.cannotJudge, "\(id)")
    }
  }

  @Test("a request whose base has it already is not judged, for then something else was checked out")
  func nothing() throws {
    let ci = try CISandbox(CISandbox.bad)
    try ci.clone(["+refs/heads/change:refs/heads/main"], at: ci.head)
    let refusal = try #require(try ci.refusal(ci.jenkins))
    #expect(refusal.code == Exit.cannotJudge && refusal.message.contains("nothing to judge"))
  }

  @Test("what the user names wins, and the index is nobody's request")
  func explicit() throws {
    let ci = try CISandbox()
    try ci.clone(at: ci.head)
    let named = try ci.ends(ci.gitLab, GateEnds(base: "HEAD~1"))
    #expect(named.base == "HEAD~1" && named.head == nil && named.notes.isEmpty)
    let head = try ci.ends(ci.gitLab, GateEnds(head: "HEAD~1"))
    #expect(try head.base == ci.base && head.head == ci.server.sandbox.id("change~1").hex)
    #expect(try ci.ends(ci.gitLab, GateEnds(isStaged: true)).base == nil)
    #expect(try ci.ends([:]).base == nil && ci.ends(["CI": "true"]).base == nil)
  }

  @Test("how the ends were found is told in every form that has a place for it")
  func told() throws {
    let ci = try CISandbox(CISandbox.bad)
    try ci.clone(at: ci.head)
    let reports = ["json", "markdown", "junit", "sarif"].flatMap { ["--report", "\($0)=\(ci.path)/r.\($0)"] }
    let outcome = try AssayCommand.run(
      ["gate", ".", "--format", "github"] + reports, in: ci.path, environment: ci.gitLab)
    #expect(outcome.code == Exit.failed, "\(outcome.errors)")
    let words = "GitLab CI, merge request 7 into main: judged what"
    #expect(outcome.errors.contains(words))
    #expect(outcome.output.hasPrefix("::notice title=Assay::" + words))
    for form in ["json", "markdown", "junit", "sarif"] {
      #expect(try String(contentsOfFile: "\(ci.path)/r.\(form)", encoding: .utf8).contains(words), "\(form)")
    }
    let text = try AssayCommand.run(["gate", "."], in: ci.path, environment: ci.gitLab)
    #expect(text.output.replacing("\n", with: " ").contains("merge request 7 into main"))
    #expect(!text.errors.contains(words))
    let plain = try AssayCommand.run(["gate", "."], in: ci.path)
    #expect(plain.code == Exit.usage && plain.errors.contains("--base REV"))
  }
}
