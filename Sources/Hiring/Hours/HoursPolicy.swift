/// When hours deserve a question. Each default names where it comes from; "our default" means that we found no source to
/// stand on.
package struct HoursPolicy: Sendable, Hashable, Codable {
  /// A day with more than this: twelve hours, beyond which few people work well for long. Our default.
  package var dailyMaximumSeconds = 12 * 3_600
  /// An entry written down this long after it ended: two days, the time a weekend takes. Our default.
  package var afterTheFactSeconds = 48 * 3_600
  /// Overlaps up to this are a timer stopped late: one minute. Our default.
  package var overlapSlackSeconds = 60
  /// Entries up to this are very short: two minutes, hardly the time to begin something. Our default.
  package var shortEntrySeconds = 120
  /// From this share of very short entries in a week on, it is asked about: a quarter. Our default.
  package var shortShare = 0.25
  /// An entry longer than this without a break: eight hours. The working time directive of the European Union
  /// (2003/88/EC, article 4) asks for a break after six.
  package var longEntrySeconds = 8 * 3_600
  /// What a round entry is a multiple of: half an hour. Our default.
  package var roundUnitSeconds = 1_800
  /// From this share of round entries in a week on, they are likely not timed. Our default.
  package var roundShare = 0.8
  /// From this share of seconds without a task on, it is asked about. Our default.
  package var withoutTaskShare = 0.1
  /// From so much time a week with no task, no comment and no commit on, it is asked about: an hour, what a
  /// contract-week may differ by before it is more than a note.
  package var untracedSeconds = 3_600
  /// From this share of entries with a vague memo on, it is asked about. Our default.
  package var vagueMemoShare = 0.5
  /// From this share of typed hours on, it is asked about: half. Upwork's Hourly Protection leaves typed hours out
  /// altogether; the share is our default.
  package var manualShare = 0.5
  /// Fewer entries than this in a week say nothing about shares. Our default.
  package var minimumEntries = 5
  /// How far over its estimate a task may run: 1.5 times. Our default.
  package var estimateFactor = 1.5
  /// How far over the median of like tasks a task may run: twice. Our default.
  package var likeTaskFactor = 2.0
  /// How many finished like tasks a median needs: five, so that no single one decides it. Our default.
  package var likeTaskMinimum = 5
  /// What a task must run over by at least: an hour, the usual note of a contract-week.
  package var overspendSeconds = 3_600
  /// The weeks before one that it is held against, and how many of them must have hours: 12 and 8. Source: precedent in
  /// the trade, three sigma over a twelve-week baseline; the minimum is our default.
  package var baselineWeeks = 12
  package var baselineMinimum = 8
  package var baselineSigmas = 3.0
  /// The standard deviation is never taken for less: an hour, or somebody who works the same hours every week would be
  /// asked about ten minutes.
  package var baselineFloorSeconds = 3_600
  /// Weeks without hours on either side after which an open contract is likely forgotten: four. Our default.
  package var forgottenWeeks = 4
  /// After the end of a week, when its hours stand: twelve hours, as Upwork closes them on Monday at 12:00 UTC.
  package var closingSeconds = 12 * 3_600
  /// Memos that say nothing, in lower case.
  package var vagueMemos = HoursPolicy.usualVagueMemos
  /// States of a task that mean it is finished, in lower case, where the tracker does not say so itself.
  package var doneStatuses: Set<String> = [
    "done", "complete", "completed", "closed", "shipped", "released", "merged", "accepted",
  ]

  package init() {}

  package static let usualVagueMemos: Set<String> = [
    "work", "working", "done", "wip", "task", "tasks", "stuff", "misc", "various", "fix", "fixes", "fixing", "bugs",
    "bug fixes", "bugfix", "update", "updates", "changes", "dev", "development", "coding", "general", "other", "same",
    "continue", "continued", "todo", "test", "testing", "-", ".", "...",
  ]
}
