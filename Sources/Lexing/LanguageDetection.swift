package import SourceText

/// Tells a file's language from its name, its extension, or the program its first line names.
package enum LanguageDetection {
  private static let byName = table(\.fileNames)
  private static let byExtension = table(\.extensions)
  private static let byInterpreter = table(\.interpreters)

  private static func table(_ names: KeyPath<LanguageProfile, [String]>) -> [String: Language] {
    var table: [String: Language] = [:]
    for profile in LanguageRegistry.profiles {
      for name in profile[keyPath: names] where table[name] == nil { table[name] = profile.language }
    }
    return table
  }

  /// The language of a file, nil for one that is not known. Constant cost but for the first line of a script.
  package static func language(of path: RepositoryPath, content: borrowing Span<UInt8>) -> Language? {
    let name = String(decoding: path.name, as: UTF8.self).lowercased()
    if let language = byName[name] { return language }
    // The longest extension wins: `page.blade.php` before `.php`.
    var rest = name[...]
    while let dot = rest.firstIndex(of: ".") {
      rest = rest[rest.index(after: dot)...]
      if let language = byExtension[String(rest)] { return language }
    }
    if name.hasPrefix("dockerfile") { return LanguageRegistry.language(id: "dockerfile") }
    return interpreter(of: content).flatMap { byInterpreter[$0] }
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
      if text == "env" || text.hasPrefix("-") { continue }
      while let last = text.last, last.isNumber || last == "." { text.removeLast() }
      return text
    }
    return nil
  }
}
