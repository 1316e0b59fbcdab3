/// Gives each distinct 32-bit value a small number, in the order in which they come: 0, 1, 2, …
///
/// Open addressing; constant time a value unless somebody chose the values to collide, and then no more than the
/// longest run of full places. Twelve bytes a value at most.
struct DenseNumbers: Sendable {
  /// Number + 1 of the value at each place; 0 where it is free.
  private var numbers: [UInt32]
  private var values: [UInt32]
  private var mask: Int
  private(set) var count = 0

  init(expecting expected: Int) {
    var capacity = 16
    while capacity * 3 < expected * 4 { capacity *= 2 }
    numbers = [UInt32](repeating: 0, count: capacity)
    values = [UInt32](repeating: 0, count: capacity)
    mask = capacity - 1
  }

  /// The number of `value`; nil where it has none.
  func number(of value: UInt32) -> Int? {
    let place = place(of: value)
    return numbers[place] == 0 ? nil : Int(numbers[place]) - 1
  }

  /// The number of `value`, a new one where it had none.
  mutating func number(for value: UInt32) -> Int {
    let place = place(of: value)
    if numbers[place] != 0 { return Int(numbers[place]) - 1 }
    count += 1
    numbers[place] = UInt32(count)
    values[place] = value
    if count * 4 > (mask + 1) * 3 { grow() }
    return count - 1
  }

  private func place(of value: UInt32) -> Int {
    var place = Int((UInt64(value) &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
    while numbers[place] != 0, values[place] != value { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = (numbers, values)
    numbers = [UInt32](repeating: 0, count: (mask + 1) * 2)
    values = [UInt32](repeating: 0, count: numbers.count)
    mask = numbers.count - 1
    for place in old.0.indices where old.0[place] != 0 {
      let free = self.place(of: old.1[place])
      numbers[free] = old.0[place]
      values[free] = old.1[place]
    }
  }
}
