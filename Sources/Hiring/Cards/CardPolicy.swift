/// What the words of a tracker mean, and when a card deserves a question. Each default names why.
package struct CardPolicy: Sendable, Hashable {
  /// Letters and digits that a description must have beyond the title: 60, about twelve English words, under which it can
  /// hardly say what is wanted and how to tell that it is done. Our default.
  package var descriptionCharacters = 60
  /// Items of a checklist that do instead of a description: 2. Our default: one item is the title again.
  package var checklistItems = 2
  /// Hours around becoming blocked in which a comment counts as raising it: 24, the time until the next stand-up. Our
  /// default.
  package var raiseHours = 24.0
  /// Hours blocked from which it is asked about even where it was raised: 72, three days. Our default.
  package var longBlockHours = 72.0
  /// States that mean somebody works on the card.
  package var workingStatuses = [
    "in progress", "doing", "in development", "in design", "working", "wip", "implementing", "coding", "building",
  ]
  /// States that mean the work is handed over to be looked at.
  package var reviewStatuses = [
    "review", "qa", "testing", "in test", "approval", "waiting for review", "awaiting review", "waiting for qa",
    "waiting for approval", "verify", "uat",
  ]
  /// States and tags that mean nothing can go on.
  package var blockedWords = ["blocked", "on hold", "waiting", "awaiting", "stuck"]
  /// States that mean it is finished, as a whole.
  package var doneStatuses = [
    "done", "complete", "completed", "closed", "shipped", "released", "merged", "accepted",
  ]
  /// States that mean it will not be done.
  package var droppedStatuses = ["cancelled", "canceled", "won't do", "wont do", "duplicate", "rejected", "abandoned"]
  /// Tags and lists of cards that leave nothing in a repository, also for those who write code.
  package var codelessWords = [
    "design", "content", "copy", "meeting", "call", "research", "planning", "onboarding", "seo", "marketing",
    "support", "training", "interview", "admin",
  ]

  package init() {}
}
