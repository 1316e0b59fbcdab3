package import Findings
internal import Lexing
internal import SourceText

/// Rules ready to run: compiled once, shared by every worker.
///
/// Credential rules that are switched off stay compiled: what they recognise is still taken out of the excerpts of other
/// rules' findings.
package struct RuleSet: Sendable {
  /// The rules that report, sorted by id, with the severities of the overrides.
  package let rules: [Rule]
  /// Names the rules and everything about them that decides a finding. Equal in every process and on every machine.
  package let digest: ContentDigest
  /// Like `digest`, but with the rules that only conceal: names everything that facts of a file depend on.
  package let factsDigest: ContentDigest

  let compiled: [CompiledRule]
  /// By place in `compiled`.
  let isCredential: [Bool]
  /// The places in `compiled` of the rules that report and look at a file's path, its measures, its tokens: each file is
  /// asked about these alone.
  let fileRules: [Int]
  let measureRules: [(rule: Int, match: MeasureMatch)]
  let tokenRules: [(rule: Int, match: TokenMatch)]
  /// By id, of the rules that have any.
  let relations: [String: RuleRelations]
  /// What each expression of the database is for.
  let roles: [PatternRole]
  let database: PatternDatabase?
  /// Expressions that the database is known to miss, by their place in `roles`; the second stage looks for them
  /// everywhere.
  var missed: Set<Int>

  /// Checks the overrides against the rules and compiles.
  ///
  /// - Parameters:
  ///   - examples: gives rules that were read without their examples, with them; called only where the expressions are
  ///     compiled, to try the engine on them.
  ///   - restore: called with `databaseName`, gives what `serializedDatabase()` gave under that name in an earlier run,
  ///     to save the time of compiling. Bytes of other rules, another library or processor are ignored.
  package init(
    rules: [Rule], overrides: RuleOverrides = RuleOverrides(),
    examples: ([Rule]) throws(RuleError) -> [Rule] = { (rules) throws(RuleError) in rules },
    restore: (String) -> [UInt8]? = { _ in nil }
  ) throws(RuleError) {
    do throws(ConfigurationError) {
      try overrides.check(known: rules)
    } catch {
      throw .invalid([error])
    }
    var compiled: [CompiledRule] = []
    var patterns: [Pattern] = []
    var roles: [PatternRole] = []
    for var rule in rules.sorted(by: { $0.id < $1.id }) {
      let isActive = overrides.isOn(rule)
      guard isActive || rule.isCredential else { continue }
      rule.severity = overrides.severities[rule.id] ?? rule.severity
      let index = compiled.count
      if case .content(let content) = rule.match {
        patterns += content.patterns
        roles += content.patterns.map { PatternRole(rule: index, pattern: $0) }
        patterns += content.unlessFile
        roles += content.unlessFile.map { PatternRole(rule: index, silences: .file, pattern: $0) }
        patterns += content.notNear?.patterns ?? []
        roles += (content.notNear?.patterns ?? []).map { PatternRole(rule: index, silences: .near, pattern: $0) }
      }
      let ready = try CompiledRule(rule, isActive: isActive)
      if let code = ready.code {
        patterns += code.anchors
        roles += code.anchors.map { PatternRole(rule: index, pattern: $0) }
      }
      compiled.append(ready)
    }
    self.compiled = compiled
    isCredential = compiled.map(\.rule.isCredential)
    let active = compiled.indices.filter { compiled[$0].isActive }
    fileRules = active.filter { !compiled[$0].filePatterns.isEmpty }
    measureRules = active.compactMap { rule in
      if case .measure(let match) = compiled[rule].rule.match { (rule, match) } else { nil }
    }
    tokenRules = active.compactMap { rule in
      if case .tokens(let match) = compiled[rule].rule.match { (rule, match) } else { nil }
    }
    self.rules = compiled.filter(\.isActive).map(\.rule)
    relations = Dictionary(
      uniqueKeysWithValues: self.rules.filter { $0.relations != RuleRelations() }.map { ($0.id, $0.relations) })
    self.roles = roles
    database = patterns.isEmpty ? nil : try PatternDatabase(patterns, restore: restore)
    missed = []
    if let database {
      if let known = database.missed {
        missed = Set(known)
      } else {
        let texts = Dictionary(
          try examples(rules).map { ($0.id, ($0.examples + $0.nearMisses).map(\.text)) }, uniquingKeysWith: +)
        let samples = roles.map { texts[compiled[$0.rule].rule.id] ?? [] }
        missed = Set(try EngineCheck.missed(by: database, patterns: patterns, samples: samples))
      }
    }
    digest = try RuleLoading.digest(of: self.rules)
    let concealing = try RuleLoading.digest(of: compiled.filter { !$0.isActive }.map(\.rule))
    factsDigest = ContentDigest(of: Array("\(digest.hex) \(concealing.hex)".utf8))
  }

  /// The compiled expressions as bytes for the next run's `init`. Holds no text of any repository.
  package func serializedDatabase() throws(RuleError) -> [UInt8] {
    guard let database else { return [] }
    return try database.serialized(missed: missed.sorted())
  }

  /// Names the compiled expressions: equal for the same rules, library and processor. Hexadecimal digits.
  package var databaseName: String { database?.name ?? "" }

  /// Whether the expressions came from serialised bytes rather than from the compiler.
  package var isDatabaseRestored: Bool { database?.isRestored ?? false }

  /// How many expressions the engine of the first stage misses in the rules' own examples. They are found all the same,
  /// but slowly.
  package var missedPatternCount: Int { missed.count }

  /// The version of the first stage's engine, as the library says it: Hyperscan up to 5.4.2, Vectorscan after.
  package static var engineVersion: String { PatternDatabase.version }

  /// How many expressions one scan looks for.
  package var patternCount: Int { roles.count }
}

