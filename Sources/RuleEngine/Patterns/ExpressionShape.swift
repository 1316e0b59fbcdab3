/// What a part of an expression is to whoever looks for texts that it must hold.
struct ExpressionShape {
  /// Longer than any match that a rule may have.
  static let unbounded = 1 << 20
  /// A class of at most so many neighbouring bytes is written out.
  static let smallClass: UInt8 = 6

  /// Every text that the part matches; nil where they are too many to write out.
  var exact: Set<[UInt8]>?
  /// Sets of texts of which each match holds one.
  var required: [Candidate] = []
  /// How many bytes it matches.
  var width: ClosedRange<Int>

  /// Texts of which a match holds at least one.
  struct Candidate {
    var texts: Set<[UInt8]>
    /// How far behind the part's first byte the end of a text is.
    var reach: ClosedRange<Int>
  }

  static let empty = ExpressionShape(exact: [[]], width: 0...0)
  static let anyByte = ExpressionShape(width: 1...1)

  static func byte(_ byte: UInt8) -> ExpressionShape { ExpressionShape(exact: [[byte]], width: 1...1) }

  static func oneOf(_ bytes: Set<UInt8>) -> ExpressionShape {
    guard !bytes.isEmpty, bytes.count <= Int(smallClass) else { return anyByte }
    return ExpressionShape(exact: Set(bytes.map { [$0] }), width: 1...1)
  }

  static func oneOf(_ branches: [ExpressionShape]) -> ExpressionShape {
    guard let first = branches.first, branches.count > 1 else { return branches.first ?? empty }
    let least = branches.reduce(first.width.lowerBound) { min($0, $1.width.lowerBound) }
    let most = branches.reduce(first.width.upperBound) { max($0, $1.width.upperBound) }
    var all: Set<[UInt8]>? = []
    var texts: Set<[UInt8]> = []
    var reach: ClosedRange<Int>?
    var isRequired = true
    for branch in branches {
      all = branch.exact.flatMap { all?.union($0) }
      guard let best = branch.best else {
        isRequired = false
        continue
      }
      texts.formUnion(best.texts)
      reach =
        reach.map {
          min($0.lowerBound, best.reach.lowerBound)...max($0.upperBound, best.reach.upperBound)
        } ?? best.reach
    }
    if let known = all, known.count > ShapeSequence.mostTexts { all = nil }
    var shape = ExpressionShape(exact: all, width: least...most)
    if isRequired, let reach, texts.count <= RequiredLiterals.mostTexts {
      shape.required = [Candidate(texts: texts, reach: reach)]
    }
    return shape
  }

  /// The candidate that is seen least often, its own texts among them.
  private var best: Candidate? {
    var all = required
    if let exact, let candidate = Self.candidate(exact, behind: 0...0) { all.append(candidate) }
    return RequiredLiterals.cheapest(all)?.0
  }

  /// The texts as something to look for, where they stand behind `before` bytes; nil where one is too short.
  static func candidate(_ texts: Set<[UInt8]>, behind before: ClosedRange<Int>) -> Candidate? {
    let lengths = texts.map(\.count)
    guard let shortest = lengths.min(), let longest = lengths.max(), shortest >= RequiredLiterals.shortest else {
      return nil
    }
    return Candidate(texts: texts, reach: (before.lowerBound + shortest)...min(unbounded, before.upperBound + longest))
  }

  func repeated(_ count: ClosedRange<Int>) -> ExpressionShape {
    let least = width.lowerBound * count.lowerBound
    var shape = ExpressionShape(width: least...max(least, min(Self.unbounded, width.upperBound * count.upperBound)))
    if let exact {
      if count == 0...1 {
        shape.exact = exact.union([[]])
      } else if count.lowerBound == count.upperBound, count.upperBound <= 16 {
        var all: Set<[UInt8]> = [[]]
        for _ in 0..<count.upperBound where all.count <= ShapeSequence.mostTexts {
          all = Set(all.flatMap { before in exact.map { before + $0 } })
        }
        if all.count <= ShapeSequence.mostTexts { shape.exact = all }
      }
    }
    guard count.lowerBound > 0 else { return shape }
    shape.required = required
    // The first round holds one.
    if shape.exact == nil, let exact, let candidate = Self.candidate(exact, behind: 0...0) {
      shape.required.append(candidate)
    }
    return shape
  }
}

/// Parts one behind another.
struct ShapeSequence {
  /// Sets of more texts than this aren't written out.
  static let mostTexts = 64
  /// Longer texts than this are no rarer.
  private static let longestText = 24

  private var texts: Set<[UInt8]> = [[]]
  /// How many bytes stand before the texts, and before what comes next.
  private var before = 0...0
  private var width = 0...0
  private var isExact = true
  private var required: [ExpressionShape.Candidate] = []

  mutating func append(_ part: ExpressionShape) {
    required += part.required.map {
      ExpressionShape.Candidate(texts: $0.texts, reach: Self.sum(width, $0.reach))
    }
    if let exact = part.exact, exact.count * texts.count <= Self.mostTexts {
      let longer = Set(texts.flatMap { before in exact.map { before + $0 } })
      if longer.allSatisfy({ $0.count <= Self.longestText }) {
        texts = longer
        width = Self.sum(width, part.width)
        return
      }
    }
    endTexts()
    isExact = false
    if let exact = part.exact {
      texts = exact
      before = width
    }
    width = Self.sum(width, part.width)
    if part.exact == nil { before = width }
  }

  private mutating func endTexts() {
    if let candidate = ExpressionShape.candidate(texts, behind: before) { required.append(candidate) }
    texts = [[]]
  }

  var shape: ExpressionShape {
    var ended = self
    ended.endTexts()
    return ExpressionShape(exact: isExact ? texts : nil, required: ended.required, width: width)
  }

  private static func sum(_ one: ClosedRange<Int>, _ other: ClosedRange<Int>) -> ClosedRange<Int> {
    let least = one.lowerBound + other.lowerBound
    return least...max(least, min(ExpressionShape.unbounded, one.upperBound + other.upperBound))
  }
}
