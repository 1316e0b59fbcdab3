import Foundation
import Git
import TestSupport

@testable import assay

/// A server's repository with a mainline and a change that asks to be merged, and a clone as a CI system leaves it:
/// detached, with nothing but what was fetched.
struct CISandbox {
  static let good: [String: String?] = ["src/price.js": "export function price(item) {\n  return item.price;\n}\n"]
  static let bad: [String: String?] = ["src/a.js": "eval(name)\n"]

  let server: GateSandbox
  /// The mainline when the change was pushed, and now.
  let oldBase: String
  let base: String
  /// The change's last commit.
  let head: String
  /// The server's merge of the change into the mainline, first parent the mainline.
  let merge: String
  /// The clone.
  var path: String { server.sandbox.root + "/clone" }

  /// - Parameter files: what the change brings, behind a commit that is good.
  init(_ files: [String: String?] = good) throws {
    server = try GateSandbox()
    let git = server.sandbox
    // Enough of a history that a clone can be cut off in it.
    try git.git(["checkout", "--quiet", "main"])
    for name in ["second", "third"] { try server.commit(["src/\(name).js": "export const \(name) = 1;\n"]) }
    oldBase = try git.id("main").hex
    try git.git(["checkout", "--quiet", "-B", "change"])
    try server.commit(["src/first.js": "export const first = 1;\n"], message: "Begin")
    head = try server.commit(files)
    try git.git(["checkout", "--quiet", "main"])
    base = try server.commit(["src/other.js": "export const other = 1;\n"], message: "Meanwhile", time: 1_790_000_050)
    try git.git(["checkout", "--quiet", "--detach"])
    try git.git(["merge", "--quiet", "--no-ff", "--no-edit", "change"], time: 1_790_000_200)
    merge = try git.id("HEAD").hex
    for (ref, id) in ["refs/pull/7/head": head, "refs/pull/7/merge": merge] { try git.git(["update-ref", ref, id]) }
    try git.git(["checkout", "--quiet", "main"])
  }

  /// Every branch of the server, as a full clone has them.
  static let branches = "+refs/heads/*:refs/remotes/origin/*"

  /// Makes the clone.
  ///
  /// - Parameter commit: what is checked out.
  func clone(_ refspecs: [String] = [branches], at commit: String, depth: Int? = nil) throws {
    let git = server.sandbox
    try git.git(["init", "--quiet", "--initial-branch", "none", path], in: git.root)
    try git.git(["remote", "add", "origin", "file://" + git.path], in: path)
    try fetch(refspecs, depth: depth)
    try git.git(["checkout", "--quiet", "--detach", commit], in: path)
  }

  func fetch(_ refspecs: [String], depth: Int? = nil) throws {
    let depth = depth.map { ["--depth", "\($0)"] } ?? []
    try server.sandbox.git(["fetch", "--quiet", "--no-tags"] + depth + ["origin"] + refspecs, in: path)
  }

  /// The file that describes an event, outside the clone.
  func event(_ json: String) throws -> String {
    let file = server.sandbox.root + "/event.json"
    try json.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  /// What GitHub Actions sets for the pull request.
  func gitHub(_ event: String = "pull_request") throws -> [String: String] {
    let file = try self.event(
      """
      {"action": "synchronize", "number": 7, "pull_request": {"number": 7, "title": "x",
        "base": {"sha": "\(oldBase)", "ref": "main"}, "head": {"sha": "\(head)", "ref": "change"}},
        "repository": {"default_branch": "main"}}
      """)
    let isTarget = event == "pull_request_target"
    return [
      "GITHUB_ACTIONS": "true", "CI": "true", "GITHUB_EVENT_NAME": event, "GITHUB_EVENT_PATH": file,
      "GITHUB_BASE_REF": "main", "GITHUB_HEAD_REF": "change", "GITHUB_SHA": isTarget ? base : merge,
      "GITHUB_REF": isTarget ? "refs/heads/main" : "refs/pull/7/merge",
    ]
  }

  /// What GitLab CI sets for the merge request.
  var gitLab: [String: String] {
    [
      "GITLAB_CI": "true", "CI": "true", "CI_PIPELINE_SOURCE": "merge_request_event", "CI_COMMIT_SHA": head,
      "CI_COMMIT_BEFORE_SHA": ObjectID.zero.hex, "CI_DEFAULT_BRANCH": "main", "CI_MERGE_REQUEST_IID": "7",
      "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA": oldBase, "CI_PROJECT_ID": "1",
      "CI_MERGE_REQUEST_PROJECT_ID": "1",
    ]
  }

  /// What Jenkins sets for a change of a multibranch job.
  var jenkins: [String: String] {
    [
      "JENKINS_URL": "https://ci.example.com/", "CHANGE_ID": "7", "CHANGE_TARGET": "main", "CHANGE_BRANCH": "change",
      "BRANCH_NAME": "PR-7", "GIT_COMMIT": head,
    ]
  }

  /// What Bitbucket Pipelines sets for the pull request.
  var bitbucket: [String: String] {
    [
      "BITBUCKET_BUILD_NUMBER": "12", "CI": "true", "BITBUCKET_PR_ID": "7", "BITBUCKET_COMMIT": head,
      "BITBUCKET_BRANCH": "change", "BITBUCKET_PR_DESTINATION_BRANCH": "main",
      "BITBUCKET_PR_DESTINATION_COMMIT": String(base.prefix(12)),
    ]
  }

  /// The ends that the command would judge in the clone.
  func ends(_ variables: [String: String], _ named: GateEnds = GateEnds()) throws -> GateEnds {
    try named.completed(by: CIEnvironment(variables), repository: path, options: .init())
  }

  /// What the command says that it cannot go on, nil where it can.
  func refusal(_ variables: [String: String]) throws -> CommandError? {
    do {
      _ = try ends(variables)
      return nil
    } catch {
      return CommandError.wrapping(error)
    }
  }
}
