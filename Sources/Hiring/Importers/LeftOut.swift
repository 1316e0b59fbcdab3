/// Optional fields that could not be read and were left out of their records: one warning a field, not one a row, so
/// that a large file cannot fill the memory with them.
struct LeftOut {
  private struct Case {
    var text: String
    var line: Int
    var count: Int
  }

  private var cases: [String: Case] = [:]

  /// - Parameter field: names it in the warning, like `due date`.
  mutating func note(_ field: String, _ text: String, line: Int) {
    cases[field, default: Case(text: text, line: line, count: 0)].count += 1
  }

  /// Warns of each field, sorted by name.
  func report(file: String, to sink: ImportSink) {
    for (field, first) in cases.sorted(by: { $0.key < $1.key }) {
      let text = first.text.count > 60 ? "\(first.text.prefix(60))…" : first.text
      let more = first.count > 1 ? ", and \(first.count - 1) more like it" : ""
      sink.warn("\(file):\(first.line): the \(field) `\(text)` cannot be read and is left out\(more)")
    }
  }
}
