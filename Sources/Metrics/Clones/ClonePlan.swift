package import Findings
package import SourceText

/// What of which files must be compared, in parts that can be compared one by one.
///
/// Regions whose hashes are in other regions too are linked; linked regions come into one batch, so that no clone spans
/// two batches, and small families of regions share a batch. Batches come in parts, for each of which the files that it
/// needs are read. Memory is that of the regions of one part, eight bytes a token, and of the batches in work, about
/// sixty a token: however large the tree, a few tens of megabytes unless a single family of clones is larger.
package struct ClonePlan: Sendable {
  /// A part of a file that may hold clones.
  struct Region: Sendable {
    var file: Int
    var tokens: Range<Int>
    /// Where the region starts among those of its file and part.
    var offset = 0
    /// -1 for one that no batch needs.
    var part = -1
  }

  package let settings: CloneSettings
  /// Files of which tokens are needed, by path.
  package let paths: [RepositoryPath]
  /// By file, then by place.
  let regions: [Region]
  /// For each file its regions.
  private let ofFile: [Range<Int>]
  /// Numbers of regions, rising within a batch.
  let batches: [[Int]]
  /// For each file whether it changed; all of them where the whole tree was asked for.
  let isChanged: [Bool]
  private(set) var lineCounts: [Int]
  /// All files that were compared by their sketches, and their lines.
  package internal(set) var comparedFiles: Int
  package internal(set) var comparedLines: Int

  /// Ranges of batches that are compared with what was read at one time.
  package let parts: [Range<Int>]

  /// A batch takes families of regions as long as they are no more tokens together.
  static let batchTokens = 1 << 18
  /// A part takes batches as long as they are no more tokens together.
  static let partTokens = 1 << 23

  package var batchCount: Int { batches.count }

  /// How many tokens a batch has.
  package func tokenCount(ofBatch batch: Int) -> Int { batches[batch].reduce(0) { $0 + regions[$1].tokens.count } }

  /// Tokens that must be looked at closely.
  package var tokenCount: Int { regions.reduce(0) { $0 + $1.tokens.count } }

  init(
    settings: CloneSettings, files: [CloneFile], shared: [String: DenseNumbers], changed: Set<RepositoryPath>?,
    partTokens: Int = Self.partTokens
  ) {
    self.settings = settings
    comparedFiles = files.count
    comparedLines = files.reduce(0) { $0 + $1.sketch.lineCount }

    var paths: [RepositoryPath] = []
    var isChanged: [Bool] = []
    var lineCounts: [Int] = []
    var ofFile: [Range<Int>] = []
    var regions: [Region] = []
    var links = Links()
    // The first region that has each hash, for each family.
    var firstWith = shared.mapValues { [Int32](repeating: -1, count: $0.count) }
    for file in files {
      guard let numbers = shared[file.family], numbers.count > 0 else { continue }
      let first = regions.count
      var position = 0
      for (hash, step) in zip(file.sketch.hashes, file.sketch.steps) {
        position += Int(step)
        guard let number = numbers.number(of: hash) else { continue }
        let start = max(0, position - settings.window)
        let end = min(file.sketch.tokenCount, position + settings.gram + settings.window)
        if regions.count > first, regions[regions.count - 1].tokens.upperBound >= start {
          let last = regions[regions.count - 1].tokens
          regions[regions.count - 1].tokens = last.lowerBound..<end
        } else {
          regions.append(Region(file: paths.count, tokens: start..<end))
          links.append()
        }
        let region = regions.count - 1
        let known = firstWith[file.family]?[number] ?? -1
        if known < 0 { firstWith[file.family]?[number] = Int32(region) } else { links.join(Int(known), region) }
      }
      guard regions.count > first else { continue }
      paths.append(file.path)
      isChanged.append(changed?.contains(file.path) ?? true)
      lineCounts.append(file.sketch.lineCount)
      ofFile.append(first..<regions.count)
    }
    self.paths = paths
    self.isChanged = isChanged
    self.lineCounts = lineCounts
    self.ofFile = ofFile
    batches = Self.batches(regions, &links, isChanged)
    parts = Self.parts(batches, &regions, partTokens: partTokens)
    self.regions = regions
  }

  /// Tells the regions their part and their place in it.
  private static func parts(_ batches: [[Int]], _ regions: inout [Region], partTokens: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var tokens = 0
    for (number, batch) in batches.enumerated() {
      let size = batch.reduce(0) { $0 + regions[$1].tokens.count }
      if let last = parts.last, tokens + size <= partTokens {
        parts[parts.count - 1] = last.lowerBound..<(number + 1)
        tokens += size
      } else {
        parts.append(number..<(number + 1))
        tokens = size
      }
      for region in batch { regions[region].part = parts.count - 1 }
    }
    // In the order of files; what comes next in each part of the file at hand.
    var file = -1
    var next: [Int: Int] = [:]
    for number in regions.indices where regions[number].part >= 0 {
      if regions[number].file != file {
        file = regions[number].file
        next.removeAll(keepingCapacity: true)
      }
      regions[number].offset = next[regions[number].part, default: 0]
      next[regions[number].part, default: 0] += regions[number].tokens.count
    }
    return parts
  }

  /// Linked regions together, in the order of the first of each; families that no changed file is in are left out.
  private static func batches(_ regions: [Region], _ links: inout Links, _ isChanged: [Bool]) -> [[Int]] {
    var tokens = [Int](repeating: 0, count: regions.count)
    var isWanted = [Bool](repeating: false, count: regions.count)
    for (number, region) in regions.enumerated() {
      let root = links.root(of: number)
      tokens[root] += region.tokens.count
      if isChanged[region.file] { isWanted[root] = true }
    }
    // The batch of each family of regions.
    var batchOf = [Int](repeating: -1, count: regions.count)
    var batches: [[Int]] = []
    var open = (batch: -1, tokens: 0)
    for number in regions.indices {
      let root = links.root(of: number)
      guard isWanted[root] else { continue }
      if batchOf[root] < 0 {
        if open.batch < 0 || open.tokens + tokens[root] > batchTokens {
          batches.append([])
          open = (batches.count - 1, 0)
        }
        batchOf[root] = open.batch
        open.tokens += tokens[root]
      }
      batches[batchOf[root]].append(number)
    }
    return batches
  }

  /// The files that a part needs, as indexes of `paths`.
  package func files(ofPart part: Int) -> [Int] {
    ofFile.indices.filter { file in ofFile[file].contains { regions[$0].part == part } }
  }

  /// What a part needs of a file's tokens; `file` is its index in `paths`.
  package func excerpt(_ tokens: CloneTokens, file: Int, part: Int) -> CloneTokens {
    CloneTokens(tokens, ranges: ofFile[file].filter { regions[$0].part == part }.map { regions[$0].tokens })
  }
}

/// Which regions belong together: a forest in which every tree is one family.
private struct Links {
  private var parents: [Int32] = []

  mutating func append() { parents.append(Int32(parents.count)) }

  mutating func root(of region: Int) -> Int {
    var region = region
    while Int(parents[region]) != region {
      parents[region] = parents[Int(parents[region])]
      region = Int(parents[region])
    }
    return region
  }

  /// The smaller number is the root, so that the outcome does not depend on the order.
  mutating func join(_ left: Int, _ right: Int) {
    let (left, right) = (root(of: left), root(of: right))
    if left < right { parents[right] = Int32(left) } else { parents[left] = Int32(right) }
  }
}
