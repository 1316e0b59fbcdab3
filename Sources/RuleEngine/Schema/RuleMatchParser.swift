internal import Findings

/// Reads what a rule looks for.
enum RuleMatchParser {
  static func match(_ node: YAMLNode) throws(ConfigurationError) -> RuleMatch {
    let forms = ["patterns", "file", "measure", "commit"]
    try node.expect(keys: forms + ["unless_file", "once", "entropy", "allow"])
    let present = try node.mapping().map(\.name).filter(forms.contains)
    guard present.count == 1 else {
      throw node.error("a rule has exactly one of \(forms.joined(separator: ", "))")
    }
    if node["patterns"] == nil { try node.expect(keys: forms) }
    switch present[0] {
    case "patterns": return .content(try content(node))
    case "file": return .file(FileMatch(patterns: try node.required("file").strings()))
    case "measure": return .measure(try measure(node.required("measure")))
    default: return .commit(CommitMatch(check: try commit(node.required("commit"))))
    }
  }

  private static func content(_ node: YAMLNode) throws(ConfigurationError) -> ContentMatch {
    ContentMatch(
      patterns: try patterns(node.required("patterns")),
      unlessFile: try node["unless_file"].map(patterns) ?? [],
      once: try node["once"]?.bool() ?? false,
      minimumEntropy: try node["entropy"]?.double(in: 0...8) ?? 0,
      allow: try allow(node["allow"]))
  }

  static func patterns(_ node: YAMLNode) throws(ConfigurationError) -> [Pattern] {
    var patterns: [Pattern] = []
    for item in try node.list() { patterns.append(try pattern(item)) }
    guard !patterns.isEmpty else { throw node.error("at least one pattern is needed") }
    return patterns
  }

  private static func pattern(_ node: YAMLNode) throws(ConfigurationError) -> Pattern {
    let expression = try node.string()
    do throws(PatternSyntax.Problem) {
      let pattern = try PatternSyntax.pattern(expression)
      try PatternProbe.check(pattern)
      return pattern
    } catch {
      throw node.error("pattern refused: \(error.message)")
    }
  }

  private static func allow(_ node: YAMLNode?) throws(ConfigurationError) -> Allowance {
    guard let node else { return Allowance() }
    try node.expect(keys: ["values", "stopwords", "paths", "reason"])
    var values: [String] = []
    for item in try node["values"]?.list() ?? [] {
      let expression = try item.string()
      guard PatternSyntax.isAnchored(expression) else {
        throw item.error("an allowed value is a whole value: write '^(?:…)$', with alternatives inside the group")
      }
      do throws(BoundedRegex.Failure) {
        _ = try BoundedRegex(expression)
      } catch {
        throw item.error("pattern refused: \(error)")
      }
      values.append(expression)
    }
    return Allowance(
      values: values,
      stopwords: try node["stopwords"]?.strings().map { $0.lowercased() } ?? [],
      paths: try node["paths"]?.strings() ?? [],
      reason: try node.required("reason").string())
  }

  private static func measure(_ node: YAMLNode) throws(ConfigurationError) -> MeasureMatch {
    try node.expect(keys: ["of", "name", "over", "severe_over", "severe_severity"])
    let over = try node.required("over").int(in: 0...1_000_000)
    let severeOver = try node["severe_over"]?.int(in: (over + 1)...1_000_000)
    return MeasureMatch(
      of: try node.required("of").choice(MeasureMatch.Subject.self),
      name: try node.required("name").choice(MeasureMatch.Name.self),
      over: over, severeOver: severeOver,
      severeSeverity: try node["severe_severity"]?.choice(Severity.self) ?? .high)
  }

  private static func commit(_ node: YAMLNode) throws(ConfigurationError) -> CommitMatch.Check {
    let forms = ["subject", "mail", "number", "clock"]
    try node.expect(keys: forms + ["over", "under", "tolerance_seconds"])
    let present = try node.mapping().map(\.name).filter(forms.contains)
    guard present.count == 1 else {
      throw node.error("a commit rule has exactly one of \(forms.joined(separator: ", "))")
    }
    switch present[0] {
    case "subject":
      try node.expect(keys: ["subject"])
      return .subject(try patterns(node.required("subject")))
    case "mail":
      try node.expect(keys: ["mail"])
      return .mail(try patterns(node.required("mail")))
    case "number":
      try node.expect(keys: ["number", "over", "under"])
      let over = try node["over"]?.int(in: 0...Int.max)
      let under = try node["under"]?.int(in: 0...Int.max)
      guard (over == nil) != (under == nil) else { throw node.error("exactly one of over, under is needed") }
      return .number(try node.required("number").choice(CommitMatch.Number.self), over: over, under: under)
    default:
      try node.expect(keys: ["clock", "tolerance_seconds"])
      return .clock(
        try node.required("clock").choice(CommitMatch.Clock.self),
        toleranceSeconds: try node["tolerance_seconds"]?.int(in: 0...Int.max) ?? 0)
    }
  }
}
