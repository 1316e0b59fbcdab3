/// A commit, parsed from its raw bytes.
package struct Commit: Sendable, Hashable {
  package var id: ObjectID
  package var tree: ObjectID
  /// As the commit names them, in order; at the edge of a shallow clone they are named but missing.
  package var parents: [ObjectID]
  package var author: Signature
  package var committer: Signature
  /// Everything after the header's empty line, undecoded.
  package var message: [UInt8]
  /// Whether it carries a signature; not whether the signature is good.
  package var isSigned: Bool
  package var encoding: TextEncoding

  package init(
    id: ObjectID, tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: [UInt8],
    isSigned: Bool, encoding: TextEncoding = .utf8
  ) {
    self.id = id
    self.tree = tree
    self.parents = parents
    self.author = author
    self.committer = committer
    self.message = message
    self.isSigned = isSigned
    self.encoding = encoding
  }

  /// The message decoded lossily; hostile until escaped.
  package var messageText: String { encoding.decode(message[...]) }

  /// The first paragraph on one line, as git shows it.
  package var subject: String { subjectAndBody.subject }

  /// Everything after the first paragraph, without the empty lines around it.
  package var body: String { subjectAndBody.body }

  /// Both, in one reading of the message.
  package var subjectAndBody: (subject: String, body: String) {
    let lines = message.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
    let started = lines.drop(while: Self.isBlank)
    let end = started.firstIndex(where: Self.isBlank) ?? started.endIndex
    let rest = started[end...].drop(while: Self.isBlank)
    // The lines of the body stand one after the other in the message.
    let body =
      if let first = rest.first, let last = rest.last(where: { !Self.isBlank($0) }) {
        message[first.startIndex..<last.endIndex]
      } else {
        message[..<0]
      }
    let subject = Array(started[..<end].joined(separator: [UInt8(ascii: " ")]))
    return (encoding.decode(subject[...]), encoding.decode(body))
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy { $0 == 0x20 || (0x09...0x0d).contains($0) }
  }
}
