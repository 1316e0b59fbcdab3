/// The part of history a question has touched: ids numbered in the order met, each with its committer's time and its
/// parents' numbers once read. The edge of a shallow clone has no parents, as in git.
struct CommitGraph {
  private(set) var ids: [ObjectID] = []
  /// Seconds, as claimed; 0 until read.
  private(set) var times: [Int64] = []
  /// Parents of each; nil until read.
  private var parents: [[Int32]?] = []
  private var numbers: [ObjectID: Int32] = [:]

  var count: Int { ids.count }

  /// The number of an id, given on first sight.
  mutating func number(of id: ObjectID) -> Int {
    if let known = numbers[id] { return Int(known) }
    let number = ids.count
    numbers[id] = Int32(number)
    ids.append(id)
    times.append(0)
    parents.append(nil)
    return number
  }

  /// The parents of a commit, read on the first call.
  mutating func parents(of number: Int, in repository: borrowing Repository) throws(GitError) -> [Int32] {
    if let known = parents[number] { return known }
    let id = ids[number]
    let handle = try repository.read(id, expecting: .commit)
    let (header, time) = handle.withSpan { bytes -> (CommitHeader?, Int64) in
      let header = CommitHeader(bytes)
      return (header, header?.committer.map { CommitHeader.time(bytes, in: $0) } ?? 0)
    }
    guard let header else { throw repository.corrupt(id, "its header names no tree or a broken parent") }
    let found: [Int32] =
      repository.shallowBoundary.contains(id) ? [] : header.parents.map { Int32(self.number(of: $0)) }
    times[number] = time
    parents[number] = found
    return found
  }
}

extension CommitHeader {
  /// The seconds in an identity line, as `Signature` reads them, without copying the rest.
  static func time(_ bytes: borrowing Span<UInt8>, in line: Range<Int>) -> Int64 {
    var start = line.upperBound
    while start > line.lowerBound, bytes[start - 1] != UInt8(ascii: ">") { start -= 1 }
    guard start > line.lowerBound else { return 0 }
    var tail: [UInt8] = [UInt8(ascii: "<"), UInt8(ascii: ">")]
    for offset in start..<min(line.upperBound, start + 64) { tail.append(bytes[offset]) }
    return Signature(parsing: tail[...], encoding: .utf8).time
  }
}

/// Commits by claimed time, newest first; of one time, the one met first.
struct CommitQueue {
  private var heap: [(time: Int64, number: Int)] = []

  var isEmpty: Bool { heap.isEmpty }
  var first: (time: Int64, number: Int)? { heap.first }

  mutating func push(_ number: Int, time: Int64) {
    heap.append((time, number))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard Self.precedes(heap[child], heap[parent]) else { break }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> Int? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first.number }
    heap[0] = last
    var parent = 0
    while true {
      var best = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && Self.precedes(heap[child], heap[best]) {
        best = child
      }
      guard best != parent else { break }
      heap.swapAt(best, parent)
      parent = best
    }
    return first.number
  }

  private static func precedes(_ left: (time: Int64, number: Int), _ right: (time: Int64, number: Int)) -> Bool {
    left.time != right.time ? left.time > right.time : left.number < right.number
  }
}
