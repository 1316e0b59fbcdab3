package import Foundation

/// Clock, sleep and chance, handed in by the program and by tests.
package struct Surroundings: Sendable {
  package var now: @Sendable () -> Date
  /// Sleeps that many seconds; throws where the task is cancelled.
  package var sleep: @Sendable (Double) async throws -> Void
  /// From 0 to 1.
  package var random: @Sendable () -> Double
  /// Tells what is going on, in a few words; hostile until escaped.
  package var tell: @Sendable (String) -> Void

  package init(
    now: @escaping @Sendable () -> Date, sleep: @escaping @Sendable (Double) async throws -> Void,
    random: @escaping @Sendable () -> Double, tell: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.now = now
    self.sleep = sleep
    self.random = random
    self.tell = tell
  }
}
