/// Stretches of bytes that are accounted for: none touches another.
struct CoveredRanges {
  /// Falling, since zips are met from a file's end on.
  private var falling: [Range<Int>] = []
  /// So often what was added may overlap what was there: each time costs as much as all that is there.
  private var mixings = 256

  /// Linear in `new`, by a logarithm more, where all of it stands before what there is. Returns whether it was added.
  mutating func add(_ new: [Range<Int>]) -> Bool {
    var sorted = new.filter { !$0.isEmpty }.sorted { $0.upperBound > $1.upperBound }
    if let highest = sorted.first, let lowest = falling.last, highest.upperBound >= lowest.lowerBound {
      guard mixings > 0 else { return false }
      mixings -= 1
      sorted = (falling + sorted).sorted { $0.upperBound > $1.upperBound }
      falling.removeAll(keepingCapacity: true)
    }
    for range in sorted {
      if let last = falling.last, range.upperBound >= last.lowerBound {
        falling[falling.count - 1] = min(last.lowerBound, range.lowerBound)..<last.upperBound
      } else {
        falling.append(range)
      }
    }
    return true
  }

  /// Logarithmic.
  func contains(_ position: Int) -> Bool {
    var low = 0
    var high = falling.count
    while low < high {
      let middle = (low + high) / 2
      if falling[middle].lowerBound > position { low = middle + 1 } else { high = middle }
    }
    return low < falling.count && falling[low].contains(position)
  }

  /// What of `whole` is not covered, in order.
  func gaps(in whole: Range<Int>) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    var position = whole.lowerBound
    for range in falling.reversed() where range.upperBound > whole.lowerBound && range.lowerBound < whole.upperBound {
      if position < range.lowerBound { gaps.append(position..<range.lowerBound) }
      position = max(position, range.upperBound)
    }
    if position < whole.upperBound { gaps.append(position..<whole.upperBound) }
    return gaps
  }
}
