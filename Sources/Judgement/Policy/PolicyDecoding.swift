internal import Findings
package import RuleEngine

extension JudgementPolicy {
  /// The name of the policy file's section that this reads.
  package static let section = "judgement"

  /// Reads the section `judgement` of a policy file: what it leaves out keeps its default, an unknown key or a value
  /// out of range is an error at its own line.
  package init(yaml node: YAMLNode) throws(ConfigurationError) {
    self.init()
    try node.expect(keys: PolicySetting.all.map(\.key) + ["weights", "spreads", "ladders"])
    for setting in PolicySetting.all {
      guard let value = node[setting.key] else { continue }
      try setting.read(value, into: &self)
    }
    if let weights = node["weights"] { try readWeights(weights) }
    if let spreads = node["spreads"] { try readSpreads(spreads) }
    if let ladders = node["ladders"] { try readLadders(ladders) }
    if criticalOverallCap >= bar, let place = node["critical_overall_cap"] ?? node["bar"] {
      throw place.error("critical_overall_cap must be under the bar, or a critical finding could be kept")
    }
  }

  /// Reads the section where there is one; nil gives the defaults.
  package init(_ section: YAMLNode?) throws(ConfigurationError) {
    if let section { try self.init(yaml: section) } else { self.init() }
  }

  /// Reads the section of a whole policy file, if it has one; other sections are their readers' to check.
  package init(policyFile root: YAMLNode) throws(ConfigurationError) {
    try self.init(root[Self.section])
  }

  private mutating func readWeights(_ node: YAMLNode) throws(ConfigurationError) {
    try node.expect(keys: Dimension.allCases.map(\.rawValue))
    for dimension in Dimension.allCases {
      if let value = node[dimension.rawValue] { weights[dimension] = try value.double(in: 0...1_000) }
    }
    if weights.values.reduce(0, +) <= 0 { throw node.error("at least one weight must be over 0") }
  }

  private mutating func readSpreads(_ node: YAMLNode) throws(ConfigurationError) {
    try node.expect(keys: SignalRegistry.ids)
    for entry in try node.mapping() { spreads[entry.name] = try entry.value.double(in: 1...10_000) }
  }

  private mutating func readLadders(_ node: YAMLNode) throws(ConfigurationError) {
    try node.expect(keys: SignalRegistry.ids)
    for entry in try node.mapping() {
      var rungs: [Ladder.Rung] = []
      for pair in try entry.value.list() {
        let numbers = try pair.list()
        guard numbers.count == 2 else { throw pair.error("a rung is [number, score]") }
        rungs.append(Ladder.Rung(value: try numbers[0].double(), score: try numbers[1].double(in: 0...100)))
      }
      let shipped = ladders[entry.name]
      if rungs == shipped?.rungs { continue }
      guard let ladder = Ladder(rungs: rungs, source: "the policy") else {
        throw entry.value.error(
          "a ladder has two rungs or more, no number twice, and scores that only rise or only fall")
      }
      guard ladder.isRising == shipped?.isRising else {
        throw entry.value.error(
          "the scores of '\(entry.name)' must \(shipped?.isRising == true ? "rise" : "fall") with the number")
      }
      ladders[entry.name] = ladder
    }
  }
}

extension PolicySetting {
  fileprivate func read(_ node: YAMLNode, into policy: inout JudgementPolicy) throws(ConfigurationError) {
    switch value {
    case .number(_, let write, let range): write(&policy, try node.double(in: range))
    case .whole(_, let write, let range): write(&policy, try node.int(in: range))
    case .flag(_, let write): write(&policy, try node.bool())
    case .words(_, let write): write(&policy, try node.strings())
    }
  }
}
