/// The lines of the two middles by class.
struct NumberedLines: ~Copyable {
  let old: [Int32]
  let new: [Int32]
  var classes: LineClasses

  init(_ oldLines: TextLines, _ newLines: TextLines) {
    var classes = LineClasses(lines: oldLines.count + newLines.count)
    old = classes.number(oldLines, isOld: true)
    new = classes.number(newLines, isOld: false)
    self.classes = classes
  }

  /// Whether any line stands on both sides.
  var sharesClasses: Bool {
    classes.occurrences.contains { $0.old > 0 && $0.new > 0 }
  }

  /// Whether git could leave out frequent lines that match.
  var mayLeaveOutMatches: Bool {
    let occurrences = classes.occurrences
    return LineSieve.mayLeaveOutMatches(old) { occurrences[Int($0)].new }
      || LineSieve.mayLeaveOutMatches(new) { occurrences[Int($0)].old }
  }

  /// How many lines a shortest edit keeps; nil where the search for it would be cut short.
  var shortestKept: Int? {
    let occurrences = classes.occurrences
    let oldKept = old.filter { occurrences[Int($0)].new > 0 }
    let newKept = new.filter { occurrences[Int($0)].old > 0 }
    let edit = ShortestEdit(oldKept, newKept, stopsWhenCut: true)
    return edit.isCutShort ? nil : edit.oldChanged.count { !$0 }
  }

  /// Which lines git takes for changed, once all occurrences are counted.
  /// - Parameter linesAround: how many lines the two texts begin and end with alike.
  func changes(linesAround: Int) -> (old: [Bool], new: [Bool]) {
    let occurrences = classes.occurrences
    let oldSieve = LineSieve(old, total: linesAround + old.count) { occurrences[Int($0)].new }
    let newSieve = LineSieve(new, total: linesAround + new.count) { occurrences[Int($0)].old }
    let edit = ShortestEdit(oldSieve.classes, newSieve.classes)
    var oldChanged = [Bool](repeating: true, count: old.count)
    var newChanged = [Bool](repeating: true, count: new.count)
    for (index, place) in oldSieve.kept.enumerated() { oldChanged[place] = edit.oldChanged[index] }
    for (index, place) in newSieve.kept.enumerated() { newChanged[place] = edit.newChanged[index] }
    return (oldChanged, newChanged)
  }
}

extension HunkSliding {
  /// Both sides' runs of changed lines between the same unchanged ones.
  /// - Parameter skipped: lines before the first that was handed over.
  func hunks(after skipped: Int) -> [LineHunk] {
    var hunks: [LineHunk] = []
    var old = 0
    var new = 0
    while old < sides[0].lines.count || new < sides[1].lines.count {
      let (oldStart, newStart) = (old, new)
      while sides[0].isChanged(old) { old += 1 }
      while sides[1].isChanged(new) { new += 1 }
      if old > oldStart || new > newStart {
        hunks.append(
          LineHunk(
            oldStart: skipped + oldStart, oldCount: old - oldStart, newStart: skipped + newStart,
            newCount: new - newStart))
      } else {
        old += 1
        new += 1
      }
    }
    return hunks
  }
}
