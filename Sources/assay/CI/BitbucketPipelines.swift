/// Bitbucket Pipelines. What is checked out is a merge that the runner made; the request's own commit is judged.
///
/// Source: Atlassian's "Variables and secrets".
struct BitbucketPipelines: CISystem {
  let name = "Bitbucket Pipelines"
  let fullClone = "`clone: { depth: full }` in the step"

  func isRunning(_ environment: CIEnvironment) -> Bool { environment["BITBUCKET_BUILD_NUMBER"] != nil }

  func change(_ environment: CIEnvironment) throws -> CIChange {
    guard let number = environment["BITBUCKET_PR_ID"] else {
      throw noChange("a pipeline of no pull request does not tell what it goes into")
    }
    var bases: [CIRevision] = []
    if let branch = environment["BITBUCKET_PR_DESTINATION_BRANCH"] {
      bases.append(.branch(branch, from: "BITBUCKET_PR_DESTINATION_BRANCH"))
    }
    if let commit = environment.commit("BITBUCKET_PR_DESTINATION_COMMIT") {
      bases.append(.commit(commit, from: "BITBUCKET_PR_DESTINATION_COMMIT"))
    }
    guard !bases.isEmpty, let head = environment.commit("BITBUCKET_COMMIT") else {
      throw noChange("BITBUCKET_PR_DESTINATION_BRANCH or BITBUCKET_COMMIT is not set")
    }
    return CIChange(
      name: "pull request \(number) into \(environment["BITBUCKET_PR_DESTINATION_BRANCH"] ?? "its destination")",
      bases: bases, head: .commit(head, from: "BITBUCKET_COMMIT"), isRequest: true)
  }
}
