/// Which of the objects that are read must hash to their own names, or reading them throws `corrupt`.
///
/// Hashing takes longer than reading: git's own SHA-1, which finds forged collisions, does some 300 MB a second, and a
/// history of 500 MB in packs is 8 GB when unpacked. git itself hashes only when objects arrive or are checked by `fsck`.
package enum ObjectVerification: Sendable, Hashable {
  /// All of them. For everything that judges.
  case every
  /// Every commit, so that the history is the one that its id names, and one in 64 of the other objects, which ones
  /// depends on the key: for listings of a whole history, where a forger gains a number and no verdict.
  ///
  /// A sound repository gives the same result with any key. In one that is not, it depends on the key whether an object
  /// in another's place is found; who swaps a hundred objects is caught four times in five.
  case sampled(key: UInt64)

  /// One in how many trees and blobs is hashed.
  package static let share: UInt64 = 64

  /// A sample that nobody can foresee. Make it once a run, so that all workers hash the same objects.
  package static func sample() -> ObjectVerification { .sampled(key: .random(in: .min ... .max)) }

  /// Whether an object has to be hashed.
  package func includes(_ id: ObjectID, kind: ObjectKind) -> Bool {
    guard case .sampled(let key) = self, kind != .commit else { return true }
    // The key must matter to every bit: whoever knows the ids must not be able to choose.
    let product = (id.word ^ key).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15 ^ (key << 1 | 1))
    return (product.high ^ product.low) % Self.share == 0
  }
}
