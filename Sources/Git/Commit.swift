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
  package var subject: String {
    let (subject, _) = parts
    return encoding.decode(Array(subject.joined(separator: [UInt8(ascii: " ")]))[...])
  }

  /// Everything after the first paragraph, without the empty lines around it.
  package var body: String {
    let (_, rest) = parts
    let trimmed = rest.drop(while: Self.isBlank)
    let lines = trimmed.prefix(
      (trimmed.lastIndex { !Self.isBlank($0) } ?? trimmed.startIndex - 1) + 1 - trimmed.startIndex)
    return encoding.decode(Array(lines.joined(separator: [UInt8(ascii: "\n")]))[...])
  }

  private var parts: (subject: ArraySlice<ArraySlice<UInt8>>, rest: ArraySlice<ArraySlice<UInt8>>) {
    let lines = message.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
    let started = lines.drop(while: Self.isBlank)
    let end = started.firstIndex(where: Self.isBlank) ?? started.endIndex
    return (started[..<end], started[end...])
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy { $0 == 0x20 || (0x09...0x0d).contains($0) }
  }
}
