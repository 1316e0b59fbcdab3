package import Findings
internal import Foundation

/// Where facts are kept between runs. It may forget anything at any time, and never fails: what it cannot give back is
/// measured again.
package protocol FactStore: Sendable {
  /// The bytes last stored under each of `subjects`, in their order; nil where there are none.
  func load(kind: String, subjects: [[UInt8]], context: String) -> [[UInt8]?]
  func store(kind: String, _ facts: [(subject: [UInt8], bytes: [UInt8])], context: String)
}

/// A store together with what the facts of this run depend on, and the key that seals them.
///
/// Whoever can write to the store could otherwise plant facts that hide a finding: what was not sealed under the
/// workspace's key is taken for absent.
package struct FactMemory: Sendable {
  private let facts: any FactStore
  private let key: FingerprintKey
  /// A digest of the rules, the build and the key: facts of another are not asked for.
  package let context: String

  /// - Parameters:
  ///   - rules: the digest of everything that matching depends on.
  ///   - build: names the program's build; another build may measure otherwise.
  package init(store: any FactStore, rules: ContentDigest, build: String, key: FingerprintKey) {
    facts = store
    self.key = key
    let check = key.seal([Array("assay.facts/3".utf8)])
    context = ContentDigest(of: Array("\(rules.hex) \(build) ".utf8) + check).hex
  }

  /// What was stored under each of `subjects`; nil where nothing is, or where the seal is another's.
  package func load(kind: String, subjects: [[UInt8]]) -> [FactReader?] {
    zip(subjects, facts.load(kind: kind, subjects: subjects, context: context)).map { subject, stored in
      guard let stored, stored.count >= FingerprintKey.sealLength else { return nil }
      let bytes = Array(stored.dropLast(FingerprintKey.sealLength))
      guard seal(kind, subject, bytes) == Array(stored.suffix(FingerprintKey.sealLength)) else { return nil }
      return FactReader(bytes)
    }
  }

  /// Stores what `FactWriter`s wrote.
  package func store(kind: String, _ facts: [(subject: [UInt8], bytes: [UInt8])]) {
    let sealed = facts.map { (subject: $0.subject, bytes: $0.bytes + seal(kind, $0.subject, $0.bytes)) }
    self.facts.store(kind: kind, sealed, context: context)
  }

  private func seal(_ kind: String, _ subject: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    key.seal([Array(kind.utf8), Array(context.utf8), subject, bytes])
  }
}
