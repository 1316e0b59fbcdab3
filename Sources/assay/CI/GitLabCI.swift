/// GitLab CI.
///
/// `CI_MERGE_REQUEST_DIFF_BASE_SHA` is not used: it stays what it was where a request is turned to another branch, so
/// whoever opens it could choose the base. Source: GitLab's "Predefined CI/CD variables" and its issue 442031.
struct GitLabCI: CISystem {
  let name = "GitLab CI"
  let fullClone = "`GIT_DEPTH: \"0\"` under the job's `variables`, which also fetches the other branches"

  func isRunning(_ environment: CIEnvironment) -> Bool { environment["GITLAB_CI"] == "true" }

  func change(_ environment: CIEnvironment) throws -> CIChange {
    guard let commit = environment.commit("CI_COMMIT_SHA") else { throw noChange("CI_COMMIT_SHA is not set") }
    if let number = environment["CI_MERGE_REQUEST_IID"] { return try request(number, commit, environment) }
    let head = CIRevision.commit(commit, from: "CI_COMMIT_SHA")
    guard let branch = environment["CI_COMMIT_BRANCH"] else {
      throw noChange("a pipeline of no branch and no merge request is for no change")
    }
    if let main = environment["CI_DEFAULT_BRANCH"], main != branch {
      return CIChange(name: "branch \(branch)", bases: [.branch(main, from: "CI_DEFAULT_BRANCH")], head: head)
    }
    guard let before = environment.commit("CI_COMMIT_BEFORE_SHA") else {
      throw noChange("CI_COMMIT_BEFORE_SHA tells nothing that \(branch) was before")
    }
    return CIChange(name: "branch \(branch)", bases: [.commit(before, from: "CI_COMMIT_BEFORE_SHA")], head: head)
  }

  private func request(_ number: String, _ commit: String, _ environment: CIEnvironment) throws -> CIChange {
    let target = environment["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] ?? ""
    let name = "merge request \(number) into \(target)"
    // There `origin` is the fork, and all of its branches are the word of whoever asks.
    if let here = environment["CI_PROJECT_ID"], let there = environment["CI_MERGE_REQUEST_PROJECT_ID"], here != there {
      throw CommandError.cannotJudge(
        "\(self.name), \(name): this pipeline runs in the fork, where whoever asks owns every branch; "
          + "run it in the project that the request goes into")
    }
    // Only merged results have it; what is checked out is then a merge by the server.
    if let base = environment.commit("CI_MERGE_REQUEST_TARGET_BRANCH_SHA") {
      let source = environment.commit("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA")
      return CIChange(
        name: name, bases: [.commit(base, from: "CI_MERGE_REQUEST_TARGET_BRANCH_SHA")],
        head: source.map { .commit($0, from: "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA") }
          ?? .commit(commit, from: "CI_COMMIT_SHA"),
        isRequest: true)
    }
    return CIChange(
      name: name, bases: [.branch(target, from: "CI_MERGE_REQUEST_TARGET_BRANCH_NAME")],
      head: .commit(commit, from: "CI_COMMIT_SHA"), isRequest: true)
  }
}
