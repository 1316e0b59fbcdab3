/// Reading of mappings: which keys may stand, which must.
extension YAMLNode {
  /// The entries of a mapping in the order written.
  package func mapping() throws(ConfigurationError) -> [Entry] {
    guard case .mapping(let entries) = content else { throw error("expected a mapping, found \(kind)") }
    return entries
  }

  /// Checks that this is a mapping with no other keys than these; an unknown one is an error at its own place that
  /// names the nearest known key.
  package func expect(keys: [String]) throws(ConfigurationError) {
    for entry in try mapping() where !keys.contains(entry.name) {
      throw entry.key.unknown("key", entry.name, among: keys)
    }
  }

  /// The value of `key`, or nil where the key is missing or has no value. Nil for anything but a mapping.
  package subscript(key: String) -> YAMLNode? {
    guard case .mapping(let entries) = content else { return nil }
    guard let value = entries.first(where: { $0.name == key })?.value, !value.isNull else { return nil }
    return value
  }

  /// The value of `key`; missing or empty is an error at this mapping's place.
  package func required(_ key: String) throws(ConfigurationError) -> YAMLNode {
    for entry in try mapping() where entry.name == key {
      if entry.value.isNull { throw entry.key.error("'\(key)' has no value") }
      return entry.value
    }
    throw error("missing key '\(key)'")
  }
}
