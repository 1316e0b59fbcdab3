internal import Foundation
internal import Hiring

/// Asks one API with one token: paces the requests, tries again what may pass, and reads answers as JSON.
///
/// Used by one fetch, one request after the other.
package actor APIClient {
  /// What a request is about, for messages: `the time entries of 2026-W46`.
  package typealias Subject = String

  private let base: APIBase
  private let token: APIToken
  private let transport: any Transport
  private let surroundings: Surroundings
  private let patience: Patience
  /// No request goes out before this instant, where the server said that none is left of this minute.
  private var earliest: Date?
  /// How many requests were sent, repeated ones included.
  package private(set) var requests = 0

  package init(
    base: APIBase, token: APIToken, transport: any Transport, surroundings: Surroundings,
    patience: Patience = Patience()
  ) {
    self.base = base
    self.token = token
    self.transport = transport
    self.surroundings = surroundings
    self.patience = patience
  }

  /// The answer to `GET path?query`.
  ///
  /// Failures of the network, statuses 408 and 500 to 599 are tried again with growing pauses; 429 is waited for. No
  /// redirect is followed: the token would go with it.
  func get(
    _ path: [String], query: [(name: String, value: String)] = [], about subject: Subject
  ) async throws(FetchError) -> RecordValue {
    let address = base.address(path, query: query)
    let place = "\(subject) (GET /\(path.joined(separator: "/")))"
    var failures = 0
    var waits = 0
    while true {
      if let earliest { try await pause(earliest.timeIntervalSince(surroundings.now()), "waiting for ClickUp's limit") }
      let reason: String
      switch await send(address) {
      case .success(let answer) where answer.status == 200:
        pace(after: answer)
        return try value(of: answer, place: place)
      case .success(let answer) where answer.status == 429:
        waits += 1
        guard waits <= patience.limitWaits else {
          throw FetchError(
            .unreachable, "\(place): too many requests, also after \(patience.limitWaits) waits; try again later")
        }
        let now = surroundings.now().timeIntervalSince1970
        try await pause(
          patience.wait(for: answer, waits: waits, now: now, random: surroundings.random()),
          "waiting for ClickUp's limit")
        continue
      case .success(let answer) where answer.status == 408 || (500...599).contains(answer.status):
        reason = "the server answers with status \(answer.status)"
      case .success(let answer):
        throw error(for: answer, place: place)
      case .failure(let failure):
        reason = token.redacting(failure.reason)
        if !failure.isPassing { throw FetchError(.unreachable, "\(place): \(reason)") }
      }
      failures += 1
      guard failures < patience.attempts else {
        throw FetchError(.unreachable, "\(place): \(reason), \(failures) times in a row")
      }
      try await pause(
        patience.pause(afterFailures: failures, random: surroundings.random()),
        "\(reason), trying again (\(failures))")
    }
  }

  private func send(_ address: String) async -> Result<HTTPAnswer, TransportError> {
    requests += 1
    do throws(TransportError) {
      return .success(
        try await transport.get(
          address,
          headers: ["Authorization": token.authorization, "Accept": "application/json", "User-Agent": "assay"]))
    } catch {
      return .failure(error)
    }
  }

  /// Where nothing is left of this minute's requests, the next one waits and is not refused.
  private func pace(after answer: HTTPAnswer) {
    earliest = nil
    guard answer.headers["x-ratelimit-remaining"] == "0",
      let reset = answer.headers["x-ratelimit-reset"].flatMap(Double.init), reset.isFinite
    else { return }
    let now = surroundings.now()
    let wait = min(patience.longestLimitWait, reset - now.timeIntervalSince1970 + 0.5)
    if wait > 0 { earliest = now.addingTimeInterval(wait) }
  }

  private func pause(_ seconds: Double, _ why: String) async throws(FetchError) {
    guard seconds > 0 else { return }
    surroundings.tell("\(why), \(Int(seconds.rounded(.up))) s")
    do {
      try await surroundings.sleep(seconds)
    } catch {
      throw FetchError(.cancelled, "interrupted")
    }
  }

  private func value(of answer: HTTPAnswer, place: String) throws(FetchError) -> RecordValue {
    do {
      return try RecordValue(json: answer.body)
    } catch {
      throw FetchError(
        .undocumented, "\(place): the answer of \(answer.body.count) bytes is no JSON; see whether a proxy answers")
    }
  }

  private func error(for answer: HTTPAnswer, place: String) -> FetchError {
    let words = words(of: answer)
    switch answer.status {
    case 401, 403:
      return FetchError(.refused, "\(place): ClickUp refuses the token with status \(answer.status)\(words)")
    case 300...399:
      let target = token.redacting(answer.headers["location"] ?? "nowhere")
      return FetchError(
        .undocumented,
        "\(place): the server redirects to \(target), which is not followed since the token would go there")
    default:
      return FetchError(
        .rejected(answer.status), "\(place): the server answers with status \(answer.status)\(words)")
    }
  }

  /// What the server says is wrong: ClickUp's errors are `{"err": "…", "ECODE": "OAUTH_019"}`.
  ///
  /// Source: ClickUp, developer.clickup.com/docs/common_errors.
  private func words(of answer: HTTPAnswer) -> String {
    do {
      let value = try RecordValue(json: answer.body)
      let parts = ["err", "ECODE"].compactMap { value[$0]?.nonEmpty }
      let line = parts.joined(separator: ", ").split(whereSeparator: \.isNewline).joined(separator: " ")
      return line.isEmpty ? "" : ": " + String(token.redacting(line).prefix(300))
    } catch {
      // An error page of somebody between us and ClickUp says nothing that helps.
      return ""
    }
  }
}
