import Findings
import Judgement
import RuleEngine

extension ConcealedPaths {
  /// The same for everything of an evaluation that may hold the repository's own words.
  mutating func conceal(in evaluation: inout Evaluation) throws(RuleError) {
    for index in evaluation.applicant.identities.indices {
      evaluation.applicant.identities[index].name = try shown(evaluation.applicant.identities[index].name)
      evaluation.applicant.identities[index].email = try shown(evaluation.applicant.identities[index].email)
    }
    try conceal(in: &evaluation.card)
    try conceal(in: &evaluation.repositoryCard)
    for index in evaluation.unchecked.indices {
      evaluation.unchecked[index].text = try shown(evaluation.unchecked[index].text)
      try conceal(in: &evaluation.unchecked[index].evidence)
    }
    for index in evaluation.questions.indices {
      evaluation.questions[index].text = try shown(evaluation.questions[index].text)
      try conceal(in: &evaluation.questions[index].evidence)
    }
    for index in evaluation.warnings.indices { evaluation.warnings[index] = try shown(evaluation.warnings[index]) }
    try conceal(in: &evaluation.findings, &evaluation.coverage)
  }

  private mutating func conceal(in card: inout Scorecard) throws(RuleError) {
    for dimension in card.dimensions.indices {
      for signal in card.dimensions[dimension].signals.indices {
        try conceal(in: &card.dimensions[dimension].signals[signal].evidence)
      }
    }
  }

  private mutating func conceal(in evidence: inout [Evidence]) throws(RuleError) {
    for index in evidence.indices {
      evidence[index].text = try shown(evidence[index].text)
      if let path = evidence[index].path { evidence[index].path = try shown(path) }
    }
  }
}
