internal import Lexing

/// What the walkers need of a language, worked out once a process: hashing into sets for every file, let alone every
/// token, would cost more than the walk.
struct ScanPlan: Sendable {
  let structure: Structure
  /// Which symbols and keywords count for cyclomatic complexity, by code.
  let symbolDecides: [Bool]
  let keywordDecides: [Bool]

  init(_ structure: Structure) {
    self.structure = structure
    symbolDecides = (0..<256).map { structure.decisionSymbols.contains(UInt8($0)) }
    keywordDecides = (0..<256).map { Keyword(rawValue: UInt8($0)).map(structure.decisions.contains) ?? false }
  }

  private static let plans: [String: ScanPlan] = {
    var plans: [String: ScanPlan] = [:]
    for profile in LanguageRegistry.profiles + LanguageRegistry.embedded {
      if let structure = profile.structure { plans[profile.language.id] = ScanPlan(structure) }
    }
    return plans
  }()

  /// Nil for a language without functions of interest.
  static func plan(of language: Language) -> ScanPlan? { plans[language.id] }
}
