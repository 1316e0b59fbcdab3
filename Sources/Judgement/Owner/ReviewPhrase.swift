/// What may be said of a signal in a review that other people read: sentences of ours, without a number, a name or a
/// place, so that nothing of the owner's code, money or people gets out with them.
struct ReviewPhrase {
  /// Signals with the same theme say much the same; the one that says it most clearly is taken.
  var theme: String
  /// Nil where it is no merit that anybody would name.
  var strength: String?
  /// Whether the strength is one only where nothing at all was found.
  var isStrongOnlyAtZero = false
  /// For the private part; nil where it is the owner's own affair.
  var weakness: String?
  /// For the public part; nil where it is not for everybody's eyes.
  var publicWeakness: String?
  /// Why the public part does not have it.
  var withheld: String?

  private static let security =
    "a hole that anybody may read about is a hole that anybody may use; tell the contractor alone"
  private static let accusation =
    "it accuses somebody in public of what a record alone says; ask first, and use the platform's dispute if it stands"

  /// By signal.
  static let all: [String: ReviewPhrase] = [
    "security.credentials": ReviewPhrase(
      theme: "keys", strength: "Kept passwords and keys out of the code.", isStrongOnlyAtZero: true,
      weakness: "Passwords or keys came into the code; each must be replaced and kept out of it.", withheld: security),
    "security.risks": ReviewPhrase(
      theme: "security", strength: "Took care of security.",
      weakness: "Changes brought security risks that had to be caught afterwards.", withheld: security),
    "security.time-to-fix": ReviewPhrase(
      theme: "security", strength: "Security problems were repaired quickly once they were known.",
      weakness: "Security problems stayed open long after they were known.", withheld: security),
    "security.configuration": ReviewPhrase(
      theme: "security", weakness: "Settings came in that are risky.", withheld: security),
    "security.dependencies": ReviewPhrase(
      theme: "security", weakness: "Packages came in that are not pinned, or not from a safe place.", withheld: security
    ),
    "quality.tests": ReviewPhrase(
      theme: "tests", strength: "Changes came with tests.", weakness: "Few changes came with tests.",
      publicWeakness: "I would have liked to see more tests with the changes."),
    "quality.rework": ReviewPhrase(
      theme: "held", strength: "What was delivered held.", weakness: "Much of the new code had to be fixed soon after.",
      publicWeakness: "Some of the work had to be fixed soon after it was delivered."),
    "quality.later-fixes": ReviewPhrase(
      theme: "held", strength: "What was delivered held.", weakness: "Many changes needed a fix soon after.",
      publicWeakness: "Some of the work had to be fixed soon after it was delivered."),
    "quality.change-size": ReviewPhrase(
      theme: "size", strength: "Work came in small steps that are easy to review.",
      weakness: "Changes were often too large to be reviewed well.",
      publicWeakness: "Smaller steps would have made the work easier to review."),
    "quality.messages": ReviewPhrase(
      theme: "messages", strength: "Every change was explained clearly.",
      weakness: "What changed and why was often not explained.",
      publicWeakness: "Changes could have been explained better."),
    "quality.findings": ReviewPhrase(
      theme: "care", strength: "Nothing careless, like what is left of debugging, stayed in the code.",
      weakness: "The new code has careless places."),
    "maintainability.complexity": ReviewPhrase(
      theme: "clarity", strength: "The code is clear and easy to follow.",
      weakness: "Parts of the new code are hard to follow.", publicWeakness: "Parts of the code are hard to follow."),
    "maintainability.shape": ReviewPhrase(
      theme: "clarity", strength: "The code is well divided and easy to follow.",
      weakness: "Functions in the new code are too long or too deep.",
      publicWeakness: "Parts of the code are hard to follow."),
    "maintainability.health-change": ReviewPhrase(
      theme: "care for what is there", strength: "Left existing code in better shape than before.",
      weakness: "Existing code got harder to work with.",
      publicWeakness: "Existing code could have been treated with more care."),
    "maintainability.duplication": ReviewPhrase(
      theme: "copies", strength: "Code is shared instead of copied.",
      weakness: "Code was copied where it could have been shared.",
      publicWeakness: "Some code could have been shared instead of copied."),
    "maintainability.debt": ReviewPhrase(
      theme: "care for what is there", strength: "Left little behind that has to be cleaned up.",
      weakness: "The work left clean-up behind for others.",
      publicWeakness: "Some clean-up was left behind."),
    "ownership.documentation": ReviewPhrase(
      theme: "documentation", strength: "New code explains itself."),
    "ownership.sole-knowledge": ReviewPhrase(
      theme: "handover", weakness: "Parts of the work are known to nobody else yet; a written handover would help."),
    "delivery.traced": ReviewPhrase(
      theme: "tasks", strength: "It was always clear which task the work belonged to.",
      weakness: "It was often not clear which task a change belonged to.",
      publicWeakness: "It was not always clear which task the work belonged to."),
    "delivery.tasks-with-changes": ReviewPhrase(
      theme: "results",
      weakness: "For some tasks with hours on them I did not find the result; please show me where it is.",
      withheld: accusation),
    "delivery.estimates": ReviewPhrase(
      theme: "estimates", strength: "Estimates held.", weakness: "Tasks often took far longer than estimated.",
      publicWeakness: "Several tasks took longer than estimated."),
    "delivery.finished": ReviewPhrase(
      theme: "finishing", strength: "Tasks were brought to an end.", weakness: "Several tasks were left open.",
      publicWeakness: "Some tasks were left open."),
    "hours.over-billed": ReviewPhrase(
      theme: "hours", strength: "Hours billed and hours logged always agreed.", isStrongOnlyAtZero: true,
      weakness: "Hours billed and hours logged differed, and I could not see why.", withheld: accusation),
    "hours.over-limit": ReviewPhrase(
      theme: "limit", weakness: "The agreed weekly limit was not always kept.", withheld: accusation),
    "hours.without-task": ReviewPhrase(
      theme: "log", weakness: "Part of the hours is logged on no task.", withheld: accusation),
    "hours.overlapping": ReviewPhrase(
      theme: "log", weakness: "Some hours are logged twice over.", withheld: accusation),
    "hours.memos": ReviewPhrase(
      theme: "log", strength: "The time log says what was done.",
      weakness: "The time log often does not say what was done.", withheld: accusation),
    "hours.manual": ReviewPhrase(
      theme: "log", weakness: "Many hours were typed in and not timed.", withheld: accusation),
    "hours.late": ReviewPhrase(
      theme: "log", weakness: "Hours were often logged long after the work.", withheld: accusation),
  ]
}
