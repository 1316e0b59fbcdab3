/// How long a request is tried.
package struct Patience: Sendable, Hashable {
  /// How often a request is sent while the network or the server fails.
  package var attempts = 6
  /// Seconds before the second attempt; doubled before each further one, with full jitter, so that several who failed
  /// together do not come back together.
  ///
  /// Source: M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015.
  package var firstPause = 1.0
  /// Seconds that no pause after a failure exceeds.
  package var longestPause = 30.0
  /// How often a request is sent again after the server said that there were too many.
  package var limitWaits = 10
  /// Seconds that no wait for the limit exceeds. ClickUp counts by the minute; a later instant is that of a clock that
  /// goes wrong, here or there.
  package var longestLimitWait = 65.0

  package init() {}

  /// Seconds before the attempt after `failures` failed ones.
  ///
  /// - Parameter random: from 0 to 1.
  func pause(afterFailures failures: Int, random: Double) -> Double {
    let ceiling = (1..<max(1, failures)).reduce(firstPause) { pause, _ in min(longestPause, pause * 2) }
    return ceiling * (0.5 + random / 2)
  }

  /// Seconds to wait after an answer with status 429.
  ///
  /// ClickUp sends `X-RateLimit-Reset`, the second since 1970 at which the minute is over; `Retry-After` in seconds is
  /// what proxies send (RFC 9110, 10.2.3). The larger one holds. The wait is never shorter than that after as many
  /// failures, or a clock that is ahead would use up all attempts at once.
  ///
  /// Source: ClickUp, developer.clickup.com/docs/rate-limits.
  ///
  /// - Parameter now: seconds since 1970.
  func wait(for answer: HTTPAnswer, waits: Int, now: Double, random: Double) -> Double {
    let reset = answer.headers["x-ratelimit-reset"].flatMap(Double.init).map { $0 - now + 0.5 }
    let after = answer.headers["retry-after"].flatMap(Double.init)
    let least = pause(afterFailures: waits, random: random)
    let stated = [reset, after].compactMap { $0 }.filter(\.isFinite).max()
    return min(longestLimitWait, max(least, stated ?? least))
  }
}
