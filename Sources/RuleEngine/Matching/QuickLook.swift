/// What a quick look for credentials saw.
package enum QuickLook: Sendable {
  /// No credential rule's expression matches.
  case nothing
  /// None does, but something stands there that an expression whose matches are long looks for.
  case farReaching
  /// One does, whether or not it is reported.
  case something
}

extension RuleSet {
  /// How many bytes behind its first one a match of a credential rule, with what is looked at behind it, can have.
  package struct Reach: Sendable {
    /// Of expressions whose matches have at most `nearWidth` bytes.
    package let most: Int
    /// Of all expressions.
    package let all: Int
  }

  /// Wide enough for nearly all expressions of credential rules.
  static let nearWidth = 512

  package var credentialReach: Reach {
    let widths = roles.filter { isCredential[$0.rule] }.map(\.pattern.maximumWidth)
    return Reach(
      most: Self.nearWidth + BoundedRegex.lookAround,
      all: max(widths.max() ?? 0, Self.nearWidth) + BoundedRegex.lookAround)
  }
}
