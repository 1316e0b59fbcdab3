internal import RuleEngine

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Remembers stretches of text that hold no credential, so that a version of a file is searched only where it differs
/// from those before. One a worker: versions of a file stand next to each other in a pack.
///
/// A text is cut at the ends of lines that its own bytes choose, so that an edit moves no cut far from it. Whether a match
/// begins in a stretch depends on the stretch, on the little before it that an expression may look at, and on what comes
/// behind it as far as a match can reach: the stretch is known by the hash of all that. Nothing is cut where a line ends
/// in a letter or digit, which base64 may go on behind, or in what may stand between two literals that are put together.
///
/// The hash has a key that is made anew in each process: nobody can prepare two texts of one hash.
struct SearchedStretches {
  /// The least length of a stretch, in bytes: more than an expression sees before a match. What one edit makes new is
  /// some stretches and as many around them, so shorter ones search less. With 384, cut at one in four of the line ends
  /// behind that, 63 % of the bytes of git's own history were searched; therefore it is 160 and one in two. What share
  /// these search was not measured.
  private static let least = 160
  /// Hashes that are kept of late and from before that; what is forgotten is searched again. Versions of a file stand
  /// together, so the oldest are needed least.
  private static let capacity = 1 << 20

  private let key: UInt64
  private var clean: Set<UInt64> = []
  private var earlier: Set<UInt64> = []
  /// How far a match that begins in a stretch may depend on what is behind it, for most expressions and for all.
  private let reach: RuleSet.Reach
  /// Bytes that were searched, and that were asked about: the measure of what is saved.
  private(set) var searched = 0
  private(set) var asked = 0

  init(rules: RuleSet, key: UInt64 = .random(in: .min ... .max)) {
    reach = rules.credentialReach
    self.key = key | 1
  }

  /// Whether a credential rule matches somewhere in `bytes`; the same as asking the matcher about the whole.
  mutating func mayHoldSecret(
    _ bytes: borrowing Span<UInt8>, _ matcher: inout RuleMatcher
  ) throws(RuleError) -> Bool {
    asked += bytes.count
    let cuts = cuts(of: bytes)
    let hashes = bytes.withUnsafeBufferPointer { buffer in
      (0..<(cuts.count - 1)).map { hash(UnsafeBufferPointer(rebasing: buffer[cuts[$0]..<cuts[$0 + 1]])) }
    }
    var next = 0
    var new: [UInt64] = []
    while next < hashes.count {
      guard !isClean(next, cuts, hashes) else {
        next += 1
        continue
      }
      var end = next + 1
      while end < hashes.count, !isClean(end, cuts, hashes) { end += 1 }
      switch try search(bytes, from: next, to: end, cuts, ahead: reach.most, &matcher) {
      case .something: return true
      case .nothing: new += (next..<end).map { name($0, cuts, hashes, ahead: reach.most) }
      case .farReaching:
        switch try search(bytes, from: next, to: end, cuts, ahead: reach.all, &matcher) {
        case .something: return true
        case .nothing, .farReaching: new += (next..<end).map { name($0, cuts, hashes, ahead: reach.all) }
        }
      }
      next = end
    }
    if clean.count + new.count > Self.capacity {
      swap(&clean, &earlier)
      clean.removeAll(keepingCapacity: true)
    }
    clean.formUnion(new)
    return false
  }

  private func isClean(_ stretch: Int, _ cuts: [Int], _ hashes: [UInt64]) -> Bool {
    isKnown(name(stretch, cuts, hashes, ahead: reach.most)) || isKnown(name(stretch, cuts, hashes, ahead: reach.all))
  }

  private func isKnown(_ name: UInt64) -> Bool { clean.contains(name) || earlier.contains(name) }

  /// Looks at stretches with what their matches may see around them.
  private mutating func search(
    _ bytes: borrowing Span<UInt8>, from first: Int, to end: Int, _ cuts: [Int], ahead: Int,
    _ matcher: inout RuleMatcher
  ) throws(RuleError) -> QuickLook {
    let start = cuts[max(0, first - 1)]
    let last = cuts[stretch(behind: end, cuts, ahead: ahead)]
    searched += last - start
    return try matcher.quickLook(bytes.extracting(start..<last))
  }

  /// The cut up to which a match that begins before cut `end` may see.
  private func stretch(behind end: Int, _ cuts: [Int], ahead: Int) -> Int {
    var last = end
    while last < cuts.count - 1, cuts[last] < cuts[end] + ahead { last += 1 }
    return last
  }

  /// The hash of a stretch and of all that a match in it may see.
  private func name(_ stretch: Int, _ cuts: [Int], _ hashes: [UInt64], ahead: Int) -> UInt64 {
    let end = self.stretch(behind: stretch + 1, cuts, ahead: ahead)
    // Which of the two reaches it is, and whether the text begins or ends here, are parts of it.
    var name = mixed(UInt64(ahead) << 2 | (stretch == 0 ? 2 : 0) | (end == cuts.count - 1 ? 1 : 0), key)
    if stretch > 0 { name = mixed(name ^ hashes[stretch - 1], key) }
    for index in stretch..<end { name = mixed(name ^ hashes[index], key) }
    return name
  }

  /// Where stretches begin, and the end of the text.
  private func cuts(of bytes: borrowing Span<UInt8>) -> [Int] {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return [0, 0] }
      var cuts = [0]
      var position = Self.least
      while position < buffer.count, let found = memchr(base + position, 0x0A, buffer.count - position) {
        let lineEnd = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
        position = lineEnd + 1
        guard !Self.goesOn(buffer[lineEnd - 1] == 0x0D ? buffer[lineEnd - 2] : buffer[lineEnd - 1]) else { continue }
        let word = UnsafeRawPointer(base + lineEnd - 8).loadUnaligned(as: UInt64.self)
        guard mixed(word, key) & 1 == 0 else { continue }
        cuts.append(position)
        position += Self.least
      }
      if cuts[cuts.count - 1] < buffer.count || cuts.count == 1 { cuts.append(buffer.count) }
      return cuts
    }
  }

  /// Whether base64 or what is put together of literals may go on in the next line.
  private static func goesOn(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="),
      UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "`"),
      UInt8(ascii: "."), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "~"), UInt8(ascii: "("),
      0x20,
      0x09:
      true
    default: false
    }
  }

  private func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var state = UInt64(bytes.count) ^ key
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return state }
    var offset = 0
    while offset + 8 <= bytes.count {
      state = mixed(state ^ (base + offset).loadUnaligned(as: UInt64.self), key)
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    return mixed(state ^ rest, key &+ 0x9e37_79b9_7f4a_7c15)
  }

  /// Both halves of a product of 128 bits, folded: every bit of the result depends on every bit of the two.
  private func mixed(_ value: UInt64, _ key: UInt64) -> UInt64 {
    let product = (value ^ 0x2d35_8dcc_aa6c_78a5).multipliedFullWidth(by: key ^ 0x8bb8_4b93_962e_acc9)
    return product.high ^ product.low
  }
}
