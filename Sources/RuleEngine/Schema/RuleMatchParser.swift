internal import Findings

/// Reads what a rule looks for.
enum RuleMatchParser {
  static func match(_ node: YAMLNode) throws(ConfigurationError) -> RuleMatch {
    let forms = ["patterns", "code", "file", "measure", "tokens", "commit"]
    try node.expect(keys: forms + contentKeys + ["where", "near"])
    let present = try node.mapping().map(\.name).filter(forms.contains)
    guard present.count == 1 else {
      throw node.error("a rule has exactly one of \(forms.joined(separator: ", "))")
    }
    switch present[0] {
    case "patterns": return .content(try content(node))
    case "code": return .code(try CodeMatchParser.match(node))
    default: try node.expect(keys: forms)
    }
    switch present[0] {
    case "file": return .file(FileMatch(patterns: try node.required("file").strings()))
    case "measure": return .measure(try measure(node.required("measure")))
    case "tokens": return .tokens(try tokens(node.required("tokens")))
    default: return .commit(CommitMatch(check: try commit(node.required("commit"))))
    }
  }

  private static func content(_ node: YAMLNode) throws(ConfigurationError) -> ContentMatch {
    try node.expect(keys: ["patterns"] + contentKeys)
    return ContentMatch(
      patterns: try patterns(node.required("patterns")),
      unlessFile: try node["unless_file"].map(patterns) ?? [],
      notNear: try nearness(node["not_near"]),
      once: try node["once"]?.bool() ?? false,
      minimumEntropy: try node["entropy"]?.double(in: 0...8) ?? 0,
      requirements: try requirements(node["require"]),
      checksum: try node["checksum"]?.choice(SecretChecksum.self),
      keywords: try node["keywords"]?.strings().map { $0.lowercased() } ?? [],
      decode: try encodings(node["decode"]),
      allow: try allow(node["allow"]))
  }

  private static let contentKeys = [
    "unless_file", "not_near", "once", "entropy", "require", "checksum", "keywords", "decode", "allow",
  ]

  private static func nearness(_ node: YAMLNode?) throws(ConfigurationError) -> ContentMatch.Nearness? {
    guard let node else { return nil }
    try node.expect(keys: ["patterns", "lines", "function"])
    return ContentMatch.Nearness(
      patterns: try patterns(node.required("patterns")), lines: try node.required("lines").int(in: 0...200),
      function: try node["function"]?.bool() ?? false)
  }

  private static func requirements(_ node: YAMLNode?) throws(ConfigurationError) -> SecretRequirements {
    guard let node else { return SecretRequirements() }
    try node.expect(keys: ["digits", "lowercase", "uppercase", "symbols", "distinct"])
    return SecretRequirements(
      digits: try node["digits"]?.int(in: 0...256) ?? 0, lowercase: try node["lowercase"]?.int(in: 0...256) ?? 0,
      uppercase: try node["uppercase"]?.int(in: 0...256) ?? 0, symbols: try node["symbols"]?.int(in: 0...256) ?? 0,
      distinct: try node["distinct"]?.int(in: 0...256) ?? 0)
  }

  private static func encodings(_ node: YAMLNode?) throws(ConfigurationError) -> [Encoding]? {
    guard let node else { return nil }
    var encodings: [Encoding] = []
    for item in try node.list() { encodings.append(try item.choice(Encoding.self)) }
    return encodings
  }

  static func patterns(_ node: YAMLNode) throws(ConfigurationError) -> [Pattern] {
    var patterns: [Pattern] = []
    for item in try node.list() { patterns.append(try pattern(item)) }
    guard !patterns.isEmpty else { throw node.error("at least one pattern is needed") }
    return patterns
  }

  static func pattern(_ node: YAMLNode) throws(ConfigurationError) -> Pattern {
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
    try node.expect(keys: ["of", "name", "over", "and", "severe_over", "severe_severity"])
    let subject = try node.required("of").choice(MeasureMatch.Subject.self)
    let over = try node.required("over").int(in: 0...1_000_000)
    let severeOver = try node["severe_over"]?.int(in: (over + 1)...1_000_000)
    return MeasureMatch(
      of: subject, name: try measureName(node.required("name"), subject), over: over,
      and: try conditions(node["and"], subject), severeOver: severeOver,
      severeSeverity: try node["severe_severity"]?.choice(Severity.self) ?? .high)
  }

  private static func tokens(_ node: YAMLNode) throws(ConfigurationError) -> TokenMatch {
    try node.expect(keys: ["find", "except"])
    let find = try node.required("find").choice(TokenMatch.Check.self)
    let except = try node["except"]?.strings() ?? []
    switch find {
    case .magicNumber, .testWithoutAssertion, .containerRoot: break
    case .overwrittenAssignment, .selfAssignment:
      if !except.isEmpty { throw node.error("'\(find.rawValue)' takes no exceptions") }
    }
    return TokenMatch(find: find, except: except.map { $0.lowercased() })
  }

  /// One condition, or a list of them.
  private static func conditions(
    _ node: YAMLNode?, _ subject: MeasureMatch.Subject
  ) throws(ConfigurationError) -> [MeasureMatch.Condition] {
    guard let node else { return [] }
    var conditions: [MeasureMatch.Condition] = []
    for item in node.isMapping ? [node] : try node.list() {
      try item.expect(keys: ["name", "over"])
      conditions.append(
        MeasureMatch.Condition(
          name: try measureName(item.required("name"), subject),
          over: try item.required("over").int(in: 0...1_000_000)))
    }
    guard !conditions.isEmpty else { throw node.error("at least one condition is needed") }
    return conditions
  }

  private static func measureName(
    _ node: YAMLNode, _ subject: MeasureMatch.Subject
  ) throws(ConfigurationError) -> MeasureMatch.Name {
    let name = try node.choice(MeasureMatch.Name.self)
    guard subject.names.contains(name) else {
      throw node.error(
        "a \(subject.rawValue) has no '\(name.rawValue)'; it has "
          + subject.names.map(\.rawValue).joined(separator: ", "))
    }
    return name
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
