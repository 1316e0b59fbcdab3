package import Hiring

/// Writes values as JSON: members by name, so that the same values are the same bytes.
package enum RecordJSON {
  /// One line, without a line break at its end.
  package static func bytes(_ value: RecordValue) -> [UInt8] {
    var bytes: [UInt8] = []
    write(value, to: &bytes)
    return bytes
  }

  /// A page as importers read it: `{"data":[…]}` with an element a line, and further members behind them.
  package static func page(
    _ member: String, _ elements: [RecordValue], beside others: KeyValuePairs<String, RecordValue> = [:]
  ) -> [UInt8] {
    var bytes = Array("{\"\(member)\":[".utf8)
    for (index, element) in elements.enumerated() {
      bytes += Array((index == 0 ? "\n" : ",\n").utf8)
      write(element, to: &bytes)
    }
    bytes += Array("\n]".utf8)
    for (name, value) in others {
      bytes += Array(",\n".utf8)
      write(name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      write(value, to: &bytes)
    }
    return bytes + Array("}\n".utf8)
  }

  private static func write(_ value: RecordValue, to bytes: inout [UInt8]) {
    switch value {
    case .null: bytes += Array("null".utf8)
    case .bool(let flag): bytes += Array((flag ? "true" : "false").utf8)
    case .integer(let number): bytes += Array(String(number).utf8)
    case .large(let number): bytes += Array(String(number).utf8)
    case .decimal(let number): bytes += Array("\(number)".utf8)
    case .text(let text): write(text, to: &bytes)
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(value, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        write(member.value, to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// A NUL becomes a replacement character: importers refuse a file that holds one, so that somebody could keep a whole
  /// week out of the ledger by one in a memo.
  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += Array("\\\"".utf8)
      case UInt8(ascii: "\\"): bytes += Array("\\\\".utf8)
      case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
      case 0: bytes += Array("\u{FFFD}".utf8)
      case 1..<0x20, 0x7F:
        bytes += Array("\\u00".utf8)
        bytes += Array((byte < 0x10 ? "0" : "").utf8) + Array(String(byte, radix: 16).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension RecordValue {
  /// This object with `value` as its member `name`; itself where it is no object.
  func setting(_ name: String, _ value: RecordValue) -> RecordValue {
    guard case .object(var members) = self else { return self }
    members[name] = value
    return .object(members)
  }
}
