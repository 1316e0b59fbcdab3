extension LanguageProfile {
  /// Of any make: standard SQL, PostgreSQL's `$$` bodies, MySQL's backquotes and `#`, T-SQL's brackets.
  static let sql = data(
    "sql", "SQL",
    [
      "sql", "psql", "mysql", "pgsql", "ddl", "dml", "plsql", "pls", "pkb", "pks", "pck", "prc", "udf", "viw", "tsql",
    ]
  ) {
    $0.aliases = ["mysql", "plsql", "pgsql", "postgresql", "tsql"]
    $0.keywordsIgnoreCase = true
    $0.keywords = [
      "and": .and, "or": .or, "not": .not, "in": .in, "is": .is, "as": .as, "case": .other, "when": .other,
      "then": .other, "else": .other, "end": .other, "begin": .other, "if": .other, "while": .other, "loop": .other,
      "null": .literal, "true": .literal, "false": .literal, "select": .other, "from": .other, "where": .other,
      "insert": .other, "update": .other, "delete": .other, "create": .other, "alter": .other, "drop": .other,
      "return": .other, "declare": .other, "set": .other, "do": .other,
    ]
    $0.lineComments = [LineComment("--"), LineComment("#", atLineStart: true)]
    // PostgreSQL nests them and others do not; an unbalanced `/*` inside one is rarer than a nested comment.
    $0.blockComments = [BlockComment("/*", "*/")]
    $0.strings = [
      StringForm("'", escapes: false, doubles: true, multiline: true),
      StringForm("\"", escapes: false, doubles: true), StringForm("`", escapes: false),
    ]
    $0.prefixedStrings = ["E", "e"].map { StringForm($0 + "'", "'", doubles: true, multiline: true) }
    $0.traits = [.dollarQuotes, .namesIgnoreCase, .barsJoinTexts, .semicolonsEndStatements]
    $0.nameStarts = "@"
    $0.nameParts = "$"
  }
}
