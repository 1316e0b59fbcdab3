/// What a `.gitattributes` line says of one attribute; `!name` takes back what an earlier line said and has no value.
package enum AttributeValue: Hashable, Sendable {
  /// `name`
  case set
  /// `-name`
  case unset
  /// `name=text`, raw bytes as written.
  case text([UInt8])

  /// Whether the attribute is switched on, as github-linguist reads it: set, or any text but `false`.
  package var isOn: Bool {
    switch self {
    case .set: true
    case .unset: false
    case .text(let bytes): bytes != Array("false".utf8)
    }
  }
}
