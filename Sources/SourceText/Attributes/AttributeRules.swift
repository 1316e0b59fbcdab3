/// The `.gitattributes` files of one tree, and what they say of a path.
///
/// As git reads them: a file deeper in the tree goes before one above it, a later line before an earlier one, a later
/// word of a line before an earlier. Macros are defined at the top only; `binary` is built in. The attributes of the
/// machine and of `.git/info` are not the tree's and play no part. A claim of whoever wrote the tree: use it to say
/// what they leave out, never to hide it.
package struct AttributeRules: Hashable, Sendable {
  /// What one file says.
  private struct Part: Hashable, Sendable {
    var folder: RepositoryPath
    /// As in the file.
    var lines: [AttributeLine]
  }

  /// Sorted by folder, so that a folder comes before those inside it.
  private var parts: [Part] = []
  private var macros: [String: [AttributeLine.Statement]] = [
    "binary": ["diff", "merge", "text"].map { AttributeLine.Statement(name: $0, value: .unset) }
  ]

  package init() {}

  /// Whether no line says anything.
  package var isEmpty: Bool { parts.isEmpty }

  /// How many lines there are to look at for a file, at most.
  package var lineCount: Int { parts.reduce(0) { $0 + $1.lines.count } }

  /// Adds the file of `folder` (empty for the top); linear in its size. Lines that git refuses are passed over as git
  /// does. A link called `.gitattributes` is not to be followed, git does not either.
  package mutating func add(_ bytes: [UInt8], folder: RepositoryPath) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    let isTop = folder.bytes.isEmpty
    var lines: [AttributeLine] = []
    for raw in text.split(separator: 0x0A) {
      guard let line = AttributeLine(raw) else { continue }
      if case .macro(let name) = line.subject {
        if isTop { macros[name] = line.statements }
      } else {
        lines.append(line)
      }
    }
    if lines.isEmpty { return }
    let place = parts.firstIndex { folder < $0.folder } ?? parts.count
    parts.insert(Part(folder: folder, lines: lines), at: place)
  }

  /// What is said of `name` for the file at `path`; nil where nothing is.
  package func value(of name: String, for path: RepositoryPath) -> AttributeValue? {
    values(for: path)[name]
  }

  /// Every attribute of the file at `path`. Costs the lines of the folders above it, each at most its pattern times
  /// the path.
  package func values(for path: RepositoryPath) -> [String: AttributeValue] {
    var decided: [String: AttributeValue?] = [:]
    for part in parts.reversed() {
      guard let below = Self.below(part.folder, path) else { continue }
      for line in part.lines.reversed() {
        if case .files(let pattern) = line.subject, pattern.matches(below) { decide(line.statements, &decided) }
      }
    }
    return decided.compactMapValues { $0 }
  }

  /// What was decided first stays: statements come from the strongest to the weakest.
  private func decide(_ statements: [AttributeLine.Statement], _ decided: inout [String: AttributeValue?]) {
    for statement in statements.reversed() where decided[statement.name] == nil {
      decided[statement.name] = .some(statement.value)
      if statement.value == .set, let macro = macros[statement.name] { decide(macro, &decided) }
    }
  }

  /// The path from `folder` on, nil where it is not in it.
  private static func below(_ folder: RepositoryPath, _ path: RepositoryPath) -> ArraySlice<UInt8>? {
    let prefix = folder.bytes
    if prefix.isEmpty { return path.bytes[...] }
    guard path.bytes.count > prefix.count, path.bytes[prefix.count] == UInt8(ascii: "/"),
      path.bytes.starts(with: prefix)
    else { return nil }
    return path.bytes[(prefix.count + 1)...]
  }
}
