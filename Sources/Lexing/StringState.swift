/// How an open string ends and what can interrupt it. Kept while the scanner is in code inside the string.
struct StringState: Sendable {
  /// The closing byte, `closeCount` times, then `hashes` times `#`.
  var close: UInt8
  var closeCount = 1
  var hashes = 0
  /// Opening byte of a literal that may hold its own brackets, `%q( ( ) )`; 0 for none.
  var nestOpen: UInt8 = 0
  var nestDepth = 0
  var escapes = true
  /// Takes the meaning of the byte behind it, where `escapes` is set.
  var escape = UInt8(ascii: "\\")
  var doubles = false
  var multiline = false
  var interpolation = LanguageProfile.Interpolation.none
  /// How many braces open interpolated code (`$$"{{code}}"`).
  var braces = 1
  /// Kind of the whole literal when nothing interrupts it.
  var kind = TokenKind.string
  /// Where the word is that ends a heredoc; empty for other strings.
  var terminator: Range<Int> = 0..<0
  var terminatorMayIndent = false
  /// PowerShell's: `terminator` is the opening `@"`, and `"@` ends it.
  var isHereString = false
  /// Only where no name stands directly before: `it's` in YAML.
  var atWordStart = false

  init(close: UInt8) {
    self.close = close
  }

  init(_ form: LanguageProfile.StringForm) {
    close = form.close.utf8.last ?? 0
    closeCount = form.close.utf8.count
    escapes = form.escapes
    escape = form.escape
    kind = form.kind
    doubles = form.doubles
    multiline = form.multiline
    interpolation = form.interpolation
    atWordStart = form.atWordStart
  }

  /// Perl's `<<""`: the first empty line ends it.
  var endsAtEmptyLine = false

  var isHeredoc: Bool { !terminator.isEmpty || endsAtEmptyLine }
}
