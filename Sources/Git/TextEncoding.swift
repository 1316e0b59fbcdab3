/// How a commit's text is encoded: what its `encoding` header says, as far as this system can convert it.
package enum TextEncoding: Sendable, Hashable, Codable {
  /// The default, and the reading of any encoding that is not known; what is invalid is replaced by U+FFFD.
  case utf8
  /// Another one, by a name that this system's `iconv` knows.
  case named(String)

  /// The encoding of a commit with this header. As git does, a commit of which any byte cannot be converted is read as
  /// it is, whatever its header says.
  init(header: ArraySlice<UInt8>, commit: borrowing Span<UInt8>) {
    let name = String(decoding: header, as: UTF8.self)
    // A name of iconv's holds neither a NUL nor a suffix like `//TRANSLIT`, which would change what is an error.
    let isPlain = header.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
    guard isPlain, !header.isEmpty, !Self.isUTF8(name),
      TextConversion.utf8(unsafe commit.withUnsafeBufferPointer { unsafe Array($0) }, from: name) != nil
    else {
      self = .utf8
      return
    }
    self = .named(name)
  }

  /// The bytes converted to UTF-8; as they are where they are UTF-8 already, valid or not.
  package func utf8(_ bytes: [UInt8]) -> [UInt8] {
    guard case .named(let name) = self else { return bytes }
    return TextConversion.utf8(bytes, from: name) ?? bytes
  }

  package func decode(_ bytes: ArraySlice<UInt8>) -> String {
    switch self {
    case .utf8: String(decoding: bytes, as: UTF8.self)
    case .named: String(decoding: utf8(Array(bytes)), as: UTF8.self)
    }
  }

  private static func isUTF8(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return lowered == "utf-8" || lowered == "utf8"
  }
}
