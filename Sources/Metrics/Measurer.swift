internal import Findings
internal import Lexing
internal import SourceText

/// Keeps the functions that are open and counts for them. The walkers tell it what they see.
///
/// Cyclomatic complexity, tokens and lines go to the innermost function. Cognitive complexity also goes to the
/// functions around it, one nesting level deeper each (SonarSource, Cognitive Complexity 1.5, nested methods), by
/// adding an inner function's sums when it closes, so that depth costs nothing.
struct Measurer {
  /// A function that is open.
  private struct Frame {
    var name: String
    var nameRange: Range<Int>
    var startLine: Int
    var nloc = 1
    var cyclomatic = 1
    var cognitive = 0
    /// Increments that grow with nesting.
    var structural = 0
    var innerCognitive = 0
    var innerStructural = 0
    var cognitiveLevel = 0
    var nestingLevel = 0
    var nesting = 0
    var parameters: Int
    var tokens = 0
    var returns = 0
    var booleanOperators = 0
    /// Closures that count as part of the function and are open.
    var closures = 0
    var digest = Measurer.basis
    var isRecursive = false
    var order: Int
    /// Lines that do more than declare or return an inner function; a Python decorator has none.
    var ownStatements = 0
    var lastLogical: UInt8 = 0
  }

  private let structure: Structure
  private let lines: LineIndex
  private var frames: [Frame] = []
  private var done: [(order: Int, measure: FunctionMeasure)] = []
  private var opened = 0
  /// The line, from 0, of the token counted last.
  private(set) var line = 0
  private(set) var isFirstOnLine = true
  private var lastLine = -1
  /// Whether a line was charged whose first token is not counted yet: it is taken back from what ends before it.
  private var isChargeOpen = false
  /// Of the tokens outside functions, whatever their order: moving code about does not change it.
  private(set) var outsideDigest: UInt64 = 0
  private static let basis: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01b3

  init(structure: Structure, lines: LineIndex) {
    self.structure = structure
    self.lines = lines
  }

  var isInFunction: Bool { !frames.isEmpty }

  /// Moves to `token`'s line. Before anything is done about the token.
  mutating func advance(to token: Token) {
    let start = Int(token.start)
    while line + 1 < lines.lineCount, lines.starts[line + 1] <= start { line += 1 }
    isFirstOnLine = line != lastLine
  }

  /// A line belongs to the function that is open where it starts; a function's first line is in its count already.
  mutating func chargeLine() {
    guard isFirstOnLine, !frames.isEmpty else { return }
    frames[frames.count - 1].nloc += 1
    isChargeOpen = true
  }

  /// Counts a token for the innermost function.
  mutating func count(_ token: Token, _ bytes: Span<UInt8>, inHead: Bool = false) {
    var endLine = line
    let end = token.end
    while endLine + 1 < lines.lineCount, lines.starts[endLine + 1] < end { endLine += 1 }
    let spanned = endLine - line
    line = endLine
    lastLine = endLine
    isChargeOpen = false
    guard !frames.isEmpty else {
      outsideDigest &+= Self.mix(token, bytes, into: Self.basis)
      return
    }
    let top = frames.count - 1
    frames[top].nloc += spanned
    frames[top].tokens += 1
    if !inHead { frames[top].digest = Self.mix(token, bytes, into: frames[top].digest) }
  }

  /// FNV-1a over the token's bytes, and an end.
  private static func mix(_ token: Token, _ bytes: Span<UInt8>, into start: UInt64) -> UInt64 {
    var digest = start
    var offset = Int(token.start)
    var end = token.end
    // A directive goes to the end of its line.
    if token.kind == .preprocessor { while end > offset, bytes[end - 1] <= 0x20 { end -= 1 } }
    while offset < end {
      digest = (digest ^ UInt64(bytes[offset])) &* prime
      offset += 1
    }
    return (digest ^ 0x1f) &* prime
  }

  /// Mixes what is not in the tokens, such as the depth of an indented line, into the digest.
  mutating func mark(_ value: Int) {
    guard !frames.isEmpty else { return }
    let top = frames.count - 1
    frames[top].digest = (frames[top].digest ^ UInt64(truncatingIfNeeded: value &+ 0x100)) &* Self.prime
  }

  mutating func open(name: String, nameRange: Range<Int>, parameters: Int) {
    frames.append(
      Frame(name: name, nameRange: nameRange, startLine: line + 1, parameters: parameters, order: opened))
    opened += 1
  }

