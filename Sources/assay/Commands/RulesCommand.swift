import ArgumentParser
import Findings
import Reporting
import RuleEngine

/// `assay rules`: what is checked, why, and whether every rule's examples hold.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules, explain one, or run their examples.",
    subcommands: [List.self, Explain.self, Test.self])

  struct Options: ParsableArguments {
    @Option(name: .long, help: "A folder of further rule packs, checked when read.")
    var rules: [String] = []

    @OptionGroup var output: OutputOptions
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List every rule, by pack.")

    @Option(name: .long, help: "Only these dimensions, separated by commas.")
    var only: String?

    @OptionGroup var options: Options

    func run() throws {
      var analysis = try AnalysisOptions.parse([])
      analysis.only = only
      let dimensions = try analysis.dimensions()
      let rules = try RuleSelection.all(folders: options.rules).filter { dimensions.contains($0.dimension) }
      let style = TerminalStyle(width: Console.width(options.output), color: Console.colors(options.output))
      let summaries = rules.map { rule in
        RuleSummary(
          id: rule.id, title: rule.title, severity: rule.severity, confidence: rule.confidence,
          dimension: rule.dimension, languages: rule.languages, isOnByDefault: rule.isOnByDefault)
      }
      try Console.emit(RulesText.render(summaries, style: style), to: options.output)
    }
  }

  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain", abstract: "Say what a rule looks for, why it matters, and what to do.")

    @Argument(help: "The rule's id, like secrets.private-key.")
    var rule: String

    @OptionGroup var options: Options

    func run() throws {
      let rules = try RuleSelection.all(folders: options.rules, manuals: true)
      guard let found = rules.first(where: { $0.id == rule }) else {
        throw CommandError.usage(Wording.unknown("rule", rule, among: rules.map(\.id)))
      }
      try Console.emit(RuleWords.page(RuleExplanation(found)), to: options.output)
    }
  }

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test", abstract: "Run every rule's examples and near misses; exit 1 where one does not hold.")

    @OptionGroup var options: Options

    func run() throws {
      let rules = try RuleSelection.all(folders: options.rules, manuals: true)
      let outcomes = try RuleExamples.check(rules, measure: RuleMeasuring.measure)
      let failures = outcomes.filter { !$0.isOK }
      var text = failures.map { OutputEscaping.terminal("\($0.error)") + "\n" }.joined()
      text += "\(Wording.count(rules.count, "rule")), \(Wording.count(outcomes.count, "example")), "
      text += failures.isEmpty ? "all hold\n" : "\(failures.count) do not hold\n"
      let missed = try RuleSet(rules: rules).missedPatternCount
      if missed > 0 {
        text += "note: this machine's libhs (\(RuleSet.engineVersion)) misses \(Wording.count(missed, "expression")) "
        text += "where Hyperscan does not; these are found by PCRE2 alone, which is slower\n"
      }
      try Console.emit(text, to: options.output)
      if !failures.isEmpty { throw ExitCode(Exit.failed) }
    }
  }
}

/// A rule's page for the terminal.
enum RuleWords {
  static func page(_ rule: RuleExplanation) -> String {
    var lines = [
      rule.id, rule.title, "",
      "\(rule.severity.rawValue) severity, \(rule.confidence.rawValue) confidence, \(rule.dimension.rawValue)"
        + (rule.cwe.isEmpty ? "" : ", " + rule.cwe.joined(separator: ", "))
        + (rule.owasp.isEmpty ? "" : ", OWASP " + rule.owasp.joined(separator: ", "))
        + (rule.version == 1 ? "" : ", version \(rule.version)"),
      "", rule.description, "", "What to do: " + rule.remediation,
    ]
    lines += section("Looks at", rule.looksAt) + section("Looks for", rule.looksFor)
    lines += section("Matches, for example", rule.examples) + section("Does not match", rule.nearMisses)
    lines += section("Read more", rule.references)
    return lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
      .map { OutputEscaping.terminal(String($0)) + "\n" }.joined()
  }

  private static func section(_ title: String, _ items: [String]) -> [String] {
    guard !items.isEmpty else { return [] }
    return ["", title + ":"]
      + items.flatMap { item in
        item.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
          (index == 0 ? "  - " : "    ") + line
        }
      }
  }
}
