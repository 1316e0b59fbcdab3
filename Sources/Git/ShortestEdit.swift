/// The lines that must go and come to make one sequence of line classes of another: Myers' algorithm in linear space,
/// with the limits that git sets to its cost.
///
/// Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986); which of several equal paths is taken,
/// and when the search is cut short, is as in git's xdiff, so that the same lines come out.
struct ShortestEdit {
  /// Steps after which a long run of equal lines, or at the cost limit the furthest point reached, is good enough.
  static let patience = 256
  /// How many equal lines in a row are a long run.
  static let longRun = 20
  /// How far a path must have come, in lines for each step, to be good enough.
  static let goodProgress = 4

  private(set) var oldChanged: [Bool]
  private(set) var newChanged: [Bool]
  /// Whether the search was cut short somewhere, so that there may be a shorter edit.
  private(set) var isCutShort = false

  private struct Box {
    var oldStart: Int
    var oldEnd: Int
    var newStart: Int
    var newEnd: Int
    /// Whether this box must be searched to the end.
    var isMinimal: Bool
  }

  private struct Split {
    var old: Int
    var new: Int
    var isFirstMinimal: Bool
    var isSecondMinimal: Bool
  }

  /// - Parameter stopsWhenCut: returns as soon as the search would be cut short, with an incomplete result.
  init(_ old: [Int32], _ new: [Int32], stopsWhenCut: Bool = false) {
    oldChanged = [Bool](repeating: false, count: old.count)
    newChanged = [Bool](repeating: false, count: new.count)
    let diagonals = old.count + new.count + 3
    var reach = [Int](repeating: 0, count: 2 * diagonals + 2)
    let costLimit = max(Self.patience, Self.roughSquareRoot(diagonals))
    unsafe old.withUnsafeBufferPointer { old in
      unsafe new.withUnsafeBufferPointer { new in
        unsafe reach.withUnsafeMutableBufferPointer { reach in
          unsafe run(
            Search(
              old: old, new: new, forward: Diagonals(reach: reach, origin: new.count + 1),
              backward: Diagonals(reach: reach, origin: diagonals + new.count + 1), costLimit: costLimit),
            stopsWhenCut: stopsWhenCut)
        }
      }
    }
  }

  /// git's approximation: a power of two from the square root to its double.
  static func roughSquareRoot(_ number: Int) -> Int {
    var root = 1
    var rest = number
    while rest > 0 {
      root <<= 1
      rest >>= 2
    }
    return root
  }

  @unsafe private mutating func run(_ search: Search, stopsWhenCut: Bool) {
    // Boxes do not depend on one another, so a list serves where recursion could run out of stack.
    var boxes = unsafe [
      Box(oldStart: 0, oldEnd: search.old.count, newStart: 0, newEnd: search.new.count, isMinimal: false)
    ]
    while var box = boxes.popLast() {
      while box.oldStart < box.oldEnd, box.newStart < box.newEnd,
        unsafe search.old[box.oldStart] == search.new[box.newStart]
      {
        box.oldStart += 1
        box.newStart += 1
      }
      while box.oldStart < box.oldEnd, box.newStart < box.newEnd,
        unsafe search.old[box.oldEnd - 1] == search.new[box.newEnd - 1]
      {
        box.oldEnd -= 1
        box.newEnd -= 1
      }
      if box.oldStart == box.oldEnd || box.newStart == box.newEnd {
        for line in box.oldStart..<box.oldEnd { oldChanged[line] = true }
        for line in box.newStart..<box.newEnd { newChanged[line] = true }
        continue
      }
      let split = unsafe search.split(box, isCutShort: &isCutShort)
      if isCutShort, stopsWhenCut { return }
      boxes.append(
        Box(
          oldStart: split.old, oldEnd: box.oldEnd, newStart: split.new, newEnd: box.newEnd,
          isMinimal: split.isSecondMinimal))
      boxes.append(
        Box(
          oldStart: box.oldStart, oldEnd: split.old, newStart: box.newStart, newEnd: split.new,
          isMinimal: split.isFirstMinimal))
    }
  }

  /// How far each diagonal (old index minus new index) has been followed.
  @unsafe private struct Diagonals {
    let reach: UnsafeMutableBufferPointer<Int>
    let origin: Int

    subscript(diagonal: Int) -> Int {
      get { unsafe reach[origin + diagonal] }
      nonmutating set { unsafe reach[origin + diagonal] = newValue }
    }
  }

  @unsafe private struct Search {
    let old: UnsafeBufferPointer<Int32>
    let new: UnsafeBufferPointer<Int32>
    let forward: Diagonals
    let backward: Diagonals
    let costLimit: Int

