package import Findings
package import Git
package import SourceText

/// Puts facts into bytes for the cache. Numbers are variable length; a text is written once and referred to after.
package struct FactWriter {
  package private(set) var bytes: [UInt8] = []
  private var texts: [String: Int] = [:]

  package init() {}

  /// A number; seven bits a byte, the sign in the lowest bit.
  package mutating func write(_ number: Int) {
    var rest = UInt(bitPattern: (number << 1) ^ (number >> (Int.bitWidth - 1)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A hash: eight bytes, since its bits are as good as random.
  package mutating func write(_ hash: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: hash >> shift)) }
  }

  package mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  package mutating func write(_ content: [UInt8]) {
    write(content.count)
    bytes += content
  }

  package mutating func write(_ text: String) {
    if let known = texts[text] {
      write(known)
      return
    }
    write(texts.count)
    texts[text] = texts.count
    write(Array(text.utf8))
  }

  package mutating func write(_ path: RepositoryPath) { write(path.bytes) }

  package mutating func write(_ id: ObjectID) {
    let digits = id.bytes
    for index in 0..<ObjectID.byteCount { bytes.append(digits[index]) }
  }

  package mutating func write<Value: RawRepresentable<String>>(_ value: Value) { write(value.rawValue) }

  package mutating func write<Element>(_ list: [Element], _ each: (inout FactWriter, Element) -> Void) {
    write(list.count)
    for element in list { each(&self, element) }
  }

  package mutating func write<Value>(_ value: Value?, _ some: (inout FactWriter, Value) -> Void) {
    write(value != nil)
    if let value { some(&self, value) }
  }

  package mutating func write(_ counts: LineCounts) {
    for number in [counts.lines, counts.code, counts.comment, counts.blank] { write(number) }
  }

  package mutating func write(_ function: FunctionMeasure) {
    write(function.name)
    for number in [
      function.startLine, function.endLine, function.nloc, function.cyclomatic, function.cognitive, function.nesting,
      function.parameters, function.tokens, function.returns, function.booleanOperators,
      function.bumps,
    ] { write(number) }
    write(function.digest)
  }

  package mutating func write(_ measure: FileMeasure) {
    write(measure.language)
    write(measure.counts)
    write(measure.kind)
    write(measure.functions) { $0.write($1) }
    write(measure.outsideDigest)
  }

  package mutating func write(_ finding: Finding) {
    write(finding.rule)
    write(finding.title)
    write(finding.severity)
    write(finding.confidence)
    write(finding.dimension)
    write(finding.cwe) { $0.write($1) }
    write(finding.path)
    for place in [finding.range.start, finding.range.end] {
      write(place.line)
      write(place.column)
    }
    write(finding.fingerprint.hex)
    write(finding.contentFingerprint.hex)
    write(finding.message)
    write(finding.remediation)
    write(finding.excerpt)
    write(finding.minutes)
    write(finding.isCredential)
    write(finding.commit) { $0.write($1) }
    write(finding.author) { $0.write($1) }
    write(finding.introducedAt) { $0.write(Int($1)) }
    write(finding.inHead)
  }
}
