internal import Findings

/// All conditions, in the order in which they are told: what can hurt most first.
package enum ConditionRegistry {
  package static let all: [any GateCondition] = [
    NoCredentials(),
    NewFindings(severity: .critical), NewFindings(severity: .high), NewFindings(severity: .medium),
    NewFindings(severity: .low),
    FunctionHealth(), FunctionLimit.cognitive, FunctionLimit.cyclomatic, FunctionLimit.length, FunctionLimit.nesting,
    FunctionLimit.parameters,
    Duplication(),
    TestsAccompany(), TestsDeleted(), TestsSkipped(),
    ChangeSize(), MissingCoChange(), Payloads(), Submodules(),
    ForbiddenPaths(), RiskyPaths(), CorePaths(), PolicyFiles(), GateFiles(), NewSuppressions(),
    KnownAuthors(), ActiveEngagements(), SignedCommits(), MessageForm(), TaskReference(),
  ]

  package static let ids = all.map(\.definition.id)

  package static func condition(_ id: String) -> (any GateCondition)? { all.first { $0.definition.id == id } }
}
