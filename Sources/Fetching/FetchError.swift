/// Why a fetch ended: what happened, where, and what to do. Holds no token.
package struct FetchError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Kind: Sendable, Hashable {
    /// The command asks for what cannot be; nothing was tried.
    case usage
    /// The server does not let this token in.
    case refused
    /// The server took the request for a wrong one, with this status.
    case rejected(Int)
    /// The network or the server failed, and trying again did not help.
    case unreachable
    /// An answer that is not as documented. Nothing of it is kept.
    case undocumented
    /// A file could not be read or written.
    case file
    /// The program is to end.
    case cancelled
  }

  package var kind: Kind
  /// Quotes what the server wrote; hostile until escaped.
  package var message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  package var description: String { message }
}
