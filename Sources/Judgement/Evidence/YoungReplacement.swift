internal import History

/// Lines that were replaced while they were young.
struct YoungReplacement: Sendable {
  /// `Change.index` of the change that wrote them and of the one that took them away.
  var origin: Int
  var by: Int
  var lines: Int
  var days: Double
  var isFix: Bool
  var isRevert: Bool
  var isBySameAuthor: Bool

  /// Every replacement of lines up to `policy.survivalDays` or `policy.reworkDays` old, in order of the replacing
  /// change; a new layout replaces nothing.
  static func all(in history: RepositoryHistory, policy: JudgementPolicy) -> [YoungReplacement] {
    var found: [YoungReplacement] = []
    let limit = Double(max(policy.survivalDays, policy.reworkDays))
    for change in history.changes where change.author.standing != .bot {
      let isRevert = policy.isRevert(change)
      let isFix = policy.isFix(change)
      for file in change.files where !file.isCosmetic {
        for replaced in file.replaced
        where replaced.origin < change.index && history.changes.indices.contains(replaced.origin) {
          let origin = history.changes[replaced.origin]
          let days = Double(change.authoredAt - origin.authoredAt) / 86_400
          guard days <= limit else { continue }
          found.append(
            YoungReplacement(
              origin: replaced.origin, by: change.index, lines: replaced.lines, days: max(0, days), isFix: isFix,
              isRevert: isRevert, isBySameAuthor: origin.isBy(change.author)))
        }
      }
    }
    return found
  }
}
