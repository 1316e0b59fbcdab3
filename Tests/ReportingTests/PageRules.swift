import Foundation
import Testing

@testable import Reporting

/// What every page must hold to: only our elements and attributes, nothing loaded, no link to elsewhere.
enum PageRules {
  static let elements: Set<String> = [
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "nav", "section", "article", "div",
    "p",
    "span", "b", "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "a", "code", "pre", "table", "thead",
    "tbody", "tr", "th", "td", "figure", "figcaption", "details", "summary", "svg", "g", "defs", "pattern", "rect",
    "circle", "line", "path", "text",
  ]

  static func check(_ page: String) {
    #expect(
      page.contains(
        "http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src &#39;sha256-"))
    #expect(!page.lowercased().contains("<script"))
    #expect(hidden(in: page) == nil)
    // By scalar, as a browser reads: after `<` and an optional `/` comes an element of ours or the doctype.
    let text = page.components(separatedBy: StyleSheet.text).joined()
    for tag in Set(tags(of: text)) {
      let name = String(tag.prefix { $0 != " " && $0 != "/" && $0 != "\n" })
      #expect(elements.contains(name) || name == "!doctype", "<\(tag)>")
      for match in tag.matches(of: /\s([a-zA-Z:-]+)(?:="([^"]*)")?/) {
        let attribute = String(match.1)
        #expect(!attribute.hasPrefix("on") && attribute != "style" && attribute != "src", "<\(tag)>")
        if attribute == "href" { #expect((match.2 ?? "").wholeMatch(of: /[a-z0-9-]+\.html/) != nil, "<\(tag)>") }
        if attribute == "fill" { #expect(match.2 == "url(#hatch)") }
      }
    }
  }

  /// The first character that a reader would not see.
  static func hidden(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first { $0 != "\n" && VisibleText.isHidden($0) }
  }

  /// What stands between `<` and `>`, by scalar.
  private static func tags(of text: String) -> [String] {
    text.unicodeScalars.split(separator: "<").dropFirst().map { part in
      let inside = part.prefix { $0 != ">" }
      let name = inside.first == "/" ? inside.dropFirst() : inside
      return String(String.UnicodeScalarView(name))
    }
  }
}
