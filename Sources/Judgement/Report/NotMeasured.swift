internal import Findings
internal import Hiring
internal import History

/// What a card does not know, as sentences: not measured is not zero and not a pass.
enum NotMeasured {
  static func sentences(card: Scorecard, evidence: ContractorEvidence) -> [String] {
    var titles: [String: [String]] = [:]
    var order: [String] = []
    for dimension in card.dimensions {
      for signal in dimension.signals where signal.status == .notAssessed {
        if titles[signal.statusReason] == nil { order.append(signal.statusReason) }
        titles[signal.statusReason, default: []].append(signal.title)
      }
    }
    var sentences = order.map { reason -> String in
      let named = titles[reason] ?? []
      guard named.count > 4 else { return "\(Words.list(named)): \(reason)" }
      return "\(named.count) numbers: \(reason)"
    }
    for work in evidence.works where !work.own.isEmpty {
      let left = Set(work.own.flatMap { $0.change.files.filter { !$0.isCounted && !$0.isBinary } }.map(\.path)).count
      let unread = work.own.flatMap { $0.change.files.filter(\.isUnread) }.count
      if unread > 0 {
        sentences.append(
          "\(Words.count(unread, "version")) of files that they made in \(work.facts.history.id) "
            + "\(unread == 1 ? "is" : "are") too large to be read: what came and went there is charged to nobody. Ask why."
        )
      }
      if left > 0 {
        sentences.append(
          "\(Words.count(left, "file")) they changed in \(work.facts.history.id) count towards nobody: generated, "
            + "vendored or data.")
      }
    }
    sentences += ContestedWork.sentences(evidence) + earlier(evidence)
    let assistants = Set(evidence.own.flatMap(\.change.assistants)).sorted()
    if !assistants.isEmpty {
      sentences.append(
        "Changes written with \(Words.list(assistants)) are theirs like any other; that is shown, not scored.")
    }
    if evidence.expectsCode {
      sentences.append(
        "Whether a package they added has a known hole: no list of known holes is read, so only how packages are named "
          + "and pinned is.")
    }
    return sentences
  }

  /// Work that its dates keep out of judgement: whoever sets them decides, so it is said.
  private static func earlier(_ evidence: ContractorEvidence) -> [String] {
    var sentences: [String] = []
    for work in evidence.works {
      let changes = work.everIndexes.map { work.facts.history.changes[$0] }.filter { $0.committedAt < evidence.start }
      let late = changes.filter { work.facts.arrivedAt[$0.index] >= evidence.start }
      if let last = late.map(\.committedAt).max() {
        sentences.append(
          "\(Words.count(late.count, "change")) of theirs in \(work.facts.history.id) \(late.count == 1 ? "is" : "are") dated "
            + "before the weeks judged here, the last on \(day(last)), but came into the code in them or builds on what "
            + "did: not judged. Clocks may be wrong or set; ask.")
      }
      guard let first = evidence.contractor.engagements.map(\.started).min() else { continue }
      let start = Int64(first.daysSince1970) * 86_400
      let before = changes.filter { $0.committedAt < start && work.facts.arrivedAt[$0.index] < evidence.start }
      if let last = before.map(\.committedAt).max() {
        sentences.append(
          "\(Words.count(before.count, "change")) of theirs in \(work.facts.history.id) "
            + "\(before.count == 1 ? "is" : "are") dated before their engagement began on \(first), the last on "
            + "\(day(last)), and not judged.")
      }
    }
    return sentences
  }

  private static func day(_ instant: Int64) -> CivilDate {
    CivilDate(daysSince1970: Int((Double(instant) / 86_400).rounded(.down)))
  }
}
