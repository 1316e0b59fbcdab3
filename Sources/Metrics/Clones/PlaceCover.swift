/// Tells which of the clones found so far hold a stretch of the text, and which clones belong together because a place
/// of one stands inside one of the other. Clones come in falling length.
///
/// A tree of the farthest ends over the places at which clones start: logarithmic to add to and to ask.
struct PlaceCover {
  private let width: Int
  /// The farthest end of the clones that start below each node, with the clone's number in the low half; 0 for none.
  private var ends: [UInt64]
  /// The newest entry at each start, -1 for none, and the chain of older ones.
  private var heads: [Int32]
  private var entries: [(clone: Int32, end: Int32, next: Int32)] = []
  private var parents: [Int32] = []

  init(length: Int) {
    var width = 1
    while width < length { width *= 2 }
    self.width = width
    ends = [UInt64](repeating: 0, count: 2 * width)
    heads = [Int32](repeating: -1, count: length)
  }

  /// Adds the next clone, and a link to each of those that hold one of its places.
  mutating func add(length: Int, places: [Int]) {
    let clone = parents.count
    parents.append(Int32(clone))
    for place in places {
      if let holder = holder(from: place, to: place + length) { join(holder, clone) }
    }
    for place in places {
      entries.append((Int32(clone), Int32(place + length), heads[place]))
      heads[place] = Int32(entries.count - 1)
      let value = UInt64(place + length) << 32 | UInt64(clone)
      var node = width + place
      while node > 0, ends[node] >> 32 < value >> 32 {
        ends[node] = value
        node /= 2
      }
    }
  }

  /// Of the clones that have a place from `start` or before up to `end` or behind, the one that goes farthest.
  func holder(from start: Int, to end: Int) -> Int? {
    var node = width + start
    var farthest = ends[node]
    while node > 1 {
      if node & 1 == 1, ends[node - 1] >> 32 > farthest >> 32 { farthest = ends[node - 1] }
      node /= 2
    }
    return farthest >> 32 >= UInt64(end) ? Int(farthest & 0xffff_ffff) : nil
  }

  /// The number of all the clones that are linked with `clone`.
  mutating func family(of clone: Int) -> Int {
    var clone = clone
    while Int(parents[clone]) != clone {
      parents[clone] = parents[Int(parents[clone])]
      clone = Int(parents[clone])
    }
    return clone
  }

  private mutating func join(_ left: Int, _ right: Int) {
    let (left, right) = (family(of: left), family(of: right))
    if left < right { parents[right] = Int32(left) } else { parents[left] = Int32(right) }
  }

  /// The first clone for which `isAccepted` is true of those that start at `start` or before and end at `end` or
  /// behind; adds what was looked at to `steps`.
  func first(from start: Int, to end: Int, steps: inout Int, where isAccepted: (Int, inout Int) -> Bool) -> Int? {
    var pending = [1]
    while let node = pending.popLast() {
      steps += 1
      guard ends[node] >> 32 >= UInt64(end) else { continue }
      if node < width {
        // What starts behind `start` is no use: a node's first leaf tells.
        let shift = width.trailingZeroBitCount - (Int.bitWidth - 1 - node.leadingZeroBitCount)
        let right = 2 * node + 1
        if (right << (shift - 1)) - width <= start { pending.append(right) }
        pending.append(2 * node)
        continue
      }
      guard node - width <= start else { continue }
      var entry = heads[node - width]
      while entry >= 0 {
        steps += 1
        let (clone, cloneEnd, next) = entries[Int(entry)]
        if cloneEnd >= Int32(end), isAccepted(Int(clone), &steps) { return Int(clone) }
        entry = next
      }
    }
    return nil
  }
}
