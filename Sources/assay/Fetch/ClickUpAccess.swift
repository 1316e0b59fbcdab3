import Fetching
import Foundation

/// How ClickUp is reached: the token and, in tests, the server, both from the environment alone. Arguments are seen by
/// other users of the machine and kept in the shell's history.
struct ClickUpAccess {
  static let tokenName = "CLICKUP_TOKEN"
  /// For tests: a server on this machine in ClickUp's place.
  static let serverName = "ASSAY_CLICKUP_URL"

  var token: APIToken
  var base: APIBase

  static func fromEnvironment() throws -> ClickUpAccess {
    let environment = ProcessInfo.processInfo.environment
    guard let token = APIToken(environment[tokenName, default: ""]) else {
      throw CommandError.usage(
        "\(tokenName) \(environment[tokenName, default: ""].isEmpty ? "is not set" : "holds no token"); in ClickUp, as an "
          + "owner or admin of the workspace, click your picture, Settings, Apps, and under API Token Generate; then set "
          + "\(tokenName) to what it shows, in this shell or by your secret store, and run this again")
    }
    guard let server = environment[serverName] else { return ClickUpAccess(token: token, base: .clickUp) }
    guard let base = APIBase(loopback: server) else {
      throw CommandError.usage(
        "\(serverName) is for tests and takes a server on this machine, like http://127.0.0.1:8080/api/v2; unset it")
    }
    return ClickUpAccess(token: token, base: base)
  }

  /// Waits go by the real clock, whatever `--now` says.
  func client(tell: @escaping @Sendable (String) -> Void) -> APIClient {
    APIClient(
      base: base, token: token, transport: CurlTransport(base: base),
      surroundings: Surroundings(
        now: { Date() }, sleep: { try await Task.sleep(for: .seconds($0)) }, random: { Double.random(in: 0...1) },
        tell: tell))
  }
}
