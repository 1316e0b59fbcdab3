internal import Foundation
internal import Hiring
internal import Testing

/// The sample export of an importer, as it is and in other hands' forms.
struct Sample: Sendable, CustomTestStringConvertible {
  let kind: String
  let bytes: [UInt8]
  let options: ImportOptions

  var testDescription: String { kind }

  /// What the portfolio says about samples that cannot be read without.
  private static let declared: [String: ImportOptions] = [
    "github-collaborators": ImportOptions(about: "olga/shop"),
    "trello-applicants": ImportOptions(stages: ["parked for spring": "withdrew"]),
  ]

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Samples")

  init(_ importer: any Importer) throws {
    kind = importer.id
    options = Sample.declared[importer.id] ?? ImportOptions()
    let name = "\(importer.id).\(importer is any DocumentImporter ? "json" : "csv")"
    bytes = [UInt8](try Data(contentsOf: Sample.folder.appending(path: name)))
  }

  func result() throws -> ImportResult { try result(of: bytes) }

  func result(of bytes: [UInt8]) throws -> ImportResult {
    try ImporterRegistry.parse(bytes, file: "sample", kind: kind, options: options)
  }

  /// The header and the rows.
  func table() throws -> [[String]] {
    let table = try RecordTable(bytes, file: "sample")
    var rows = [table.header]
    var cursor = try table.rows()
    var skipped: [SkippedRow] = []
    while let row = try table.nextRow(&cursor, skipped: &skipped) { rows.append((0..<row.count).map { row.text($0) }) }
    return rows
  }
}

/// Fields as a table, each in quotes.
func csv(_ rows: [[String]], delimiter: String = ",", lineEnd: String = "\n") -> [UInt8] {
  let lines = rows.map { row in
    row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: delimiter) + lineEnd
  }
  return Array(lines.joined().utf8)
}

/// `value` as JSON.
func json(_ value: RecordValue) -> String {
  switch value {
  case .null: return "null"
  case .bool(let value): return value ? "true" : "false"
  case .integer(let number): return String(number)
  case .large(let number): return String(number)
  case .decimal(let number): return "\(number)"
  case .text(let text): return quoted(text)
  case .list(let values): return "[\(values.map(json).joined(separator: ","))]"
  case .object(let members):
    let pairs = members.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(json($0.value))" }
    return "{\(pairs.joined(separator: ","))}"
  }
}

private func quoted(_ text: String) -> String {
  let escaped = text.unicodeScalars.map { scalar -> String in
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\u{0}"..<"\u{20}": "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
    default: String(scalar)
    }
  }
  return "\"\(escaped.joined())\""
}

extension RecordValue {
  /// Every value that arises when one text in this one, at any depth, is replaced by `replacement`, with the text.
  func replacingTexts(by replacement: String) -> [(old: String, value: RecordValue)] {
    switch self {
    case .text(let old): [(old, .text(replacement))]
    case .list(let values):
      values.indices.flatMap { index in
        values[index].replacingTexts(by: replacement).map { old, value in
          var changed = values
          changed[index] = value
          return (old, .list(changed))
        }
      }
    case .object(let members):
      members.sorted { $0.key < $1.key }.flatMap { name, member in
        member.replacingTexts(by: replacement).map { old, value in
          (old, .object(members.merging([name: value]) { $1 }))
        }
      }
    case .null, .bool, .integer, .large, .decimal: []
    }
  }
}

extension ImportResult.Record {
  /// Without the place it stands on, which tells nothing of what it says.
  var placeless: ImportResult.Record {
    switch self {
    case .time: return self
    case .billed(var value):
      value.record = nil
      return .billed(value)
    case .payment(var value):
      value.record = nil
      return .payment(value)
    case .applicant(var value):
      value.record = nil
      return .applicant(value)
    case .posting(var value):
      value.record = nil
      return .posting(value)
    case .meeting(var value):
      value.record = nil
      return .meeting(value)
    case .interview(var value):
      value.record = nil
      return .interview(value)
    case .card(var value):
      value.record = nil
      return .card(value)
    case .attendance(var value):
      value.record = nil
      return .attendance(value)
    case .access(var value):
      value.record = nil
      return .access(value)
    case .attestation(var value):
      value.record = nil
      return .attestation(value)
    }
  }

  /// Every text in the record, at any depth.
  var texts: [String] {
    func texts(of value: Any) -> [String] {
      if let text = value as? String { return [text] }
      return Mirror(reflecting: value).children.flatMap { texts(of: $0.value) }
    }
    return texts(of: self)
  }
}
