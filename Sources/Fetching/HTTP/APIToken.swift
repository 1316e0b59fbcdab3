/// A secret that goes into requests and nowhere else: printing, dumping or interpolating it shows that there is one.
package struct APIToken: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let secret: String

  /// - Parameter text: surrounding white space, as a pasted line has, is cut off. Nil where nothing is left, or where it
  ///   holds what no token has: white space or control characters would end the header that it stands in.
  package init?(_ text: String) {
    let trimmed = text.drop { $0.isWhitespace }
    let secret = String(trimmed.prefix(trimmed.count - trimmed.reversed().prefix { $0.isWhitespace }.count))
    guard !secret.isEmpty, secret.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    self.secret = secret
  }

  package var description: String { "(a token)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }

  /// The value of the `Authorization` header. ClickUp takes personal tokens as they are, without a word before them.
  ///
  /// Source: ClickUp, developer.clickup.com/docs/authentication, "Personal Token".
  var authorization: String { secret }

  /// `text`, which somebody else wrote, without the token.
  func redacting(_ text: String) -> String { text.replacing(secret, with: description) }

  /// Whether it stands in `bytes`, which are about to be kept.
  func occurs(in bytes: [UInt8]) -> Bool {
    let needle = Array(secret.utf8)
    guard let first = needle.first, bytes.count >= needle.count else { return false }
    return (0...(bytes.count - needle.count)).contains { place in
      bytes[place] == first && bytes[place..<(place + needle.count)].elementsEqual(needle)
    }
  }
}
