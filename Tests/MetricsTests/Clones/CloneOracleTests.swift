import Findings
import SourceText
import TestSupport
import Testing

@testable import Metrics

/// Compares with what a search of all pairs of places finds. One token a line, so that lines tell tokens.
@Suite("Clones against a search of all pairs")
struct CloneOracleTests {
  private struct Place: Hashable {
    var file: Int
    var start: Int
  }

  private struct Group {
    var length: Int
    var places: [Place]
  }

  /// Files of random symbols with pieces of one another.
  private static func files(_ random: inout SeededRandom, alphabet: UInt32) -> [[UInt32]] {
    var files: [[UInt32]] = []
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      var symbols: [UInt32] = []
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        if random.chance(60), let other = files.randomElement(using: &random), other.count > 2 {
          let start = Int.random(in: 0..<other.count, using: &random)
          symbols += other[start..<min(other.count, start + Int.random(in: 1...20, using: &random))]
        } else {
          for _ in 0..<Int.random(in: 1...12, using: &random) {
            symbols.append(UInt32.random(in: 0..<alphabet, using: &random))
          }
        }
        if random.chance(15) { symbols += symbols.suffix(Int.random(in: 1...9, using: &random)) }
      }
      files.append(symbols)
    }
    return files
  }

  /// Tokens in stretches that follow themselves and go on: what is reported of those is tested by itself.
  private static func inRuns(_ symbols: [UInt32], minimum: Int) -> [Bool] {
    var isIn = [Bool](repeating: false, count: symbols.count)
    for period in 1..<max(2, symbols.count) {
      var start = 0
      for place in 0...symbols.count {
        if place + period < symbols.count, symbols[place] == symbols[place + period] { continue }
        if place - start > period, place - start >= minimum {
          for token in start..<(place + period) { isIn[token] = true }
        }
        start = place + 1
      }
    }
    return isIn
  }

  @Test("are equal, apart, and all of them", arguments: UInt64(0)..<400)
  func everything(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let alphabets: [UInt32] = [2, 3, 5, 50]
    let alphabet = alphabets.randomElement(using: &random) ?? 5
    let minimum = Int.random(in: 2...9, using: &random)
    let files: [[UInt32]] = Self.files(&random, alphabet: alphabet)
    var tree = CloneTree(CloneSettings(minimumTokens: minimum, minimumLines: 1))
    for (number, symbols) in files.enumerated() { tree.add("f\(number)", symbols: symbols) }
    let report = tree.report()
    let story: Comment = "seed \(seed), minimum \(minimum), \(files), \(CloneTree.words(report))"
    #expect(report.unlisted == 0, story)

    let groups = report.groups.map { group in
      Group(
        length: group.tokens,
        places: group.places.compactMap { place in
          Int(place.path.lossyString.dropFirst()).map { Place(file: $0, start: place.startLine - 1) }
        })
    }
    expectSound(groups, files, minimum, story)
    expectComplete(groups, files, minimum, story)
    for file in report.duplicated {
      let number = Int(file.path.lossyString.dropFirst()) ?? -1
      let lines = Set(
        groups.flatMap { group in
          group.places.filter { $0.file == number }.flatMap { ($0.start + 1)...($0.start + group.length) }
        })
      #expect(file.count == lines.count && Set(file.ranges.flatMap { $0 }) == lines, story)
    }
  }

  private func expectSound(_ groups: [Group], _ files: [[UInt32]], _ minimum: Int, _ story: Comment) {
    for group in groups {
      #expect(group.length >= minimum && group.places.count > 1, story)
      let texts = Set(group.places.map { Array(files[$0.file][$0.start..<($0.start + group.length)]) })
      #expect(texts.count == 1, story)
      for (left, right) in zip(group.places, group.places.dropFirst()) where left.file == right.file {
        #expect(left.start + group.length <= right.start, story)
      }
    }
    for (number, inner) in groups.enumerated() {
      for (other, outer) in groups.enumerated() where other != number {
        let isInside = inner.places.allSatisfy { place in
          outer.places.contains {
            $0.file == place.file && $0.start <= place.start
              && place.start + inner.length <= $0.start + outer.length
          }
        }
        #expect(!isInside, "\(story), \(inner) inside \(outer)")
      }
    }
  }

  /// Every pair of places that cannot be made longer is in one group or in linked ones, but for those in runs, and those that overlap another place with
  /// the same code, of which one is kept.
  private func expectComplete(_ groups: [Group], _ files: [[UInt32]], _ minimum: Int, _ story: Comment) {
    let runs = files.map { Self.inRuns($0, minimum: minimum) }
    let families = families(groups)
    var pairs = 0
    for (leftFile, left) in files.enumerated() {
      for (rightFile, right) in files.enumerated() where leftFile <= rightFile {
        for leftStart in left.indices {
          for rightStart in right.indices where leftFile < rightFile || leftStart < rightStart {
            if leftStart > 0, rightStart > 0, left[leftStart - 1] == right[rightStart - 1] { continue }
            let length = zip(left[leftStart...], right[rightStart...]).prefix { $0 == $1 }.count
            guard length >= minimum, leftFile != rightFile || rightStart - leftStart >= length else { continue }
            guard !runs[leftFile][leftStart..<(leftStart + length)].contains(true),
              !runs[rightFile][rightStart..<(rightStart + length)].contains(true)
            else { continue }
            let code = left[leftStart..<(leftStart + length)]
            if overlapsItself(code, leftStart, left) || overlapsItself(code, rightStart, right) { continue }
            let lefts = groups.indices.filter { holds(groups[$0], leftFile, leftStart, length) }
            let rights = groups.indices.filter { holds(groups[$0], rightFile, rightStart, length) }
            pairs += 1
            let isFound = lefts.contains { left in rights.contains { families[left] == families[$0] } }
            #expect(isFound, "\(story), f\(leftFile):\(leftStart) f\(rightFile):\(rightStart) of \(length)")
          }
        }
      }
    }
  }

  /// A number for each group, the same for groups of which a place of one holds one of the other.
  private func families(_ groups: [Group]) -> [Int] {
    var families = Array(groups.indices)
    for (number, group) in groups.enumerated() {
      for (other, outer) in groups.enumerated()
      where group.places.contains(where: { holds(outer, $0.file, $0.start, group.length) }) {
        let (from, to) = (families[number], families[other])
        for index in families.indices where families[index] == from { families[index] = to }
      }
    }
    return families
  }

  private func holds(_ group: Group, _ file: Int, _ start: Int, _ length: Int) -> Bool {
    group.places.contains {
      $0.file == file && $0.start <= start && start + length <= $0.start + group.length
    }
  }

  private func overlapsItself(_ code: ArraySlice<UInt32>, _ start: Int, _ symbols: [UInt32]) -> Bool {
    let nearby = max(0, start - code.count + 1)...min(symbols.count - code.count, start + code.count - 1)
    return nearby.contains { $0 != start && symbols[$0..<($0 + code.count)] == code }
  }

  @Test("are the same for any order of files, and for a change as for the whole", arguments: UInt64(0)..<100)
  func change(_ seed: UInt64) {
    var random = SeededRandom(seed: seed &+ 1_000)
    let settings = CloneSettings(minimumTokens: Int.random(in: 3...9, using: &random), minimumLines: 1)
    var tree = CloneTree(settings)
    for (number, symbols) in Self.files(&random, alphabet: 4).enumerated() { tree.add("f\(number)", symbols: symbols) }
    let whole = tree.report()
    let shuffled = CloneIndex(tree.files.shuffled(using: &random), settings: settings).plan()
    #expect(tree.report(shuffled) == whole, "seed \(seed)")

    // In parts of a few tokens each, as a tree too large to be held is compared.
    let parted = CloneIndex(tree.files, settings: settings).plan(partTokens: 30)
    #expect(tree.report(parted) == whole, "seed \(seed)")

    // The tree before: one file as it was, one that is gone, one that is new.
    var before = tree
    before.add("f0", symbols: [9, 9, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    before.add("gone", symbols: tree.tokens[RepositoryPath("f0")]?.tokens.symbols ?? [])
    let index = CloneIndex(before.files, settings: settings)
    let changed = tree.files.filter { $0.path == RepositoryPath("f0") }
    let report = tree.report(index.plan(changed: changed, removed: [RepositoryPath("gone")]))
    // What the whole tree leaves out because others say it, a change may name; the other way round never.
    let expected = whole.groups.filter { group in group.places.contains { $0.path == RepositoryPath("f0") } }
    #expect(Set(expected).isSubset(of: Set(report.groups)), "seed \(seed)")
    #expect(report.groups.allSatisfy { $0.places.contains { $0.path == RepositoryPath("f0") } })
    #expect(report.duplicated == whole.duplicated.filter { $0.path == RepositoryPath("f0") }, "seed \(seed)")
    #expect(report.lines == whole.lines && report.files == whole.files, "seed \(seed)")
  }
}
