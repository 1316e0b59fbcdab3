internal import SourceText

/// A number for every path of a history, so that a state of its files can be an array.
struct PathNumbers {
  private var numbers: [RepositoryPath: Int] = [:]

  mutating func number(of path: RepositoryPath) -> Int {
    if let known = numbers[path] { return known }
    let number = numbers.count
    numbers[path] = number
    return number
  }

  /// Every path that has one.
  var all: [RepositoryPath: Int] { numbers }
}
