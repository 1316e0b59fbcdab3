/// A programming, markup or data language: an id as printed in reports and a name for people.
package struct Language: Sendable, Hashable, Codable {
  /// Lowercase, like `typescript`.
  package let id: String
  /// As its makers write it, like `TypeScript`.
  package let name: String

  package init(id: String, name: String) {
    self.id = id
    self.name = name
  }

  /// How this language is read; nil for a language without a profile.
  package var profile: LanguageProfile? { LanguageRegistry.profile(of: self) }
}
