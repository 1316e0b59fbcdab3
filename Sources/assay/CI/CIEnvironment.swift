import Foundation

/// What a CI system told the program: its variables, and the file that describes what it runs for.
///
/// A value, so that nothing but the command itself looks at the real environment.
struct CIEnvironment: Sendable {
  private let variables: [String: String]

  init(_ variables: [String: String]) {
    self.variables = variables
  }

  /// That of this process.
  static var current: CIEnvironment { CIEnvironment(ProcessInfo.processInfo.environment) }

  /// A variable; nil where it is not set or empty, which CI systems mean the same by.
  subscript(name: String) -> String? {
    guard let value = variables[name], !value.isEmpty else { return nil }
    return value
  }

  /// A commit's id; nil also for the zeros that stand for none.
  func commit(_ name: String) -> String? { Self.commit(self[name]) }

  static func commit(_ value: String?) -> String? {
    guard let value, !value.isEmpty, value.contains(where: { $0 != "0" }) else { return nil }
    return value
  }

  /// The file that a variable names, as JSON; nil where the variable is not set.
  ///
  /// - Throws: `CommandError` where the file is not there or is something else.
  func file<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content? {
    guard let path = self[name] else { return nil }
    let bytes = try RecordFiles.read(path)
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw CommandError.usage("\(path), which \(name) names: not what was expected there: \(error)")
    }
  }
}
