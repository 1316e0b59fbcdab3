internal import Findings

/// Functions sorted by where they start.
extension [FunctionMeasure] {
  /// The index of the innermost function around a line; nil outside of functions.
  func innermost(around line: Int) -> Int? {
    // Those that start on or before the line, the innermost last.
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].startLine <= line { low = middle + 1 } else { high = middle }
    }
    var index = low - 1
    // Functions that ended before lie between; a file of many in a row would make this long.
    var steps = 0
    while index >= 0, steps < 64 {
      if self[index].endLine >= line { return index }
      index -= 1
      steps += 1
    }
    return nil
  }

  /// The lines that are close to `place`: so many before and behind it and, where `function` is set, those of the
  /// innermost function around it.
  func surroundings(of place: ClosedRange<Int>, lines: Int, function: Bool) -> ClosedRange<Int> {
    var first = place.lowerBound - lines
    var last = place.upperBound + lines
    if function, let index = innermost(around: place.lowerBound) {
      first = Swift.min(first, self[index].startLine)
      last = Swift.max(last, self[index].endLine)
    }
    return first...last
  }
}