/// What an expression of the database is for.
struct PatternRole: Sendable {
  enum Silence: Sendable { case file, near }

  var rule: Int
  /// Where it silences its rule instead of reporting; nil for an expression that reports.
  var silences: Silence?
  var pattern: Pattern
}

/// A rule with its globs compiled.
struct CompiledRule: Sendable {
  let rule: Rule
  let isActive: Bool
  let filePatterns: [PathPattern]
  /// Nil for rules that are not over tokens.
  let code: CompiledCode?
  let hasAllowedValues: Bool
  let allowedValues: [Pattern]
  private let include: [PathPattern]
  private let exclude: [PathPattern]
  private let doubt: [PathPattern]
  let languages: Set<String>
  let kinds: Set<FileKind>

  init(_ rule: Rule, isActive: Bool) throws(RuleError) {
    self.rule = rule
    self.isActive = isActive
    include = rule.paths.include.map(PathPattern.init)
    var exclude = rule.paths.exclude
    var allowed: [Pattern] = []
    if case .content(let content) = rule.match {
      exclude += content.allow.paths
      allowed = content.allow.values.map { Pattern(expression: $0, maximumWidth: 4_096, isApproximated: false) }
    }
    self.exclude = exclude.map(PathPattern.init)
    doubt = (rule.paths.doubt ?? []).map(PathPattern.init)
    allowedValues = allowed
    hasAllowedValues = !allowed.isEmpty
    if case .file(let file) = rule.match {
      filePatterns = file.patterns.map(PathPattern.init)
    } else {
      filePatterns = []
    }
    if case .code(let match) = rule.match {
      do throws(CodePattern.Problem) {
        code = try CompiledCode(match, languages: rule.languages)
      } catch {
        throw .engine(function: "code pattern", message: "\(rule.id): \(error.message)")
      }
    } else {
      code = nil
    }
    languages = Set(rule.languages)
    kinds = Set(rule.kinds)
  }

  /// How the rule looks at this file; nil where it reports nothing in it.
  func view(of file: FileUnderTest) -> RuleView? {
    guard isActive, isFor(file.source), applies(to: file.path) else { return nil }
    guard var view = view(kind: file.measure?.kind, standing: file.standing) else { return nil }
    view.isOftenHarmless = doubt.contains { $0.matches(file.path) }
    return view.isOftenHarmless && isAboutCredentials ? nil : view
  }

  /// Whether the file, or code in it that the rule looks at, is of one of the rule's languages.
  private func isFor(_ source: LexedSource) -> Bool {
    if languages.isEmpty || languages.contains(source.language?.id ?? "") { return true }
    return rule.dimension == .security && source.embedded.contains { languages.contains($0.language.id) }
  }

  /// Whether what stands at an offset of a file that the rule looks at is of one of its languages. Code of another
  /// language in a document is not, even where the rule is for the document.
  func isFor(_ source: LexedSource, at offset: Int) -> Bool {
    guard rule.dimension == .security, !languages.isEmpty, !source.embedded.isEmpty else { return true }
    return languages.contains(source.language(at: offset)?.id ?? "")
  }

  /// Whether the rule looks at files like this one.
  func applies(to path: RepositoryPath, language: String?, kind: FileKind?) -> Bool {
    if !languages.isEmpty, !languages.contains(language ?? "") { return false }
    if let kind, !kinds.contains(kind) { return false }
    return applies(to: path)
  }

  private func applies(to path: RepositoryPath) -> Bool {
    if !include.isEmpty, !include.contains(where: { $0.matches(path) }) { return false }
    return !exclude.contains { $0.matches(path) }
  }
}
