/// How a language marks blocks, functions and decisions: what the measures need beyond the tokens.
package struct Structure: Sendable {
  /// What encloses a block.
  package enum Blocks: Sendable {
    case braces, indentation
    /// Ruby: `end` ends what one of many words opened.
    case endKeyword
    /// Lua, Elixir: the same with words that always open, or with `do` alone.
    case blockWords
  }

  /// What happens to a closure or lambda without a name of its own inside another function.
  package enum Closures: Sendable {
    /// It is a function of its own, and its decisions and lines are not its surroundings'. JavaScript, Go.
    case own
    /// It belongs to the function around it, as lizard and SonarSource count; outside any function it is its own.
    case partOfEnclosing
  }

  package var blocks: Blocks = .braces
  package var closures: Closures = .partOfEnclosing
  /// `if (…)`: conditions stand in parentheses, and a body may be one statement.
  package var parenthesisedConditions = true
  /// `name(…) {` declares a function without any keyword: Java, C#, methods in JavaScript.
  package var bareFunctions = false
  /// A line end ends a statement where the next line cannot go on with it.
  package var newlineEndsStatement = false
  /// Type parameters and arguments stand in `<>`.
  package var angleGenerics = false
  /// `a: T` types behind parameters and before bodies.
  package var colonTypes = false
  /// Words or symbols that count one each for cyclomatic complexity, beside `?` where `ternary` is set.
  package var decisions: Set<Keyword> = [.if, .elseIf, .for, .foreach, .while, .case, .catch]
  package var decisionSymbols: Set<UInt8> = [Symbol.and, Symbol.or]
  /// `?` with a `:` is a condition.
  package var ternary = true
  /// `a = 1` in a parameter list or destructuring counts one, as lizard has it for JavaScript.
  package var defaultsDecide = false
  /// The arrow of a lambda; 0 for none.
  package var lambdaArrow: UInt8 = 0
  /// A nested function does not count for an enclosing one that has no branch of its own (SonarJS).
  package var declarativeOuterFunctions = false

  /// A brace that nothing announced opens a closure: Swift, Kotlin.
  package var braceIsClosure = false
  /// A function may have no parameter list: `def size = 1`, `sub name {`, `function Get-Name {`.
  package var parameterlessFunctions = false
  /// `return if $x;`: a condition behind its statement, without parentheses. `foreach my $x (…)`.
  package var postfixConditions = false
  /// `- (void)move:(int)x to:(int)y {` declares a method: Objective-C.
  package var selectors = false
  /// Of the words before a block only `do` opens it: Elixir.
  package var onlyDoOpens = false
  /// `get` and `set` open bodies of their own.
  package var accessors = false
  /// `do` opens a loop that ends in `while`; otherwise a plain block.
  package var doLoops = true
  /// `and`, `or` are logical operators.
  package var wordOperators = false
  /// `if (…):` up to `endif`.
  package var alternativeSyntax = false
  /// `?` right behind an operand is an optional, not a condition.
  package var postfixOptionals = false
  /// `#if` and `#elif` count like `if`, as lizard and SonarSource have it for the C family.
  package var directivesDecide = false
  /// The mark of an arm in a `match` or `when`, each of which but the first counts one; 0 for none.
  package var armMark: UInt8 = 0
  /// `f(for: x)` and `func f(for x: T)`: a keyword as a label is a name.
  package var keywordLabels = false
  /// `let x = y else { return }`.
  package var bindingElse = false
  /// Between parameters and body may stand clauses: `throws A`, `where T : B`, `: base(x)`.
  package var headClauses = false

  package init() {}
}
