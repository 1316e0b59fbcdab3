import Analysis
import Foundation
import Ledger

/// The ledger's cache as what analysis keeps its facts in. May be deleted at any time.
struct FactCacheFile: FactStore {
  private let cache: FactCache

  init(beside ledger: String) {
    cache = FactCache(path: ledger + ".cache")
  }

  /// What went wrong with the file, sentences; never a reason to stop.
  var notes: [String] { cache.notes }

  func load(kind: String, subjects: [[UInt8]], context: String) -> [[UInt8]?] {
    let keys = subjects.map { FactCache.Key(subject: $0, kind: kind, context: context) }
    let known = cache.load(keys)
    return keys.map { known[$0] }
  }

  func store(kind: String, _ facts: [(subject: [UInt8], bytes: [UInt8])], context: String) {
    cache.store(facts.map { (FactCache.Key(subject: $0.subject, kind: kind, context: context), $0.bytes) })
  }

  /// Forgets what was kept under other rules, builds and keys.
  func prune(keeping contexts: Set<String>) { cache.prune(keeping: contexts) }
}
