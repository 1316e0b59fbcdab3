import Foundation

/// What GitLab documents of an entry of a Code Quality report; whatever is missing or of another kind is refused.
struct CodeQualityIssue: Decodable {
  enum Severity: String, Decodable {
    case info, minor, major, critical, blocker
  }
  struct Location: Decodable {
    struct Lines: Decodable {
      var begin: Int
    }
    var path: String
    var lines: Lines
  }

  var description: String
  var checkName: String
  var fingerprint: String
  var severity: Severity
  var location: Location

  static func read(_ data: Data) throws -> [CodeQualityIssue] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode([CodeQualityIssue].self, from: data)
  }
}
