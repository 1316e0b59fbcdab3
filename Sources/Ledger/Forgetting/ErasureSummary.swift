package import Foundation
package import Hiring

/// Hours or money of a week that stay when the records they were summed from are removed.
package struct KeptTotal: Sendable, Hashable {
  /// The number that stands for whoever they are of.
  package var number: Int
  /// `tracked`, `billed`, or `paid` with the kind of payment.
  package var side: String
  /// Counts the contracts of one number from 1; 0 where the records name none.
  package var contract: Int
  /// In UTC.
  package var week: String
  package var seconds: Int
  /// Nil where nothing was paid or billed in money.
  package var amount: Money?
}

/// What an erasure removed, or would remove.
package struct ErasureSummary: Sendable, Hashable {
  package struct Count: Sendable, Hashable {
    /// What, in the plural, like `time entries`.
    package var kind: String
    package var removed: Int
    /// Of others', from which only the name was taken.
    package var redacted: Int
  }

  /// Stands for the person from now on.
  package var number: Int
  package var counts: [Count]
  package var totals: [KeptTotal]
  /// Decisions and replies that lost texts, and of them those made before texts were sealed apart: their digest still
  /// tells whoever guesses the whole text to the letter.
  package var decisions: Int
  package var unsealedDecisions: Int
  /// Where the ledger knows that copies and pages were written.
  package var places: [WrittenPlace]

  package var isEmpty: Bool { counts.allSatisfy { $0.removed == 0 && $0.redacted == 0 } && decisions == 0 }
}

/// Where this program wrote what may name people.
package struct WrittenPlace: Sendable, Hashable {
  package enum Kind: String, Sendable { case backup, pages }

  package var kind: Kind
  package var path: String
  package var at: Date

  package init(kind: Kind, path: String, at: Date) {
    self.kind = kind
    self.path = path
    self.at = at
  }
}

/// An erasure that was made.
package struct StoredErasure: Sendable, Hashable {
  package var number: Int
  /// The decision that records it.
  package var sequence: Int
  package var at: Date
  /// For what was removed for its age: what is older is left out of imports.
  package var before: Date?
  /// Whether the person may be imported again.
  package var isLifted: Bool
  /// Whether the file was rewritten since, so that the bytes are gone.
  package var isScrubbed: Bool
}
