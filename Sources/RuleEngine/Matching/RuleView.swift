internal import Findings

/// How a rule looks at one file.
struct RuleView {
  /// What the file says of itself that makes what the rule finds there doubtful.
  var doubts: FileStanding.Claims = []
  /// Whether long lines are passed over: in a file that a tool squeezed, nobody wrote them.
  var skipsLongLines = false
  /// Whether the rule itself doubts what it finds at such a path.
  var isOftenHarmless = false
}

extension CompiledRule {
  /// How the rule looks at a file that it applies to by language and path; nil where it does not.
  ///
  /// A rule for security looks at what a file is and not at what it is called. Where only a claim keeps the file from
  /// the kinds that the rule names, it looks, and doubts what it finds. Two things stay as the rule has them: credentials
  /// in tests and examples, which are invented mostly, and everything about files whose form says what they are.
  func view(kind: FileKind?, standing: FileStanding?) -> RuleView? {
    guard let kind, !kinds.contains(kind) else { return RuleView() }
    guard rule.dimension == .security, let standing else { return nil }
    if standing.claims.contains(.test), isAboutCredentials { return nil }
    if kinds.contains(standing.form) { return RuleView(doubts: standing.claims) }
    guard standing.form == .minified, kinds.contains(.source) else { return nil }
    return RuleView(doubts: standing.claims.union(.built), skipsLongLines: true)
  }

  /// Whether it is about passwords and keys: those that are written down, guessed or shipped as a default.
  var isAboutCredentials: Bool {
    rule.isCredential || rule.pack == "secrets" || !Self.credentialWeaknesses.isDisjoint(with: rule.cwe)
  }

  private static let credentialWeaknesses: Set<String> = [
    "CWE-259", "CWE-321", "CWE-521", "CWE-798", "CWE-1391", "CWE-1392", "CWE-1393",
  ]
}

extension Finding {
  /// The finding in a file that makes it doubtful, marked so.
  ///
  /// Thousands of findings in other people's code would drown those in one's own, so they are for review only. In a test
  /// insecure code may be the point of the test: one step less sure. That a program wrote it makes code no safer.
  func doubted(_ view: RuleView) -> Finding {
    guard !view.doubts.isEmpty || view.isOftenHarmless else { return self }
    var finding = self
    if view.doubts.contains(.thirdParty) {
      finding.confidence = .low
      finding.message += ", in a place for third-party code"
    } else if view.doubts.contains(.built) {
      finding.confidence = .low
      finding.message += ", in what a build may have made"
    } else if view.isOftenHarmless {
      finding.confidence = .low
      finding.message += ", in a place where it is often harmless"
    } else if view.doubts.contains(.test) {
      finding.confidence = finding.confidence == .high ? .medium : .low
      finding.message += ", in a test"
    } else {
      finding.message += ", in a file that calls itself generated"
    }
    return finding
  }
}
