package import Findings
package import Git
package import SourceText

/// Takes facts out of bytes that a `FactWriter` wrote, in the same order.
package struct FactReader {
  /// The bytes are not what was written: whoever reads measures again.
  package struct Malformed: Error {}

  private let bytes: [UInt8]
  private var offset = 0
  private var texts: [String] = []

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// All of the bytes as `decode` reads them; nil where they are not what was written.
  package func whole<Facts>(_ decode: (inout FactReader) throws(Malformed) -> Facts) -> Facts? {
    var reader = self
    do throws(Malformed) {
      let facts = try decode(&reader)
      return reader.isAtEnd ? facts : nil
    } catch {
      return nil
    }
  }

  /// Whether everything was read.
  package var isAtEnd: Bool { offset == bytes.count }

  private mutating func byte() throws(Malformed) -> UInt8 {
    guard offset < bytes.count else { throw Malformed() }
    defer { offset += 1 }
    return bytes[offset]
  }

  package mutating func number() throws(Malformed) -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while true {
      let next = try byte()
      guard shift < 64 else { throw Malformed() }
      value |= UInt(next & 0x7f) << shift
      if next < 0x80 { break }
      shift += 7
    }
    return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1)
  }

  /// A number that counts something still to come, so at most the bytes that are left.
  private mutating func count() throws(Malformed) -> Int {
    let count = try number()
    guard count >= 0, count <= bytes.count - offset else { throw Malformed() }
    return count
  }

  package mutating func hash() throws(Malformed) -> UInt64 {
    guard bytes.count - offset >= 8 else { throw Malformed() }
    var hash: UInt64 = 0
    for index in 0..<8 { hash |= UInt64(bytes[offset + index]) << UInt64(index * 8) }
    offset += 8
    return hash
  }

  package mutating func flag() throws(Malformed) -> Bool {
    switch try byte() {
    case 0: false
    case 1: true
    default: throw Malformed()
    }
  }

  package mutating func content() throws(Malformed) -> [UInt8] {
    let count = try count()
    defer { offset += count }
    return Array(bytes[offset..<(offset + count)])
  }

  package mutating func text() throws(Malformed) -> String {
    let index = try number()
    if index >= 0, index < texts.count { return texts[index] }
    guard index == texts.count else { throw Malformed() }
    let text = String(decoding: try content(), as: UTF8.self)
    texts.append(text)
    return text
  }

  package mutating func path() throws(Malformed) -> RepositoryPath { RepositoryPath(bytes: try content()) }

  package mutating func objectID() throws(Malformed) -> ObjectID {
    guard bytes.count - offset >= ObjectID.byteCount else { throw Malformed() }
    defer { offset += ObjectID.byteCount }
    return ObjectID(Array(bytes[offset..<(offset + ObjectID.byteCount)]).span)
  }

  package mutating func value<Value: RawRepresentable<String>>(_: Value.Type = Value.self) throws(Malformed) -> Value {
    guard let value = Value(rawValue: try text()) else { throw Malformed() }
    return value
  }

  package mutating func list<Element>(
    _ each: (inout FactReader) throws(Malformed) -> Element
  ) throws(Malformed) -> [Element] {
    let count = try count()
    var list: [Element] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try each(&self)) }
    return list
  }

  package mutating func optional<Value>(
    _ some: (inout FactReader) throws(Malformed) -> Value
  ) throws(Malformed) -> Value? {
    try flag() ? try some(&self) : nil
  }

  package mutating func lineCounts() throws(Malformed) -> LineCounts {
    LineCounts(lines: try number(), code: try number(), comment: try number(), blank: try number())
  }

  package mutating func function() throws(Malformed) -> FunctionMeasure {
    FunctionMeasure(
      name: try text(), startLine: try number(), endLine: try number(), nloc: try number(), cyclomatic: try number(),
      cognitive: try number(), nesting: try number(), parameters: try number(), tokens: try number(),
      returns: try number(), booleanOperators: try number(), bumps: try number(), digest: try hash())
  }

  package mutating func measure() throws(Malformed) -> FileMeasure {
    FileMeasure(
      language: try text(), counts: try lineCounts(), kind: try value(),
      functions: try list { reader throws(Malformed) in try reader.function() },
      outsideDigest: try hash())
  }

  package mutating func finding() throws(Malformed) -> Finding {
    Finding(
      rule: try text(), title: try text(), severity: try value(), confidence: try value(), dimension: try value(),
      cwe: try list { reader throws(Malformed) in try reader.text() }, path: try path(),
      range: TextRange(
        start: TextPosition(line: try number(), column: try number()),
        end: TextPosition(line: try number(), column: try number())),
      fingerprint: Fingerprint(hex: try text()), contentFingerprint: Fingerprint(hex: try text()),
      message: try text(), remediation: try text(), excerpt: try text(), minutes: try number(),
      isCredential: try flag(), commit: try optional { reader throws(Malformed) in try reader.text() },
      author: try optional { reader throws(Malformed) in try reader.text() },
      introducedAt: try optional { reader throws(Malformed) in Int64(try reader.number()) }, inHead: try flag())
  }
}
