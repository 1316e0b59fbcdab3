package import SourceText

/// Every file of a history followed through its renames, once, to be asked many times.
package struct FollowedFiles: Sendable {
  /// The files' numbers, change after change, and where each change's start.
  private var numbers: [Int32] = []
  private var starts: [Int] = [0]
  private var names: [RepositoryPath]

  /// Linear in the changes' files.
  package init(_ history: RepositoryHistory) {
    var follower = FollowedNames()
    starts.reserveCapacity(history.changes.count + 1)
    for change in history.changes {
      numbers += follower.follow(change).map { Int32($0) }
      starts.append(numbers.count)
    }
    names = follower.names
  }

  /// The number of each of a change's files, in their order.
  package func numbers(of change: Int) -> ArraySlice<Int32> { numbers[starts[change]..<starts[change + 1]] }

  /// What a file is called by now.
  package func name(_ number: Int32) -> RepositoryPath { names[Int(number)] }
}
