/// The header of a commit object, read line by line; what it does not know, it skips.
///
/// Hostile bytes are usual here: only the tree and well-formed parent lines are demanded, because without them there is
/// no history to follow.
struct CommitHeader {
  var tree: ObjectID
  var parents: [ObjectID] = []
  var author: Range<Int>?
  var committer: Range<Int>?
  var encoding: Range<Int>?
  var isSigned = false
  var messageStart: Int

  /// Nil where the bytes are no commit.
  init?(_ bytes: borrowing Span<UInt8>) {
    guard Self.line(bytes, at: 0, startsWith: "tree "), let tree = ObjectID(hex: bytes, at: 5),
      bytes.count > 45, bytes[45] == UInt8(ascii: "\n")
    else { return nil }
    self.tree = tree
    messageStart = bytes.count
    var offset = 46
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\n") {
        messageStart = offset + 1
        break
      }
      var end = offset
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      switch bytes[offset] {
      case UInt8(ascii: "p") where Self.line(bytes, at: offset, startsWith: "parent "):
        guard let parent = ObjectID(hex: bytes, at: offset + 7), end == offset + 47 else { return nil }
        parents.append(parent)
      case UInt8(ascii: "a") where author == nil && Self.line(bytes, at: offset, startsWith: "author "):
        author = (offset + 7)..<end
      case UInt8(ascii: "c") where committer == nil && Self.line(bytes, at: offset, startsWith: "committer "):
        committer = (offset + 10)..<end
      case UInt8(ascii: "e") where Self.line(bytes, at: offset, startsWith: "encoding "):
        encoding = (offset + 9)..<end
      case UInt8(ascii: "g") where Self.line(bytes, at: offset, startsWith: "gpgsig"):
        // What any program that signs puts around it: git takes nothing else for a signature either.
        let value = offset + (Self.line(bytes, at: offset, startsWith: "gpgsig-sha256 ") ? 14 : 7)
        if Self.line(bytes, at: value, startsWith: "-----BEGIN ") { isSigned = true }
      default:
        // Continuation lines of gpgsig and mergetag start with a space and fall in here, too.
        break
      }
      offset = end + 1
    }
  }

  private static func line(_ bytes: borrowing Span<UInt8>, at offset: Int, startsWith text: StaticString) -> Bool {
    guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<text.utf8CodeUnitCount {
      guard unsafe bytes[offset + index] == text.utf8Start[index] else { return false }
    }
    return true
  }
}

extension Repository {
  /// Reads and parses a commit.
  ///
  /// - Parameter isVerified: whether a walk of this run has read it, and so held its bytes against its name, already.
  package func commit(_ id: ObjectID, isVerified: Bool = false) throws(GitError) -> Commit {
    let bytes = isVerified ? try readUnverified(id, expecting: .commit) : try readBytes(id, expecting: .commit)
    guard let header = CommitHeader(bytes.span) else {
      throw corrupt(id, "its header names no tree or a broken parent")
    }
    let encoding = header.encoding.map { TextEncoding(header: bytes[$0], commit: bytes.span) } ?? .utf8
    return Commit(
      id: id, tree: header.tree, parents: header.parents,
      author: Signature(parsing: header.author.map { bytes[$0] } ?? [], encoding: encoding),
      committer: Signature(parsing: header.committer.map { bytes[$0] } ?? [], encoding: encoding),
      message: Array(bytes[header.messageStart...]), isSigned: header.isSigned, encoding: encoding)
  }

  func readBytes(_ id: ObjectID, expecting kind: ObjectKind) throws(GitError) -> [UInt8] {
    let object = try self.object(id)
    guard object.kind == kind else { throw corrupt(id, "a \(kind) was expected but it is a \(object.kind)") }
    return object.bytes
  }
}
