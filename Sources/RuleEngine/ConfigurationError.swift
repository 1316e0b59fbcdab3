/// A file the user wrote is wrong: which file, where in it, what is wrong and what would be right. Ends in exit code 2.
package struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file as the user named it.
  package var file: String
  /// From 1; 0 where the mistake is the whole file.
  package var line: Int
  /// From 1, in Unicode scalars; 0 where the mistake is the whole file.
  package var column: Int
  /// One sentence without the place.
  package var message: String

  package init(file: String, line: Int = 0, column: Int = 0, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// `file:line:column: message`, or `file: message` where the mistake is the whole file.
  package var description: String {
    line == 0 ? "\(file): \(message)" : "\(file):\(line):\(column): \(message)"
  }
}
