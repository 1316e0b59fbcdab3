internal import Findings
internal import SourceText

/// Takes out of a change what only moved: within the change, or between it and the author's changes shortly before.
///
/// Cutting in one commit and pasting in the next, or pasting first and cutting later, is one move in two steps; both
/// steps are then charged and credited with nothing. Functions that moved and were edited on the way are compared like
/// any edited function. What is remembered of an author is bounded: `commits` changes back, `seconds` of claimed time.
struct MoveTracker {
  /// How many of an author's own changes back the other half of a move is looked for. Our default.
  static let commits = 10
  /// And how far back in time: a week. Our default.
  static let seconds: Int64 = 7 * 86_400
  /// Tokens that a function must have to be recognised in another commit: shorter ones are written anew every day.
  static let tokens = 12

  /// What an author's latest changes took away and brought, and nobody has claimed yet.
  private struct Recent {
    var changes: [(index: Int, time: Int64)] = []
    var goneFunctions: [LooseFunction] = []
    var comeFunctions: [LooseFunction] = []
    var goneFindings: [LooseFinding] = []
    var comeFindings: [LooseFinding] = []
  }

  private var recent: [Person: Recent] = [:]
  /// The bodies that each file with something in `comeFunctions` has by now: a copy that is gone is no copy.
  private var bodies: [RepositoryPath: Set<UInt64>] = [:]

  /// - Parameters:
  ///   - index: the change's; `earlier` has those before it.
  ///   - origins: the change that introduced each finding.
  ///   - isMerge: what a merge wrote itself is looked for within it only.
  /// - Returns: for each finding that moved its new and its old fingerprint, so that it stays whose it was.
  mutating func settle(
    _ files: inout [SettlingFile], index: Int, author: Person, time: Int64, isMerge: Bool, origins: [Fingerprint: Int],
    earlier: inout [Change]
  ) -> [FindingMatching.Edited] {
    var step = Step(files: files, index: index)
    follow(files)
    step.pairWithin(files)
    if !isMerge {
      var pool = recent.removeValue(forKey: author) ?? Recent()
      Self.forget(&pool, time: time)
      step.pair(
        with: &pool.goneFunctions, &pool.goneFindings, isCutFirst: true, isAllowed: { _, _ in true },
        isFindingAllowed: { _, _ in true }, &earlier)
      // What came up and goes again is the same thing, wherever it moved between: no original of a copy.
      step.pair(
        with: &pool.comeFunctions, &pool.comeFindings, isCutFirst: false,
        isAllowed: { [bodies] gone, come in
          gone.path != come.path && bodies[come.path]?.contains(come.measure.digest) == true
        },
        isFindingAllowed: { gone, come in
          gone.path != come.path
            && (origins[gone.finding.fingerprint].map { $0 != come.change } ?? false)
        }, &earlier)
      pool.changes.append((index, time))
      pool.goneFunctions += step.goneFunctions
      pool.comeFunctions += step.comeFunctions
      pool.goneFindings += step.goneFindings
      pool.comeFindings += step.comeFindings
      for loose in step.comeFunctions { bodies[loose.path, default: []].insert(loose.measure.digest) }
      recent[author] = pool
    }
    step.apply(to: &files)
    return step.edited
  }

  /// Keeps `bodies` what the files have. Linear in the functions that changed in the files that are followed.
  private mutating func follow(_ files: [SettlingFile]) {
    for file in files {
      if let old = file.change.oldPath { bodies.removeValue(forKey: old) }
      guard var known = bodies[file.change.path] else { continue }
      for function in file.change.functions {
        if let before = function.before { known.remove(before.digest) }
      }
      // After all that went, or what changed places within the file would be gone.
      for function in file.change.functions {
        if let after = function.after { known.insert(after.digest) }
      }
      bodies[file.change.path] = file.change.status == .deleted ? nil : known
    }
  }

  private static func forget(_ pool: inout Recent, time: Int64) {
    let kept = pool.changes.suffix(commits).filter { abs($0.time.seconds(to: time)) <= seconds }
    if kept.count == pool.changes.count { return }
    pool.changes = Array(kept)
    let indexes = Set(kept.map(\.index))
    pool.goneFunctions.removeAll { !indexes.contains($0.change) }
    pool.comeFunctions.removeAll { !indexes.contains($0.change) }
    pool.goneFindings.removeAll { !indexes.contains($0.change) }
    pool.comeFindings.removeAll { !indexes.contains($0.change) }
  }
}

extension FindingMoves {
  /// Takes out what only moved within one change.
  static func settle(_ files: inout [SettlingFile]) {
    var step = Step(files: files, index: 0)
    step.pairWithin(files)
    step.apply(to: &files)
  }
}

