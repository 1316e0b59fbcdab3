/// What one pass over a text looks for, and for whom.
struct PatternSearch: Hashable {
  enum Subject: Hashable {
    /// Of which a match of some patterns holds one, all of the pattern's texts together.
    case text([UInt8], isCaseless: Bool)
    case expression(String, isApproximated: Bool)
  }
  var subject: Subject
  /// The patterns that may match around a hit.
  var patterns: [Int]

  /// Everything that is looked for.
  struct Listing: Hashable {
    var searches: [PatternSearch]
    /// By pattern, how far behind a match's first byte the end of a hit is.
    var reaches: [ClosedRange<Int>]
  }
}

extension PatternSearch.Listing {
  /// Texts that a match must hold where there are such, each once whatever the number of patterns that hold it; and the
  /// expressions that have none.
  init(for patterns: [Pattern]) {
    self.init(searches: [], reaches: [])
    var placeOfSubject: [PatternSearch.Subject: Int] = [:]
    for (pattern, definition) in patterns.enumerated() {
      let literals = RequiredLiterals(definition)
      let subjects =
        literals.map { literals in
          literals.texts.map { PatternSearch.Subject.text($0, isCaseless: literals.isCaseless) }
        } ?? [.expression(definition.expression, isApproximated: definition.isApproximated)]
      for subject in subjects {
        if let place = placeOfSubject[subject] {
          searches[place].patterns.append(pattern)
        } else {
          placeOfSubject[subject] = searches.count
          searches.append(PatternSearch(subject: subject, patterns: [pattern]))
        }
      }
      reaches.append(literals?.reach ?? 0...definition.maximumWidth)
    }
  }

  /// Reading the expressions takes ten times as long as reading this.
  var serialized: [UInt8] {
    var bytes: [UInt8] = []
    func put(_ number: Int) {
      for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> (shift * 8))) }
    }
    put(searches.count)
    for search in searches {
      let (kind, text): (Int, [UInt8]) =
        switch search.subject {
        case .text(let text, let isCaseless): (isCaseless ? 1 : 0, text)
        case .expression(let expression, let isApproximated): (isApproximated ? 3 : 2, Array(expression.utf8))
        }
      put(kind)
      put(text.count)
      bytes += text
      put(search.patterns.count)
      for pattern in search.patterns { put(pattern) }
    }
    put(reaches.count)
    for reach in reaches {
      put(reach.lowerBound)
      put(reach.upperBound)
    }
    return bytes
  }

  /// Nil for bytes that `serialized` did not give.
  init?(serialized: ArraySlice<UInt8>) {
    var rest = serialized
    func number() -> Int? {
      guard rest.count >= 8 else { return nil }
      let value = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      rest = rest.dropFirst(8)
      return Int(exactly: value)
    }
    /// A count of things that take up at least so many bytes each.
    func count(ofSize size: Int) -> Int? { number().flatMap { $0 <= rest.count / size ? $0 : nil } }
    self.init(searches: [], reaches: [])
    guard let searchCount = count(ofSize: 24) else { return nil }
    searches.reserveCapacity(searchCount)
    for _ in 0..<searchCount {
      guard let kind = number(), let length = count(ofSize: 1) else { return nil }
      let text = Array(rest.prefix(length))
      rest = rest.dropFirst(length)
      guard let patternCount = count(ofSize: 8) else { return nil }
      var patterns: [Int] = []
      patterns.reserveCapacity(patternCount)
      for _ in 0..<patternCount {
        guard let pattern = number() else { return nil }
        patterns.append(pattern)
      }
      switch kind {
      case 0, 1: searches.append(PatternSearch(subject: .text(text, isCaseless: kind == 1), patterns: patterns))
      case 2, 3:
        let expression = String(decoding: text, as: UTF8.self)
        searches.append(
          PatternSearch(subject: .expression(expression, isApproximated: kind == 3), patterns: patterns))
      default: return nil
      }
    }
    guard let reachCount = count(ofSize: 16) else { return nil }
    reaches.reserveCapacity(reachCount)
    for _ in 0..<reachCount {
      guard let least = number(), let most = number(), least <= most else { return nil }
      reaches.append(least...most)
    }
    guard rest.isEmpty, searches.allSatisfy({ $0.patterns.allSatisfy(reaches.indices.contains) }) else { return nil }
  }
}
