import Foundation
import Hiring
import RuleEngine
import Testing

@testable import Judgement

@Suite("The cost part of a policy file")
struct CostPolicyTests {
  private func read(_ text: String) throws -> CostPolicy {
    try CostPolicy(YAMLNode(parsing: Array(text.utf8), file: "policy.yml")["cost"])
  }

  @Test("The shipped text reads back as the shipped values, each from the policy")
  func roundTrip() throws {
    var policy = try read(CostPolicy.default.yaml())
    #expect(policy.source(of: try #require(CostSetting.named("senior_rate"))) == "the policy")
    policy.origins = [:]
    #expect(policy == CostPolicy.default)
    var changed = CostPolicy.default
    changed.currency = "EUR"
    changed.seniorRate = Money(minorUnits: 9_950, currency: "EUR")
    changed.retainerSince = CivilDate("2026-10-01")
    changed.debtInterest = Decimal(15) / 100
    changed.rates = ["USD": Decimal(92) / 100, "GBP": Decimal(117) / 100]
    var again = try read(changed.yaml())
    again.origins = [:]
    #expect(again == changed)
  }

  @Test("What a file leaves out keeps its default and names its source")
  func partial() throws {
    let policy = try read("cost:\n  retainer: 4000 USD\n  rates: { EUR: 1.08 }\n")
    #expect(policy.retainer == Money(minorUnits: 400_000, currency: "USD"))
    #expect(policy.rates == ["EUR": Decimal(108) / 100])
    #expect(policy.origins == ["retainer": "the policy"])
    #expect(try read("version: 1\n") == CostPolicy.default)
    for setting in CostSetting.all { #expect(!setting.source.isEmpty && !setting.title.isEmpty, "\(setting.key)") }
  }

  @Test(
    "Mistakes are told at their line",
    arguments: [
      ("cost:\n  retainr: 6000 USD\n", 2, "retainer"),
      ("cost:\n  retainer: 6000\n", 2, "6000 USD"),
      ("cost:\n  retainer: 6000 USD/h\n", 2, "6000 USD"),
      ("cost:\n  retainer: -6000 USD\n", 2, "6000 USD"),
      ("cost:\n  retainer: 6000.001 USD\n", 2, "6000 USD"),
      ("cost:\n  senior_rate: 150 USD\n", 2, "150 USD/h"),
      ("cost:\n  prevented_share: 1\n", 2, "0.95"),
      ("cost:\n  prevented_share: 1e-1\n", 2, "0.95"),
      ("cost:\n  weeks_per_year: 0\n", 2, "between 1"),
      ("cost:\n  years: 2.5\n", 2, "whole"),
      ("cost:\n  currency: dollars\n", 2, "three letters"),
      ("cost:\n  retainer_since: 2026-13-01\n", 2, "2026-10-01"),
      ("cost:\n  rates:\n    EUR: 0\n", 3, "worth"),
      ("cost:\n  rates:\n    euro: 1.08\n", 3, "three letters"),
    ])
  func mistakes(text: String, line: Int, words: String) throws {
    let error = try #require(throws: ConfigurationError.self) { try read(text) }
    #expect(error.line == line)
    #expect(error.message.contains(words), "\(error.message)")
  }

  @Test("Every assumption of the years ahead has a name, and every number of the policy is one or measured")
  func assumptions() {
    for assumption in CostAssumption.allCases {
      let isGiven = assumption == .hourlyPrice || assumption == .weeklyHours
      #expect(isGiven || CostSetting.named(assumption.rawValue) != nil, "\(assumption.rawValue)")
      #expect(!assumption.title.isEmpty && !assumption.shortTitle.isEmpty)
    }
    let numbers = CostSetting.all.filter { if case .number = $0.value { true } else { false } }.map(\.key)
    let known = Set(CostAssumption.allCases.map(\.rawValue))
    // Lines taken over in an hour, by their health, make the measured handover, which `handover_hours` stands for.
    #expect(
      numbers.filter { !known.contains($0) }
        == ["handover_lines", "handover_lines_well", "handover_lines_ill", "well_health", "ill_health"])
  }
}
