/// What asks a server over the network. Handed in, so that paging, limits and retries are tested without one.
package protocol Transport: Sendable {
  /// Asks once, follows no redirect, and returns the whole answer whatever its status.
  ///
  /// - Parameter url: absolute, with its query.
  func get(_ url: String, headers: [String: String]) async throws(TransportError) -> HTTPAnswer
}

/// A server's whole answer.
package struct HTTPAnswer: Sendable, Hashable {
  package var status: Int
  /// By name in lower case; of several with one name, the last.
  package var headers: [String: String]
  package var body: [UInt8]

  package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// Why there was no whole answer.
package struct TransportError: Error, Sendable, Hashable {
  package var reason: String
  /// Whether trying again may help: it does not where the server's certificate is refused.
  package var isPassing: Bool

  package init(_ reason: String, isPassing: Bool = true) {
    self.reason = reason
    self.isPassing = isPassing
  }
}
