/// Tries an expression on texts that make expressions with nested repeats go back and forth.
enum PatternProbe {
  private static let size = 8_192

  /// Repeated units: one class of bytes each, and mixtures that nearly match what rules look for.
  private static let units = [
    "a", "A", "0", " ", "a ", "a.", "aA0", "\"a", "a=", "a(", "('", "\t", "-", "/", "<", "{a", "a,", "$a", "=\"",
    "\\\"",
  ]

  /// Throws if one call of the second stage would reach its limits on such a text.
  static func check(_ pattern: Pattern) throws(PatternSyntax.Problem) {
    let literals = literalRuns(pattern.expression)
    do throws(BoundedRegex.Failure) {
      let regex = try BoundedRegex(pattern.expression)
      for unit in units + literals + literals.map({ $0 + " " }) {
        var bytes = Array(unit.utf8)
        while bytes.count < size { bytes += bytes }
        try unsafe bytes.withUnsafeBufferPointer { (buffer) throws(BoundedRegex.Failure) in
          _ = unsafe try regex.firstMatch(in: buffer, starts: 0...4_095, width: pattern.maximumWidth)
        }
      }
    } catch {
      switch error {
      case .limit(let what):
        throw PatternSyntax.Problem(message: "it backtracks too much (\(what)); avoid a repeat inside a repeat")
      case .syntax(let message, _), .library(let message): throw PatternSyntax.Problem(message: message)
      }
    }
  }

  /// The words in an expression: text that leads far into it.
  private static func literalRuns(_ expression: String) -> [String] {
    expression.split { !($0.isLetter || $0 == "_" || $0 == "=") }.map(String.init).filter { $0.count >= 3 }
  }
}
