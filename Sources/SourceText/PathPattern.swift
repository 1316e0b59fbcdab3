/// A glob over repository paths, compiled once and matched against raw bytes.
///
/// `*` and `?` stay inside a component, `**` crosses them, `[a-z]` and `[!a]` are byte classes, `{a,b}` are
/// alternatives, `\` takes the next byte as it is. A pattern without `/` matches a name at any depth; one that ends in
/// `/` matches everything below; an empty one nothing. Matching costs at most the path's length times the pattern's, whatever either holds.
package struct PathPattern: Hashable, Sendable {
  /// The pattern as written.
  package let source: String
  private let alternatives: [[Element]]

  private enum Element: Hashable, Sendable {
    case byte(UInt8)
    case anyByte
    case byteClass([ClosedRange<UInt8>], negated: Bool)
    /// Any bytes of one component.
    case star
    /// `**/`: any whole components, also none.
    case doubleStar
    /// `**` elsewhere: any bytes.
    case anyBytes
  }

  package init(_ source: String) {
    self.source = source
    var expanded = source
    if expanded.hasPrefix("/") {
      expanded.removeFirst()
    } else if !expanded.dropLast().contains("/") {
      expanded = "**/" + expanded
    }
    if expanded.hasSuffix("/") { expanded += "**" }
    self.alternatives = source.isEmpty ? [] : Self.alternatives(of: Array(expanded.utf8)).map(Self.elements)
  }

  /// Whether the whole path matches.
  package func matches(_ path: RepositoryPath) -> Bool {
    alternatives.contains { Self.matches($0, path.bytes) }
  }

  /// `{a,b}` written out; nested braces too. A brace without its partner stands for itself.
  private static func alternatives(of pattern: [UInt8]) -> [[UInt8]] {
    guard let open = pattern.firstIndex(of: UInt8(ascii: "{")) else { return [pattern] }
    var depth = 0
    var cuts = [open]
    for index in open..<pattern.count {
      switch pattern[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 {
          cuts.append(index)
          let head = Array(pattern[..<open])
          let tail = Array(pattern[(index + 1)...])
          return zip(cuts, cuts.dropFirst()).flatMap { from, to in
            alternatives(of: head + Array(pattern[(from + 1)..<to]) + tail)
          }
        }
      case UInt8(ascii: ",") where depth == 1: cuts.append(index)
      default: break
      }
    }
    return [pattern]
  }

  private static func elements(of pattern: [UInt8]) -> [Element] {
    var elements: [Element] = []
    var index = 0
    while index < pattern.count {
      let byte = pattern[index]
      index += 1
      switch byte {
      case UInt8(ascii: "*"):
        guard index < pattern.count, pattern[index] == UInt8(ascii: "*") else {
          elements.append(.star)
          continue
        }
        let isAtComponentStart = index == 1 || pattern[index - 2] == UInt8(ascii: "/")
        index += 1
        // `**/` also matches no component at all, so the slash is part of the star.
        if isAtComponentStart, index < pattern.count, pattern[index] == UInt8(ascii: "/") {
          index += 1
          elements.append(.doubleStar)
        } else {
          elements.append(.anyBytes)
        }
      case UInt8(ascii: "?"): elements.append(.anyByte)
      case UInt8(ascii: "["):
        if let (element, next) = byteClass(pattern, from: index) {
          elements.append(element)
          index = next
        } else {
          elements.append(.byte(byte))
        }
      case UInt8(ascii: "\\") where index < pattern.count:
        elements.append(.byte(pattern[index]))
        index += 1
      default: elements.append(.byte(byte))
      }
    }
    return elements
  }

  private static func byteClass(_ pattern: [UInt8], from start: Int) -> (Element, Int)? {
    var index = start
    var negated = false
    if index < pattern.count, pattern[index] == UInt8(ascii: "!") || pattern[index] == UInt8(ascii: "^") {
      negated = true
      index += 1
    }
    var ranges: [ClosedRange<UInt8>] = []
    let first = index
    while index < pattern.count, pattern[index] != UInt8(ascii: "]") || index == first {
      let low = pattern[index]
      if index + 2 < pattern.count, pattern[index + 1] == UInt8(ascii: "-"), pattern[index + 2] != UInt8(ascii: "]") {
        ranges.append(min(low, pattern[index + 2])...max(low, pattern[index + 2]))
        index += 3
      } else {
        ranges.append(low...low)
        index += 1
      }
    }
    guard index < pattern.count else { return nil }
    return (.byteClass(ranges, negated: negated), index + 1)
  }

  private static func matches(_ pattern: [Element], _ path: [UInt8]) -> Bool {
    guard startsLiterally(path, as: pattern), startsLiterally(path.reversed(), as: pattern.reversed()) else {
      return false
    }
    return pattern.count < FewPlaces.limit
      ? matches(pattern, path, from: FewPlaces()) : matches(pattern, path, from: ManyPlaces(limit: pattern.count + 1))
  }

  /// Whether the literal bytes with which the pattern starts are those with which the path does: most paths fail there.
  private static func startsLiterally(_ path: some Sequence<UInt8>, as pattern: some Sequence<Element>) -> Bool {
    var bytes = path.makeIterator()
    for element in pattern {
      guard case .byte(let expected) = element else { return true }
      if bytes.next() != expected { return false }
    }
    return true
  }

  /// Follows every place in the pattern that the bytes so far can have led to at once, so that nothing backtracks.
  private static func matches<Places: PlaceSet>(_ pattern: [Element], _ path: [UInt8], from none: Places) -> Bool {
    let slash = UInt8(ascii: "/")
    var places = none
    enter(0, of: pattern, atComponentStart: true, &places)
    for byte in path {
      var next = none
      let isSlash = byte == slash
      places.forEach { place in
        guard place < pattern.count else { return }
        switch pattern[place] {
        case .doubleStar, .anyBytes: enter(place, of: pattern, atComponentStart: isSlash, &next)
        case .star: if !isSlash { enter(place, of: pattern, atComponentStart: isSlash, &next) }
        case .byte(let expected):
          if byte == expected { enter(place + 1, of: pattern, atComponentStart: isSlash, &next) }
        case .anyByte: if !isSlash { enter(place + 1, of: pattern, atComponentStart: isSlash, &next) }
        case .byteClass(let ranges, let negated):
          if !isSlash, ranges.contains(where: { $0.contains(byte) }) != negated {
            enter(place + 1, of: pattern, atComponentStart: isSlash, &next)
          }
        }
      }
      places = next
    }
    return places.contains(pattern.count)
  }

  /// Adds a place, and the one behind it where a star may end without taking a byte.
  private static func enter<Places: PlaceSet>(
    _ place: Int, of pattern: [Element], atComponentStart: Bool, _ places: inout Places
  ) {
    var place = place
    while true {
      places.insert(place)
      guard place < pattern.count else { return }
      switch pattern[place] {
      case .star, .anyBytes: place += 1
      case .doubleStar where atComponentStart: place += 1
      default: return
      }
    }
  }
}

/// Places in a pattern: small numbers, each in it or not.
private protocol PlaceSet {
  mutating func insert(_ place: Int)
  func contains(_ place: Int) -> Bool
  func forEach(_ body: (Int) -> Void)
}

/// One word: what nearly every pattern needs, without an allocation.
private struct FewPlaces: PlaceSet {
  static let limit = UInt64.bitWidth
  private var bits: UInt64 = 0

  mutating func insert(_ place: Int) { bits |= 1 << UInt64(place) }

  func contains(_ place: Int) -> Bool { bits & (1 << UInt64(place)) != 0 }

  func forEach(_ body: (Int) -> Void) {
    var rest = bits
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }
}

private struct ManyPlaces: PlaceSet {
  private var flags: [Bool]

  init(limit: Int) {
    flags = [Bool](repeating: false, count: limit)
  }

  mutating func insert(_ place: Int) { flags[place] = true }

  func contains(_ place: Int) -> Bool { flags[place] }

  func forEach(_ body: (Int) -> Void) {
    for (place, isIn) in flags.enumerated() where isIn { body(place) }
  }
}
