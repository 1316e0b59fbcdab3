/// Answers that come in pages: whoever asks an API for them keeps them as one list, as a list of pages, or one behind the
/// other in one file.
extension RecordDocument {
  /// The entries under `member`, of all pages in their order; a bare list is its own entries.
  ///
  /// What stands among the pages and is none, like an error that the API answered with, counts as an entry: it is then
  /// skipped with a reason and not passed over.
  ///
  /// - Returns: nil where the document is neither a page nor a list.
  func entries(under member: String) -> [RecordValue]? {
    guard case .list(let values) = root else { return root[member]?.elements }
    func page(_ value: RecordValue) -> [RecordValue]? { value[member]?.elements ?? value.elements }
    return values.contains { page($0) != nil } ? values.flatMap { page($0) ?? [$0] } : values
  }

  /// The parts of a file that holds several documents one behind the other; nil where anything else stands between or
  /// behind them, or the last one does not end.
  static func parts(of bytes: [UInt8]) -> [ArraySlice<UInt8>]? {
    var parts: [ArraySlice<UInt8>] = []
    var position = 0
    while true {
      while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
      if position == bytes.count { return parts.isEmpty ? nil : parts }
      guard let end = end(of: bytes, from: position) else { return nil }
      parts.append(bytes[position..<end])
      position = end
    }
  }

  /// Behind the object or list that begins at `start`.
  private static func end(of bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var isQuoted = false
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if isQuoted {
        if byte == UInt8(ascii: "\\") { position += 1 }
        if byte == UInt8(ascii: "\"") { isQuoted = false }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isQuoted = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      if depth == 0 { return byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") ? position : nil }
    }
    return nil
  }
}
