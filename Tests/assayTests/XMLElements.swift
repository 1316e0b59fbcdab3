import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Every element of an XML text, in order, as Foundation's reader sees it.
final class XMLElements: NSObject, XMLParserDelegate {
  private(set) var found: [(name: String, attributes: [String: String])] = []

  /// Expects the text to be well-formed.
  static func read(_ text: String) -> [(name: String, attributes: [String: String])] {
    let parser = XMLParser(data: Data(text.utf8))
    let elements = XMLElements()
    parser.delegate = elements
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
    return elements.found
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) { found.append((name, attributes)) }
}
