/// Writes units in one language.
struct Renderer {
  let language: Language

  func text(of unit: Unit) -> String {
    var lines: [String] = []
    let inClass = unit.isClass || language == .php
    switch language {
    case .typescript:
      if let head = unit.head { lines += ["/** \(head) */"] }
      lines += ["export interface Row {", pad(1, unit) + "[field: string]: number;", "}", ""]
      lines += unit.constants.map { "const \($0.name) = \($0.value);" }
      if inClass { lines += ["", "export class \(unit.title) {"] }
    case .python:
      if let head = unit.head { lines += ["\"\"\"\(head)\"\"\"", ""] }
      lines += unit.constants.map { "\($0.name) = \($0.value)" }
      if inClass { lines += ["", "", "class \(unit.title):"] }
    case .php:
      lines += ["<?php", "", "declare(strict_types=1);", "", "namespace Shop\\\(capitalised(unit.area));", ""]
      if let head = unit.head { lines += ["/** \(head) */"] }
      lines += ["final class \(unit.title)", "{"]
      lines += unit.constants.map { pad(1, unit) + "private const \($0.name) = \($0.value);" }
    }
    for function in unit.functions {
      if lines.last != "{", !lines.isEmpty { lines.append("") }
      if language == .python, !inClass { lines.append("") }
      lines += render(function, in: unit, depth: inClass ? 1 : 0)
    }
    if inClass, language != .python { lines.append("}") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func render(_ function: Function, in unit: Unit, depth: Int) -> [String] {
    let outer = pad(depth, unit)
    let inner = pad(depth + 1, unit)
    var lines: [String] = []
    let body = function.body.flatMap { render($0, in: unit, depth: depth + 1) }
    switch language {
    case .typescript:
      if let note = function.note { lines.append("\(outer)/** \(note) */") }
      let typed = function.parameters.map { "\($0): \($0.hasSuffix("s") ? "Row[]" : "number")" }.joined(separator: ", ")
      lines.append("\(outer)\(depth > 0 ? "" : "export function ")\(function.name)(\(typed)): number {")
      return lines + body + ["\(outer)}"]
    case .python:
      let name = snake(function.name)
      let parameters = (depth > 0 ? ["self"] : []) + function.parameters.map(snake)
      lines.append("\(outer)def \(name)(\(parameters.joined(separator: ", "))):")
      if let note = function.note { lines.append("\(inner)\"\"\"\(note)\"\"\"") }
      return lines + body
    case .php:
      if let note = function.note { lines.append("\(outer)/** \(note) */") }
      let typed = function.parameters.map { "\($0.hasSuffix("s") ? "array" : "int") $\($0)" }.joined(separator: ", ")
      lines.append("\(outer)public function \(function.name)(\(typed)): int")
      return lines + ["\(outer){"] + body + ["\(outer)}"]
    }
  }

  private func render(_ statement: Statement, in unit: Unit, depth: Int) -> [String] {
    let outer = pad(depth, unit)
    func inside(_ statements: [Statement]) -> [String] {
      statements.flatMap { render($0, in: unit, depth: depth + 1) }
    }
    func value(_ expression: Expression) -> String { text(expression, in: unit) }
    let end = language == .python ? "" : ";"
    switch statement {
    case .declare(let name, let expression):
      let word = language == .typescript ? "let " : ""
      return ["\(outer)\(word)\(variable(name)) = \(value(expression))\(end)"]
    case .assign(let name, let expression): return ["\(outer)\(variable(name)) = \(value(expression))\(end)"]
    case .loop(let item, let rows, let body):
      let head =
        switch language {
        case .typescript: "for (const \(item) of \(value(rows))) {"
        case .python: "for \(snake(item)) in \(value(rows)):"
        case .php: "foreach (\(value(rows)) as $\(item)) {"
        }
      return [outer + head] + inside(body) + (language == .python ? [] : ["\(outer)}"])
    case .when(let condition, let body, let otherwise):
      if language == .python {
        return ["\(outer)if \(value(condition)):"] + inside(body)
          + (otherwise.isEmpty ? [] : ["\(outer)else:"] + inside(otherwise))
      }
      return ["\(outer)if (\(value(condition))) {"] + inside(body)
        + (otherwise.isEmpty ? [] : ["\(outer)} else {"] + inside(otherwise)) + ["\(outer)}"]
    case .give(let expression): return ["\(outer)return \(value(expression))\(end)"]
    case .note(let text): return ["\(outer)\(language == .python ? "#" : "//") \(text)"]
    case .todo(let text): return ["\(outer)\(language == .python ? "#" : "//") TODO: \(text)"]
    case .trace(let expression):
      switch language {
      case .typescript: return ["\(outer)console.log(\(value(expression)));"]
      case .python: return ["\(outer)print(\(value(expression)))"]
      case .php: return ["\(outer)var_dump(\(value(expression)));"]
      }
    case .swallow(let body):
      switch language {
      case .typescript: return ["\(outer)try {"] + inside(body) + ["\(outer)} catch (e) {", "\(outer)}"]
      case .python:
        return ["\(outer)try:"] + inside(body) + ["\(outer)except Exception:", "\(pad(depth + 1, unit))pass"]
      case .php: return ["\(outer)try {"] + inside(body) + ["\(outer)} catch (\\Exception $e) {", "\(outer)}"]
      }
    case .gluedQuery(let name, let table, let column, let key):
      let words = "SELECT * FROM \(table) WHERE \(column) = '"
      switch language {
      case .typescript: return ["\(outer)let \(name) = database.query(\"\(words)\" + \(key) + \"'\");"]
      case .python: return ["\(outer)\(snake(name)) = cursor.execute(\"\(words)\" + \(snake(key)) + \"'\")"]
      case .php: return ["\(outer)$\(name) = $this->database->query(\"\(words)\" . $\(key) . \"'\");"]
      }
    }
  }

  func text(_ expression: Expression, in unit: Unit) -> String {
    switch expression {
    case .name(let name): return variable(name)
    case .field(let row, let field):
      switch language {
      case .typescript: return "\(row).\(field)"
      case .python: return "\(snake(row))[\"\(field)\"]"
      case .php: return "$\(row)['\(field)']"
      }
    case .constant(let name): return language == .php ? "self::\(name)" : name
    case .integer(let number): return String(number)
    case .text(let text): return language == .php ? "'\(text)'" : "\"\(text)\""
    case .call(let name, let arguments):
      let list = arguments.map { text($0, in: unit) }.joined(separator: ", ")
      switch language {
      case .typescript: return "\(unit.isClass ? "this." : "")\(name)(\(list))"
      case .python: return "\(unit.isClass ? "self." : "")\(snake(name))(\(list))"
      case .php: return "$this->\(name)(\(list))"
      }
    case .binary(let symbol, let left, let right):
      let operation = language == .python ? (["&&": "and", "||": "or", "===": "=="][symbol] ?? symbol) : symbol
      return "\(text(left, in: unit)) \(operation) \(text(right, in: unit))"
    }
  }

  private func variable(_ name: String) -> String {
    switch language {
    case .typescript: name
    case .python: snake(name)
    case .php: "$\(name)"
    }
  }

  private func pad(_ depth: Int, _ unit: Unit) -> String { String(repeating: " ", count: depth * unit.indent) }
}

/// `orderTotals` in `order_totals`.
func snake(_ name: String) -> String {
  var result = ""
  for character in name {
    if character.isUppercase {
      if !result.isEmpty { result.append("_") }
      result += character.lowercased()
    } else {
      result.append(character)
    }
  }
  return result
}

/// `orders` in `Orders`.
func capitalised(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }
