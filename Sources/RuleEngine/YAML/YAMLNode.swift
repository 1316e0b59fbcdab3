/// One node of a YAML document, with the place it was written at.
///
/// The reader is strict: duplicate keys, tabs in the indentation, more than one document, unresolved aliases and empty
/// documents are errors, and nothing is guessed: a value has the type that the reader of it asks for, or the error names
/// the line. Anchors and aliases are read, merge keys (`<<`) are not special.
package struct YAMLNode: Sendable {
  /// A key and its value, in the order written.
  package struct Entry: Sendable {
    package let key: YAMLNode
    package let value: YAMLNode

    /// The text of the key.
    package var name: String { key.text }
  }

  enum Content: Sendable {
    /// `isPlain`: written without quotes and not as a block, so that `true`, `1` and `~` may mean what they look like.
    case scalar(String, isPlain: Bool)
    case list([YAMLNode])
    case mapping([Entry])
  }

  let content: Content
  /// The file as the user named it.
  package let file: String
  /// From 1.
  package let line: Int
  /// From 1, in Unicode scalars.
  package let column: Int

  init(content: Content, file: String, line: Int, column: Int) {
    self.content = content
    self.file = file
    self.line = line
    self.column = column
  }

  /// An error at this node's place.
  package func error(_ message: String) -> ConfigurationError {
    ConfigurationError(file: file, line: line, column: column, message: message)
  }

  /// Whether nothing stands here: an empty value, `~` or `null`.
  package var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  package var isList: Bool {
    if case .list = content { true } else { false }
  }

  package var isMapping: Bool {
    if case .mapping = content { true } else { false }
  }

  package var isScalar: Bool {
    if case .scalar = content { true } else { false }
  }

  /// The scalar's text as written, or nothing for lists and mappings. For messages; `string()` checks.
  var text: String {
    if case .scalar(let text, _) = content { text } else { "" }
  }

  /// What stands here, in a word or two, for messages.
  var kind: String {
    switch content {
    case .list: "a list"
    case .mapping: "a mapping"
    case .scalar: isNull ? "nothing" : "'\(text.prefix(60))'"
    }
  }
}
