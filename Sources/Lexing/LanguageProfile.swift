/// Everything the scanner and the measures need to know of a language. One value per language, in `Languages/`.
package struct LanguageProfile: Sendable {
  package let language: Language
  /// Lowercase, without the dot.
  package var extensions: [String] = []
  /// Whole file names, lowercase.
  package var fileNames: [String] = []
  /// Names of programs in a `#!` line, without version: `python` also means `python3.12`.
  package var interpreters: [String] = []
  /// Reserved words and their roles.
  package var keywords: [String: Keyword] = [:]
  /// Words that are keywords in some places only; they stay identifiers and carry their role.
  package var contextual: [String: Keyword] = [:]
  package var keywordsIgnoreCase = false
  package var lineComments: [LineComment] = []
  package var blockComments: [BlockComment] = []
  package var strings: [StringForm] = []
  /// Bytes beyond letters, digits, `_` and non-ASCII that start and continue a name.
  package var nameStarts = ""
  /// Bytes that continue a name but do not start one.
  package var nameParts = ""
  package var traits: Traits = []
  /// How functions and decisions look; nil for languages without functions of interest.
  package var structure: Structure?

  package init(_ id: String, _ name: String) {
    language = Language(id: id, name: name)
  }

  /// A comment up to the end of its line.
  package struct LineComment: Sendable {
    package var open: String
    /// Not a comment where this byte follows: `#[` in PHP.
    package var unlessFollowedBy: UInt8?
    /// Only where a word starts, so that `#` in `$#` and `a#b` is none.
    package var atWordStart = false
    package var kind = TokenKind.lineComment

    package init(_ open: String, kind: TokenKind = .lineComment, unless: Character? = nil, atWordStart: Bool = false) {
      self.open = open
      self.kind = kind
      self.unlessFollowedBy = unless?.asciiValue
      self.atWordStart = atWordStart
    }
  }

  /// A comment between two marks.
  package struct BlockComment: Sendable {
    package var open: String
    package var close: String
    package var nests = false
    package var kind = TokenKind.blockComment
    /// Both marks must start a line: Ruby's `=begin`.
    package var atLineStart = false

    package init(
      _ open: String, _ close: String, nests: Bool = false, kind: TokenKind = .blockComment, atLineStart: Bool = false
    ) {
      self.open = open
      self.close = close
      self.nests = nests
      self.kind = kind
      self.atLineStart = atLineStart
    }
  }

  /// A string literal with fixed marks; `close` is one byte, repeated.
  package struct StringForm: Sendable {
    package var open: String
    package var close: String
    package var escapes: Bool
    /// The closing mark written twice stands for itself.
    package var doubles: Bool
    package var multiline: Bool
    package var interpolation: Interpolation
    /// Only where no name stands directly before: `it's` in YAML.
    package var atWordStart: Bool

    package init(
      _ open: String, _ close: String? = nil, escapes: Bool = true, doubles: Bool = false, multiline: Bool = false,
      interpolation: Interpolation = .none, atWordStart: Bool = false
    ) {
      self.open = open
      self.close = close ?? open
      self.escapes = escapes
      self.doubles = doubles
      self.multiline = multiline
      self.interpolation = interpolation
      self.atWordStart = atWordStart
    }
  }

  /// How code inside a string starts.
  package enum Interpolation: UInt8, Sendable {
    case none
    /// `${ }`
    case dollarBrace
    /// `#{ }`
    case hashBrace
    /// `\( )`
    case backslashParenthesis
    /// `{ }`, where `{{` is a brace
    case brace
    /// `{$ }`
    case braceDollar
    /// `$( )`
    case dollarParenthesis
  }

  /// Peculiarities that no table can say.
  package struct Traits: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// `/` starts a regular expression where no operand stands before it.
    package static let regexLiterals = Traits(rawValue: 1 << 0)
    /// Elements such as `<p>text {code}</p>` in expressions.
    package static let jsx = Traits(rawValue: 1 << 1)
    /// Code stands between `<?php` and `?>`, markup around it; `<<<` opens a heredoc.
    package static let phpTags = Traits(rawValue: 1 << 2)
    /// String prefixes (`r`, `b`, `f`), triple quotes, docstrings.
    package static let pythonStrings = Traits(rawValue: 1 << 3)
    /// Percent literals, heredocs, symbols, names that end in `?` or `!`.
    package static let rubyLiterals = Traits(rawValue: 1 << 4)
    /// `#"…"#`, `"""` and interpolation.
    package static let swiftStrings = Traits(rawValue: 1 << 5)
    /// `@"…"`, `$"…{code}…"`, `"""` and their mixtures.
    package static let csharpStrings = Traits(rawValue: 1 << 6)
    /// `#` as the first byte of a line starts a directive.
    package static let preprocessor = Traits(rawValue: 1 << 7)
    /// `<<EOF` opens a heredoc.
    package static let shellHeredocs = Traits(rawValue: 1 << 8)
    /// Names after `'` are lifetimes; `r#"…"#`.
    package static let rustLiterals = Traits(rawValue: 1 << 9)
    /// Tags and text; strings only inside tags; scripts and styles inside.
    package static let markup = Traits(rawValue: 1 << 10)
    /// Prose: everything but comments is text.
    package static let prose = Traits(rawValue: 1 << 11)
  }
}
