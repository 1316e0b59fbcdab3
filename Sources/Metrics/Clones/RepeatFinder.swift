internal import Findings

/// Finds what stands in a text of symbols more than once.
///
/// Suffixes of the text are put in order, so that equal beginnings are neighbours; each stretch of neighbours that share
/// more with one another than with the rest is a candidate (`RepeatCandidates`). The longest come first. One whose every
/// place stands inside longer ones is left out where those are linked by common places already: what it would say is
/// said, and a thousand copies of a file, each changed in one place, do not become half a million clones. So every place
/// with code that stands elsewhere is in a repeat, and any two places with the same code are in one or in linked ones.
///
/// Near-linear: everything but the places of the repeats that are listed takes a number of steps that is linear in the
/// text, each of logarithmic time at most. `stepsASymbol` holds texts made to nest repeats in repeats.
struct RepeatFinder {
  /// Equal symbols at several places that do not overlap.
  struct Repeat: Hashable {
    var length: Int
    /// Rising.
    var places: [Int]
  }

  struct Result {
    /// The longest first, then by their first place. None has all of its places inside those of another.
    var repeats: [Repeat] = []
    /// Candidates that were not looked at because the limit was reached; 0 but for texts made for that.
    var unlisted = 0
    /// What it took, for tests that bound the work without a clock.
    var steps = 0
  }

  /// How many steps a symbol may be taken; real code takes fewer than two.
  static let stepsASymbol = 32

  private let minimum: Int
  /// Whether a place counts: lines, say.
  private let isLongEnough: (Range<Int>) -> Bool
  private let kind: CloneKind
  private let stepsASymbol: Int

  init(
    settings: CloneSettings, stepsASymbol: Int = Self.stepsASymbol, isLongEnough: @escaping (Range<Int>) -> Bool
  ) {
    self.stepsASymbol = stepsASymbol
    minimum = settings.minimumTokens
    kind = settings.kind
    self.isLongEnough = isLongEnough
  }

  /// - Parameters:
  ///   - text: numbers from 1, and 0 as its last. Parts of it between which nothing may be shared are parted by numbers
  ///     that stand nowhere else, from 1 to `separators`.
  ///   - alphabet: more than any number in it.
  func repeats(in text: [Int32], alphabet: Int, separators: Int) -> Result {
    var result = Result()
    result.steps = text.count
    guard text.count > minimum else { return result }
    var order = SuffixArray.build(text, alphabet: alphabet)
    var shared = SuffixArray.commonPrefixes(text, order)
    keepRepeated(&order, &shared)
    guard !order.isEmpty else { return result }

    let runs = runs(order, shared, length: text.count)
    var isHidden = [Bool](repeating: false, count: text.count)
    for run in runs.runs {
      for place in runs.hidden(run) { isHidden[place] = true }
      result.steps += run.range.count
    }
    if !runs.runs.isEmpty { drop(isHidden, &order, &shared) }

    let candidates = RepeatCandidates(order: order, shared: shared, length: text.count, minimum: minimum) { place in
      place == 0 || isHidden[place - 1] || text[place - 1] <= Int32(separators) ? -1 : text[place - 1]
    }
    list(candidates, order, runs, length: text.count, into: &result)
    return result
  }

  // MARK: Order

  /// Leaves out the suffixes that share fewer than `minimum` symbols with any other.
  private func keepRepeated(_ order: inout [Int32], _ shared: inout [Int32]) {
    let least = Int32(minimum)
    var kept = 0
    for index in order.indices {
      let before = shared[index]
      let behind = index + 1 < order.count ? shared[index + 1] : 0
      guard before >= least || behind >= least else { continue }
      order[kept] = order[index]
      shared[kept] = before >= least ? before : 0
      kept += 1
    }
    order.removeLast(order.count - kept)
    shared.removeLast(shared.count - kept)
  }

  /// Leaves out the hidden ones; what their neighbours share is the least of what was between them.
  private func drop(_ isHidden: [Bool], _ order: inout [Int32], _ shared: inout [Int32]) {
    var kept = 0
    var least = Int32.max
    for index in order.indices {
      least = min(least, shared[index])
      guard !isHidden[Int(order[index])] else { continue }
      order[kept] = order[index]
      shared[kept] = least
      least = Int32.max
      kept += 1
    }
    order.removeLast(order.count - kept)
    shared.removeLast(shared.count - kept)
    if !shared.isEmpty { shared[0] = 0 }
  }

