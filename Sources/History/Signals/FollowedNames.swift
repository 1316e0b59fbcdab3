package import SourceText

/// Follows files through renames, so that what happened under an old name counts for the same file.
///
/// Fed with every change in order. Each file has a number for life; a side branch that goes on under the old name is
/// followed too, until a new file takes that name.
package struct FollowedNames: Sendable {
  private var current: [RepositoryPath: Int] = [:]
  /// Names that files left, until they are taken again.
  private var left: [RepositoryPath: Int] = [:]
  /// What each file is called by now, by number.
  private(set) var names: [RepositoryPath] = []

  package init() {}

  /// Takes in one change.
  ///
  /// - Returns: the number of each of its files, in their order. Linear in them.
  package mutating func follow(_ change: Change) -> [Int] {
    var moved: [RepositoryPath: Int] = [:]
    // All old names are given up before any new one is taken: two files can swap names.
    for index in change.files.indices {
      guard let old = change.files[index].oldPath, old != change.files[index].path else { continue }
      let number = number(of: old)
      current.removeValue(forKey: old)
      left[old] = number
      moved[change.files[index].path] = number
    }
    return change.files.indices.map { index in
      let path = change.files[index].path
      if !moved.isEmpty, let number = moved[path] {
        take(path, number)
        return number
      }
      if change.files[index].status == .added, current[path] == nil { left.removeValue(forKey: path) }
      return number(of: path)
    }
  }

  /// What a file is called by now.
  package func name(_ number: Int) -> RepositoryPath { names[number] }

  private mutating func take(_ path: RepositoryPath, _ number: Int) {
    current[path] = number
    left.removeValue(forKey: path)
    names[number] = path
  }

  private mutating func number(of path: RepositoryPath) -> Int {
    if let known = current[path] ?? left[path] { return known }
    let number = names.count
    names.append(path)
    current[path] = number
    return number
  }
}
