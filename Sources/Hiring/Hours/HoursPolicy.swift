/// When a time log deserves a question. Each default names why.
package struct HoursPolicy: Sendable, Hashable, Codable {
  /// A day with more than this: twelve hours, beyond which few people work well for long.
  package var dailyMaximumSeconds: Int
  /// An entry written down this long after it ended: two days, the time a weekend takes.
  package var afterTheFactSeconds: Int
  /// Overlaps up to this are a timer stopped late: one minute.
  package var overlapSlackSeconds: Int
  /// What a round entry is a multiple of: half an hour.
  package var roundUnitSeconds: Int
  /// From this share of round entries in a week on, they are likely not timed.
  package var roundShare: Double
  /// From this share of seconds without a task on, it is asked about.
  package var withoutTaskShare: Double
  /// From this share of entries with a vague memo on, it is asked about.
  package var vagueMemoShare: Double
  /// Fewer entries than this in a week say nothing about shares.
  package var minimumEntries: Int
  /// Memos that say nothing, in lower case.
  package var vagueMemos: Set<String>

  package init(
    dailyMaximumSeconds: Int = 12 * 3_600, afterTheFactSeconds: Int = 48 * 3_600, overlapSlackSeconds: Int = 60,
    roundUnitSeconds: Int = 1_800, roundShare: Double = 0.8, withoutTaskShare: Double = 0.1,
    vagueMemoShare: Double = 0.5, minimumEntries: Int = 5, vagueMemos: Set<String> = HoursPolicy.usualVagueMemos
  ) {
    self.dailyMaximumSeconds = dailyMaximumSeconds
    self.afterTheFactSeconds = afterTheFactSeconds
    self.overlapSlackSeconds = overlapSlackSeconds
    self.roundUnitSeconds = roundUnitSeconds
    self.roundShare = roundShare
    self.withoutTaskShare = withoutTaskShare
    self.vagueMemoShare = vagueMemoShare
    self.minimumEntries = minimumEntries
    self.vagueMemos = vagueMemos
  }

  package static let usualVagueMemos: Set<String> = [
    "work", "working", "done", "wip", "task", "tasks", "stuff", "misc", "various", "fix", "fixes", "fixing", "bugs",
    "bug fixes", "bugfix", "update", "updates", "changes", "dev", "development", "coding", "general", "other", "same",
    "continue", "continued", "todo", "test", "testing", "-", ".", "...",
  ]
}