  /// Closes the innermost function. `endLine` counts from 1; nil means the line of the last token.
  mutating func close(endLine: Int? = nil) {
    guard var frame = frames.popLast() else { return }
    if isChargeOpen {
      frame.nloc -= 1
      if frames.isEmpty { isChargeOpen = false } else { frames[frames.count - 1].nloc += 1 }
    }
    if structure.blocks == .indentation, frame.ownStatements == 0 { frame.innerCognitive -= frame.innerStructural }
    let total = frame.cognitive + frame.innerCognitive
    let structural = frame.structural + frame.innerStructural
    let hidesInner = structure.declarativeOuterFunctions && frame.structural == 0
    done.append(
      (
        frame.order,
        FunctionMeasure(
          name: frame.name, startLine: frame.startLine, endLine: max(frame.startLine, endLine ?? lastLine + 1),
          nloc: frame.nloc, cyclomatic: frame.cyclomatic, cognitive: hidesInner ? frame.cognitive : total,
          nesting: frame.nesting, parameters: frame.parameters, tokens: frame.tokens,
          returns: frame.returns, booleanOperators: frame.booleanOperators, digest: frame.digest)
      ))
    guard !frames.isEmpty else { return }
    let top = frames.count - 1
    frames[top].innerCognitive += total + structural * (frames[top].cognitiveLevel + 1)
    frames[top].innerStructural += structural
    frames[top].digest = (frames[top].digest ^ frame.digest) &* Self.prime
  }

  /// A statement that keeps a function from being a mere decorator.
  mutating func ownStatement() {
    if !frames.isEmpty { frames[frames.count - 1].ownStatements += 1 }
  }

  // MARK: Counting

  mutating func decision() {
    if !frames.isEmpty { frames[frames.count - 1].cyclomatic += 1 }
  }

  /// A `return` or `throw`; one inside a closure that is part of the function only leaves the closure.
  mutating func exit() {
    if let frame = frames.last, frame.closures == 0 { frames[frames.count - 1].returns += 1 }
  }

  mutating func changeClosures(by step: Int) {
    if !frames.isEmpty { frames[frames.count - 1].closures += step }
  }

  /// +1 and the nesting level.
  mutating func structuralIncrement() {
    guard !frames.isEmpty else { return }
    let top = frames.count - 1
    frames[top].cognitive += 1 + frames[top].cognitiveLevel
    frames[top].structural += 1
  }

  /// +1 whatever the nesting: `else`, jumps to labels.
  mutating func flatIncrement() {
    if !frames.isEmpty { frames[frames.count - 1].cognitive += 1 }
  }

  /// A logical operator: +1 where it differs from the one before it in the same expression.
  mutating func logical(_ code: UInt8) {
    guard !frames.isEmpty else { return }
    let top = frames.count - 1
    if frames[top].lastLogical != code {
      frames[top].cognitive += 1
      frames[top].booleanOperators += 1
    }
    frames[top].lastLogical = code
  }

  var lastLogical: UInt8 {
    get { frames.last?.lastLogical ?? 0 }
    set { if !frames.isEmpty { frames[frames.count - 1].lastLogical = newValue } }
  }

  mutating func enterBlock(cognitive: Bool, nesting: Bool = true) {
    guard !frames.isEmpty else { return }
    let top = frames.count - 1
    if cognitive { frames[top].cognitiveLevel += 1 }
    if nesting {
      frames[top].nestingLevel += 1
      frames[top].nesting = max(frames[top].nesting, frames[top].nestingLevel)
    }
  }

  mutating func leaveBlock(cognitive: Bool, nesting: Bool = true) {
    guard !frames.isEmpty else { return }
    let top = frames.count - 1
    if cognitive { frames[top].cognitiveLevel = max(0, frames[top].cognitiveLevel - 1) }
    if nesting { frames[top].nestingLevel = max(0, frames[top].nestingLevel - 1) }
  }

  /// A call: +1 the first time a function calls itself by its name.
  mutating func call(_ name: Token, _ bytes: Span<UInt8>) {
    guard let frame = frames.last, !frame.isRecursive, frame.nameRange.count == Int(name.length) else { return }
    for offset in 0..<frame.nameRange.count
    where bytes[frame.nameRange.lowerBound + offset] != bytes[Int(name.start) + offset] {
      return
    }
    guard !frame.nameRange.isEmpty else { return }
    frames[frames.count - 1].isRecursive = true
    frames[frames.count - 1].cognitive += 1
  }

  /// The measures in the order in which the functions start, and the digest of what is outside them.
  func finished() -> FunctionScan.Result {
    FunctionScan.Result(functions: done.sorted { $0.order < $1.order }.map(\.measure), outsideDigest: outsideDigest)
  }
}
