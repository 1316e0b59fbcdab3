/// What an erasure did or would do, for people: a title and lists under headings.
package enum ErasureText {
  package struct Section: Sendable, Hashable {
    package var title: String
    package var items: [String]

    package init(_ title: String, _ items: [String]) {
      self.title = title
      self.items = items
    }
  }

  /// Sections without items are left out.
  package static func render(title: String, sections: [Section], style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    output.heading(title)
    for section in sections where !section.items.isEmpty {
      output.newline()
      output.line(section.title, .accent)
      for item in section.items { output.paragraph(item, indent: 4, first: "  - ", limit: 40) }
    }
    return output.text
  }
}