  private func runs(_ order: [Int32], _ shared: [Int32], length: Int) -> RepeatRuns {
    var classes = [Int32](repeating: -1, count: length)
    var number: Int32 = -1
    for index in order.indices {
      if shared[index] < Int32(minimum) { number += 1 }
      classes[Int(order[index])] = number
    }
    return RepeatRuns(classes: classes, classCount: Int(number) + 1, minimum: minimum)
  }

  // MARK: Places

  private func list(
    _ candidates: RepeatCandidates, _ order: [Int32], _ runs: RepeatRuns, length: Int, into result: inout Result
  ) {
    var cover = PlaceCover(length: length)
    let listed = listed(runs, length: length)
    let limit = result.steps + length * stepsASymbol
    // Places, by their rank, that were passed over because they overlap another of the same repeat.
    var loose = RankCounts(count: order.count)
    var ownRuns = runs.runs.flatMap { repeatsOfItself($0) }.sorted(by: Self.precedes)[...]
    for (index, candidate) in candidates.all.enumerated() {
      guard result.steps < limit else {
        result.unlisted = candidates.all.count - index + ownRuns.count
        break
      }
      while let own = ownRuns.first, own.length > Int(candidate.length) {
        add(own, &cover, &result)
        ownRuns.removeFirst()
      }
      let size = Int(candidate.length)
      if !candidate.hasOwn, loose.count(from: Int(candidate.low), to: Int(candidate.high)) == 0 {
        let samples = candidates.samples[Int(candidate.samples.lowerBound)..<Int(candidate.samples.upperBound)]
        result.steps += samples.count
        if areLinked(samples.lazy.map { Int($0) }, size, &cover) { continue }
      }
      var starts = order[Int(candidate.low)..<Int(candidate.high)].map { Int($0) }
      starts.sort()
      result.steps += starts.count
      if !runs.runs.isEmpty { starts = alsoWithinRuns(starts, size, runs, &result.steps) }
      starts = starts.filter {
        isLongEnough($0..<($0 + size)) && hasSubstance($0..<($0 + size), listed)
      }
      let (places, others) = Self.apart(starts, size)
      if places.count > 1 { add(Repeat(length: size, places: places), &cover, &result) }
      guard !others.isEmpty else { continue }
      // What overlaps a place that was taken may still equal one that it does not overlap.
      let (second, _) = Self.apart(others, size)
      let rest = places.filter { place in !Self.overlaps(place, second, size) }
      if second.count + rest.count > 1 {
        add(Repeat(length: size, places: (second + rest).sorted()), &cover, &result)
      }
      let overlapping = Set(others)
      for rank in Int(candidate.low)..<Int(candidate.high) where overlapping.contains(Int(order[rank])) {
        loose.add(rank)
      }
    }
    if result.unlisted == 0 { for own in ownRuns { add(own, &cover, &result) } }
    result.repeats.sort(by: Self.precedes)
  }

  /// The first places that overlap none before them, and the others.
  private static func apart(_ starts: [Int], _ size: Int) -> (places: [Int], others: [Int]) {
    var places: [Int] = []
    var others: [Int] = []
    for start in starts {
      if start >= (places.last ?? -size) + size { places.append(start) } else { others.append(start) }
    }
    return (places, others)
  }

  /// Whether a place overlaps one of `others`, which rise and are apart.
  private static func overlaps(_ place: Int, _ others: [Int], _ size: Int) -> Bool {
    var low = 0
    var high = others.count
    while low < high {
      let middle = (low + high) / 2
      if others[middle] + size <= place { low = middle + 1 } else { high = middle }
    }
    return low < others.count && others[low] < place + size
  }

  private static func precedes(_ left: Repeat, _ right: Repeat) -> Bool {
    (right.length, left.places[0]) < (left.length, right.places[0])
  }

  /// Whether all places stand inside repeats that are there and linked.
  private func areLinked(_ places: some Sequence<Int>, _ length: Int, _ cover: inout PlaceCover) -> Bool {
    var family: Int?
    for place in places {
      guard let holder = cover.holder(from: place, to: place + length) else { return false }
      let found = cover.family(of: holder)
      if let family, family != found { return false }
      family = found
    }
    return true
  }

