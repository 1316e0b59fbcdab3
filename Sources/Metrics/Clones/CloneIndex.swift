package import Findings
package import SourceText

/// One file whose code is compared.
package struct CloneFile: Sendable, Hashable {
  package var path: RepositoryPath
  /// Only files of one family are compared; see `CloneFamily`.
  package var family: String
  package var sketch: CloneSketch

  package init(path: RepositoryPath, family: String, sketch: CloneSketch) {
    self.path = path
    self.family = family
    self.sketch = sketch
  }
}

/// The sketches of a tree, which can be asked where clones may be: in the whole tree, or of files that changed.
///
/// Built once, in near-linear time; a question about a change costs no more than the change and the files it shares code
/// with. Thirteen bytes for about nine tokens.
package struct CloneIndex: Sendable {
  let settings: CloneSettings
  /// By path.
  let files: [CloneFile]
  /// For each family its hashes and the files they are in, by hash, then file.
  let entries: [String: [Entry]]

  struct Entry: Sendable {
    var hash: UInt32
    var file: UInt32
  }

  /// - Parameter files: in any order; of two with one path the last is taken.
  package init(_ files: [CloneFile], settings: CloneSettings) {
    self.settings = settings
    self.files = Self.sorted(files)
    var entries: [String: [Entry]] = [:]
    for (number, file) in self.files.enumerated() {
      entries[file.family, default: []] += file.sketch.hashes.map { Entry(hash: $0, file: UInt32(number)) }
    }
    for family in entries.keys { Self.sortByHash(&entries[family, default: []]) }
    self.entries = entries
  }

  private static func sorted(_ files: [CloneFile]) -> [CloneFile] {
    var last: [RepositoryPath: CloneFile] = [:]
    last.reserveCapacity(files.count)
    for file in files { last[file.path] = file }
    return last.values.sorted { $0.path < $1.path }
  }

  /// Two bytes at a time from the low ones; files stay in order within a hash.
  private static func sortByHash(_ entries: inout [Entry]) {
    guard entries.count > 4_096 else {
      entries.sort { ($0.hash, $0.file) < ($1.hash, $1.file) }
      return
    }
    var other = entries
    for shift in [UInt32(0), 16] {
      var offsets = [Int](repeating: 0, count: 65_537)
      for entry in entries { offsets[Int((entry.hash >> shift) & 0xffff) + 1] += 1 }
      for digit in 1...65_536 { offsets[digit] += offsets[digit - 1] }
      for entry in entries {
        let digit = Int((entry.hash >> shift) & 0xffff)
        other[offsets[digit]] = entry
        offsets[digit] += 1
      }
      swap(&entries, &other)
    }
  }

  /// Where the clones of the whole tree may be.
  package func plan() -> ClonePlan { plan(partTokens: ClonePlan.partTokens) }

  func plan(partTokens: Int) -> ClonePlan {
    var shared: [String: DenseNumbers] = [:]
    for (family, entries) in entries {
      var numbers = DenseNumbers(expecting: 1_024)
      for index in entries.indices.dropFirst() where entries[index].hash == entries[index - 1].hash {
        _ = numbers.number(for: entries[index].hash)
      }
      shared[family] = numbers
    }
    return ClonePlan(settings: settings, files: files, shared: shared, changed: nil, partTokens: partTokens)
  }

  /// Where the clones may be that files which changed have a part in, among themselves and with the rest of the tree.
  ///
  /// - Parameters:
  ///   - changed: the files as they are now, new ones included; they take the place of those with their paths.
  ///   - removed: files of the tree that are no more.
  package func plan(changed: [CloneFile], removed: Set<RepositoryPath> = []) -> ClonePlan {
    let changed = Self.sorted(changed)
    let gone = removed.union(changed.map(\.path))
    var isGone = [Bool](repeating: false, count: files.count)
    for (number, file) in files.enumerated() where gone.contains(file.path) { isGone[number] = true }

    var shared: [String: DenseNumbers] = [:]
    var others: Set<Int> = []
    for family in Set(changed.map(\.family)).sorted() {
      let entries = entries[family] ?? []
      var hashes = changed.filter { $0.family == family }.flatMap(\.sketch.hashes)
      hashes.sort()
      var numbers = DenseNumbers(expecting: 1_024)
      var index = 0
      while index < hashes.count {
        let hash = hashes[index]
        var isShared = index + 1 < hashes.count && hashes[index + 1] == hash
        while index < hashes.count, hashes[index] == hash { index += 1 }
        var place = Self.firstIndex(of: hash, in: entries)
        while place < entries.count, entries[place].hash == hash {
          let file = Int(entries[place].file)
          if !isGone[file] {
            isShared = true
            others.insert(file)
          }
          place += 1
        }
        if isShared { _ = numbers.number(for: hash) }
      }
      shared[family] = numbers
    }
    let all = Self.sorted(others.sorted().map { files[$0] } + changed)
    var lines = changed.reduce(0) { $0 + $1.sketch.lineCount }
    var count = changed.count
    for (number, file) in files.enumerated() where !isGone[number] {
      lines += file.sketch.lineCount
      count += 1
    }
    var plan = ClonePlan(settings: settings, files: all, shared: shared, changed: Set(changed.map(\.path)))
    plan.comparedFiles = count
    plan.comparedLines = lines
    return plan
  }

  private static func firstIndex(of hash: UInt32, in entries: [Entry]) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
