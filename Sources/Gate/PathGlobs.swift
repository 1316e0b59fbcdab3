internal import History
package import SourceText

/// Several globs as one question.
package struct PathGlobs: Sendable {
  private let patterns: [PathPattern]

  package init(_ patterns: [String]) {
    self.patterns = patterns.map(PathPattern.init)
  }

  package func matches(_ path: RepositoryPath) -> Bool { patterns.contains { $0.matches(path) } }

  /// The files that stand or stood under one of them.
  func among(_ files: [FileChange]) -> [FileChange] {
    files.filter { matches($0.path) || $0.oldPath.map(matches) ?? false }
  }
}