    /// Where the paths from both corners meet, or where it is best to split if that takes too long.
    func split(_ box: Box, isCutShort: inout Bool) -> Split {
      let lowest = box.oldStart - box.newEnd
      let highest = box.oldEnd - box.newStart
      let forwardMiddle = box.oldStart - box.newStart
      let backwardMiddle = box.oldEnd - box.newEnd
      let isOdd = (forwardMiddle - backwardMiddle) & 1 != 0
      var ahead = (low: forwardMiddle, high: forwardMiddle)
      var back = (low: backwardMiddle, high: backwardMiddle)
      unsafe forward[forwardMiddle] = box.oldStart
      unsafe backward[backwardMiddle] = box.oldEnd
      var cost = 0
      while true {
        cost += 1
        var hasLongRun = false
        // One diagonal more on each side; at the box's edge one less, as only every second diagonal is in use.
        if ahead.low > lowest {
          ahead.low -= 1
          unsafe forward[ahead.low - 1] = -1
        } else {
          ahead.low += 1
        }
        if ahead.high < highest {
          ahead.high += 1
          unsafe forward[ahead.high + 1] = -1
        } else {
          ahead.high -= 1
        }
        var diagonal = ahead.high
        while diagonal >= ahead.low {
          let below = unsafe forward[diagonal - 1]
          let above = unsafe forward[diagonal + 1]
          let start = below >= above ? below + 1 : above
          var line = start
          while line < box.oldEnd, line - diagonal < box.newEnd, unsafe old[line] == new[line - diagonal] { line += 1 }
          if line - start > ShortestEdit.longRun { hasLongRun = true }
          unsafe forward[diagonal] = line
          if isOdd, back.low <= diagonal, diagonal <= back.high, unsafe backward[diagonal] <= line {
            return Split(old: line, new: line - diagonal, isFirstMinimal: true, isSecondMinimal: true)
          }
          diagonal -= 2
        }
        if back.low > lowest {
          back.low -= 1
          unsafe backward[back.low - 1] = .max
        } else {
          back.low += 1
        }
        if back.high < highest {
          back.high += 1
          unsafe backward[back.high + 1] = .max
        } else {
          back.high -= 1
        }
        diagonal = back.high
        while diagonal >= back.low {
          let below = unsafe backward[diagonal - 1]
          let above = unsafe backward[diagonal + 1]
          let start = below < above ? below : above - 1
          var line = start
          while line > box.oldStart, line - diagonal > box.newStart,
            unsafe old[line - 1] == new[line - diagonal - 1]
          {
            line -= 1
          }
          if start - line > ShortestEdit.longRun { hasLongRun = true }
          unsafe backward[diagonal] = line
          if !isOdd, ahead.low <= diagonal, diagonal <= ahead.high, unsafe line <= forward[diagonal] {
            return Split(old: line, new: line - diagonal, isFirstMinimal: true, isSecondMinimal: true)
          }
          diagonal -= 2
        }
        if box.isMinimal { continue }
        if hasLongRun, cost > ShortestEdit.patience {
          if let split = unsafe goodStart(box, ahead, cost: cost) ?? goodEnd(box, back, cost: cost) {
            isCutShort = true
            return split
          }
        }
        if unsafe cost >= costLimit {
          isCutShort = true
          return unsafe furthest(box, ahead, back)
        }
      }
    }

    /// A point far from the start that a long run of equal lines leads to.
    private func goodStart(_ box: Box, _ range: (low: Int, high: Int), cost: Int) -> Split? {
      var best = 0
      var split: Split?
      let middle = box.oldStart - box.newStart
      let run = ShortestEdit.longRun
      for diagonal in stride(from: range.high, through: range.low, by: -2) {
        let line = unsafe forward[diagonal]
        let other = line - diagonal
        let progress = (line - box.oldStart) + (other - box.newStart) - abs(diagonal - middle)
        guard progress > ShortestEdit.goodProgress * cost, progress > best, box.oldStart + run <= line,
          line < box.oldEnd, box.newStart + run <= other, other < box.newEnd
        else { continue }
        if (1...run).allSatisfy({ unsafe old[line - $0] == new[other - $0] }) {
          best = progress
          split = Split(old: line, new: other, isFirstMinimal: true, isSecondMinimal: false)
        }
      }
      return split
    }

    /// The same from the end.
    private func goodEnd(_ box: Box, _ range: (low: Int, high: Int), cost: Int) -> Split? {
      var best = 0
      var split: Split?
      let middle = box.oldEnd - box.newEnd
      let run = ShortestEdit.longRun
      for diagonal in stride(from: range.high, through: range.low, by: -2) {
        let line = unsafe backward[diagonal]
        let other = line - diagonal
        // A diagonal that was never entered is infinitely far off.
        guard line <= box.oldEnd else { continue }
        let progress = (box.oldEnd - line) + (box.newEnd - other) - abs(diagonal - middle)
        guard progress > ShortestEdit.goodProgress * cost, progress > best, box.oldStart < line,
          line <= box.oldEnd - run, box.newStart < other, other <= box.newEnd - run
        else { continue }
        if (0..<run).allSatisfy({ unsafe old[line + $0] == new[other + $0] }) {
          best = progress
          split = Split(old: line, new: other, isFirstMinimal: false, isSecondMinimal: true)
        }
      }
      return split
    }

    /// The point furthest from its corner of all that were reached.
    private func furthest(_ box: Box, _ ahead: (low: Int, high: Int), _ back: (low: Int, high: Int)) -> Split {
      var fromStart = (sum: -1, old: -1)
      for diagonal in stride(from: ahead.high, through: ahead.low, by: -2) {
        var line = unsafe min(forward[diagonal], box.oldEnd)
        if box.newEnd < line - diagonal { line = box.newEnd + diagonal }
        if fromStart.sum < line + line - diagonal { fromStart = (line + line - diagonal, line) }
      }
      var fromEnd = (sum: Int.max, old: Int.max)
      for diagonal in stride(from: back.high, through: back.low, by: -2) {
        var line = unsafe max(box.oldStart, backward[diagonal])
        // What was never entered lies beyond everything; the sum must not overflow.
        guard line <= box.oldEnd else { continue }
        if line - diagonal < box.newStart { line = box.newStart + diagonal }
        if line + line - diagonal < fromEnd.sum { fromEnd = (line + line - diagonal, line) }
      }
      if box.oldEnd + box.newEnd - fromEnd.sum < fromStart.sum - (box.oldStart + box.newStart) {
        return Split(
          old: fromStart.old, new: fromStart.sum - fromStart.old, isFirstMinimal: true, isSecondMinimal: false)
      }
      return Split(old: fromEnd.old, new: fromEnd.sum - fromEnd.old, isFirstMinimal: false, isSecondMinimal: true)
    }
  }
}
