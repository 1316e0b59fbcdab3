/// An expression that every language of the generator can write.
indirect enum Expression {
  case name(String)
  case field(String, String)
  case constant(String)
  case integer(Int)
  case text(String)
  /// A function of the same unit.
  case call(String, [Expression])
  case binary(String, Expression, Expression)
}

/// A statement that every language of the generator can write.
indirect enum Statement {
  case declare(String, Expression)
  case assign(String, Expression)
  case loop(String, Expression, [Statement])
  case when(Expression, [Statement], otherwise: [Statement])
  case give(Expression)
  case note(String)
  /// A todo without a ticket.
  case todo(String)
  /// Output left in by hand.
  case trace(Expression)
  /// Runs `body` and drops whatever goes wrong in it.
  case swallow([Statement])
  /// Reads rows of a table by a text that is glued into the query.
  case gluedQuery(into: String, table: String, column: String, by: String)
}

/// One function, its note and its body.
struct Function {
  var name: String
  var parameters: [String]
  var note: String?
  var body: [Statement]
}

/// One source file: its head, its constants and its functions.
struct Unit {
  var path: String
  var area: String
  /// `OrderTotals`.
  var title: String
  /// What the head of the file says; nil for none.
  var head: String?
  var constants: [(name: String, value: Int)]
  var functions: [Function]
  /// Blanks of one level.
  var indent: Int
  /// Whether the functions stand in a class; PHP's always do.
  var isClass: Bool
}
