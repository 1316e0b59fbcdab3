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
    var bumps = 0
    /// Whether the outermost open block was counted as a bump.
    var isInBump = false
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
  /// The innermost function; outside of all of them a frame whose counts nobody reads, so that counting, which happens
  /// for every token, asks no questions.
  private var inner = Frame(name: "", nameRange: 0..<0, startLine: 0, parameters: 0, order: -1)
  /// The frames around the innermost, the outermost first: as many as functions are open.
  private var around: [Frame] = []
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
  private static let prime: UInt64 = 0x9e37_79b9_7f4a_7c15

  init(structure: Structure) {
    self.structure = structure
  }

  var isInFunction: Bool { !around.isEmpty }

  /// Moves to `token`'s line. Before anything is done about the token.
  mutating func advance(to token: CodeToken) {
    line = Int(token.line)
    isFirstOnLine = line != lastLine
  }

  /// A line belongs to the function that is open where it starts; a function's first line is in its count already.
  mutating func chargeLine() {
    guard isFirstOnLine else { return }
    inner.nloc += 1
    isChargeOpen = true
  }

  /// Counts a token for the innermost function.
  mutating func count(_ token: CodeToken, _ bytes: Span<UInt8>, inHead: Bool = false) {
    let lineEnds = Int(token.lineEnds)
    line += lineEnds
    lastLine = line
    isChargeOpen = false
    if around.isEmpty {
      outsideDigest &+= Self.mix(token, bytes, into: Self.basis)
      return
    }
    inner.nloc += lineEnds
    inner.tokens += 1
    if !inHead { inner.digest = Self.mix(token, bytes, into: inner.digest) }
  }

  /// Folds a token's bytes into a digest, eight at a time, and its length, so that tokens do not run together. Most
  /// tokens are shorter than eight bytes, and their length fits beside them.
  @inline(__always)
  private static func mix(_ token: CodeToken, _ bytes: Span<UInt8>, into start: UInt64) -> UInt64 {
    var digest = start
    var offset = Int(token.start)
    var end = token.end
    // A directive goes to the end of its line.
    if token.kind == .preprocessor { while end > offset, bytes[end - 1] <= 0x20 { end -= 1 } }
    let length = UInt64(truncatingIfNeeded: end - offset)
    if length < 8, offset + 8 <= bytes.count {
      let word = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian }
      return fold(word & (1 << (length * 8) - 1) | length << 56, into: digest)
    }
    while offset < end {
      var word: UInt64 = 0
      var shift: UInt64 = 0
      let stop = min(end, offset + 8)
      while offset < stop {
        word |= UInt64(bytes[offset]) << shift
        shift += 8
        offset += 1
      }
      // As above, for a short token at the end of the file.
      if length < 8 { return fold(word | length << 56, into: digest) }
      digest = fold(word, into: digest)
    }
    return fold(length, into: digest)
  }

  @inline(__always)
  private static func fold(_ word: UInt64, into digest: UInt64) -> UInt64 {
    let mixed = (digest ^ word) &* prime
    return mixed ^ (mixed >> 29)
  }

  /// Mixes what is not in the tokens, such as the depth of an indented line, into the digest.
  mutating func mark(_ value: Int) {
    inner.digest = Self.fold(UInt64(truncatingIfNeeded: value &+ 0x100), into: inner.digest)
  }

  mutating func open(name: String, nameRange: Range<Int>, parameters: Int) {
    around.append(inner)
    inner = Frame(name: name, nameRange: nameRange, startLine: line + 1, parameters: parameters, order: opened)
    opened += 1
  }

  /// Closes the innermost function. `endLine` counts from 1; nil means the line of the last token.
  mutating func close(endLine: Int? = nil) {
    guard let outer = around.popLast() else { return }
    var frame = inner
    inner = outer
    if isChargeOpen {
      frame.nloc -= 1
      inner.nloc += 1
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
          returns: frame.returns, booleanOperators: frame.booleanOperators,
          bumps: frame.bumps, digest: frame.digest)
      ))
    inner.innerCognitive += total + structural * (inner.cognitiveLevel + 1)
    inner.innerStructural += structural
    inner.digest = Self.fold(frame.digest, into: inner.digest)
  }

  /// A statement that keeps a function from being a mere decorator.
  mutating func ownStatement() { inner.ownStatements += 1 }

  // MARK: Counting

  mutating func decision() { inner.cyclomatic += 1 }

  /// A `return` or `throw`; one inside a closure that is part of the function only leaves the closure.
  mutating func wayOut() {
    if inner.closures == 0 { inner.returns += 1 }
  }

  mutating func changeClosures(by step: Int) { inner.closures += step }

  /// +1 and the nesting level.
  mutating func structuralIncrement() {
    inner.cognitive += 1 + inner.cognitiveLevel
    inner.structural += 1
  }

  /// +1 whatever the nesting: `else`, jumps to labels.
  mutating func flatIncrement() { inner.cognitive += 1 }

  /// A logical operator: +1 where it differs from the one before it in the same expression.
  mutating func logical(_ code: UInt8) {
    if inner.lastLogical != code {
      inner.cognitive += 1
      inner.booleanOperators += 1
    }
    inner.lastLogical = code
  }

  var lastLogical: UInt8 {
    get { inner.lastLogical }
    set { inner.lastLogical = newValue }
  }

  mutating func enterBlock(cognitive: Bool, nesting: Bool = true) {
    if cognitive { inner.cognitiveLevel += 1 }
    if nesting {
      inner.nestingLevel += 1
      inner.nesting = max(inner.nesting, inner.nestingLevel)
      if inner.nestingLevel >= FunctionMeasure.bumpDepth, inner.closures == 0, !inner.isInBump {
        inner.isInBump = true
        inner.bumps += 1
      }
    }
  }

  mutating func leaveBlock(cognitive: Bool, nesting: Bool = true) {
    if cognitive { inner.cognitiveLevel = max(0, inner.cognitiveLevel - 1) }
    if nesting {
      inner.nestingLevel = max(0, inner.nestingLevel - 1)
      if inner.nestingLevel == 0 { inner.isInBump = false }
    }
  }

  /// A call: +1 the first time a function calls itself by its name.
  mutating func call(_ name: CodeToken, _ bytes: Span<UInt8>) {
    guard inner.nameRange.count == Int(name.length), !inner.nameRange.isEmpty, !inner.isRecursive else { return }
    for offset in 0..<inner.nameRange.count
    where bytes[inner.nameRange.lowerBound + offset] != bytes[Int(name.start) + offset] {
      return
    }
    inner.isRecursive = true
    inner.cognitive += 1
  }

  /// The measures in the order in which the functions start, and the digest of what is outside them.
  func finished() -> FunctionScan.Result {
    FunctionScan.Result(functions: done.sorted { $0.order < $1.order }.map(\.measure), outsideDigest: outsideDigest)
  }
}
