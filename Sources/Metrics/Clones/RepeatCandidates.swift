/// What may be repeats of a text: stretches of neighbours among its suffixes in order that share more with one another
/// than with the rest. There are fewer than suffixes, however long and often the text repeats itself.
struct RepeatCandidates {
  /// The suffixes from `low` up to `high` in order share `length` symbols, differ in the one behind and in the one
  /// before, and two of them do not overlap.
  struct Candidate {
    var length: Int32
    var low: Int32
    var high: Int32
    /// The first place of them in the text.
    var first: Int32
    /// Whether a place shares no more than these symbols with any other, neither behind nor before them.
    var hasOwn: Bool
    /// One place of each group of suffixes that share still more: a range of `samples`.
    var samples: Range<Int32>
  }

  /// The longest first, then by their first place.
  private(set) var all: [Candidate] = []
  private(set) var samples: [Int32] = []

  /// What is known of the suffixes that share something.
  private struct Summary {
    var first: Int32
    var last: Int32
    /// The symbol before them; -1 where they differ in it, so that none is longer to the left.
    var before: Int32
    var hasOwn: Bool

    mutating func merge(_ other: Summary) {
      first = min(first, other.first)
      last = max(last, other.last)
      if before != other.before { before = -1 }
      hasOwn = hasOwn || other.hasOwn
    }
  }

  private struct Open {
    var length: Int32
    var low: Int32
    var summary: Summary
    /// Where its samples start among those of all that are open.
    var sample: Int
  }

  /// Linear in the number of suffixes.
  ///
  /// - Parameters:
  ///   - order: suffixes in order; `shared`: what each shares with the one before it, 0 for less than `minimum`.
  ///   - length: of the text.
  ///   - before: the symbol before a place, -1 where nothing before it may be shared.
  init(order: [Int32], shared: [Int32], length: Int, minimum: Int, before: (Int) -> Int32) {
    var longest = [Int32](repeating: 0, count: length)
    for index in order.indices {
      longest[Int(order[index])] = max(shared[index], index + 1 < shared.count ? shared[index + 1] : 0)
    }
    var open: [Open] = []
    var pending: [Int32] = []
    open.append(
      Open(length: 0, low: 0, summary: Summary(first: .max, last: .min, before: -1, hasOwn: false), sample: 0))
    guard !order.isEmpty else { return }
    for index in 1...order.count {
      let next = index < order.count ? shared[index] : 0
      let place = order[index - 1]
      var low = Int32(index - 1)
      let own = place == 0 || longest[Int(place) - 1] <= longest[Int(place)]
      var summary = Summary(first: place, last: place, before: before(Int(place)), hasOwn: own)
      while let top = open.last, next < top.length {
        pending.append(place)
        summary.merge(top.summary)
        open.removeLast()
        low = top.low
        // Where all overlap, nothing stands for them: the shorter stretch around this one must look at each place.
        let isApart = summary.last - summary.first >= top.length
        if top.length >= Int32(minimum), summary.before < 0, isApart {
          let start = Int32(samples.count)
          samples += pending[top.sample...]
          all.append(
            Candidate(
              length: top.length, low: low, high: Int32(index), first: summary.first, hasOwn: summary.hasOwn,
              samples: start..<Int32(samples.count)))
        }
        pending.removeLast(pending.count - top.sample)
        summary.hasOwn = !isApart
      }
      // What is left is one child of the stretch that is open now, or of a new one.
      if let top = open.last, next > top.length {
        open.append(Open(length: next, low: low, summary: summary, sample: pending.count))
        pending.append(place)
      } else if open.count > 1 {
        open[open.count - 1].summary.merge(summary)
        pending.append(place)
      }
    }
    all.sort { ($0.length, $1.first) > ($1.length, $0.first) }
  }
}
