internal import CVectorscan

/// Checks an expression for the dialect that both engines share, and measures it.
enum PatternSyntax {
  /// A match longer than this makes the second stage dear.
  static let widthLimit = 2_048

  struct Problem: Error {
    var message: String
  }

  /// Constructs whose meaning depends on the window the second stage sees, or whose work has no bound.
  private static let refused = [
    "\\A", "\\z", "\\Z", "\\G", "\\K", "\\C", "\\X", "\\R", "(*", "(?R", "(?C", "(?&", "(?P>", "(?0", "(?1", "(?+",
    "(?(",
  ]

  /// The pattern with its width, or why it is refused.
  static func pattern(_ expression: String) throws(Problem) -> Pattern {
    for construct in refused where unescapedOccurrence(of: construct, in: expression) {
      throw Problem(message: "'\(construct)' is not in the dialect of rules")
    }
    do throws(BoundedRegex.Failure) {
      _ = try BoundedRegex(expression)
    } catch {
      switch error {
      case .syntax(let message, let offset): throw Problem(message: "\(message) at offset \(offset)")
      case .limit(let what), .library(let what): throw Problem(message: what)
      }
    }
    var isApproximated = false
    let width: (minimum: Int, maximum: Int)
    do throws(Problem) {
      width = try Self.width(expression, approximated: false)
    } catch {
      width = try Self.width(expression, approximated: true)
      isApproximated = true
    }
    guard width.minimum > 0 else { throw Problem(message: "matches the empty text") }
    guard width.maximum < Int(UInt32.max) else {
      throw Problem(message: "a repeat without an upper bound; write {0,200} rather than *, {1,200} rather than +")
    }
    guard width.maximum <= widthLimit else {
      throw Problem(message: "matches up to \(width.maximum) bytes; at most \(widthLimit) are allowed")
    }
    return Pattern(expression: expression, maximumWidth: width.maximum, isApproximated: isApproximated)
  }

  /// Whether an allowed value's expression speaks about the whole value: begins with `^`, ends with `$`, and no
  /// alternative outside a group, or `^true|false|null$` would silence every secret with `false` in it.
  static func isAnchored(_ expression: String) -> Bool {
    var text = expression[...]
    if text.hasPrefix("(?i)") { text = text.dropFirst(4) }
    guard text.hasPrefix("^"), text.hasSuffix("$"), !text.hasSuffix("\\$") else { return false }
    var depth = 0
    var isEscaped = false
    var isInClass = false
    for character in text {
      defer { isEscaped = character == "\\" && !isEscaped }
      if isEscaped { continue }
      switch character {
      case "[": isInClass = true
      case "]": isInClass = false
      case "(" where !isInClass: depth += 1
      case ")" where !isInClass: depth -= 1
      case "|" where !isInClass && depth == 0: return false
      default: break
      }
    }
    return true
  }

  private static func unescapedOccurrence(of construct: String, in expression: String) -> Bool {
    var search = expression[...]
    while let found = search.firstRange(of: construct) {
      let backslashes = expression[..<found.lowerBound].reversed().prefix { $0 == "\\" }.count
      if backslashes.isMultiple(of: 2) { return true }
      search = expression[found.upperBound...]
    }
    return false
  }

  private static func width(
    _ expression: String, approximated: Bool
  ) throws(Problem) -> (minimum: Int, maximum: Int) {
    var info: UnsafeMutablePointer<hs_expr_info_t>?
    var error: UnsafeMutablePointer<hs_compile_error_t>?
    let result = unsafe hs_expression_info(expression, PatternDatabase.flags(approximated: approximated), &info, &error)
    defer {
      unsafe PatternDatabase.release(info)
      unsafe hs_free_compile_error(error)
    }
    guard result == HS_SUCCESS, let info = unsafe info else {
      throw Problem(message: unsafe error.map { unsafe String(cString: $0.pointee.message) } ?? "not accepted")
    }
    return unsafe (Int(info.pointee.min_width), Int(info.pointee.max_width))
  }
}
