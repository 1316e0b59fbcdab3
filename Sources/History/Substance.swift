internal import Findings
internal import Metrics
internal import SourceText

extension Change {
  /// Whether `person` is its author or one of its co-authors.
  package func isBy(_ person: Person) -> Bool { author == person || coAuthors.contains(person) }

  /// Whether nobody else among the confirmed committed it under the author's name. Owners and forges that merge or rebase
  /// are no contractors, so they do not matter here.
  package var isByItsCommitter: Bool { committer == author || committer.standing != .confirmed }

  /// The part that each of its people answers for: shared with the co-authors whom the owner has confirmed. A name that
  /// nobody knows takes nothing off anybody, or thirty invented ones would take all.
  package var weight: Double { 1 / Double(1 + coAuthors.count { $0.standing == .confirmed }) }

  /// Changed lines without the files that were only laid out anew: those charge and credit nothing.
  package var substantiveLines: Int { files.reduce(0) { $0 + ($1.isCosmetic ? 0 : $1.countedLines) } }

  /// Those of them that defects could have come with: none of prose and data, and none of files that it took away whole,
  /// or a rate could be bought by them.
  package var exposedLines: Int {
    files.reduce(0) {
      let counts = !$1.isCosmetic && $1.status != .deleted && CodeLanguage.isExposure($1.language)
      return $0 + (counts ? $1.countedLines : 0)
    }
  }

  /// Whether it changed anything but layout and places: such a change counts nowhere.
  package var isSubstantive: Bool { files.contains { !$0.isCosmetic && ($0.hasContent) } }

  /// Whether all it brought or took is credentials: for security it counts, and otherwise it is no work.
  package var isOnlyCredentials: Bool {
    let touched = files.filter { !$0.isCosmetic && $0.hasContent }
    return !touched.isEmpty && touched.allSatisfy(\.isOnlyCredentials)
  }

  /// Whether it only repaired: something fixed or improved, nothing introduced or worsened.
  package var isPureRepair: Bool {
    var repairs = false
    for file in files {
      for bin in file.findings.map(\.bin) + file.functions.map(\.bin) {
        switch bin {
        case .introduced, .worsened: return false
        case .improved, .fixed: repairs = true
        case .inherited: break
        }
      }
    }
    return repairs
  }
}

extension FileChange {
  /// Added and deleted lines where the file counts towards anybody, without those that hold credentials: more of them
  /// must not make any rate look better.
  package var countedLines: Int {
    isCounted ? added + deleted - credentialLines(.introduced) - credentialLines(.fixed) : 0
  }

  /// Added lines that hold credentials which it introduced, or deleted ones of those that it took out.
  func credentialLines(_ bin: AttributionBin) -> Int {
    var lines: Set<Int> = []
    for entry in findings where entry.bin == bin && entry.finding.isCredential {
      lines.formUnion(entry.finding.range.start.line...entry.finding.range.end.line)
    }
    return min(lines.count, bin == .fixed ? deleted : added)
  }

  fileprivate var isOnlyCredentials: Bool {
    let (brought, taken) = (credentialLines(.introduced), credentialLines(.fixed))
    return !isBinary && brought + taken > 0 && brought + taken == added + deleted
  }

  /// Whether anything of the content changed, in whatever kind of file.
  package var hasContent: Bool { isBinary || added + deleted > 0 || !findings.isEmpty || !functions.isEmpty }

  /// Whether only the layout changed: nothing but white space, or the file keeps exactly its functions, and nothing in it
  /// was introduced, worsened, improved or fixed. Function digests leave out white space and comments, so reformatting
  /// and moving keep them.
  package var isCosmetic: Bool {
    guard findings.isEmpty, functions.isEmpty else { return false }
    if added + deleted == 0 { return !isBinary }
    if isLayout { return true }
    return isCounted && keepsCode
  }
}
