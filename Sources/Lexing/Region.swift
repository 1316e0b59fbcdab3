extension LanguageProfile {
  /// Code or text between two marks in a document.
  package struct Region: Sendable {
    /// Where the region ends.
    package enum Ending: Sendable {
      /// At the first closing mark, wherever it stands.
      case firstMark
      /// At the first closing mark outside quotes.
      case outsideStrings
      /// At the closing byte that balances the opening one, as the language inside reads them.
      case balanced
    }

    /// What stands between a block's tags, `{% raw %}…{% endraw %}`.
    package enum Block: Sendable, Hashable {
      case comment, text
      /// Code of the language with this id.
      case language(String)
    }

    package var open: String
    /// Empty where the opening mark stands for itself alone.
    package var close: String
    /// Id of the language inside, registered or not; nil where everything in it is text.
    package var language: String?
    /// The marks surround statements and are markup; otherwise they surround an expression and are its brackets.
    package var isStatement: Bool
    package var ending: Ending
    /// Bytes that, right behind the opening mark, start a word that is no code: `{#if`, `{/if`.
    package var sigils: String
    /// Tags with an end tag whose inside is not read as the document's: by their name, ended by `end` and the name.
    package var blocks: [String: Block]
    /// A region whose first byte that is no blank is this one is a comment: `{% # … %}`.
    package var comment: UInt8?
    /// The text's end may stand for the closing mark, as PHP has it.
    package var mayStayOpen: Bool

    package init(
      _ open: String, _ close: String, language: String?, isStatement: Bool = false, ending: Ending = .firstMark,
      sigils: String = "", blocks: [String: Block] = [:], comment: Character? = nil, mayStayOpen: Bool = false
    ) {
      self.open = open
      self.close = close
      self.language = language
      self.isStatement = isStatement
      self.ending = ending
      self.sigils = sigils
      self.blocks = blocks
      self.comment = comment?.asciiValue
      self.mayStayOpen = mayStayOpen
    }
  }
}
