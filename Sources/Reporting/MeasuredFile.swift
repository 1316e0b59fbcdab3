package import Findings
package import Metrics
package import SourceText

/// One file with its measures, as `assay measure` reports it.
package struct MeasuredFile: Sendable, Hashable {
  package let path: RepositoryPath
  package let measure: FileMeasure
  /// The attribute that leaves it out of what is counted; `measure.kind` is the attribute's word then.
  package let excludedBy: String?
  /// Its lines in clones; nil where it has none.
  package let duplicated: DuplicatedLines?
  /// 0 (ill) to 100 (well); nil for a file without functions.
  package let health: Double?

  package init(
    path: RepositoryPath, measure: FileMeasure, duplicated: DuplicatedLines? = nil,
    exclusion: LinguistAttributes.Exclusion? = nil
  ) {
    var measure = measure
    if let exclusion { measure.kind = exclusion.kind }
    self.path = path
    self.measure = measure
    excludedBy = exclusion?.attribute
    self.duplicated = duplicated
    health = measure.functions.isEmpty ? nil : CodeHealth.health(of: measure, duplicated: duplicated)
  }

  /// What keeps it from full health, in words, what costs most first.
  package var why: [String] {
    measure.functions.isEmpty ? [] : CodeHealth.reasons(of: measure, duplicated: duplicated)
  }

  /// The first of them, and how many more there are.
  func why(atMost limit: Int) -> [String] {
    let all = why
    guard all.count > limit else { return all }
    return all.prefix(limit) + ["and \(Wording.count(all.count - limit, "more reason"))"]
  }

  /// The health of one of its functions.
  package func health(of function: FunctionMeasure) -> Double {
    let lines = function.startLine...max(function.startLine, function.endLine)
    return CodeHealth.health(of: function, duplicated: duplicated?.count(within: lines) ?? 0)
  }

  /// Points of health missing, by lines of functions: what mending it would bring.
  var cost: Double {
    (100 - (health ?? 100)) * Double(measure.functions.reduce(0) { $0 + max(1, $1.nloc) })
  }
}
