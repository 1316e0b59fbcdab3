/// A change as a CI system describes it; where its ends are in a clone is found by `CIEnds`.
struct CIChange: Sendable, Hashable {
  /// For people, like `pull request 7 into main`; hostile until escaped.
  var name: String
  /// What it goes into: the first of these that the clone has.
  var bases: [CIRevision]
  var head: CIRevision
  /// Whether it asks to be merged. One that brings nothing is then not what was asked about.
  var isRequest = false
  /// What to do where the head is not in the clone; nil for what helps with a base.
  var headAdvice: String?
}

/// Where an end of a change is to be looked for, and which variable or value says so.
enum CIRevision: Sendable, Hashable {
  /// A commit by its id.
  case commit(String, from: String)
  /// A branch by its name, as `origin` has it.
  case branch(String, from: String)
  /// What the server merged `head` into to make the commit `merge`, which has these two parents.
  case otherParent(of: String, beside: String, from: String)
  /// The commit that is checked out.
  case checkout
}
