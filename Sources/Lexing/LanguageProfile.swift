/// Everything the scanner and the measures need to know of a language. One value per language, in `Languages/`.
package struct LanguageProfile: Sendable {
  package let language: Language
  /// Lowercase, without the dot.
  package var extensions: [String] = []
  /// Whole file names, lowercase.
  package var fileNames: [String] = []
  /// Names of programs in a `#!` line, without version: `python` also means `python3.12`.
  package var interpreters: [String] = []
  /// Names that editors' modelines give it, beside its id and extensions; lowercase.
  package var aliases: [String] = []
  /// Reserved words and their roles.
  package var keywords: [String: Keyword] = [:]
  /// Words that are keywords in some places only; they stay identifiers and carry their role.
  package var contextual: [String: Keyword] = [:]
  package var keywordsIgnoreCase = false
  package var lineComments: [LineComment] = []
  package var blockComments: [BlockComment] = []
  package var strings: [StringForm] = []
  /// Strings whose opening mark starts with a word: `r"…"`, `L'…'`.
  package var prefixedStrings: [StringForm] = []
  /// How code inside a heredoc starts, where its word is not quoted.
  package var heredocInterpolation = Interpolation.none
  /// Code and text between marks in a document: `{{ }}`, `<% %>`.
  package var regions: [Region] = []
  /// The id of the language that it is a part of, for one that stands inside documents only: what holds for code in that
  /// language holds here.
  package var partOf: String?
  /// How a file says which names stand for what; nil where that is not read.
  package var imports: Imports?
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
    /// Only as the first bytes of a line that are not blanks.
    package var atLineStart = false
    package var kind = TokenKind.lineComment

    package init(
      _ open: String, kind: TokenKind = .lineComment, unless: Character? = nil, atWordStart: Bool = false,
      atLineStart: Bool = false
    ) {
      self.open = open
      self.kind = kind
      self.unlessFollowedBy = unless?.asciiValue
      self.atWordStart = atWordStart
      self.atLineStart = atLineStart
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
    /// Takes the meaning of the byte behind it, where `escapes` is set.
    package var escape: UInt8
    /// The closing mark written twice stands for itself.
    package var doubles: Bool
    package var multiline: Bool
    package var interpolation: Interpolation
    /// Only where no name stands directly before: `it's` in YAML.
    package var atWordStart: Bool
    package var kind: TokenKind

    package init(
      _ open: String, _ close: String? = nil, escapes: Bool = true, escape: Character = "\\", doubles: Bool = false,
      multiline: Bool = false, interpolation: Interpolation = .none, atWordStart: Bool = false,
      kind: TokenKind = .string
    ) {
      self.open = open
      self.close = close ?? open
      self.escapes = escapes
      self.escape = escape.asciiValue ?? UInt8(ascii: "\\")
      self.doubles = doubles
      self.multiline = multiline
      self.interpolation = interpolation
      self.atWordStart = atWordStart
      self.kind = kind
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
    /// `{$ }` and `${ }`
    case braceDollar
    /// `$( )`
    case dollarParenthesis
    /// `@{ }`
    case atBrace
  }

  /// The ways to name what is used.
  package enum Imports: UInt8, Sendable {
    /// `import { a as b } from "m"`, `require("m")`
    case ecmaScript
    /// `from m import a as b`
    case python
    /// `use function a as b;`
    case php
    /// `import x "m/y"`
    case go
    /// `import a.B as C`
    case kotlin
    /// `using C = a.B;`
    case csharp
  }

  /// Peculiarities that no table can say.
  package struct Traits: OptionSet, Sendable {
    package let rawValue: UInt64
    package init(rawValue: UInt64) { self.rawValue = rawValue }

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
    /// `<T,>` and `<T extends U>` in front of parameters are no elements.
    package static let typeParameters = Traits(rawValue: 1 << 12)
    /// `<<<EOT` opens a heredoc whose body follows at once.
    package static let phpHeredocs = Traits(rawValue: 1 << 13)
    /// Names after `'` that no quote closes are lifetimes or symbols.
    package static let quoteNames = Traits(rawValue: 1 << 14)
    /// A name directly before a quote makes the string hold `${code}`: Scala.
    package static let prefixInterpolation = Traits(rawValue: 1 << 15)
    /// `[[…]]`, `[==[…]==]`, and comments of these: Lua.
    package static let longBrackets = Traits(rawValue: 1 << 16)
    /// `q(…)`, `s/…/…/`, POD, `__END__`, variables named by punctuation: Perl.
    package static let perlLiterals = Traits(rawValue: 1 << 17)
    /// `@"` up to `"@` at the start of a line: PowerShell.
    package static let hereStrings = Traits(rawValue: 1 << 18)
    /// `~r/…/`, and documentation in attributes: Elixir.
    package static let sigils = Traits(rawValue: 1 << 19)
    /// `url(…)` without quotes is one literal.
    package static let unquotedURLs = Traits(rawValue: 1 << 20)
    /// `|` and `>` at the end of a line open a scalar of the lines that are indented further: YAML.
    package static let blockScalars = Traits(rawValue: 1 << 21)
    /// `R"mark(…)mark"`
    package static let delimitedRawStrings = Traits(rawValue: 1 << 22)
    /// `1'000'000`
    package static let digitQuotes = Traits(rawValue: 1 << 23)
    /// A backslash before the line end carries a line comment on.
    package static let lineContinuations = Traits(rawValue: 1 << 24)
    /// Outside strings a backslash takes the meaning of the byte behind it.
    package static let backslashQuotes = Traits(rawValue: 1 << 25)
    /// As `backslashQuotes`, with a back quote: PowerShell.
    package static let backquoteQuotes = Traits(rawValue: 1 << 26)
    /// `$$…$$` and `$tag$…$tag$`: code behind `AS` and `DO`, otherwise a string.
    package static let dollarQuotes = Traits(rawValue: 1 << 27)
    /// Arithmetic in `(( ))`, patterns of `case` that end in a lone `)`.
    package static let shellWords = Traits(rawValue: 1 << 28)
    /// Behind a `:` in a string's code follows a format up to the closing brace.
    package static let formatSpecifiers = Traits(rawValue: 1 << 29)
    /// Fenced code and code spans, in which nothing opens: Markdown.
    package static let fences = Traits(rawValue: 1 << 30)
    /// `<![CDATA[…]]>` is text.
    package static let characterData = Traits(rawValue: 1 << 31)
    /// `@name(code)` and `@php … @endphp`: Blade.
    package static let bladeDirectives = Traits(rawValue: 1 << 32)
    /// The values of `:name`, `@name`, `#name` and `v-name` are code.
    package static let vueAttributes = Traits(rawValue: 1 << 33)

    // What patterns over tokens have to know.

    /// Names that differ by nothing but their case are the same.
    package static let namesIgnoreCase = Traits(rawValue: 1 << 34)
    /// A dot between strings and names joins texts and is no access to a member.
    package static let dotJoinsTexts = Traits(rawValue: 1 << 35)
    /// `||` joins texts.
    package static let barsJoinTexts = Traits(rawValue: 1 << 36)
    /// Names after a `$` in a string stand for their values, without a mark of their own around them.
    package static let variablesInStrings = Traits(rawValue: 1 << 37)
    /// The same in single quotes, which elsewhere hold no variables.
    package static let variablesInSingleQuotes = Traits(rawValue: 1 << 38)
    /// `String eval(String text)`: a name behind a name is declared.
    package static let typesBeforeNames = Traits(rawValue: 1 << 39)
    /// `eval(text) { … }` declares a method: nobody can call and open a block there.
    package static let bodiesBehindCalls = Traits(rawValue: 1 << 40)
    /// A line end ends no statement, a semicolon does.
    package static let semicolonsEndStatements = Traits(rawValue: 1 << 41)
    /// A colon at the end of a line opens a block.
    package static let colonsOpenBlocks = Traits(rawValue: 1 << 42)
    /// A plain name may be a property whose setter does more than keep the value.
    package static let plainNamesMayBeProperties = Traits(rawValue: 1 << 43)
    /// A string that is called is the function of that name.
    package static let stringsNameFunctions = Traits(rawValue: 1 << 44)
  }
}
