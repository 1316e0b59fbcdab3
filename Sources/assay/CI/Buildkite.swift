/// Buildkite.
///
/// Source: Buildkite's "Environment variables".
struct Buildkite: CISystem {
  let name = "Buildkite"
  let fullClone = "a clone that is not shallow (no `--depth` in BUILDKITE_GIT_CLONE_FLAGS) and has the base branch"

  func isRunning(_ environment: CIEnvironment) -> Bool { environment["BUILDKITE"] == "true" }

  func change(_ environment: CIEnvironment) throws -> CIChange {
    // Builds that somebody starts by hand may say `HEAD`.
    let commit = environment.commit("BUILDKITE_COMMIT").flatMap { $0 == "HEAD" ? nil : $0 }
    let head = commit.map { CIRevision.commit($0, from: "BUILDKITE_COMMIT") } ?? .checkout
    if let number = environment["BUILDKITE_PULL_REQUEST"], number != "false",
      let base = environment["BUILDKITE_PULL_REQUEST_BASE_BRANCH"]
    {
      return CIChange(
        name: "pull request \(number) into \(base)",
        bases: [.branch(base, from: "BUILDKITE_PULL_REQUEST_BASE_BRANCH")], head: head, isRequest: true)
    }
    guard let main = environment["BUILDKITE_PIPELINE_DEFAULT_BRANCH"], let branch = environment["BUILDKITE_BRANCH"],
      main != branch
    else { throw noChange("a build of the default branch does not tell what that was before") }
    return CIChange(
      name: "branch \(branch)", bases: [.branch(main, from: "BUILDKITE_PIPELINE_DEFAULT_BRANCH")], head: head)
  }
}
