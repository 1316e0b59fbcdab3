internal import Findings
internal import Foundation

/// The one style sheet of all pages, and the policy that allows it and nothing else.
enum StyleSheet {
  /// No script, no request, no form, no base; the style sheet by its SHA-256.
  static let contentSecurityPolicy =
    "default-src 'none'; style-src 'sha256-\(digest)'; img-src data:; base-uri 'none'; form-action 'none'"

  private static let digest: String = {
    let hex = Array(ContentDigest(of: text.utf8).hex)
    let bytes = stride(from: 0, to: hex.count, by: 2).compactMap { UInt8(String(hex[$0...($0 + 1)]), radix: 16) }
    return Data(bytes).base64EncodedString()
  }()

  static let text = [StyleSheetColors.text, StyleSheetLayout.text, StyleSheetCharts.text].joined(separator: "\n")
}
