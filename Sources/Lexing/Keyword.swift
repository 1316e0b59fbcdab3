/// What a keyword does, whatever it is called: `elif`, `elsif` and `elseif` are one.
/// Public, so that other modules compare it by its raw value without a call.
public enum Keyword: UInt8, Sendable {
  case none = 0
  /// Reserved, and of no further interest.
  case other
  // Branches and loops.
  case `if`, elseIf, `else`, unless, `guard`, `switch`, `case`, when, `default`, select
  case `for`, foreach, `while`, until, `do`, `repeat`, loop
  case `try`, `catch`, finally, `throw`, `defer`, with
  case goto, `break`, `continue`, `return`, yield
  /// `endif`, `endforeach` and the like.
  case endBlock
  case begin, end, then
  // Words between operands.
  case and, or, not, `in`, of, `is`, `as`
  // Declarations.
  case function, lambda, type, interface, namespace, enumeration
  case variable, constant, modifier, `get`, `set`, accessor, initializer, deinitializer, `subscript`
  case `extension`, `import`, export, `extends`, `where`, `operator`
  // Expressions.
  case new, this, async, await, void, literal, throwing, use
}
