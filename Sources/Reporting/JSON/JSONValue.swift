/// A JSON value that keeps its keys in the order given, so that the same report gives the same bytes.
///
/// Absent values are `null`, never left out: a consumer can tell "not measured" from "not in this version".
package enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A key and its value.
  package struct Member: Sendable, Hashable {
    package var key: String
    package var value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  package init(_ text: String?) { self = text.map { .string($0) } ?? .null }
  package init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }
  package init(_ number: Double?) { self = number.map { .number($0) } ?? .null }

  /// UTF-8, two spaces a level, `\n` at the end. Slashes stay as they are. No control or bidi character is left raw.
  package var text: String {
    var output = ""
    write(to: &output, indent: "")
    return output + "\n"
  }

  /// The same without the last line end, for a place that is indented already.
  func text(indent: String) -> String {
    var output = ""
    write(to: &output, indent: indent)
    return output
  }

  private func write(to output: inout String, indent: String) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .integer(let value): output += String(value)
    case .number(let value): output += Self.digits(of: value)
    case .string(let value): output += OutputEscaping.json(value)
    case .array(let values) where values.isEmpty: output += "[]"
    case .object(let members) where members.isEmpty: output += "{}"
    case .array(let values):
      let inner = indent + "  "
      output += "[\n"
      for (index, value) in values.enumerated() {
        output += inner
        value.write(to: &output, indent: inner)
        output += index + 1 < values.count ? ",\n" : "\n"
      }
      output += indent + "]"
    case .object(let members):
      let inner = indent + "  "
      output += "{\n"
      for (index, member) in members.enumerated() {
        output += inner + OutputEscaping.json(member.key) + ": "
        member.value.write(to: &output, indent: inner)
        output += index + 1 < members.count ? ",\n" : "\n"
      }
      output += indent + "}"
    }
  }

  /// Six decimals at most: the last bits of a logarithm differ between machines, and no reader needs them.
  /// Up to six decimals, without trailing zeros.
  static func digits(of value: Double) -> String {
    guard value.isFinite else { return "null" }
    guard abs(value) < 1e12 else { return String(value) }
    let rounded = (value * 1_000_000).rounded() / 1_000_000
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }
}