  /// Adds a repeat unless its places stand inside linked ones that are there, or all inside those of one.
  private func add(_ new: Repeat, _ cover: inout PlaceCover, _ result: inout Result) {
    result.steps += new.places.count
    if areLinked(new.places, new.length, &cover) { return }
    if new.places.allSatisfy({ cover.holder(from: $0, to: $0 + new.length) != nil }) {
      let known = result.repeats
      let holder = cover.first(
        from: new.places[0], to: new.places[0] + new.length, steps: &result.steps
      ) { clone, steps in
        Self.holds(known[clone], new, &steps)
      }
      if holder != nil { return }
    }
    cover.add(length: new.length, places: new.places)
    result.repeats.append(new)
  }

  /// Whether each place of `inner` stands inside one of `outer`'s, which do not overlap.
  private static func holds(_ outer: Repeat, _ inner: Repeat, _ steps: inout Int) -> Bool {
    for place in inner.places {
      steps += 1
      var low = 0
      var high = outer.places.count
      while low < high {
        let middle = (low + high) / 2
        if outer.places[middle] <= place { low = middle + 1 } else { high = middle }
      }
      guard low > 0, place + inner.length <= outer.places[low - 1] + outer.length else { return false }
    }
    return true
  }

  // MARK: Runs

  /// The places in a run that equal one in its first pattern, added to the others.
  private func alsoWithinRuns(_ starts: [Int], _ size: Int, _ runs: RepeatRuns, _ steps: inout Int) -> [Int] {
    var all = starts
    for start in starts {
      guard let run = runs.run(startingAround: start) else { continue }
      let step = (size + run.period - 1) / run.period * run.period
      var next = start + step
      while next + size <= run.range.upperBound {
        all.append(next)
        next += step
        steps += 1
      }
    }
    if all.count > starts.count { all = Array(Set(all)).sorted() }
    return all
  }

  /// A run as clones: of its pattern where that is long enough, otherwise of its first half, and of what is left at its
  /// end where that is long enough too. None of a run that is too short for two, and none of a list of rows that are
  /// equal only when renamed: that is data.
  private func repeatsOfItself(_ run: RepeatRuns.Run) -> [Repeat] {
    let start = run.range.lowerBound
    let half = run.range.count / 2 / run.period * run.period
    var size = run.period
    if size >= minimum {
      while size <= half, !isLongEnough(start..<(start + size)) { size += run.period }
    } else {
      guard kind == .exact else { return [] }
      size = half
    }
    guard size >= minimum, size <= half else { return [] }
    return [size, run.range.count % size].compactMap { length in
      guard length >= minimum else { return nil }
      let starts = stride(from: start, through: run.range.upperBound - length, by: size)
      let places = starts.filter { isLongEnough($0..<($0 + length)) }
      return places.count > 1 ? Repeat(length: length, places: places) : nil
    }
  }

  /// For each place how many symbols before it stand in runs of a short pattern; empty where that does not matter.
  ///
  /// When names and literals are all one, any two lists of rows are equal, so a clone needs `minimum` symbols that are
  /// in none.
  private func listed(_ runs: RepeatRuns, length: Int) -> [Int32] {
    guard kind == .renamed, runs.runs.contains(where: { $0.period < minimum }) else { return [] }
    var sums: [Int32] = [0]
    sums.reserveCapacity(length + 1)
    var next = 0
    var end = 0
    for place in 0..<length {
      while next < runs.runs.count, runs.runs[next].range.lowerBound <= place {
        if runs.runs[next].period < minimum { end = max(end, runs.runs[next].range.upperBound) }
        next += 1
      }
      sums.append(sums[place] + (place < end ? 1 : 0))
    }
    return sums
  }

  private func hasSubstance(_ place: Range<Int>, _ listed: [Int32]) -> Bool {
    listed.isEmpty || place.count - Int(listed[place.upperBound] - listed[place.lowerBound]) >= minimum
  }
}

/// How many ranks of a range were added (Fenwick, 1994): logarithmic, and nothing where none were.
private struct RankCounts {
  private let count: Int
  private var sums: [Int32] = []

  init(count: Int) {
    self.count = count
  }

  mutating func add(_ rank: Int) {
    if sums.isEmpty { sums = [Int32](repeating: 0, count: count + 1) }
    var node = rank + 1
    while node <= count {
      sums[node] += 1
      node += node & -node
    }
  }

  func count(from low: Int, to high: Int) -> Int { sums.isEmpty ? 0 : sum(below: high) - sum(below: low) }

  private func sum(below rank: Int) -> Int {
    var node = rank
    var sum = 0
    while node > 0 {
      sum += Int(sums[node])
      node -= node & -node
    }
    return sum
  }
}
