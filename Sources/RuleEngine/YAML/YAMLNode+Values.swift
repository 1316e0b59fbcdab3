internal import SourceText

/// Typed reading of one node. Each throws with the node's place where something else stands there.
extension YAMLNode {
  /// The text of a scalar; numbers and booleans are read as they are written. Empty text must be quoted.
  package func string() throws(ConfigurationError) -> String {
    guard case .scalar(let text, _) = content, !isNull else { throw error("expected text, found \(kind)") }
    return text
  }

  /// A whole number in decimal, optionally in a range.
  package func int(in range: ClosedRange<Int> = Int.min...Int.max) throws(ConfigurationError) -> Int {
    guard case .scalar(let text, isPlain: true) = content, let value = Int(text) else {
      throw error("expected a whole number, found \(kind)")
    }
    guard range.contains(value) else {
      throw error("expected a whole number \(Self.words(for: range.lowerBound, range.upperBound)), found \(value)")
    }
    return value
  }

  /// A finite decimal number, optionally in a range.
  package func double(
    in range: ClosedRange<Double> = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
  ) throws(ConfigurationError) -> Double {
    guard case .scalar(let text, isPlain: true) = content, let value = Double(text), value.isFinite else {
      throw error("expected a number, found \(kind)")
    }
    guard range.contains(value) else {
      throw error("expected a number between \(range.lowerBound) and \(range.upperBound), found \(text)")
    }
    return value
  }

  /// `true` or `false` without quotes; `yes`, `no`, `on` and `off` are not booleans here.
  package func bool() throws(ConfigurationError) -> Bool {
    switch content {
    case .scalar("true", isPlain: true): return true
    case .scalar("false", isPlain: true): return false
    default: throw error("expected true or false, found \(kind)")
    }
  }

  /// The items of a list.
  package func list() throws(ConfigurationError) -> [YAMLNode] {
    guard case .list(let items) = content else { throw error("expected a list, found \(kind)") }
    return items
  }

  /// The texts of a list of scalars.
  package func strings() throws(ConfigurationError) -> [String] {
    var values: [String] = []
    for item in try list() { values.append(try item.string()) }
    return values
  }

  /// The case of an enumeration whose raw value is written here; a wrong one names the nearest.
  package func choice<Value: RawRepresentable & CaseIterable>(
    _ type: Value.Type
  ) throws(ConfigurationError) -> Value where Value.RawValue == String {
    let text = try string()
    if let value = Value(rawValue: text) { return value }
    throw unknown("value", text, among: Value.allCases.map(\.rawValue))
  }

  /// An error that names what was not known, and the nearest known name, or all of them where none is near.
  package func unknown(_ what: String, _ name: String, among known: [String]) -> ConfigurationError {
    if let nearest = NearestName.suggestion(for: name, among: known) {
      return error("unknown \(what) '\(name)'; did you mean '\(nearest)'?")
    }
    return error("unknown \(what) '\(name)'; known are \(known.joined(separator: ", "))")
  }

  private static func words(for low: Int, _ high: Int) -> String {
    switch (low, high) {
    case (_, Int.max): "of at least \(low)"
    case (Int.min, _): "of at most \(high)"
    default: "between \(low) and \(high)"
    }
  }
}
