/// Makes functions: plain ones that do one thing, and knotted ones that nobody can follow.
struct FunctionGrammar {
  /// A short function of one decision or two. Its numbers stand in constants of the unit.
  static func plain(in unit: inout Unit, isNoted: Bool, dice: inout Dice) -> Function {
    let thing = dice.pick(Vocabulary.things)
    let field = dice.pick(Vocabulary.fields)
    let other = dice.pick(Vocabulary.fields)
    let quality = dice.pick(Vocabulary.qualities)
    let verb = dice.pick(Vocabulary.verbs)
    let rows = "rows"
    let result = dice.pick(["sum", "found", "best", "left", "kept", "open"]) + capitalised(field)
    let limit = constant(of: "\(quality)_\(field)", in: &unit, dice: &dice)
    var body: [Statement] = [.declare(result, .integer(0))]
    let grow = Statement.assign(
      result, .binary(dice.pick(["+", "-"]), .name(result), .field(thing, field)))
    let test = Expression.binary(dice.pick([">", "<", ">=", "<="]), .field(thing, other), .constant(limit))
    switch dice.int(0...4) {
    case 0: body.append(.loop(thing, .name(rows), [grow]))
    case 1: body.append(.loop(thing, .name(rows), [.when(test, [grow], otherwise: [])]))
    case 2:
      let share = Statement.assign(
        result, .binary("+", .name(result), .binary("*", .field(thing, field), .field(thing, other))))
      body.append(.loop(thing, .name(rows), [.when(test, [share], otherwise: [grow])]))
    case 3:
      let replace = Statement.assign(result, .field(thing, field))
      body.append(
        .loop(thing, .name(rows), [.when(.binary(">", .field(thing, field), .name(result)), [replace], otherwise: [])]))
    default:
      let part = "part" + capitalised(other)
      body.append(
        .loop(
          thing, .name(rows),
          [
            .declare(part, .binary("*", .field(thing, field), .constant(limit))),
            .assign(result, .binary("+", .name(result), .name(part))),
          ]))
    }
    if dice.chance(0.4) {
      let floor = constant(of: "least_\(result)", in: &unit, dice: &dice)
      body.append(
        .when(.binary("<", .name(result), .constant(floor)), [.give(.constant(floor))], otherwise: []))
    }
    body.append(.give(.name(result)))
    let name = free("\(verb)\(capitalised(quality))\(capitalised(thing))\(capitalised(field))", in: unit, dice: &dice)
    let note =
      "\(capitalised(verb))s the \(field) of every \(quality) \(thing), because \(dice.pick(Vocabulary.reasons))."
    return Function(name: name, parameters: [rows], note: isNoted ? note : nil, body: body)
  }

  /// A long function with nested decisions, numbers without names and many parameters.
  ///
  /// - Parameter isSlip: of somebody who usually writes plainly: half as long and less deep.
  static func knotted(in unit: Unit, isSlip: Bool = false, dice: inout Dice) -> Function {
    let names = dice.shuffled(Vocabulary.fields).prefix(dice.int(isSlip ? 4...5 : 4...8)).map {
      String($0.dropLast($0.hasSuffix("s") ? 1 : 0))
    }
    let thing = dice.pick(Vocabulary.things)
    var body: [Statement] = [.declare("result", .integer(0))]
    for _ in 0..<dice.int(isSlip ? 1...2 : 2...4) {
      body.append(
        .loop(thing, .name("rows"), knot(thing, Array(names), depth: dice.int(isSlip ? 2...3 : 3...4), dice: &dice)))
    }
    body.append(.give(.name("result")))
    let name = free("\(dice.pick(["do", "process", "handle", "run"]))\(capitalised(thing))", in: unit, dice: &dice)
    return Function(name: name, parameters: ["rows"] + names, note: nil, body: body)
  }

  private static func knot(_ thing: String, _ names: [String], depth: Int, dice: inout Dice) -> [Statement] {
    let condition = Expression.binary(
      dice.pick(["&&", "||"]),
      .binary(dice.pick([">", "<"]), .field(thing, dice.pick(Vocabulary.fields)), .integer(dice.int(11...997))),
      .binary(dice.pick(["===", "<", ">"]), .name(dice.pick(names)), .integer(dice.int(11...97))))
    let step = Statement.assign(
      "result",
      .binary(
        dice.pick(["+", "-", "*"]), .name("result"),
        .binary("*", .field(thing, dice.pick(Vocabulary.fields)), .integer(dice.int(11...97)))))
    guard depth > 0 else { return [step] }
    let inner = knot(thing, names, depth: depth - 1, dice: &dice)
    let otherwise: [Statement] =
      dice.chance(0.4) ? knot(thing, names, depth: max(0, depth - 2), dice: &dice) : dice.chance(0.5) ? [step] : []
    return [.when(condition, inner, otherwise: otherwise)]
  }

  /// Changes one number or operator of a function, as a repair of it would. What it was is gone.
  static func mend(_ function: Function, in unit: inout Unit, dice: inout Dice) -> Function {
    var function = function
    let limit = constant(
      of: "\(dice.pick(Vocabulary.qualities))_\(dice.pick(Vocabulary.fields))", in: &unit, dice: &dice)
    function.body = function.body.map { mend($0, by: .constant(limit)) }
    return function
  }

  private static func mend(_ statement: Statement, by limit: Expression) -> Statement {
    switch statement {
    case .assign(let name, .binary(_, let left, let right)):
      .assign(name, .binary("+", left, .binary("*", right, limit)))
    case .loop(let item, let rows, let body): .loop(item, rows, body.map { mend($0, by: limit) })
    case .when(.binary(let symbol, let left, _), let body, let otherwise) where symbol != "&&" && symbol != "||":
      .when(.binary(symbol, left, limit), body, otherwise: otherwise)
    case .when(let condition, let body, let otherwise):
      .when(condition, body.map { mend($0, by: limit) }, otherwise: otherwise)
    default: statement
    }
  }

  private static func constant(of name: String, in unit: inout Unit, dice: inout Dice) -> String {
    let name = snake(name).uppercased()
    if !unit.constants.contains(where: { $0.name == name }) {
      unit.constants.append((name, dice.int(2...9_000)))
    }
    return name
  }

  private static func free(_ name: String, in unit: Unit, dice: inout Dice) -> String {
    var name = name
    while unit.functions.contains(where: { $0.name == name }) { name += capitalised(dice.pick(Vocabulary.verbs)) }
    return name
  }
}
