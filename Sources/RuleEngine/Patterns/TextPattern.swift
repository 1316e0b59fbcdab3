/// An expression of a policy that is asked of short texts, like the first line of a commit's message.
package struct TextPattern: Sendable {
  /// Of a longer text only so many bytes are looked at: 64 KiB.
  package static let limit = 1 << 16

  package let expression: String

  /// - Throws: for what is no expression, at the node it was written in.
  package init(_ node: YAMLNode) throws(ConfigurationError) {
    expression = try node.string()
    do throws(BoundedRegex.Failure) {
      _ = try BoundedRegex(expression)
    } catch {
      throw node.error("pattern refused: \(Self.words(error))")
    }
  }

  /// Whether it matches anywhere in `text`.
  ///
  /// - Parameter expression: one that `init` took.
  /// - Throws: where it would take longer than any real text needs.
  package static func isFound(_ expression: String, in text: String) throws(RuleError) -> Bool {
    do throws(BoundedRegex.Failure) {
      let regex = try BoundedRegex(expression)
      let bytes = Array(text.utf8.prefix(limit))
      return try unsafe bytes.withUnsafeBufferPointer { (buffer) throws(BoundedRegex.Failure) in
        try unsafe regex.firstMatch(in: buffer, starts: 0...buffer.count, width: buffer.count) != nil
      }
    } catch {
      throw .engine(function: "the pattern `\(expression)`", message: words(error))
    }
  }

  private static func words(_ failure: BoundedRegex.Failure) -> String {
    switch failure {
    case .syntax(let message, let offset): "\(message) at \(offset)"
    case .limit(let limit): "it reached its \(limit)"
    case .library(let message): message
    }
  }
}
