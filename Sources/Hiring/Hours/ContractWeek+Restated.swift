internal import Foundation

/// Hours that one export states and another does not, or states otherwise: nobody is blamed, or cleared, by hours that may
/// count twice or not at all.
extension ContractWeek {
  /// A sentence for the row, and whether the verdict hangs on it.
  typealias Doubt = (text: String, decides: Bool)

  /// Hours that count although the tracker's newest export does not have them any more, and what would hold without.
  func missingReason(billed: Int?, tracked: Int?) -> Doubt? {
    let missing = shares.filter { $0.entry.missingFrom != nil }
    let seconds = missing.reduce(0) { $0 + $1.seconds }
    guard let tracked, seconds > 0 else { return nil }
    let files = Set(missing.compactMap(\.entry.missingFrom)).sorted().joined(separator: ", ")
    let text =
      "\(hoursText(seconds)) of what was tracked still count and are not in the newest export that speaks of them "
      + "(\(files)): deleted since, or left out of it"
    guard let billed else { return (text, false) }
    let without = billed - (tracked - seconds)
    let decides = decides(between: billed - tracked, and: without)
    let advice = decides ? "; one export of all projects and tasks of the time settles it" : ""
    guard policy.verdict(difference: without) != .match else {
      return (decides ? "\(text); without them both sides agree\(advice)" : text, decides)
    }
    let outcome =
      without > 0
      ? "\(hoursText(without)) more is billed than tracked" : "\(hoursText(-without)) less is billed than tracked"
    return ("\(text); without them \(outcome)\(advice)", decides)
  }

  /// Rows of what was billed that the newest export of their kind does not have any more, or that two files state in
  /// different words. A corrected row stands beside the one it replaces where nothing names it.
  func correctedReason(billed seconds: Int?, tracked: Int?) -> Doubt? {
    let statements = billed.sorted { $0.key < $1.key }.flatMap(\.value.statements)
    let (missing, restated) = (statements.flatMap(\.missing), statements.flatMap(\.restated))
    guard let seconds, !missing.isEmpty || !restated.isEmpty else { return nil }
    var parts: [String] = []
    if !missing.isEmpty {
      let files = Set(missing.compactMap(\.missingFrom)).sorted().joined(separator: ", ")
      parts.append(
        "\(hoursText(missing.reduce(0) { $0 + $1.seconds })) of what was billed stand in an older export and are not in "
          + "the newest that speaks of them (\(files)): corrected since, or left out of it")
    }
    if !restated.isEmpty {
      let files = Set(restated.compactMap { $0.record?.fileOfRecord }).sorted().joined(separator: ", ")
      parts.append(
        "\(hoursText(restated.reduce(0) { $0 + $1.seconds })) of what was billed stand in \(files) and, in other words, "
          + "in another export: they may count twice")
    }
    let text = parts.joined(separator: "; ")
    guard let tracked, seconds > 0 else { return (text, false) }
    let without = billed.values.reduce(0) { $0 + $1.current }
    guard decides(between: seconds - tracked, and: without - tracked) else { return (text, false) }
    return ("\(text); without them \(hoursText(without)) would be billed, against \(hoursText(tracked)) tracked", true)
  }

  /// Rows that two exports of one instant state with different hours.
  func rivalReason(billed: Int?, tracked: Int?) -> Doubt? {
    let own = shares.compactMap { share in share.entry.rival.map { ($0, $0.seconds - share.entry.seconds) } }
    let others = self.billed.values.flatMap(\.statements).flatMap(\.entries).compactMap(\.rival)
    guard let first = (own.map(\.0) + others).min(by: { $0.record < $1.record }) else { return nil }
    let rows = own.count + others.count
    let text =
      "\(first.counted) and \(first.record) were made at the same time and disagree on "
      + (rows == 1 ? "this row" : "this row and \(rows - 1) more")
      + "; say which export is the newer: assay records import FILE --exported INSTANT"
    guard let billed, let tracked else { return (text, false) }
    let otherBilled = self.billed.values.reduce(0) { $0 + $1.byRivals }
    let otherTracked = own.reduce(tracked) { $0 + $1.1 }
    let (difference, ways) = (
      billed - tracked, [otherBilled - tracked, billed - otherTracked, otherBilled - otherTracked]
    )
    return (text, ways.contains { decides(between: difference, and: $0) })
  }

  /// Entries that stand for rows of other files as well. Changes no verdict: it is why the sum is not larger.
  var restatedReasons: [String] {
    let told = shares.filter { !$0.entry.restates.isEmpty }
    guard !told.isEmpty else { return [] }
    let seconds = told.reduce(0) { $0 + $1.seconds * $1.entry.restates.count }
    let files = Set(told.flatMap(\.entry.restates).map(\.fileOfRecord)).sorted().joined(separator: ", ")
    return ["\(hoursText(seconds)) stand in \(files) too, at the same times in other words, and count once"]
  }

  /// Whether the differences lead to verdicts of which one accuses.
  private func decides(between one: Int, and other: Int) -> Bool {
    let verdicts = [policy.verdict(difference: one), policy.verdict(difference: other)]
    return verdicts[0] != verdicts[1] && !verdicts.allSatisfy { [.match, .note].contains($0) }
  }
}
