/// The regions of a batch as one text of small numbers, each region ended by a number of its own.
struct CloneText {
  struct Region {
    /// Where it starts in the text.
    var start: Int
    var file: Int
    /// Where it starts in its file's excerpt.
    var offset: Int
  }

  private(set) var symbols: [Int32] = []
  private(set) var alphabet = 1
  private(set) var regions: [Region] = []
  private let excerpts: [CloneTokens?]

  init(_ plan: ClonePlan, batch: Int, _ excerpts: [CloneTokens?]) {
    self.excerpts = excerpts
    let chosen = plan.batches[batch].map { plan.regions[$0] }
    let length = chosen.reduce(1) { $0 + $1.tokens.count + 1 }
    symbols.reserveCapacity(length)
    var numbers = DenseNumbers(expecting: min(length, 1 << 16))
    for region in chosen {
      guard let excerpt = excerpts[region.file] else { continue }
      // A file that was read again and is not what it was may be shorter.
      let end = min(region.offset + region.tokens.count, excerpt.count)
      guard region.offset < end else { continue }
      regions.append(Region(start: symbols.count, file: region.file, offset: region.offset))
      for token in region.offset..<end {
        symbols.append(Int32(numbers.number(for: excerpt.symbols[token])))
      }
      // Replaced below by the number of the region, once it is known how many there are.
      symbols.append(-1)
    }
    alphabet = regions.count + numbers.count + 1
    var region: Int32 = 0
    for index in symbols.indices {
      if symbols[index] < 0 {
        region += 1
        symbols[index] = region
      } else {
        symbols[index] += Int32(regions.count) + 1
      }
    }
    symbols.append(0)
  }

  private func region(at place: Int) -> Region {
    var low = 0
    var high = regions.count
    while low < high {
      let middle = (low + high) / 2
      if regions[middle].start <= place { low = middle + 1 } else { high = middle }
    }
    return regions[low - 1]
  }

  func file(at place: Int) -> Int { region(at: place).file }

  /// The lines, from 1, that a part of one region touches.
  func lines(of range: Range<Int>) -> ClosedRange<Int> {
    let region = region(at: range.lowerBound)
    guard let excerpt = excerpts[region.file] else { return 0...0 }
    let first = region.offset + range.lowerBound - region.start
    let start = Int(excerpt.lines[first])
    return start...max(start, excerpt.endLine(of: first + range.count - 1))
  }
}
