internal import Findings
internal import Lexing
internal import SourceText

/// What rules over measures ask of one file: its types and the shape of its lines, found when first asked for.
struct MeasuredSubjects {
  private let file: FileMeasure
  /// The types that the file's functions belong to, in the order of their first functions.
  private(set) lazy var types = MeasuredType.types(of: file.functions)
  /// How many functions of the same name come before each.
  private(set) lazy var ordinals: [Int] = {
    var counts: [String: Int] = [:]
    return file.functions.map { function in
      defer { counts[function.name, default: 0] += 1 }
      return counts[function.name, default: 0]
    }
  }()
  private var shape: TextShape?

  init(_ file: FileMeasure) {
    self.file = file
  }

  /// Whether a measure is one of the lines' shape.
  static func isShape(_ name: MeasureMatch.Name) -> Bool {
    switch name {
    case .longestLine, .longLines, .mixedIndentation, .mixedLineEnds: true
    case .cyclomatic, .cognitive, .nesting, .parameters, .nloc, .lines, .returns, .booleanOperators, .bumps, .methods:
      false
    }
  }

  /// Looks at the lines, once a file.
  mutating func findShape(_ file: FileUnderTest, in bytes: UnsafeBufferPointer<UInt8>) {
    guard shape == nil else { return }
    let literals = file.source.tokens.filter { $0.kind.isComment || $0.kind.isString }.map(\.range)
    shape = unsafe TextShape(Span(_unsafeElements: bytes), lines: file.lines, literals: literals)
  }

  /// Of the file: its lines, its lines of code, the sum (complexity) or most (nesting, parameters) of its functions, or of
  /// its lines' shape, which must have been looked at.
  func value(_ name: MeasureMatch.Name) -> Int {
    switch name {
    case .lines: file.counts.lines
    case .nloc: file.counts.code
    case .cyclomatic: file.functions.reduce(0) { $0 + $1.cyclomatic }
    case .cognitive: file.functions.reduce(0) { $0 + $1.cognitive }
    case .nesting: file.functions.map(\.nesting).max() ?? 0
    case .parameters: file.functions.map(\.parameters).max() ?? 0
    case .longestLine, .longLines, .mixedIndentation, .mixedLineEnds: tally(name)?.value ?? 0
    // The parser refuses these for files.
    case .returns, .booleanOperators, .bumps, .methods: 0
    }
  }

  /// The line that shows a measure of the lines' shape; nil for other measures.
  func line(_ name: MeasureMatch.Name) -> Int? { tally(name)?.line }

  private func tally(_ name: MeasureMatch.Name) -> TextShape.Tally? {
    switch name {
    case .longestLine: shape?.longestLine
    case .longLines: shape?.longLines
    case .mixedIndentation: shape?.mixedIndentation
    case .mixedLineEnds: shape?.mixedLineEnds
    case .cyclomatic, .cognitive, .nesting, .parameters, .nloc, .lines, .returns, .booleanOperators, .bumps, .methods:
      nil
    }
  }
}

/// The functions of one file that belong to the same type: those whose names are the type's name, a dot and their own.
struct MeasuredType {
  let name: String
  /// Of its first function.
  let startLine: Int
  private var methods = 0
  private var nloc = 0
  private var cyclomatic = 0
  private var cognitive = 0

  /// Linear in the functions. A type that is open in several places of a file is one.
  static func types(of functions: [FunctionMeasure]) -> [MeasuredType] {
    var types: [MeasuredType] = []
    var indices: [Substring: Int] = [:]
    for function in functions {
      guard let name = name(of: function), !name.isEmpty, !name.hasSuffix("(anonymous)") else { continue }
      let index = indices[name] ?? types.count
      if index == types.count {
        indices[name] = index
        types.append(MeasuredType(name: String(name), startLine: function.startLine))
      }
      types[index].methods += 1
      types[index].nloc += function.nloc
      types[index].cyclomatic += function.cyclomatic
      types[index].cognitive += function.cognitive
    }
    return types
  }

  private init(name: String, startLine: Int) {
    self.name = name
    self.startLine = startLine
  }

  private static func name(of function: FunctionMeasure) -> Substring? {
    let name = function.name
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    return name[..<dot]
  }

  /// Of the type: how many functions it has, or their sum, which for `cyclomatic` is the weighted methods per class of
  /// Chidamber and Kemerer.
  func value(_ name: MeasureMatch.Name) -> Int {
    switch name {
    case .methods: methods
    case .nloc: nloc
    case .cyclomatic: cyclomatic
    case .cognitive: cognitive
    // The parser refuses these for types.
    case .nesting, .parameters, .lines, .returns, .booleanOperators, .bumps, .longestLine, .longLines,
      .mixedIndentation, .mixedLineEnds:
      0
    }
  }
}

extension FunctionMeasure {
  func value(_ name: MeasureMatch.Name) -> Int {
    switch name {
    case .cyclomatic: cyclomatic
    case .cognitive: cognitive
    case .nesting: nesting
    case .parameters: parameters
    case .nloc: nloc
    case .lines: endLine - startLine + 1
    case .returns: returns
    case .booleanOperators: booleanOperators
    case .bumps: bumps
    // The parser refuses these for functions.
    case .methods, .longestLine, .longLines, .mixedIndentation, .mixedLineEnds: 0
    }
  }
}

extension MeasureMatch.Name {
  /// What a subject has: a number and its unit.
  func words(_ value: Int, of subject: MeasureMatch.Subject) -> String {
    switch self {
    case .cyclomatic:
      subject == .function ? "a cyclomatic complexity of \(value)" : "a total cyclomatic complexity of \(value)"
    case .cognitive:
      subject == .function ? "a cognitive complexity of \(value)" : "a total cognitive complexity of \(value)"
    case .nesting: "\(value) levels of nesting"
    case .parameters: "\(value) parameters"
    case .nloc: "\(value) lines of code"
    case .lines: "\(value) lines"
    case .returns: "\(value) ways out"
    case .booleanOperators: "\(value) runs of logical operators"
    case .bumps: "\(value) nested \(value == 1 ? "chunk" : "chunks")"
    case .methods: "\(value) methods"
    case .longestLine: "a line of \(value) bytes"
    case .longLines: "\(value) \(value == 1 ? "line" : "lines") of more than \(TextShape.longLineColumns) columns"
    case .mixedIndentation: "\(value) \(value == 1 ? "line" : "lines") indented unlike the others"
    case .mixedLineEnds: "\(value) \(value == 1 ? "line" : "lines") ended unlike the others"
    }
  }
}
