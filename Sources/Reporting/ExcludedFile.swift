package import Metrics
package import SourceText

/// A file that the tree's own attributes leave out of what is counted. Leaving out is a way to hide, so each is named
/// wherever something was counted.
package struct ExcludedFile: Sendable, Hashable {
  package var path: RepositoryPath
  /// As written in `.gitattributes`.
  package var attribute: String

  /// Those among `files`, by path.
  package static func all(of files: [MeasuredFile]) -> [ExcludedFile] {
    files.compactMap { file in file.excludedBy.map { ExcludedFile(path: file.path, attribute: $0) } }
      .sorted { $0.path < $1.path }
  }

  package static func all(of exclusions: [RepositoryPath: LinguistAttributes.Exclusion]) -> [ExcludedFile] {
    exclusions.map { ExcludedFile(path: $0.key, attribute: $0.value.attribute) }.sorted { $0.path < $1.path }
  }

  static func heading(_ count: Int) -> String {
    "\(Wording.count(count, "file")) that .gitattributes leaves out of what is counted"
  }

  /// All of them, under a heading; nothing where there is none.
  static func write(_ files: [ExcludedFile], to output: inout TerminalText) {
    guard !files.isEmpty else { return }
    output.newline()
    output.line(heading(files.count) + ":", .fair)
    for file in files { output.paragraph("\(file.path.lossyString): \(file.attribute)", .dim, indent: 2) }
  }
}
