/// A page's file name, made of an id of the portfolio and nothing else.
package struct PageName: Sendable, Hashable {
  /// Like `amir.html`: no folder, no space, nothing to escape.
  package let file: String

  /// - Parameter id: `[a-z0-9-]`, 1 to 64 characters; anything else throws, so that no page leaves its folder.
  package init(id: String) throws(ReportingError) {
    let isPlain = id.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "-")
    }
    guard isPlain, (1...64).contains(id.utf8.count) else {
      throw ReportingError(
        kind: .identifier,
        message: "`\(OutputEscaping.shortened(id, to: 80))` cannot name a page: ids are of a-z, 0-9 and -, at most 64")
    }
    file = id + ".html"
  }

  static let index = "index.html"
}
