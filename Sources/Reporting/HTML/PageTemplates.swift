internal import Mustache

/// The compiled templates of all pages.
///
/// The library's own HTML escape works by `Character` and lets `"` through where a combining mark follows it, so every
/// template here starts with a content type that escapes by scalar.
struct PageTemplates: Sendable {
  private let library: MustacheLibrary

  private static let contentType = "ASSAY_HTML"

  init() throws(ReportingError) {
    MustacheContentTypes.register(EscapedHTML(), named: Self.contentType)
    let sources = [
      "frame": FrameTemplate.source,
      "portfolio": PortfolioTemplate.source,
      "contractor": ContractorTemplate.source,
      "profile": ProfileTemplate.source,
      "repository": RepositoryTemplate.source,
    ].merging(PartialTemplates.sources) { first, _ in first }
    var templates: [String: MustacheTemplate] = [:]
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
      do {
        templates[name] = try MustacheTemplate(string: "{{% CONTENT_TYPE:\(Self.contentType)}}" + source)
      } catch {
        throw ReportingError(kind: .template, message: "template \(name): \(error)")
      }
    }
    library = MustacheLibrary(templates: templates)
  }

  /// - Parameter view: a value whose stored properties the template names.
  func render(_ template: String, _ view: some Sendable) throws(ReportingError) -> String {
    guard let text = library.render(view, withTemplate: template) else {
      throw ReportingError(kind: .template, message: "template \(template) is missing")
    }
    return text
  }
}

/// `{{name}}` by `OutputEscaping.html`.
private struct EscapedHTML: MustacheContentType {
  func escapeText(_ text: String) -> String { OutputEscaping.html(text) }
}