/// One change's loose ends, and what is to be done about those that were tied.
private struct Step {
  let index: Int
  var goneFunctions: [LooseFunction] = []
  var comeFunctions: [LooseFunction] = []
  var goneFindings: [LooseFinding] = []
  var comeFindings: [LooseFinding] = []
  var edited: [FindingMatching.Edited] = []
  /// Where functions came up, and where each came from.
  private var moved: [FunctionPlace: FunctionPlace] = [:]
  private var functionEdits: [Spot: FunctionChange?] = [:]
  private var findingEdits: [Entry: AttributedFinding?] = [:]

  private struct Spot: Hashable {
    var file: Int
    var entry: Int
  }

  private struct Entry: Hashable {
    var file: Int
    var bin: AttributionBin
    var finding: Finding
  }

  init(files: [SettlingFile], index: Int) {
    self.index = index
    for (file, settling) in files.enumerated() {
      let path = settling.change.path
      for (entry, function) in settling.change.functions.enumerated() {
        let sketch = settling.sketches[entry]
        switch (function.before, function.after) {
        case (let before?, nil):
          goneFunctions.append(
            LooseFunction(change: index, file: file, path: path, entry: entry, measure: before, sketch: sketch))
        case (nil, let after?):
          comeFunctions.append(
            LooseFunction(change: index, file: file, path: path, entry: entry, measure: after, sketch: sketch))
        default: break
        }
      }
      for (entry, attributed) in settling.change.findings.enumerated() {
        let loose = LooseFinding(
          change: index, file: file, path: path, finding: attributed.finding, context: settling.contexts[entry])
        switch attributed.bin {
        case .fixed: goneFindings.append(loose)
        case .introduced: comeFindings.append(loose)
        case .worsened, .improved, .inherited: break
        }
      }
    }
  }

  mutating func pairWithin(_ files: [SettlingFile]) {
    let functions = FunctionMoves.pairs(gone: goneFunctions, come: comeFunctions)
    for pair in functions {
      let gone = goneFunctions[pair.gone]
      let come = comeFunctions[pair.come]
      note(gone, come)
      functionEdits[Spot(file: gone.file, entry: gone.entry)] = .some(nil)
      functionEdits[Spot(file: come.file, entry: come.entry)] = .some(Self.change(from: gone, to: come))
    }
    goneFunctions.remove(at: Set(functions.map(\.gone)))
    comeFunctions.remove(at: Set(functions.map(\.come)))
    let findings = FindingMoves.pairs(gone: goneFindings, come: comeFindings, functions: moved)
    for pair in findings { tie(goneFindings[pair.gone], comeFindings[pair.come]) }
    goneFindings.remove(at: Set(findings.map(\.gone)))
    comeFindings.remove(at: Set(findings.map(\.come)))
    settleWholeFiles(files)
  }

  /// A file made of functions that moved is as long, or as tangled, as they made it: that is the old file's finding.
  private mutating func settleWholeFiles(_ files: [SettlingFile]) {
    for come in comeFindings where come.finding.isOfWholeFile && !come.finding.isCredential {
      let functions = files[come.file].change.functions.compactMap(\.after)
      guard files[come.file].change.status == .added, !functions.isEmpty else { continue }
      var lines: [Int: Int] = [:]
      for function in functions {
        let place = FunctionPlace(change: index, file: come.file, line: function.startLine)
        if let source = moved[place], source.file != come.file { lines[source.file, default: 0] += function.nloc }
      }
      let all = functions.reduce(0) { $0 + $1.nloc }
      guard lines.values.reduce(0, +) * 2 >= max(1, all) else { continue }
      let source = lines.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      findingEdits[Entry(file: come.file, bin: .introduced, finding: come.finding)] = .some(nil)
      comeFindings.removeAll { $0.file == come.file && $0.finding == come.finding }
      let gone = goneFindings.firstIndex {
        $0.file == source && $0.finding.isOfWholeFile && $0.finding.rule == come.finding.rule
      }
      guard let gone else { continue }
      edited.append((come.finding.fingerprint, goneFindings[gone].finding.fingerprint))
      findingEdits[Entry(file: goneFindings[gone].file, bin: .fixed, finding: goneFindings[gone].finding)] = .some(nil)
      goneFindings.remove(at: gone)
    }
  }

