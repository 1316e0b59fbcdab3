internal import Synchronization

/// Facts kept in memory, with counts of what was asked for. In the shape of Analysis's `FactStore`, which a test wraps it
/// in: TestSupport knows only of Git.
package final class CountingStore: Sendable {
  private struct Key: Hashable {
    var kind: String
    var subject: [UInt8]
    var context: String
  }

  private struct State {
    var facts: [Key: [UInt8]] = [:]
    var found = 0
    var missed = 0
    var stored = 0
  }

  private let state = Mutex(State())

  package init() {}

  /// How many facts were asked for and there, asked for and not there, and stored, since the last `reset`.
  package var counts: (found: Int, missed: Int, stored: Int) {
    state.withLock { ($0.found, $0.missed, $0.stored) }
  }

  package func reset() {
    state.withLock { ($0.found, $0.missed, $0.stored) = (0, 0, 0) }
  }

  /// Changes every stored fact.
  package func mutate(_ change: (inout [UInt8]) -> Void) {
    state.withLock { state in
      for key in state.facts.keys { change(&state.facts[key, default: []]) }
    }
  }

  package func load(kind: String, subjects: [[UInt8]], context: String) -> [[UInt8]?] {
    state.withLock { state in
      subjects.map { subject in
        let facts = state.facts[Key(kind: kind, subject: subject, context: context)]
        if facts == nil { state.missed += 1 } else { state.found += 1 }
        return facts
      }
    }
  }

  package func store(kind: String, _ facts: [(subject: [UInt8], bytes: [UInt8])], context: String) {
    state.withLock { state in
      for (subject, bytes) in facts {
        state.facts[Key(kind: kind, subject: subject, context: context)] = bytes
        state.stored += 1
      }
    }
  }
}
