package import Findings

/// What `assay rules explain` shows of one rule, as values; the command lays them out.
package struct RuleExplanation: Sendable, Hashable, Codable {
  package var id: String
  package var title: String
  package var description: String
  package var remediation: String
  package var severity: Severity
  package var confidence: Confidence
  package var dimension: Dimension
  package var cwe: [String]
  package var owasp: [String]
  package var version: Int
  package var references: [String]
  /// Where it looks: languages, paths, kinds of file and scopes, a sentence each.
  package var looksAt: [String]
  /// What it looks for, a sentence each; expressions as written.
  package var looksFor: [String]
  package var minutes: RepairMinutes
  /// Examples and near misses with secrets concealed, so that a page of rules leaks nothing that looks like one.
  package var examples: [String]
  package var nearMisses: [String]

  /// - Parameter rule: decoded with its manual.
  package init(_ rule: Rule) {
    id = rule.id
    title = rule.title
    description = rule.description
    remediation = rule.remediation
    severity = rule.severity
    confidence = rule.confidence
    dimension = rule.dimension
    cwe = rule.cwe
    owasp = rule.owasp
    version = rule.version
    references = rule.references
    minutes = rule.minutes
    looksAt = Self.looksAt(rule)
    looksFor = Self.looksFor(rule.match)
    examples = rule.examples.map { Self.text($0, rule) }
    nearMisses = rule.nearMisses.map { Self.text($0, rule) }
  }

  private static func looksAt(_ rule: Rule) -> [String] {
    if case .commit = rule.match { return ["every commit"] }
    var places: [String] = []
    if !rule.languages.isEmpty { places.append("languages: " + rule.languages.joined(separator: ", ")) }
    if rule.kinds.count < FileKind.allCases.count {
      places.append("kinds of file: " + rule.kinds.map(\.rawValue).joined(separator: ", "))
    }
    if !rule.scopes.isEmpty { places.append("only in " + rule.scopes.map(\.rawValue).joined(separator: " or ")) }
    if !rule.paths.include.isEmpty { places.append("paths: " + rule.paths.include.joined(separator: ", ")) }
    if !rule.paths.exclude.isEmpty { places.append("but not " + rule.paths.exclude.joined(separator: ", ")) }
    if let doubt = rule.paths.doubt { places.append("less sure in " + doubt.joined(separator: ", ")) }
    if places.isEmpty { places = ["every file"] }
    if let need = rule.relations.requires {
      places.append("only within \(need.lines) lines of what \(need.rule) sees")
    }
    if !rule.relations.overrides.isEmpty {
      places.append("where it reports, these say nothing: " + rule.relations.overrides.joined(separator: ", "))
    }
    if !rule.isOnByDefault {
      places.append("off by default: a policy switches it on under rules: rules: {\(rule.id): true}")
    }
    return places
  }

  private static func looksFor(_ match: RuleMatch) -> [String] {
    switch match {
    case .content(let content):
      return content.patterns.map(\.expression)
        + content.unlessFile.map { "unless the file has " + $0.expression }
        + (content.minimumEntropy > 0 ? ["entropy of at least \(content.minimumEntropy) bits a byte"] : [])
        + (content.requirements == SecretRequirements() ? [] : [words(content.requirements)])
        + (content.keywords.isEmpty
          ? [] : ["in files with one of the words " + content.keywords.joined(separator: ", ")])
        + (content.checksum.map { ["a checksum (\($0.rawValue)); where it is wrong, the confidence is low"] } ?? [])
        + (content.decode.map { decode in
          decode.isEmpty
            ? ["not where it stands encoded"]
            : ["encoded only as " + decode.map(\.words).joined(separator: ", ")]
        } ?? [])
        + (content.allow.reason.isEmpty ? [] : ["allowed: " + content.allow.reason])
    case .code(let code): return CodeMatchWords.sentences(code)
    case .file(let file): return file.patterns
    case .measure(let measure):
      return ["\(measure.name.rawValue) of a \(measure.of.rawValue) over \(measure.over)"]
        + measure.and.map { "and \($0.name.rawValue) over \($0.over)" }
    case .tokens(let tokens):
      return [tokens.find.rawValue.replacing("-", with: " ")]
        + (tokens.except.isEmpty ? [] : ["except " + tokens.except.joined(separator: ", ")])
    case .commit(let commit):
      switch commit.check {
      case .subject(let patterns), .mail(let patterns): return patterns.map(\.expression)
      case .number(let number, let over, let under):
        let name = number.rawValue.replacing("_", with: " ")
        return [over.map { "\(name) over \($0)" } ?? "\(name) under \(under ?? 0)"]
      case .clock(let clock, let tolerance): return ["\(clock.rawValue) by more than \(tolerance) seconds"]
      }
    }
  }

  private static func words(_ needs: SecretRequirements) -> String {
    let parts = [
      (needs.digits, "digits"), (needs.lowercase, "lowercase letters"), (needs.uppercase, "uppercase letters"),
      (needs.symbols, "symbols"), (needs.distinct, "different characters"),
    ]
    return "at least " + parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  private static func text(_ example: RuleExample, _ rule: Rule) -> String {
    guard example.commit == nil else { return example.text }
    var bytes = Array(example.text.utf8)
    if rule.isCredential {
      for span in example.spans.reversed() {
        bytes.replaceSubrange(
          span, with: SecretText.concealed(bytes[span], publicPrefix: rule.publicPrefix).utf8)
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return [example.path, text.isEmpty ? nil : text].compactMap(\.self).joined(separator: "\n")
  }
}
