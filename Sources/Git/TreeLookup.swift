package import SourceText

extension Repository {
  /// What stands at each of `paths` below a tree, in their order: nil where nothing does, or a folder.
  ///
  /// Reads each tree on the way once, and only those, so that many paths cost little more than one.
  package func entries(
    at paths: [RepositoryPath], ofTree tree: ObjectID
  ) throws(GitError) -> [TreeChange.Side?] {
    var lookup = TreeLookup(paths)
    try lookup.find(Array(paths.indices), from: 0, in: tree, of: self, depth: 0)
    return lookup.found
  }
}

private struct TreeLookup: ~Copyable {
  /// Up to this many names are compared one after the other, which is faster than hashing each entry of a tree.
  private static let fewNames = 8

  private let paths: [RepositoryPath]
  private(set) var found: [TreeChange.Side?]
  private var name: [UInt8] = []

  init(_ paths: [RepositoryPath]) {
    self.paths = paths
    found = Array(repeating: nil, count: paths.count)
  }

  /// - Parameters:
  ///   - wanted: the paths that lead through this tree.
  ///   - start: where in them the name of its entry begins.
  mutating func find(
    _ wanted: [Int], from start: Int, in tree: ObjectID, of repository: borrowing Repository, depth: Int
  ) throws(GitError) {
    guard depth <= TreeDiffer.depthLimit else { throw repository.nestedTooDeep(tree) }
    var groups: [Group] = []
    var numbers: [[UInt8]: Int] = [:]
    for index in wanted {
      let bytes = paths[index].bytes
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.endIndex
      let name = Array(bytes[start..<end])
      let number = numbers[name] ?? groups.count
      if number == groups.count {
        numbers[name] = number
        groups.append(Group(name: name))
      }
      if end == bytes.endIndex { groups[number].ending.append(index) } else { groups[number].through.append(index) }
    }
    let handle = try repository.read(tree, expecting: .tree)
    var cursor = unsafe TreeCursor(handle.bytes)
    var left = groups.count
    while left > 0, try repository.advance(&cursor, of: tree) {
      guard let number = number(of: cursor, groups, numbers) else { continue }
      left -= 1
      if cursor.mode == .folder {
        guard !groups[number].through.isEmpty else { continue }
        let next = start + groups[number].name.count + 1
        try find(groups[number].through, from: next, in: cursor.id, of: repository, depth: depth + 1)
      } else {
        for index in groups[number].ending where found[index] == nil {
          found[index] = TreeChange.Side(id: cursor.id, mode: cursor.mode)
        }
      }
    }
    extendLifetime(handle)
  }

  /// Paths with the same name in one tree: those that end there, and those that lead on.
  private struct Group {
    var name: [UInt8]
    var ending: [Int] = []
    var through: [Int] = []
  }

  private mutating func number(of cursor: TreeCursor, _ groups: [Group], _ numbers: [[UInt8]: Int]) -> Int? {
    if groups.count <= Self.fewNames { return groups.firstIndex { cursor.isNamed($0.name) } }
    name.removeAll(keepingCapacity: true)
    cursor.appendName(to: &name)
    return numbers[name]
  }
}
