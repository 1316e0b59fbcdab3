/// Compares two texts by lines. Must not outlive them.
@safe struct LineComparison: ~Copyable {
  private let old: UnsafeBufferPointer<UInt8>
  private let new: UnsafeBufferPointer<UInt8>
  private let ends: CommonEnds

  @unsafe init(_ old: UnsafeBufferPointer<UInt8>, _ new: UnsafeBufferPointer<UInt8>) {
    unsafe self.old = old
    unsafe self.new = new
    unsafe ends = CommonEnds(old, new)
  }

  /// How many lines came and went.
  func counts() -> (added: Int, deleted: Int) {
    let (oldMiddle, newMiddle) = unsafe (middle(of: old), middle(of: new))
    if oldMiddle.isEmpty || newMiddle.isEmpty {
      return unsafe (RawMemory.lineCount(newMiddle), RawMemory.lineCount(oldMiddle))
    }
    var numbers = unsafe NumberedLines(TextLines(oldMiddle), TextLines(newMiddle))
    guard numbers.sharesClasses else { return (numbers.new.count, numbers.old.count) }
    // All shortest edits are of one length. Only where git would not find one, its steps have to be taken exactly.
    if !numbers.mayLeaveOutMatches, let kept = numbers.shortestKept {
      return (numbers.new.count - kept, numbers.old.count - kept)
    }
    let (oldChanged, newChanged) = changes(&numbers)
    return (newChanged.count { $0 }, oldChanged.count { $0 })
  }

  /// The hunks in order, with git's choice among those that are equally short.
  func hunks() -> [LineHunk] {
    guard let (oldChanged, newChanged) = changedLines() else { return [] }
    // Few lines around the changes decide where they slide to; where they do not, all must be there.
    do throws(HunkSliding.OutOfSight) {
      return try slid(oldChanged, newChanged, context: 40)
    } catch {
      do throws(HunkSliding.OutOfSight) {
        return try slid(oldChanged, newChanged, context: .max)
      } catch {
        preconditionFailure("nothing of a whole text is out of sight")
      }
    }
  }

  /// The hunks where these texts stand for others, line by line: they decide what is the same, the others' indentation
  /// decides where runs of changed lines slide to.
  @unsafe func hunks(
    shownOld: UnsafeBufferPointer<UInt8>, shownNew: UnsafeBufferPointer<UInt8>
  ) -> [LineHunk] {
    guard let (oldChanged, newChanged) = changedLines() else { return [] }
    let before = unsafe RawMemory.occurrences(
      of: UInt8(ascii: "\n"), in: UnsafeBufferPointer(rebasing: old[..<ends.head]))
    var sliding = unsafe HunkSliding(
      old: .init(
        lines: TextLines(shownOld), keys: TextLines(old), changed: oldChanged, first: before, isWhole: (true, true)),
      new: .init(
        lines: TextLines(shownNew), keys: TextLines(new), changed: newChanged, first: before, isWhole: (true, true)))
    do throws(HunkSliding.OutOfSight) {
      try sliding.slide()
    } catch {
      preconditionFailure("nothing of a whole text is out of sight")
    }
    return sliding.hunks(after: 0)
  }

  /// Which lines of the middles are changed, before any sliding; nil where the texts are the same.
  private func changedLines() -> (old: [Bool], new: [Bool])? {
    let (oldMiddle, newMiddle) = unsafe (middle(of: old), middle(of: new))
    if oldMiddle.isEmpty && newMiddle.isEmpty { return nil }
    var numbers = unsafe NumberedLines(TextLines(oldMiddle), TextLines(newMiddle))
    guard numbers.sharesClasses else { return (numbers.old.map { _ in true }, numbers.new.map { _ in true }) }
    return changes(&numbers)
  }

  private func middle(of text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(rebasing: text[ends.head..<(text.count - ends.tail)])
  }

  /// Which lines of the middles are changed, before any sliding.
  private func changes(_ numbers: inout NumberedLines) -> (old: [Bool], new: [Bool]) {
    let head = unsafe UnsafeBufferPointer(rebasing: old[..<ends.head])
    let tail = unsafe UnsafeBufferPointer(rebasing: old[(old.count - ends.tail)...])
    let before = unsafe numbers.classes.countOnBothSides(head)
    let after = unsafe numbers.classes.countOnBothSides(tail)
    return numbers.changes(linesAround: before + after)
  }

  private func slid(
    _ oldChanged: [Bool], _ newChanged: [Bool], context: Int
  ) throws(HunkSliding.OutOfSight) -> [LineHunk] {
    let (start, linesBefore) = contextStart(context)
    let end = contextEnd(context)
    let isWhole = (start: start == 0, end: end == 0)
    let oldLines = unsafe TextLines(UnsafeBufferPointer(rebasing: old[start..<(old.count - end)]))
    let newLines = unsafe TextLines(UnsafeBufferPointer(rebasing: new[start..<(new.count - end)]))
    var sliding = HunkSliding(
      old: .init(lines: oldLines, changed: oldChanged, first: linesBefore, isWhole: isWhole),
      new: .init(lines: newLines, changed: newChanged, first: linesBefore, isWhole: isWhole))
    try sliding.slide()
    let skipped = unsafe RawMemory.occurrences(
      of: UInt8(ascii: "\n"), in: UnsafeBufferPointer(rebasing: old[..<start]))
    return sliding.hunks(after: skipped)
  }

  /// The offset of the line so many before the middle, and how many there are up to it.
  private func contextStart(_ lines: Int) -> (offset: Int, lines: Int) {
    guard let bytes = unsafe old.baseAddress, ends.head > 0 else { return (0, 0) }
    var offset = ends.head
    var found = 0
    while found < lines, offset > 0 {
      found += 1
      offset = unsafe RawMemory.findLast(UInt8(ascii: "\n"), in: bytes, count: offset - 1).map { $0 + 1 } ?? 0
    }
    return (offset, found)
  }

  /// How many bytes of the end lie behind so many lines after the middle.
  private func contextEnd(_ lines: Int) -> Int {
    guard let bytes = unsafe old.baseAddress, ends.tail > 0 else { return 0 }
    var rest = ends.tail
    var found = 0
    while found < lines, rest > 0 {
      found += 1
      guard let end = unsafe RawMemory.find(UInt8(ascii: "\n"), in: bytes + (old.count - rest), count: rest) else {
        return 0
      }
      rest -= end + 1
    }
    return rest
  }
}
