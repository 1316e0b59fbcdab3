/// Codes of punctuation and operators: a single byte is its own code, longer ones have a code over 127.
package enum Symbol {
  /// `&&`
  package static let and: UInt8 = 128
  /// `||`
  package static let or: UInt8 = 129
  /// `??`
  package static let coalesce: UInt8 = 130
  /// `?.`, `?->`, `&.`
  package static let optionalChain: UInt8 = 131
  /// `=>`
  package static let fatArrow: UInt8 = 132
  /// `->`
  package static let arrow: UInt8 = 133
  /// `::`
  package static let scope: UInt8 = 134
  /// `...`, `..<`, `..`
  package static let spread: UInt8 = 135
  /// `?:`
  package static let elvis: UInt8 = 136
  /// `:=`
  package static let declare: UInt8 = 137
  /// The opening of code inside a string: `${`, `#{`, `\(`, `{`
  package static let interpolationOpen: UInt8 = 138
  /// The closing of code inside a string.
  package static let interpolationClose: UInt8 = 139
  /// `++`, `--`
  package static let increment: UInt8 = 140
  /// `&&=`, `||=`, `??=`
  package static let logicalAssign: UInt8 = 141
  /// `==`, `!=`, `===`, `!==`, `<=`, `>=`, `<=>`
  package static let comparison: UInt8 = 142
  /// `+=` and the like
  package static let compoundAssign: UInt8 = 143
  /// Any other operator of more than one byte.
  package static let other: UInt8 = 144

  package static let openParenthesis = UInt8(ascii: "(")
  package static let closeParenthesis = UInt8(ascii: ")")
  package static let openBracket = UInt8(ascii: "[")
  package static let closeBracket = UInt8(ascii: "]")
  package static let openBrace = UInt8(ascii: "{")
  package static let closeBrace = UInt8(ascii: "}")
  package static let comma = UInt8(ascii: ",")
  package static let semicolon = UInt8(ascii: ";")
  package static let colon = UInt8(ascii: ":")
  package static let dot = UInt8(ascii: ".")
  package static let question = UInt8(ascii: "?")
  package static let equals = UInt8(ascii: "=")
  package static let less = UInt8(ascii: "<")
  package static let greater = UInt8(ascii: ">")
  package static let star = UInt8(ascii: "*")
  package static let at = UInt8(ascii: "@")
  package static let bang = UInt8(ascii: "!")
}
