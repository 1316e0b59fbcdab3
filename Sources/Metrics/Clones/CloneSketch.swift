package import Findings

/// A few hashes of a file's tokens, enough to tell which parts of it may be cloned, made once per blob and kept.
///
/// Hashes of `settings.gram` tokens in a row, of which winnowing keeps the smallest of each `settings.window`
/// neighbours: about two in `window + 1`. Two files that share `settings.minimumTokens` tokens in a row share at least
/// one hash, wherever those tokens stand. Five bytes for about nine tokens at the standard settings.
package struct CloneSketch: Sendable, Hashable {
  /// How many tokens the file has.
  package let tokenCount: Int
  /// How many lines the file has, for the share of those that are cloned.
  package let lineCount: Int
  /// The hashes kept, in the order of their tokens.
  package let hashes: [UInt32]
  /// For each hash how many tokens lie between it and the one before it; the first counts from the file's start.
  package let steps: [UInt8]

  /// - Returns: nil where the parts do not belong together, so that what was read from a damaged store is no sketch.
  package init?(tokenCount: Int, lineCount: Int, hashes: [UInt32], steps: [UInt8]) {
    guard hashes.count == steps.count, lineCount >= 0, tokenCount >= steps.reduce(0, { $0 + Int($1) }) else {
      return nil
    }
    self.tokenCount = tokenCount
    self.lineCount = lineCount
    self.hashes = hashes
    self.steps = steps
  }

  /// Linear in the number of tokens. A file of fewer than `settings.minimumTokens` has no hashes.
  package init(_ tokens: CloneTokens, lineCount: Int, settings: CloneSettings) {
    tokenCount = tokens.count
    self.lineCount = lineCount
    let gram = settings.gram
    let window = settings.window
    guard tokens.count >= settings.minimumTokens else {
      hashes = []
      steps = []
      return
    }
    var hashes: [UInt32] = []
    var steps: [UInt8] = []
    hashes.reserveCapacity(tokens.count * 2 / (window + 1) + 2)
    steps.reserveCapacity(hashes.capacity)

    // The last `window` hashes, in a ring; which of them is kept, and where it stands.
    var ring = [UInt32](repeating: 0, count: window)
    var kept = (hash: UInt32.max, position: -1)
    var lastEmitted = 0
    var rolling = RollingHash(gram: gram)
    var position = 0
    var slot = 0
    for token in tokens.symbols.indices {
      let leaving = token >= gram ? tokens.symbols[token - gram] : nil
      rolling.take(tokens.symbols[token], leaving: leaving)
      guard token + 1 >= gram else { continue }
      let hash = rolling.value
      ring[slot] = hash
      slot = slot + 1 == window ? 0 : slot + 1
      var isNew = false
      if position < window {
        // The first window fills up; the smallest counts once it is full.
        if hash < kept.hash || kept.position < 0 { kept = (hash, position) }
        isNew = position == window - 1
      } else if hash < kept.hash {
        kept = (hash, position)
        isNew = true
      } else if kept.position + window <= position {
        // It left the window: the smallest of the rest, the last of equals, so that it stays for long.
        kept = (UInt32.max, -1)
        for back in 0..<window {
          let place = (slot + window - 1 - back) % window
          if ring[place] < kept.hash || kept.position < 0 { kept = (ring[place], position - back) }
        }
        isNew = true
      }
      if isNew {
        hashes.append(kept.hash)
        steps.append(UInt8(kept.position - lastEmitted))
        lastEmitted = kept.position
      }
      position += 1
    }
    self.hashes = hashes
    self.steps = steps
  }
}

/// The hash of the last `gram` symbols, in constant time a symbol.
struct RollingHash {
  private static let base: UInt64 = 0x9e37_79b9_7f4a_7c15
  private let power: UInt64
  private var sum: UInt64 = 0

  init(gram: Int) {
    var power: UInt64 = 1
    for _ in 0..<gram { power = power &* Self.base }
    self.power = power
  }

  mutating func take(_ symbol: UInt32, leaving: UInt32?) {
    sum = sum &* Self.base &+ Self.mixed(symbol)
    if let leaving { sum = sum &- Self.mixed(leaving) &* power }
  }

  var value: UInt32 {
    let mixed = (sum ^ (sum >> 32)) &* 0xd6e8_feb8_6659_fd93
    return UInt32(truncatingIfNeeded: mixed >> 32)
  }

  private static func mixed(_ symbol: UInt32) -> UInt64 {
    (UInt64(symbol) &+ 1) &* 0xff51_afd7_ed55_8ccd
  }
}

extension CloneSettings {
  /// How many neighbouring hashes a sketch chooses one from: a third of the smallest clone, so that the rest is long
  /// enough to be rare.
  var window: Int { max(1, min(minimumTokens / 3, 64)) }

  /// How many tokens one hash of a sketch covers. `gram + window - 1` is `minimumTokens`, so every clone holds a whole
  /// window of hashes and with it one that was chosen (Schleimer, Wilkerson, Aiken, Winnowing, 2003).
  var gram: Int { minimumTokens - window + 1 }
}
