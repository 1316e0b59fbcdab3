internal import Foundation

/// Where an API stands: the real one, or a server on this machine for tests.
package struct APIBase: Sendable, Hashable {
  /// Without a slash at the end.
  package let url: String

  /// ClickUp's API, version 2.
  package static let clickUp = APIBase(checked: "https://api.clickup.com/api/v2")

  private init(checked url: String) { self.url = url }

  /// A server on this machine; nil for any other address, since the token would be sent there.
  ///
  /// The address is put together from its parts, so that no two readers of URLs can differ about the host.
  package init?(loopback text: String) {
    guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      ["http", "https"].contains(scheme), parts.user == nil, parts.password == nil, parts.query == nil,
      parts.fragment == nil, let host = parts.host?.lowercased(),
      ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host),
      parts.path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "@") })
    else { return nil }
    let port = parts.port.map { ":\($0)" } ?? ""
    var path = parts.path
    while path.hasSuffix("/") { path.removeLast() }
    url = "\(scheme)://\(host == "::1" ? "[::1]" : host)\(port)\(path)"
  }

  /// The whole address of a request; names and values of the query are escaped here.
  func address(_ path: [String], query: [(name: String, value: String)]) -> String {
    let path = path.map { "/" + APIBase.escaped($0) }.joined()
    let query = query.map { "\(APIBase.escaped($0.name))=\(APIBase.escaped($0.value))" }.joined(separator: "&")
    return url + path + (query.isEmpty ? "" : "?" + query)
  }

  /// All but the unreserved characters of RFC 3986 and the comma, which ClickUp parts lists by.
  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain =
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-._~,".utf8.contains(byte)
      if isPlain { return String(Unicode.Scalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}
