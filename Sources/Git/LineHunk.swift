/// A run of lines that differ: `oldCount` lines from `oldStart` gave way to `newCount` lines from `newStart`. Both starts
/// are line indexes from 0; where a count is 0, the start is the index before which the other side's lines stand.
package struct LineHunk: Sendable, Hashable {
  package var oldStart: Int
  package var oldCount: Int
  package var newStart: Int
  package var newCount: Int

  package init(oldStart: Int, oldCount: Int, newStart: Int, newCount: Int) {
    self.oldStart = oldStart
    self.oldCount = oldCount
    self.newStart = newStart
    self.newCount = newCount
  }
}

extension [LineHunk] {
  /// Where a line of the old version (from 1) stands in the new one; nil where it was taken away. Logarithmic; the hunks are
  /// in order.
  package func place(ofUnchanged line: Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].oldStart + self[middle].oldCount < line { low = middle + 1 } else { high = middle }
    }
    if low < count, self[low].oldStart < line { return nil }
    guard low > 0 else { return line }
    let before = self[low - 1]
    return line + before.newStart + before.newCount - before.oldStart - before.oldCount
  }
}
