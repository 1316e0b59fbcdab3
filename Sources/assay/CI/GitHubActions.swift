/// GitHub Actions; Gitea's and Forgejo's set the same variables.
///
/// The checkout of a pull request is a merge that the server made of the request and its base, so the base is that
/// merge's other parent: newer than the one of the event, which stays what it was when the request was last pushed to.
/// Source: GitHub's "Events that trigger workflows" and "Variables reference".
struct GitHubActions: CISystem {
  let name = "GitHub Actions"
  let fullClone = "`fetch-depth: 0` in the step that uses actions/checkout"

  /// What is needed of an event's payload.
  private struct Event: Decodable {
    struct Request: Decodable {
      struct End: Decodable {
        var sha: String
        var ref: String
      }
      var number: Int
      var base: End
      var head: End
    }
    struct MergeGroup: Decodable {
      var base_sha: String
      var head_sha: String
      var base_ref: String
    }
    struct Repository: Decodable {
      var default_branch: String?
    }
    var pull_request: Request?
    var merge_group: MergeGroup?
    var repository: Repository?
    var ref: String?
    var before: String?
    var after: String?
  }

  func isRunning(_ environment: CIEnvironment) -> Bool { environment["GITHUB_ACTIONS"] == "true" }

  func change(_ environment: CIEnvironment) throws -> CIChange {
    let event = try environment.file("GITHUB_EVENT_PATH", as: Event.self)
    if let request = event?.pull_request { return self.request(request, environment) }
    if let group = event?.merge_group { return mergeGroup(group) }
    if let base = environment["GITHUB_BASE_REF"] {
      return CIChange(
        name: "a pull request into \(base)", bases: [.branch(base, from: "GITHUB_BASE_REF")], head: .checkout,
        isRequest: true)
    }
    guard environment["GITHUB_EVENT_NAME"] == "push", let event else {
      throw noChange("a run by `\(environment["GITHUB_EVENT_NAME"] ?? "nothing")` is for no change")
    }
    return try push(event)
  }

  private func request(_ request: Event.Request, _ environment: CIEnvironment) -> CIChange {
    var bases: [CIRevision] = []
    let ref = environment["GITHUB_REF"] ?? ""
    // Of other refs, as of `pull_request_target`, the commit is no merge of the server's.
    if let merge = environment["GITHUB_SHA"], ref.hasPrefix("refs/pull/"), ref.hasSuffix("/merge") {
      bases.append(
        .otherParent(of: merge, beside: request.head.sha, from: "what GITHUB_SHA merges the request into"))
    }
    bases.append(.commit(request.base.sha, from: "pull_request.base.sha of the event"))
    var advice: String?
    if environment["GITHUB_EVENT_NAME"] == "pull_request_target" {
      advice =
        "`pull_request_target` checks out the base: fetch the request with "
        + "`git fetch --no-tags origin refs/pull/\(request.number)/head`, and run nothing of it in this job"
    }
    return CIChange(
      name: "pull request \(request.number) into \(request.base.ref)", bases: bases,
      head: .commit(request.head.sha, from: "pull_request.head.sha of the event"), isRequest: true, headAdvice: advice)
  }

  private func mergeGroup(_ group: Event.MergeGroup) -> CIChange {
    CIChange(
      name: "a merge group into \(group.base_ref)",
      bases: [.commit(group.base_sha, from: "merge_group.base_sha of the event")],
      head: .commit(group.head_sha, from: "merge_group.head_sha of the event"), isRequest: true)
  }

  /// A push to the default branch is judged from where that was; any other branch as a whole against the default one, or
  /// what failed in one push would pass in the next.
  private func push(_ event: Event) throws -> CIChange {
    let ref = event.ref ?? ""
    guard ref.hasPrefix("refs/heads/") else { throw noChange("a push of \(ref) is for no change") }
    let branch = String(ref.dropFirst("refs/heads/".count))
    guard let after = CIEnvironment.commit(event.after) else { throw noChange("\(branch) was taken away") }
    let head = CIRevision.commit(after, from: "after of the event")
    if let main = event.repository?.default_branch, main != branch {
      return CIChange(
        name: "a push to \(branch)", bases: [.branch(main, from: "repository.default_branch of the event")], head: head)
    }
    guard let before = CIEnvironment.commit(event.before) else {
      throw noChange("before this push there was no \(branch)")
    }
    return CIChange(name: "a push to \(branch)", bases: [.commit(before, from: "before of the event")], head: head)
  }
}
