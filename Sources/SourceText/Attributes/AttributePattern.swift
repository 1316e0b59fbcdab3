/// One pattern of a `.gitattributes` file, matched as git's `wildmatch` does.
///
/// Without `/` it is matched against the last component of a path, otherwise against the path below the file's folder,
/// where `*`, `?` and classes stay inside a component and `**` between slashes crosses them. One that ends in `/` is
/// for folders only, so it matches no file. Unlike `PathPattern` braces are plain bytes, classes have POSIX names
/// (`[[:digit:]]`), and a class that does not end matches nothing. Source: git's `dir.c` and `wildmatch.c`.
struct AttributePattern: Hashable, Sendable {
  private enum Element: Hashable, Sendable {
    case byte(UInt8)
    /// The bytes of a class; never `/` where the pattern is matched against a whole path.
    case oneOf(ByteSet)
    /// Any bytes but `/`.
    case star
    /// `**/`: nothing, or, with `folders` behind it, any bytes and a slash.
    case perhapsFolders
    case folders
    /// `**` at the end, and before an escaped slash: any bytes.
    case anything
  }

  private let elements: [Element]
  /// What a match begins and ends with: most paths differ there.
  private let head: [UInt8]
  private let tail: [UInt8]
  private let matchesName: Bool
  /// A folder's pattern, or one that git's matcher gives up on.
  private let matchesNothing: Bool

  /// Nil for a negative pattern, which git does not allow here.
  init?(_ bytes: [UInt8]) {
    let slash = UInt8(ascii: "/")
    guard bytes.first != UInt8(ascii: "!") else { return nil }
    var pattern = bytes
    let isFolder = pattern.last == slash
    if isFolder { pattern.removeLast() }
    let matchesName = !pattern.contains(slash)
    if pattern.first == slash { pattern.removeFirst() }
    let elements = Self.elements(of: pattern, whole: !matchesName)
    self.elements = elements ?? []
    head = Self.leading(self.elements)
    tail = Self.leading(self.elements.reversed()).reversed()
    self.matchesName = matchesName
    matchesNothing = isFolder || elements == nil
  }

  /// Whether a file matches: `path` from the folder that holds the pattern's file. At most path times pattern.
  func matches(_ path: ArraySlice<UInt8>) -> Bool {
    if matchesNothing { return false }
    var text = path
    if matchesName, let slash = path.lastIndex(of: UInt8(ascii: "/")) { text = path[(slash + 1)...] }
    guard text.starts(with: head), text.count >= tail.count, text.suffix(tail.count).elementsEqual(tail) else {
      return false
    }
    var places = [Bool](repeating: false, count: elements.count + 1)
    var next = places
    enter(0, &places)
    for byte in text {
      for place in next.indices { next[place] = false }
      for place in elements.indices where places[place] {
        switch elements[place] {
        case .byte(let expected): if byte == expected { enter(place + 1, &next) }
        case .oneOf(let set): if set.contains(byte) { enter(place + 1, &next) }
        case .star: if byte != UInt8(ascii: "/") || matchesName { enter(place, &next) }
        case .anything: enter(place, &next)
        case .perhapsFolders: break
        case .folders:
          enter(place, &next)
          if byte == UInt8(ascii: "/") { enter(place + 1, &next) }
        }
      }
      swap(&places, &next)
    }
    return places[elements.count]
  }

  /// The bytes before the first element that is none.
  private static func leading(_ elements: [Element]) -> [UInt8] {
    var bytes: [UInt8] = []
    for element in elements {
      guard case .byte(let byte) = element else { break }
      bytes.append(byte)
    }
    return bytes
  }

  /// Adds a place, and those behind it that need no byte.
  private func enter(_ place: Int, _ places: inout [Bool]) {
    if places[place] { return }
    places[place] = true
    guard place < elements.count else { return }
    switch elements[place] {
    case .star, .anything: enter(place + 1, &places)
    case .perhapsFolders:
      enter(place + 1, &places)
      enter(place + 2, &places)
    default: return
    }
  }

  /// Nil where git's matcher gives up: a class without end, an unknown class name, a backslash at the end.
  private static func elements(of pattern: [UInt8], whole: Bool) -> [Element]? {
    let star = UInt8(ascii: "*")
    let slash = UInt8(ascii: "/")
    // git compares what stands before the first special byte by itself, and its matcher takes what follows for a start.
    let start = pattern.firstIndex { [star, UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\")].contains($0) }
    var elements = pattern[..<(start ?? pattern.count)].map { Element.byte($0) }
    var index = start ?? pattern.count
    while index < pattern.count {
      let byte = pattern[index]
      switch byte {
      case star:
        let first = index
        while index < pattern.count, pattern[index] == star { index += 1 }
        let isComponent =
          (first == start || pattern[first - 1] == slash)
          && (index == pattern.count || pattern[index] == slash
            || (pattern[index] == UInt8(ascii: "\\") && index + 1 < pattern.count && pattern[index + 1] == slash))
        if index - first < 2 || !whole || !isComponent {
          elements.append(.star)
        } else if index < pattern.count, pattern[index] == slash {
          elements += [.perhapsFolders, .folders]
          index += 1
        } else {
          elements.append(.anything)
        }
        continue
      case UInt8(ascii: "?"): elements.append(.oneOf(whole ? .allBut(slash) : .all))
      case UInt8(ascii: "["):
        guard let (set, end) = ByteSet.parse(pattern, from: index + 1) else { return nil }
        elements.append(.oneOf(whole ? set.without(slash) : set))
        index = end
        continue
      case UInt8(ascii: "\\"):
        index += 1
        guard index < pattern.count else { return nil }
        elements.append(.byte(pattern[index]))
      default: elements.append(.byte(byte))
      }
      index += 1
    }
    return elements
  }
}
