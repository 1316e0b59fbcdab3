internal import Foundation

/// An export's text as JSON, or as several documents one behind the other, which count as a list.
package struct RecordDocument: Sendable {
  package let file: String
  package let root: RecordValue

  package init(_ source: RecordBytes) throws(RecordFileError) {
    file = source.file
    var bytes = try source.all()
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw RecordFileError(.empty, file: file, line: 1, problem: "is empty", advice: "export it again")
    }
    do {
      root = try RecordDocument.value(of: bytes)
    } catch {
      throw RecordFileError(
        .structure, file: file, line: nil, problem: "is no whole JSON: \(RecordDocument.reason(error))",
        advice: "the file was cut off or edited: export it again")
    }
    // A NUL ends a text in the ledger's database: what stands behind it would be lost unseen.
    if root.holdsNUL {
      throw RecordFileError(
        .encoding, file: file, line: nil, problem: "holds a NUL character in a text",
        advice: "it is no text or was damaged: export it again")
    }
  }

  private static func value(of bytes: [UInt8]) throws -> RecordValue {
    do {
      return try RecordValue(json: bytes)
    } catch {
      guard let parts = parts(of: bytes), parts.count > 1 else { throw error }
      return .list(try parts.map { try RecordValue(json: $0) })
    }
  }

  /// Whether a file's first bytes are those of a JSON document and not of a table.
  package static func isLikely(_ source: RecordBytes) throws(RecordFileError) -> Bool {
    var stream = try source.stream()
    let head = try stream.next(4_096) ?? []
    let first = head.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }.first
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  private static func reason(_ error: any Error) -> String {
    guard case DecodingError.dataCorrupted(let context) = error else { return "\(error)" }
    let underlying = context.underlyingError.map { "\($0 as NSError)" } ?? context.debugDescription
    return underlying.split(separator: "\n").first.map(String.init) ?? underlying
  }
}

/// A JSON value whose numbers keep their digits: ids have nineteen, which a double does not hold.
package enum RecordValue: Sendable, Hashable, Decodable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Beyond `Int`, up to 2^64.
  case large(UInt64)
  case decimal(Double)
  case text(String)
  case list([RecordValue])
  case object([String: RecordValue])

  /// Asks for what is most frequent first, since each refusal is an error thrown.
  package init(from decoder: any Decoder) throws {
    let scalar = try decoder.singleValueContainer()
    if scalar.decodeNil() {
      self = .null
    } else if let value = RecordValue.attempt({ try scalar.decode(String.self) }) {
      self = .text(value)
    } else if let keyed = RecordValue.attempt({ try decoder.container(keyedBy: Key.self) }) {
      var object: [String: RecordValue] = [:]
      for key in keyed.allKeys { object[key.stringValue] = try keyed.decode(RecordValue.self, forKey: key) }
      self = .object(object)
    } else if var list = RecordValue.attempt({ try decoder.unkeyedContainer() }) {
      var values: [RecordValue] = []
      while !list.isAtEnd { values.append(try list.decode(RecordValue.self)) }
      self = .list(values)
    } else {
      self = try RecordValue.other(scalar)
    }
  }

  private static func other(_ container: any SingleValueDecodingContainer) throws -> RecordValue {
    if let value = attempt({ try container.decode(Int.self) }) { return .integer(value) }
    if let value = attempt({ try container.decode(Bool.self) }) { return .bool(value) }
    if let value = attempt({ try container.decode(UInt64.self) }) { return .large(value) }
    return .decimal(try container.decode(Double.self))
  }

  /// What a value is can only be learnt by asking for it: a refusal is an answer here, not a failure.
  private static func attempt<Value>(_ decode: () throws -> Value) -> Value? {
    do { return try decode() } catch { return nil }
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// The member called `name`; nil where this is no object, has no such member, or the member is null.
  package subscript(name: String) -> RecordValue? {
    guard case .object(let members) = self, let value = members[name], value != .null else { return nil }
    return value
  }

  /// Whether this has a member called `name`, be it null.
  package func has(_ name: String) -> Bool {
    guard case .object(let members) = self else { return false }
    return members[name] != nil
  }

  /// Whether a text in it, or a member's name, holds a NUL.
  fileprivate var holdsNUL: Bool {
    switch self {
    case .text(let text): text.utf8.contains(0)
    case .list(let values): values.contains { $0.holdsNUL }
    case .object(let members): members.contains { $0.key.utf8.contains(0) || $0.value.holdsNUL }
    case .null, .bool, .integer, .large, .decimal: false
    }
  }

  /// The elements of a list; nil for anything else.
  package var elements: [RecordValue]? {
    guard case .list(let values) = self else { return nil }
    return values
  }

  /// Text, or a number's digits; nil for anything else. Surrounding white space is cut off.
  package var string: String? {
    switch self {
    case .text(let text): text.trimmingCharacters(in: .whitespacesAndNewlines)
    case .integer(let number): String(number)
    case .large(let number): String(number)
    case .decimal(let number): String(number)
    case .null, .bool, .list, .object: nil
    }
  }

  /// As above; nil also where it is empty.
  package var nonEmpty: String? { string.flatMap { $0.isEmpty ? nil : $0 } }

  /// A whole number, written as one or as text.
  package var integer: Int? {
    switch self {
    case .integer(let number): number
    case .text(let text): FieldText.integer(text.trimmingCharacters(in: .whitespaces))
    case .decimal(let number) where number.rounded() == number && abs(number) < 9e15: Int(number)
    case .null, .bool, .large, .decimal, .list, .object: nil
    }
  }

  /// `true`, `1`, `"yes"` and their opposites; nil for anything else.
  package var flag: Bool? {
    if case .bool(let value) = self { return value }
    return string.flatMap(FieldText.flag)
  }
}
