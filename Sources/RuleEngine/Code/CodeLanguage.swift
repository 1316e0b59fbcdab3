internal import Lexing

/// What matching tokens has to know of a language.
enum CodeLanguage {
  /// Names differ by more than their case in all others.
  static func foldsCase(_ language: String) -> Bool {
    switch language {
    case "php", "blade", "sql", "powershell", "dockerfile", "html": true
    default: false
    }
  }

  /// A dot between strings and names joins texts and is no access to a member.
  static func joinsByDot(_ language: String) -> Bool {
    switch language {
    case "php", "blade", "perl": true
    default: false
    }
  }

  /// Names after a `$` in a string stand for their values, without a mark of their own around them.
  static func putsVariablesInStrings(_ language: String) -> Bool {
    switch language {
    case "php", "blade", "perl", "shell", "kotlin", "dart", "powershell": true
    default: false
    }
  }

  /// `String eval(String text)`: a name behind a name is declared.
  static func hasTypesBeforeNames(_ language: String) -> Bool {
    switch language {
    case "java", "csharp", "c", "cpp", "objectivec", "dart", "solidity": true
    default: false
    }
  }

  /// `eval(text) { … }` declares a method: nobody can call and open a block there.
  static func opensBodiesBehindCalls(_ language: String) -> Bool {
    switch language {
    case "javascript", "jsx", "typescript", "tsx", "vue", "svelte", "php", "blade", "java", "csharp", "dart", "c",
      "cpp":
      true
    default: false
    }
  }

  static func endsStatementsBySemicolon(_ language: String) -> Bool {
    switch language {
    case "php", "blade", "java", "csharp", "c", "cpp", "objectivec", "rust", "dart", "solidity", "sql", "perl",
      "protobuf":
      true
    default: false
    }
  }

  /// Whether a statement ends before the token at `index`, as far as line ends say: it is the first of its line and
  /// neither it nor the one before joins the two lines.
  static func endsStatement(_ view: TokenView, before index: Int) -> Bool {
    guard !endsStatementsBySemicolon(view.language), index > 0, view.isFirstOnLine(index) else { return false }
    return !joins(view.tokens[index]) && !joins(view.tokens[index - 1])
  }

  private static func joins(_ token: Token) -> Bool {
    switch token.symbol {
    case 0, Symbol.openParenthesis, Symbol.openBracket, Symbol.openBrace, Symbol.closeParenthesis,
      Symbol.closeBracket, Symbol.closeBrace, Symbol.increment, Symbol.bang, Symbol.at:
      return token.keyword == .and || token.keyword == .or || token.keyword == .in
    default: return true
    }
  }
}
