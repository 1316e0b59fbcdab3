/// How many of a person's lines are alive some time after they were written.
package struct Survival: Sendable, Hashable {
  /// The ages that are asked for, in weeks.
  package static let weeks = [1, 4, 12]

  /// Lines that are old enough to be asked, co-authors sharing equally.
  package var written: Double
  /// Those of them that were alive at that age.
  package var alive: Double

  /// 0 to 1; nil where no line is old enough: not known is not dead.
  package var share: Double? { written > 0 ? alive / written : nil }

  /// The survival of a person's lines at one age.
  ///
  /// Lines are those of source and test files, without what was only laid out anew. A line that dies on two branches
  /// dies once: never fewer are counted alive than the head has. Linear in the person's changes and deaths.
  ///
  /// - Parameters:
  ///   - from, until: the window of the writing changes by the committer's clock; lines younger than `weeks` at `until`
  ///     are left out.
  package static func of(
    _ part: PersonalHistory, after weeks: Int, from: Int64 = .min, until: Int64
  ) -> Survival {
    let age = Int64(weeks) * 7 * 86_400
    var dead: [Int: Int] = [:]
    for death in part.deaths where death.seconds < age { dead[death.origin, default: 0] += death.lines }
    var survival = Survival(written: 0, alive: 0)
    for change in part.changes(from: from, until: until) where change.authoredAt <= until - age {
      let written = change.writtenLines
      let left = min(written, max(written - (dead[change.index] ?? 0), part.live[change.index] ?? 0))
      survival.written += Double(written) * change.weight
      survival.alive += Double(left) * change.weight
    }
    return survival
  }
}

extension Change {
  /// Added source and test lines without those that hold credentials; a new layout adds none.
  package var writtenLines: Int {
    files.reduce(0) { $0 + ($1.isCounted && !$1.isCosmetic ? $1.added - $1.credentialLines(.introduced) : 0) }
  }
}
