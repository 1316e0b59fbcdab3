package import SourceText

/// Tells a file's language from its name, its extension, its content where an extension is shared, the program its
/// first line names, and what it tells editors.
///
/// Names and extensions follow github-linguist's `languages.yml` and cloc's tables, the tests of content linguist's
/// `heuristics.yml`; the code is our own.
package enum LanguageDetection {
  private static let byName = table(\.fileNames)
  private static let byExtension = table(\.extensions)
  private static let byInterpreter = table(\.interpreters)
  private static let byAlias: [String: Language] = {
    var table = Self.table(\.aliases)
    for profile in LanguageRegistry.profiles where table[profile.language.id] == nil {
      table[profile.language.id] = profile.language
    }
    for (name, language) in byExtension where table[name] == nil { table[name] = language }
    return table
  }()

  private static func table(_ names: KeyPath<LanguageProfile, [String]>) -> [String: Language] {
    var table: [String: Language] = [:]
    for profile in LanguageRegistry.profiles {
      for name in profile[keyPath: names] where table[name] == nil { table[name] = profile.language }
    }
    return table
  }

  /// The language of a file, nil for one that is not known. Reads no more than the first `Modeline.reach` bytes and as
  /// many last ones.
  package static func language(of path: RepositoryPath, content: borrowing Span<UInt8>) -> Language? {
    let name = String(decoding: path.name, as: UTF8.self).lowercased()
    if let language = byName[name] { return language }
    // The longest extension wins: `page.blade.php` before `.php`.
    var rest = name[...]
    while let dot = rest.firstIndex(of: ".") {
      rest = rest[rest.index(after: dot)...]
      if let language = byExtension[String(rest)] {
        // An editor's word chooses among the languages that share an extension.
        if let named = declared(content), SharedExtension.mayDeclare(named, extension: String(rest)) { return named }
        return SharedExtension.language(ofExtension: String(rest), claimed: language, content: content)
      }
    }
    if name.hasPrefix("dockerfile.") || name.hasPrefix("containerfile.") {
      return LanguageRegistry.language(id: "dockerfile")
    }
    if name.hasPrefix("makefile.") { return LanguageRegistry.language(id: "makefile") }
    if name.hasPrefix(".env.") { return LanguageRegistry.language(id: "dotenv") }
    return declared(content)
  }

  /// What the first line's program or an editor's modeline says.
  private static func declared(_ content: borrowing Span<UInt8>) -> Language? {
    if let program = interpreter(of: content), let language = byInterpreter[program] { return language }
    return Modeline.name(in: content).flatMap { byAlias[$0] }
  }

  /// The program in a `#!` line, without its folder and version.
  private static func interpreter(of content: borrowing Span<UInt8>) -> String? {
    guard content.count > 2, content[0] == UInt8(ascii: "#"), content[1] == UInt8(ascii: "!") else { return nil }
    var line: [UInt8] = []
    for offset in 2..<min(content.count, 200) {
      if content[offset] == 0x0A { break }
      line.append(content[offset])
    }
    for word in line.split(whereSeparator: { $0 <= 0x20 }) {
      let program = word.split(separator: UInt8(ascii: "/")).last ?? []
      var text = String(decoding: program, as: UTF8.self)
      // `env -S VAR=1 node` too.
      if text == "env" || text.hasPrefix("-") || word.contains(UInt8(ascii: "=")) { continue }
      while let last = text.last, last.isNumber || last == "." { text.removeLast() }
      return text
    }
    return nil
  }
}
