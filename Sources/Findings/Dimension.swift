/// What stays visible of a contractor's work; the order is the order in every output.
package enum Dimension: String, Sendable, Codable, CaseIterable, Comparable {
  case security, quality, maintainability, ownership, delivery, hours

  package static func < (left: Dimension, right: Dimension) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