  /// Ties this change's loose ends to those of the author's earlier changes.
  ///
  /// - Parameter isCutFirst: whether the pool is what went away earlier; else it is what came up earlier, and this change
  ///   takes the original away.
  mutating func pair(
    with functions: inout [LooseFunction], _ findings: inout [LooseFinding], isCutFirst: Bool,
    isAllowed: (LooseFunction, LooseFunction) -> Bool, isFindingAllowed: (LooseFinding, LooseFinding) -> Bool,
    _ earlier: inout [Change]
  ) {
    let functionPairs = FunctionMoves.pairs(
      gone: isCutFirst ? functions : goneFunctions, come: isCutFirst ? comeFunctions : functions,
      least: MoveTracker.tokens,
      isAllowed: { gone, come in
        min(gone.measure.tokens, come.measure.tokens) >= MoveTracker.tokens
          && isAllowed(gone, come)
      })
    for pair in functionPairs {
      let gone = isCutFirst ? functions[pair.gone] : goneFunctions[pair.gone]
      let come = isCutFirst ? comeFunctions[pair.come] : functions[pair.come]
      note(gone, come)
      let change = Self.change(from: gone, to: come)
      if isCutFirst {
        earlier[gone.change].files[gone.file].replace(gone.measure, in: .fixed)
        functionEdits[Spot(file: come.file, entry: come.entry)] = .some(change)
      } else {
        functionEdits[Spot(file: gone.file, entry: gone.entry)] = .some(nil)
        earlier[come.change].files[come.file].replace(come.measure, in: .introduced, with: change)
      }
    }
    if isCutFirst {
      functions.remove(at: Set(functionPairs.map(\.gone)))
      comeFunctions.remove(at: Set(functionPairs.map(\.come)))
    } else {
      goneFunctions.remove(at: Set(functionPairs.map(\.gone)))
      functions.remove(at: Set(functionPairs.map(\.come)))
    }
    let findingPairs = FindingMoves.pairs(
      gone: isCutFirst ? findings : goneFindings, come: isCutFirst ? comeFindings : findings, functions: moved,
      isAllowed: isFindingAllowed)
    for pair in findingPairs {
      let gone = isCutFirst ? findings[pair.gone] : goneFindings[pair.gone]
      let come = isCutFirst ? comeFindings[pair.come] : findings[pair.come]
      if isCutFirst {
        earlier[gone.change].files[gone.file].remove(gone.finding, from: .fixed)
      } else {
        earlier[come.change].files[come.file].remove(come.finding, from: .introduced)
      }
      tie(gone, come)
    }
    if isCutFirst {
      findings.remove(at: Set(findingPairs.map(\.gone)))
      comeFindings.remove(at: Set(findingPairs.map(\.come)))
    } else {
      goneFindings.remove(at: Set(findingPairs.map(\.gone)))
      findings.remove(at: Set(findingPairs.map(\.come)))
    }
  }

  func apply(to files: inout [SettlingFile]) {
    guard !findingEdits.isEmpty || !functionEdits.isEmpty else { return }
    for file in files.indices {
      var findings: Set<Int> = []
      for (entry, attributed) in files[file].change.findings.enumerated() {
        let key = Entry(file: file, bin: attributed.bin, finding: attributed.finding)
        guard let edit = findingEdits[key] else { continue }
        if let edit { files[file].change.findings[entry] = edit } else { findings.insert(entry) }
      }
      var functions: Set<Int> = []
      for entry in files[file].change.functions.indices {
        guard let edit = functionEdits[Spot(file: file, entry: entry)] else { continue }
        if let edit { files[file].change.functions[entry] = edit } else { functions.insert(entry) }
      }
      files[file].remove(findings: findings, functions: functions)
    }
  }

  private mutating func note(_ gone: LooseFunction, _ come: LooseFunction) {
    moved[FunctionPlace(change: come.change, file: come.file, line: come.measure.startLine)] =
      FunctionPlace(change: gone.change, file: gone.file, line: gone.measure.startLine)
  }

  private mutating func tie(_ gone: LooseFinding, _ come: LooseFinding) {
    edited.append((come.finding.fingerprint, gone.finding.fingerprint))
    if gone.change == index { findingEdits[Entry(file: gone.file, bin: .fixed, finding: gone.finding)] = .some(nil) }
    if come.change == index {
      let weighed = FindingMatching.weighed(before: gone.finding, after: come.finding)
      findingEdits[Entry(file: come.file, bin: .introduced, finding: come.finding)] = .some(weighed)
    }
  }

  /// What the move did to the function; nil where it is as healthy as before.
  private static func change(from gone: LooseFunction, to come: LooseFunction) -> FunctionChange? {
    let change = FunctionMatching.change(from: gone.measure, to: come.measure)
    return change.bin == .inherited ? nil : change
  }
}

extension Array {
  fileprivate mutating func remove(at indexes: Set<Int>) {
    guard !indexes.isEmpty else { return }
    self = enumerated().filter { !indexes.contains($0.offset) }.map(\.element)
  }
}
