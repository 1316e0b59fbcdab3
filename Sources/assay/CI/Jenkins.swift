/// Jenkins with its git plugin; requests come from multibranch jobs.
///
/// What is checked out is judged as it is, merged by Jenkins or not: no variable tells the request's own commit for
/// certain. Source: the git plugin's and the branch API plugin's lists of variables.
struct Jenkins: CISystem {
  let name = "Jenkins"
  let fullClone =
    "a checkout that is not shallow and whose refspec has `+refs/heads/*:refs/remotes/origin/*`"

  func isRunning(_ environment: CIEnvironment) -> Bool {
    environment["JENKINS_URL"] != nil || environment["JENKINS_HOME"] != nil
  }

  func change(_ environment: CIEnvironment) throws -> CIChange {
    if let number = environment["CHANGE_ID"] {
      guard let target = environment["CHANGE_TARGET"] else { throw noChange("CHANGE_TARGET is not set") }
      return CIChange(
        name: "change \(number) into \(target)", bases: [.branch(target, from: "CHANGE_TARGET")], head: .checkout,
        isRequest: true)
    }
    // What failed does not count, so it is judged again with what comes after it.
    guard let before = environment.commit("GIT_PREVIOUS_SUCCESSFUL_COMMIT") else {
      throw noChange("GIT_PREVIOUS_SUCCESSFUL_COMMIT is not set, as before a branch's first success")
    }
    return CIChange(
      name: "branch \(environment["BRANCH_NAME"] ?? environment["GIT_BRANCH"] ?? "unknown")",
      bases: [.commit(before, from: "GIT_PREVIOUS_SUCCESSFUL_COMMIT")], head: .checkout)
  }
}
