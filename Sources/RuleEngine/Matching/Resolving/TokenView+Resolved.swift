internal import Findings
internal import Lexing

extension TokenView {
  /// Where a token of a view with names resolved comes from.
  enum Mark: UInt8 {
    /// It stands there.
    case own
    /// Another way to write the same.
    case alias
    /// The same by an import, whose last word names the thing alone too.
    case imported
    /// What a variable was given before.
    case value
    /// The same, and a condition between asks about it.
    case checked

    var isByVariable: Bool { self == .value || self == .checked }
  }

  /// The file's tokens with what names stand for in their place; nil where nothing stands for anything else.
  ///
  /// What is written another way is found as if it were written the plain way: what an import renames, what is reached
  /// through the global object, a function that is named by a string, a local variable that holds what is then used.
  /// Linear in the tokens; what is put in is bounded.
  func resolved() -> TokenView? {
    guard imports != nil || hasFunctions else { return nil }
    var writer = ResolvedTokens(self)
    return writer.written()
  }
}
