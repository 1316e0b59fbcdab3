/// Expressions that are tried on short texts of a file or a commit, compiled when first needed. One per worker.
final class ExpressionCache {
  private var regexes: [String: BoundedRegex] = [:]

  /// Whether an expression matches anywhere in `text`. Linear in the text, with the limits of `BoundedRegex` for each
  /// stretch of some thousand bytes.
  func matches(_ pattern: Pattern, _ text: [UInt8], rule: String, path: String) throws(RuleError) -> Bool {
    let regex = try regex(pattern.expression, rule: rule)
    do throws(BoundedRegex.Failure) {
      var start = 0
      while start <= text.count {
        let starts = start...min(text.count, start + Self.startsPerCall - 1)
        let match = unsafe try text.withUnsafeBufferPointer {
          (buffer) throws(BoundedRegex.Failure) -> BoundedRegex.Match? in
          unsafe try regex.firstMatch(in: buffer, starts: starts, width: pattern.maximumWidth)
        }
        if match != nil { return true }
        start += Self.startsPerCall
      }
      return false
    } catch {
      throw RuleMatcher.error(error, rule: rule, path: path)
    }
  }

  private static let startsPerCall = 4_096

  private func regex(_ expression: String, rule: String) throws(RuleError) -> BoundedRegex {
    if let regex = regexes[expression] { return regex }
    let regex = try RuleMatcher.compile(expression, rule: rule)
    regexes[expression] = regex
    return regex
  }
}
