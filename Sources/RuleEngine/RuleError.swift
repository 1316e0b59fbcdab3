/// Why rules could not be loaded or could not judge.
package enum RuleError: Error, Sendable, CustomStringConvertible {
  /// Rules are wrong; every mistake found, in the order of the file. Ends in exit code 2.
  case invalid([ConfigurationError])
  /// A rule used up its work budget on a file, so the file is not judged. Ends in exit code 3.
  case limitReached(rule: String, path: String, limit: String)
  /// The matching library failed. Ends in exit code 3.
  case engine(function: String, message: String)

  package var description: String {
    switch self {
    case .invalid(let errors): errors.map(\.description).joined(separator: "\n")
    case .limitReached(let rule, let path, let limit): "rule \(rule) reached its \(limit) on \(path)"
    case .engine(let function, let message): "\(function): \(message)"
    }
  }
}
