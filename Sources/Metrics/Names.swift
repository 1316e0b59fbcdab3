/// Decodes names for reports.
enum Names {
  static let anonymous = "(anonymous)"
  /// Longer names are cut: they come from files that somebody else wrote.
  private static let longest = 200

  static func text(_ range: Range<Int>, _ bytes: Span<UInt8>) -> String {
    var buffer: [UInt8] = []
    for offset in range.prefix(longest) { buffer.append(bytes[offset]) }
    return String(decoding: buffer, as: UTF8.self)
  }
}
