internal import RuleEngine
internal import SourceText

/// What is known of paths: a history has each some hundred times. One a worker.
struct SecretNames {
  private var named: [RepositoryPath: Bool] = [:]
  private var holding: [RepositoryPath: Bool] = [:]

  /// Whether a rule looks at files of this name, whatever they hold.
  mutating func isNamedSecret(_ path: RepositoryPath, _ analyzer: borrowing BlobAnalyzer) -> Bool {
    if let known = named[path] { return known }
    let isNamed = analyzer.isNamedSecret(path)
    named[path] = isNamed
    return isNamed
  }

  /// Whether a secret may stand in the name itself.
  mutating func holdsSecret(_ path: RepositoryPath, _ analyzer: inout BlobAnalyzer) throws(RuleError) -> Bool {
    if let known = holding[path] { return known }
    let holds = try analyzer.mayHoldSecret(path.bytes.span)
    holding[path] = holds
    return holds
  }
}
