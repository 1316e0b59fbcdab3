extension LanguageProfile {
  static let javaScript = ecmaScript(
    "javascript", "JavaScript",
    ["js", "mjs", "cjs", "es6", "es", "jake", "jsm", "jss", "njs", "sjs", "ssjs", "xsjs", "xsjslib", "pac", "bones"]
  ) {
    // Many projects write JSX into `.js`.
    $0.traits.insert(.jsx)
    $0.interpreters = ["node", "nodejs", "bun", "deno", "d", "js", "qjs", "rhino", "gjs"]
    $0.fileNames = ["jakefile"]
    $0.aliases = ["js", "node", "js2", "ecmascript"]
  }
}
