import ArgumentParser

/// A hook of git that Assay can be.
enum HookKind: String, CaseIterable, ExpressibleByArgument {
  case preCommit = "pre-commit"
  case preMergeCommit = "pre-merge-commit"
  case prePush = "pre-push"
  case preReceive = "pre-receive"

  /// What git is about to do, in messages.
  var subject: String {
    switch self {
    case .preCommit: "commit"
    case .preMergeCommit: "merge"
    case .prePush, .preReceive: "push"
    }
  }

  /// Whether git gives it ref updates on standard input.
  var readsRefUpdates: Bool { self == .prePush || self == .preReceive }

  /// What is installed where the user names none: a bare repository is one that is pushed to.
  static func standard(isBare: Bool) -> [HookKind] {
    isBare ? [.preReceive] : [.preCommit, .preMergeCommit, .prePush]
  }
}
