/// People whose data was removed: an import says nothing of them.
package struct RemovedPeople: Sendable {
  private let matcher: PersonMatcher?

  /// - Parameter matcher: nil where nobody was removed.
  package init(_ matcher: PersonMatcher? = nil) { self.matcher = matcher }

  func isTheirs(system: String, account: String, name: String, email: String?) -> Bool {
    matcher?.isTheirs(system: system, account: account, name: name, email: email) ?? false
  }

  func holds(platform: String, contract: String) -> Bool {
    matcher?.holds(platform: platform, contract: contract) ?? false
  }
}
