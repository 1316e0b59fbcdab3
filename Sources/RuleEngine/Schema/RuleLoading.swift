internal import Findings
internal import Foundation
internal import SourceText

/// Reads rules from YAML, and writes and reads the form that is embedded in the program.
package enum RuleLoading {
  /// Reads the rules of one YAML file and checks everything about them that can be checked without running them.
  ///
  /// Every mistake of the file is reported at once, each with its place.
  ///
  /// - Parameter file: the name to show in errors; where it has a folder, that is the pack the rules must be of.
  package static func load(yaml: [UInt8], file: String) throws(RuleError) -> [Rule] {
    var errors: [ConfigurationError] = []
    var rules: [Rule] = []
    do throws(ConfigurationError) {
      let root = try YAMLNode(parsing: yaml, file: file)
      // `shared` holds nothing but anchors for the rules of the file.
      try root.expect(keys: ["shared", "rules"])
      for node in try root.required("rules").list() {
        do throws(ConfigurationError) {
          let rule = try RuleParser.rule(node)
          if let first = rules.first(where: { $0.id == rule.id }) {
            throw node.error("duplicate rule id '\(first.id)'")
          }
          if let pack = pack(of: file), rule.pack != pack {
            throw node.error("rule '\(rule.id)' is in the folder of pack '\(pack)'; its id must begin with '\(pack).'")
          }
          rules.append(rule)
        } catch {
          errors.append(error)
        }
      }
    } catch {
      errors.append(error)
    }
    guard errors.isEmpty else { throw .invalid(errors) }
    for index in rules.indices { rules[index].digest = try digest(of: rules[index]) }
    return rules
  }

  /// Reads several files, refuses ids that occur twice, and runs every example.
  ///
  /// - Parameters:
  ///   - files: sorted by name.
  ///   - existing: rules already there, whose ids may not be used again.
  ///   - measure: measures an example's text, for rules over measures.
  /// - Returns: the rules of the files, sorted by id.
  package static func load(
    files: [(name: String, yaml: [UInt8])], besides existing: [Rule] = [], measure: RuleExamples.Measuring?
  ) throws(RuleError) -> [Rule] {
    var errors: [ConfigurationError] = []
    var rules: [Rule] = []
    var seen = Set(existing.map(\.id))
    for file in files {
      do throws(RuleError) {
        for rule in try load(yaml: file.yaml, file: file.name) {
          if seen.insert(rule.id).inserted {
            rules.append(rule)
          } else {
            let line = rule.examples.first?.line ?? 0
            errors.append(
              ConfigurationError(
                file: file.name, line: line, column: line == 0 ? 0 : 1, message: "duplicate rule id '\(rule.id)'"))
          }
        }
      } catch {
        guard case .invalid(let found) = error else { throw error }
        errors += found
      }
    }
    for rule in rules {
      for id in rule.relations.ids where !seen.contains(id) {
        let near = NearestName.suggestion(for: id, among: seen).map { "; did you mean '\($0)'?" } ?? ""
        let message = "\(rule.id) names an unknown rule '\(id)'\(near)"
        errors.append(
          ConfigurationError(
            file: rule.examples.first?.file ?? "", line: rule.examples.first?.line ?? 0, column: 1, message: message))
      }
    }
    guard errors.isEmpty else { throw .invalid(errors) }
    rules.sort { $0.id < $1.id }
    let failures = try RuleExamples.check(rules, measure: measure).filter { !$0.isOK }
    guard failures.isEmpty else { throw .invalid(failures.map(\.error)) }
    return rules
  }

  /// What the embedded form holds beside what matching needs.
  private struct Manual: Codable {
    var description: String
    var references: [String]
    var examples: [RuleExample]
    var nearMisses: [RuleExample]
  }

  /// The embedded form: what matching needs, and apart from it descriptions and examples, which few commands want.
  package static func encode(_ rules: [Rule]) throws(RuleError) -> (rules: String, manuals: String) {
    let sorted = rules.sorted { $0.id < $1.id }
    let manuals = Dictionary(
      uniqueKeysWithValues: sorted.map {
        let manual = Manual(
          description: $0.description, references: $0.references, examples: $0.examples, nearMisses: $0.nearMisses)
        return ($0.id, manual)
      })
    return (
      String(decoding: try json(sorted.map(withoutManual)), as: UTF8.self),
      String(decoding: try json(manuals), as: UTF8.self)
    )
  }

  /// Reads the embedded form. Without `manuals` the rules have no descriptions and examples.
  package static func decode(rules: String, manuals: String? = nil) throws(RuleError) -> [Rule] {
    do {
      var decoded = try JSONDecoder().decode([Rule].self, from: Data(rules.utf8))
      guard let manuals else { return decoded }
      let texts = try JSONDecoder().decode([String: Manual].self, from: Data(manuals.utf8))
      for index in decoded.indices {
        guard let manual = texts[decoded[index].id] else { continue }
        decoded[index].description = manual.description
        decoded[index].references = manual.references
        decoded[index].examples = manual.examples
        decoded[index].nearMisses = manual.nearMisses
      }
      return decoded
    } catch {
      throw .engine(function: "decode", message: "the embedded rules do not decode: \(error)")
    }
  }

  /// The digest of rules: of everything that decides a finding, not of descriptions and examples.
  static func digest(of rules: [Rule]) throws(RuleError) -> ContentDigest {
    var text = ""
    // A policy changes the severity after the rule was read.
    for rule in rules {
      let digest = if let digest = rule.digest { digest } else { try digest(of: rule) }
      text += "\(rule.id) \(rule.severity.rawValue) \(digest.hex)\n"
    }
    return ContentDigest(of: text.utf8)
  }

  private static func digest(of rule: Rule) throws(RuleError) -> ContentDigest {
    var rule = withoutManual(rule)
    rule.digest = nil
    return ContentDigest(of: try json(rule))
  }

  private static func withoutManual(_ rule: Rule) -> Rule {
    var rule = rule
    rule.description = ""
    rule.references = []
    rule.examples = []
    rule.nearMisses = []
    return rule
  }

  private static func json(_ value: some Encodable) throws(RuleError) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return try encoder.encode(value)
    } catch {
      throw .engine(function: "encode", message: "\(error)")
    }
  }

  private static func pack(of file: String) -> String? {
    let parts = file.split(separator: "/")
    return parts.count > 1 ? String(parts[parts.count - 2]) : nil
  }
}
