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
