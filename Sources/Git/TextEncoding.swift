/// How a commit's text is encoded: what its `encoding` header says, as far as it is known here.
package enum TextEncoding: String, Sendable, Hashable, Codable {
  /// The default, and the reading of any encoding that is not known; what is invalid is replaced by U+FFFD.
  case utf8
  case latin1

  init(header: ArraySlice<UInt8>) {
    let name = String(decoding: header, as: UTF8.self).lowercased().filter { $0 != "-" && $0 != "_" }
    self = ["iso88591", "latin1", "l1", "iso885915", "windows1252", "cp1252"].contains(name) ? .latin1 : .utf8
  }

  package func decode(_ bytes: ArraySlice<UInt8>) -> String {
    switch self {
    case .utf8: String(decoding: bytes, as: UTF8.self)
    case .latin1: String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
  }
}
