internal import Yams

extension YAMLNode {
  /// Larger files than this are refused: nobody writes them by hand.
  package static let byteLimit = 4 << 20
  /// More nodes than this, aliases written out, are refused: a few lines of aliases can stand for billions.
  package static let nodeLimit = 200_000
  /// Deeper nesting than this is refused.
  package static let depthLimit = 64

  /// Reads one document.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark.
  ///   - file: the name to show in errors.
  package init(parsing bytes: [UInt8], file: String) throws(ConfigurationError) {
    guard bytes.count <= Self.byteLimit else {
      throw ConfigurationError(file: file, message: "larger than \(Self.byteLimit >> 20) MiB")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let (line, column) = Self.placeOfInvalidByte(in: bytes)
      throw ConfigurationError(file: file, line: line, column: column, message: "not valid UTF-8")
    }
    let root: Node?
    do {
      root = try Parser(yaml: text, encoding: .utf8).singleRoot()
    } catch {
      throw Self.configurationError(error, file: file, text: text)
    }
    guard let root else { throw ConfigurationError(file: file, line: 1, column: 1, message: "the file is empty") }
    var budget = Self.nodeLimit
    let node = try Self.convert(root, file: file, depth: 0, budget: &budget)
    if node.isNull { throw ConfigurationError(file: file, line: 1, column: 1, message: "the file is empty") }
    self = node
  }

  private static func convert(
    _ node: Node, file: String, depth: Int, budget: inout Int
  ) throws(ConfigurationError) -> YAMLNode {
    let line = node.mark?.line ?? 1
    let column = node.mark?.column ?? 1
    budget -= 1
    guard budget >= 0 else {
      throw ConfigurationError(
        file: file, line: line, column: column, message: "more than \(nodeLimit) values once aliases are written out")
    }
    guard depth <= depthLimit else {
      throw ConfigurationError(
        file: file, line: line, column: column, message: "nested more than \(depthLimit) levels deep")
    }
    let content: Content
    switch node {
    case .scalar(let scalar):
      content = .scalar(scalar.string, isPlain: scalar.style == .plain)
    case .sequence(let items):
      var list: [YAMLNode] = []
      for item in items { list.append(try convert(item, file: file, depth: depth + 1, budget: &budget)) }
      content = .list(list)
    case .mapping(let pairs):
      var entries: [Entry] = []
      var seen: [String: Int] = [:]
      for (key, value) in pairs {
        let key = try convert(key, file: file, depth: depth + 1, budget: &budget)
        guard key.isScalar, !key.text.isEmpty else { throw key.error("a key must be text, found \(key.kind)") }
        if let first = seen.updateValue(key.line, forKey: key.text) {
          throw key.error("duplicate key '\(key.text)', first on line \(first)")
        }
        entries.append(Entry(key: key, value: try convert(value, file: file, depth: depth + 1, budget: &budget)))
      }
      content = .mapping(entries)
    case .alias(let alias):
      throw ConfigurationError(
        file: file, line: line, column: column, message: "alias '\(alias.anchor.rawValue)' stands for nothing")
    }
    return YAMLNode(content: content, file: file, line: line, column: column)
  }

  private static func configurationError(_ error: any Error, file: String, text: String) -> ConfigurationError {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      if hasTabIndentation(text, line: mark.line) {
        return ConfigurationError(
          file: file, line: mark.line, column: mark.column, message: "a tab in the indentation; indent with spaces")
      }
      return ConfigurationError(file: file, line: mark.line, column: mark.column, message: problem)
    case .duplicatedKeysInMapping(let names, let context):
      // The reader names the first of the equal keys; the mistake is the one after it.
      let name = names.first ?? ""
      let first = (line: context.mark.line, column: context.mark.column)
      let place = placeOfDuplicate(of: name, after: first, in: text) ?? first
      return ConfigurationError(
        file: file, line: place.line, column: place.column,
        message: "duplicate key '\(name)', first on line \(context.mark.line)")
    case .reader(let problem, let offset, _, _):
      let before = text.utf8.prefix(offset ?? 0)
      let line = before.count { $0 == UInt8(ascii: "\n") } + 1
      return ConfigurationError(file: file, line: line, column: 1, message: problem)
    default:
      return ConfigurationError(file: file, message: "not readable as YAML: \(error)")
    }
  }
}
