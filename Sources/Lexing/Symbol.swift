/// Codes of punctuation and operators: a single byte is its own code, longer ones have a code over 127.
///
/// Public and inlinable, since other modules compare them for each token: a constant of another module costs a call,
/// and one of the package is not inlined.
public enum Symbol {
  /// `&&`
  @inlinable public static var and: UInt8 { 128 }
  /// `||`
  @inlinable public static var or: UInt8 { 129 }
  /// `??`
  @inlinable public static var coalesce: UInt8 { 130 }
  /// `?.`, `?->`, `&.`
  @inlinable public static var optionalChain: UInt8 { 131 }
  /// `=>`
  @inlinable public static var fatArrow: UInt8 { 132 }
  /// `->`
  @inlinable public static var arrow: UInt8 { 133 }
  /// `::`
  @inlinable public static var scope: UInt8 { 134 }
  /// `...`, `..<`, `..`
  @inlinable public static var spread: UInt8 { 135 }
  /// `?:`
  @inlinable public static var elvis: UInt8 { 136 }
  /// `:=`
  @inlinable public static var declare: UInt8 { 137 }
  /// The opening of code inside a string: `${`, `#{`, `\(`, `{`
  @inlinable public static var interpolationOpen: UInt8 { 138 }
  /// The closing of code inside a string.
  @inlinable public static var interpolationClose: UInt8 { 139 }
  /// `++`, `--`
  @inlinable public static var increment: UInt8 { 140 }
  /// `&&=`, `||=`, `??=`
  @inlinable public static var logicalAssign: UInt8 { 141 }
  /// `==`, `!=`, `===`, `!==`, `<=`, `>=`, `<=>`
  @inlinable public static var comparison: UInt8 { 142 }
  /// `+=` and the like
  @inlinable public static var compoundAssign: UInt8 { 143 }
  /// Any other operator of more than one byte.
  @inlinable public static var other: UInt8 { 144 }

  /// `(`
  @inlinable public static var openParenthesis: UInt8 { UInt8(ascii: "(") }
  /// `)`
  @inlinable public static var closeParenthesis: UInt8 { UInt8(ascii: ")") }
  /// `[`
  @inlinable public static var openBracket: UInt8 { UInt8(ascii: "[") }
  /// `]`
  @inlinable public static var closeBracket: UInt8 { UInt8(ascii: "]") }
  /// `{`
  @inlinable public static var openBrace: UInt8 { UInt8(ascii: "{") }
  /// `}`
  @inlinable public static var closeBrace: UInt8 { UInt8(ascii: "}") }
  /// `,`
  @inlinable public static var comma: UInt8 { UInt8(ascii: ",") }
  /// `;`
  @inlinable public static var semicolon: UInt8 { UInt8(ascii: ";") }
  /// `:`
  @inlinable public static var colon: UInt8 { UInt8(ascii: ":") }
  /// `.`
  @inlinable public static var dot: UInt8 { UInt8(ascii: ".") }
  /// `?`
  @inlinable public static var question: UInt8 { UInt8(ascii: "?") }
  /// `=`
  @inlinable public static var equals: UInt8 { UInt8(ascii: "=") }
  /// `<`
  @inlinable public static var less: UInt8 { UInt8(ascii: "<") }
  /// `>`
  @inlinable public static var greater: UInt8 { UInt8(ascii: ">") }
  /// `*`
  @inlinable public static var star: UInt8 { UInt8(ascii: "*") }
  /// `@`
  @inlinable public static var at: UInt8 { UInt8(ascii: "@") }
  /// `!`
  @inlinable public static var bang: UInt8 { UInt8(ascii: "!") }
}
