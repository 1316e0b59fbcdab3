/// Hours that an export states for a row and another, made at the same instant, states otherwise: which of them is the
/// newer cannot be told, as after a copy that kept no times.
package struct RivalHours: Sendable, Hashable, Codable {
  package var seconds: Int
  /// Where they stand, like `upwork.csv:7`.
  package var record: String
  /// Where those stand that count.
  package var counted: String

  package init(seconds: Int, record: String, counted: String) {
    self.seconds = seconds
    self.record = record
    self.counted = counted
  }
}
