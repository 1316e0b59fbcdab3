/// Azure Pipelines. What is checked out is a merge that the server made, as on GitHub.
///
/// Source: Microsoft's "Predefined variables".
struct AzurePipelines: CISystem {
  let name = "Azure Pipelines"
  let fullClone = "`fetchDepth: 0` in the `checkout` step"

  func isRunning(_ environment: CIEnvironment) -> Bool { environment["TF_BUILD"] == "True" }

  func change(_ environment: CIEnvironment) throws -> CIChange {
    guard let number = environment["SYSTEM_PULLREQUEST_PULLREQUESTID"],
      let target = environment["SYSTEM_PULLREQUEST_TARGETBRANCH"],
      let head = environment.commit("SYSTEM_PULLREQUEST_SOURCECOMMITID")
    else { throw noChange("a run for no pull request does not tell what it goes into") }
    // With its folder or without: both occur.
    let branch = target.hasPrefix("refs/heads/") ? String(target.dropFirst("refs/heads/".count)) : target
    var bases: [CIRevision] = []
    let ref = environment["BUILD_SOURCEBRANCH"] ?? ""
    if let merge = environment.commit("BUILD_SOURCEVERSION"), ref.hasPrefix("refs/pull/"), ref.hasSuffix("/merge") {
      bases.append(.otherParent(of: merge, beside: head, from: "what BUILD_SOURCEVERSION merges the request into"))
    }
    bases.append(.branch(branch, from: "SYSTEM_PULLREQUEST_TARGETBRANCH"))
    return CIChange(
      name: "pull request \(number) into \(branch)", bases: bases,
      head: .commit(head, from: "SYSTEM_PULLREQUEST_SOURCECOMMITID"), isRequest: true)
  }
}
