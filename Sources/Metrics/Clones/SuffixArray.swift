/// The suffixes of a text of numbers in order, by induced sorting (Nong, Zhang, Chan, Two Efficient Algorithms for
/// Linear Time Suffix Array Construction, 2009): linear time whatever the text, a million equal numbers included.
enum SuffixArray {
  /// The starts of the suffixes of `text`, in order.
  ///
  /// - Parameters:
  ///   - text: numbers from 0 to `alphabet - 1`; the last one is 0 and stands nowhere else.
  static func build(_ text: [Int32], alphabet: Int) -> [Int32] {
    let count = text.count
    guard count > 1 else { return count == 1 ? [0] : [] }
    // Whether each suffix is smaller than the one behind it.
    var isSmaller = [Bool](repeating: false, count: count)
    isSmaller[count - 1] = true
    for index in stride(from: count - 2, through: 0, by: -1) {
      isSmaller[index] = text[index] < text[index + 1] || (text[index] == text[index + 1] && isSmaller[index + 1])
    }
    var sizes = [Int32](repeating: 0, count: alphabet)
    for symbol in text { sizes[Int(symbol)] += 1 }

    var order = [Int32](repeating: -1, count: count)
    var ends = bucketEnds(sizes)
    var valleys = 0
    for index in 1..<count where isSmaller[index] && !isSmaller[index - 1] {
      let symbol = Int(text[index])
      ends[symbol] -= 1
      order[Int(ends[symbol])] = Int32(index)
      valleys += 1
    }
    induce(text, isSmaller, sizes, &order)

    // The suffixes that start in a valley are sorted by what stands up to the next valley: name them.
    var sorted: [Int32] = []
    sorted.reserveCapacity(valleys)
    for start in order where start > 0 && isSmaller[Int(start)] && !isSmaller[Int(start) - 1] { sorted.append(start) }
    var names = [Int32](repeating: -1, count: count / 2 + 1)
    var name: Int32 = -1
    var before = -1
    for start in sorted {
      if before < 0 || !areEqual(before, Int(start), text, isSmaller) { name += 1 }
      names[Int(start) / 2] = name
      before = Int(start)
    }
    if Int(name) + 1 < sorted.count {
      // Some have one name: the text of the names, half as long at most, tells their order.
      let reduced = names.filter { $0 >= 0 }
      var starts: [Int32] = []
      starts.reserveCapacity(sorted.count)
      for index in 1..<count where isSmaller[index] && !isSmaller[index - 1] { starts.append(Int32(index)) }
      let reducedOrder = build(reduced, alphabet: Int(name) + 1)
      for (place, index) in reducedOrder.enumerated() { sorted[place] = starts[Int(index)] }
    }
    for index in order.indices { order[index] = -1 }
    ends = bucketEnds(sizes)
    for start in sorted.reversed() {
      let symbol = Int(text[Int(start)])
      ends[symbol] -= 1
      order[Int(ends[symbol])] = start
    }
    induce(text, isSmaller, sizes, &order)
    return order
  }

  /// For each place in `order` how many numbers its suffix shares with the one before it (Kasai and others, 2001).
  static func commonPrefixes(_ text: [Int32], _ order: [Int32]) -> [Int32] {
    var ranks = [Int32](repeating: 0, count: text.count)
    for (rank, start) in order.enumerated() { ranks[Int(start)] = Int32(rank) }
    var lengths = [Int32](repeating: 0, count: text.count)
    var length = 0
    for start in text.indices {
      let rank = Int(ranks[start])
      guard rank > 0 else {
        length = 0
        continue
      }
      let other = Int(order[rank - 1])
      // The last number stands nowhere else, so two suffixes differ before either ends.
      while text[start + length] == text[other + length] { length += 1 }
      lengths[rank] = Int32(length)
      if length > 0 { length -= 1 }
    }
    return lengths
  }

  private static func bucketStarts(_ sizes: [Int32]) -> [Int32] {
    var sum: Int32 = 0
    return sizes.map { size in
      defer { sum += size }
      return sum
    }
  }

  private static func bucketEnds(_ sizes: [Int32]) -> [Int32] {
    var sum: Int32 = 0
    return sizes.map { size in
      sum += size
      return sum
    }
  }

  /// Puts the other suffixes in order from those that are.
  private static func induce(_ text: [Int32], _ isSmaller: [Bool], _ sizes: [Int32], _ order: inout [Int32]) {
    var starts = bucketStarts(sizes)
    for index in order.indices where order[index] > 0 {
      let start = Int(order[index]) - 1
      guard !isSmaller[start] else { continue }
      let symbol = Int(text[start])
      order[Int(starts[symbol])] = Int32(start)
      starts[symbol] += 1
    }
    var ends = bucketEnds(sizes)
    for index in order.indices.reversed() where order[index] > 0 {
      let start = Int(order[index]) - 1
      guard isSmaller[start] else { continue }
      let symbol = Int(text[start])
      ends[symbol] -= 1
      order[Int(ends[symbol])] = Int32(start)
    }
  }

  /// Whether the same stands from two valleys up to the next ones.
  private static func areEqual(_ left: Int, _ right: Int, _ text: [Int32], _ isSmaller: [Bool]) -> Bool {
    let count = text.count
    if left == count - 1 || right == count - 1 { return left == right }
    var offset = 0
    while true {
      let leftEnds = offset > 0 && isSmaller[left + offset] && !isSmaller[left + offset - 1]
      let rightEnds = offset > 0 && isSmaller[right + offset] && !isSmaller[right + offset - 1]
      if leftEnds && rightEnds { return true }
      guard leftEnds == rightEnds, text[left + offset] == text[right + offset] else { return false }
      offset += 1
    }
  }
}
