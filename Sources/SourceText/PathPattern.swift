/// A glob over repository paths, compiled once and matched against raw bytes.
///
/// `*` and `?` stay inside a component, `**` crosses them, `[a-z]` and `[!a]` are byte classes, `{a,b}` are
/// alternatives, `\` takes the next byte as it is. A pattern without `/` matches a name at any depth; one that ends in
/// `/` matches everything below. Matching backtracks only to the last star, so it is at worst quadratic in the path.
package struct PathPattern: Hashable, Sendable {
  /// The pattern as written.
  package let source: String
  private let alternatives: [[Element]]

  private enum Element: Hashable, Sendable {
    case byte(UInt8)
    case anyByte
    case byteClass([ClosedRange<UInt8>], negated: Bool)
    case star
    case doubleStar
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
    self.alternatives = Self.alternatives(of: Array(expanded.utf8)).map(Self.elements)
  }

  /// Whether the whole path matches.
  package func matches(_ path: RepositoryPath) -> Bool {
    alternatives.contains { Self.matches($0[...], path.bytes[...]) }
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
        index += 1
        // `**/` also matches no component at all, so the slash is part of the star.
        if index < pattern.count, pattern[index] == UInt8(ascii: "/") { index += 1 }
        elements.append(.doubleStar)
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

  private static func matches(_ pattern: ArraySlice<Element>, _ path: ArraySlice<UInt8>) -> Bool {
    let slash = UInt8(ascii: "/")
    var pattern = pattern
    var path = path
    while let element = pattern.first {
      switch element {
      case .doubleStar:
        let rest = pattern.dropFirst()
        if rest.isEmpty { return true }
        var tail = path
        while true {
          let atComponentStart =
            tail.startIndex == 0 || tail.startIndex == path.startIndex
            || path[tail.startIndex - 1] == slash
          if atComponentStart, matches(rest, tail) { return true }
          if tail.isEmpty { return false }
          tail = tail.dropFirst()
        }
      case .star:
        let rest = pattern.dropFirst()
        var tail = path
        while true {
          if matches(rest, tail) { return true }
          guard let byte = tail.first, byte != slash else { return false }
          tail = tail.dropFirst()
        }
      case .byte(let expected):
        guard path.first == expected else { return false }
      case .anyByte:
        guard let byte = path.first, byte != slash else { return false }
      case .byteClass(let ranges, let negated):
        guard let byte = path.first, byte != slash, ranges.contains(where: { $0.contains(byte) }) != negated else {
          return false
        }
      }
      pattern = pattern.dropFirst()
      path = path.dropFirst()
    }
    return path.isEmpty
  }
}
