package import Findings
package import SourceText

/// What the attributes of a tree say a file is for, in the words of github-linguist: `linguist-vendored`,
/// `linguist-generated`, and `linguist-documentation` or `-linguist-detectable` for what is no code.
///
/// Whoever is judged can write them, so they are believed in one direction and never silently: they may leave out a
/// file that would count (and whoever lists what was left out names the attribute), and cannot bring anything in,
/// nor change what is binary. A gate asks those of its base, not of the head.
package enum LinguistAttributes {
  /// A file left out because of an attribute, and which.
  package struct Exclusion: Sendable, Hashable {
    package var kind: FileKind
    /// As written in `.gitattributes`.
    package var attribute: String

    package init(kind: FileKind, attribute: String) {
      self.kind = kind
      self.attribute = attribute
    }
  }

  /// Nil where the attributes change nothing for a file that by itself is of `kind`.
  package static func exclusion(of path: RepositoryPath, kind: FileKind, rules: AttributeRules) -> Exclusion? {
    guard kind == .source || kind == .test, !rules.isEmpty else { return nil }
    let values = rules.values(for: path)
    if values["linguist-vendored"]?.isOn == true { return Exclusion(kind: .vendored, attribute: "linguist-vendored") }
    if values["linguist-generated"]?.isOn == true {
      return Exclusion(kind: .generated, attribute: "linguist-generated")
    }
    if values["linguist-documentation"]?.isOn == true {
      return Exclusion(kind: .data, attribute: "linguist-documentation")
    }
    if values["linguist-detectable"]?.isOn == false {
      return Exclusion(kind: .data, attribute: "-linguist-detectable")
    }
    return nil
  }
}
