/// Finds places that the YAML library does not report.
extension YAMLNode {
  /// Whether the white space that `line` (from 1) begins with holds a tab.
  static func hasTabIndentation(_ text: String, line: Int) -> Bool {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard line >= 1, line <= lines.count else { return false }
    return lines[line - 1].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.contains(UInt8(ascii: "\t"))
  }

  /// The place of the second key `name` of a block mapping: the next line below `first` where it starts at the column
  /// of the first one. Nil in flow mappings, where both may stand on one line.
  static func placeOfDuplicate(
    of name: String, after first: (line: Int, column: Int), in text: String
  ) -> (line: Int, column: Int)? {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for spelling in [name, "\"\(name)\"", "'\(name)'"] {
      for line in lines.indices.dropFirst(first.line) {
        let rest = lines[line].dropFirst(first.column - 1)
        guard lines[line].prefix(first.column - 1).allSatisfy({ $0 == UInt8(ascii: " ") }),
          rest.starts(with: spelling.utf8),
          rest.dropFirst(spelling.utf8.count).first == UInt8(ascii: ":")
        else { continue }
        return (line + 1, first.column)
      }
    }
    return nil
  }

  /// The line and byte column of the first byte that is not part of valid UTF-8.
  static func placeOfInvalidByte(in bytes: [UInt8]) -> (line: Int, column: Int) {
    var line = 1
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      if String(validating: bytes[start..<end], as: UTF8.self) == nil {
        let valid = (start...end).last { String(validating: bytes[start..<$0], as: UTF8.self) != nil } ?? start
        return (line, valid - start + 1)
      }
      line += 1
      start = end + 1
    }
    return (line, 1)
  }
}
