package import Findings
package import Hiring
package import History

/// What is known of one repository at the end of one week.
package struct RepositoryEvidence: Sendable {
  package var facts: RepositoryFacts
  package var week: ISOWeek
  /// Seconds since 1970: the window, and the first second after the week.
  package var start: Int64
  package var end: Int64
  /// Whether the state that was read is that of this week's end.
  package var isCurrent: Bool
  /// Contractors whose engagement runs at the week's end, and so still can be asked.
  package var activePeople: Set<Person>
  /// Indexes of the substantive changes of the window, without bots.
  package var recent: [Int]

  package var history: RepositoryHistory { facts.history }

  /// Findings that the tree had at the week's end: from the head where that is its state, else from the record of
  /// changes, which knows nothing older than the history.
  package var openFindings: [Finding] {
    if isCurrent { return history.findings.filter(\.inHead) }
    return facts.lives.filter { $0.isOpen(before: end) }.map(\.finding).sorted(by: Finding.precedes)
  }

  /// The same as it would be known in a later week, which reads no tree of an earlier one: what every point of a trend
  /// rests on, so that the last differs from those before it by what happened and not by what could be seen.
  var withoutTree: RepositoryEvidence {
    var evidence = self
    evidence.isCurrent = false
    return evidence
  }

  /// Source files of the head.
  package var sourceFiles: [HeadFile] { history.files.filter { $0.measure.kind == .source } }
}
