/// A history that cannot be judged, and what to do about it.
package struct HistoryError: Error, Sendable, CustomStringConvertible {
  package var message: String
  package var description: String { message }

  package init(message: String) {
    self.message = message
  }
}
