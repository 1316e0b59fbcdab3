/// When something about an applicant's history deserves a word: none of it is scored.
package struct EvaluationPolicy: Sendable, Hashable {
  /// Changed lines from which one change may be a whole body of work brought at once: 1,000, two and a half times what
  /// can be reviewed in one sitting. Our default, the same as for dumps.
  package var importLines = 1_000
  /// Share of all their lines from which it is told: half. Our default.
  package var importShare = 0.5
  /// Changes committed together from which it is told: 5. Our default.
  package var burstChanges = 5
  /// Seconds in which they were committed: 60. Our default; nobody finishes five pieces of work in a minute.
  package var burstSeconds = 60
  /// Share of the lines they added that counts towards nobody from which it is asked about: 30 %. Our default.
  package var leftOutShare = 0.3

  package init() {}
}
