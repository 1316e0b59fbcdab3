/// How a planted contractor works. The words are what the benchmark prints.
package enum ContractorKind: String, Sendable, CaseIterable, Codable {
  case good
  case slowCareful = "slow but careful"
  case legacyRepairer = "improves bad legacy"
  case reformatter = "good, reformats everything"
  case squasher = "good, squashes others' work"
  case sharedTracker = "good, shares a tracker"
  case designer = "designer without code"
  case hoarder = "hoards one area"
  case severalNames = "several names"
  case endlessRewriter = "rewrites for ever"
  case copyPaster = "copies and pastes"
  case fastSloppy = "fast and sloppy"
  case padder = "pads hours"
  case leaker = "leaks credentials"
  case testDeleter = "deletes and skips tests"
  case pauseWorker = "works through a pause"
  case subcontractor = "hands work to a stranger"
  case splitter = "splits to dodge limits"
  case idleBiller = "bills and delivers little"
  case tooLittle = "too little to judge"

  /// What the owner would want to be told about them.
  package enum Truth: String, Sendable, CaseIterable, Codable {
    /// Must be kept, now or after coaching, and must not be released.
    case good
    /// Must be released, now or after coaching, and must not be kept.
    case bad
    /// Worth coaching: neither end would be unjust enough to count, but a release is told.
    case mixed
    /// Must not be judged.
    case unknown
  }

  package var truth: Truth {
    switch self {
    case .good, .slowCareful, .legacyRepairer, .reformatter, .squasher, .sharedTracker, .designer: .good
    case .hoarder, .severalNames, .endlessRewriter: .mixed
    case .copyPaster, .fastSloppy, .padder, .leaker, .testDeleter, .pauseWorker, .subcontractor, .splitter, .idleBiller:
      .bad
    case .tooLittle: .unknown
    }
  }
}
