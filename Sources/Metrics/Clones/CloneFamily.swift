package import Findings
package import Lexing

/// Languages whose code is compared with one another, because they share their tokens.
package enum CloneFamily {
  static let javaScript = "javascript"

  private static let families: [String: String] = [
    "javascript": javaScript, "jsx": javaScript, "typescript": javaScript, "tsx": javaScript,
    "c": "c", "cpp": "c", "objectivec": "c",
    "css": "css", "scss": "css", "less": "css", "sass": "css",
    "html": "markup", "vue": "markup", "svelte": "markup", "blade": "markup", "twig": "markup", "liquid": "markup",
    "erb": "markup",
  ]

  /// The family of a file, nil where its code is not compared: only source and tests that somebody wrote are, so
  /// generated, vendored, minified and data files are left out, and so are settings and prose:
  /// equal lines in them are no copied code.
  package static func family(of language: Language?, kind: FileKind) -> String? {
    guard let language, kind == .source || kind == .test, CodeLanguage.isCode(language.id) else { return nil }
    return families[language.id] ?? language.id
  }
}
