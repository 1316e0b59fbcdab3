/// Commits that a user asks for: those reachable from `tip` and not from `hidden`.
package struct RevisionRange: Sendable, Hashable {
  package var tip: ObjectID
  package var hidden: ObjectID?

  package init(tip: ObjectID, hidden: ObjectID? = nil) {
    self.tip = tip
    self.hidden = hidden
  }
}

extension Repository {
  /// The commits that a revision or a range `A..B` names, either end HEAD where it is left out.
  ///
  /// - Throws: `unknownRevision`, also for `A...B`, which names two lines of development and no order between them.
  package func resolveRange(_ text: String) throws(GitError) -> RevisionRange {
    let bytes = Array(text.utf8)
    let dots = bytes.indices.dropLast().first { bytes[$0] == UInt8(ascii: ".") && bytes[$0 + 1] == UInt8(ascii: ".") }
    guard let dots else { return RevisionRange(tip: try resolve(text)) }
    guard dots + 2 >= bytes.count || bytes[dots + 2] != UInt8(ascii: ".") else {
      throw GitError(
        kind: .unknownRevision, function: "resolveRange",
        message: "`\(text)` is a symmetric difference, which is not supported; write a range `A..B` or one revision")
    }
    func end(_ name: some Collection<UInt8>) throws(GitError) -> ObjectID {
      try resolve(name.isEmpty ? "HEAD" : String(decoding: name, as: UTF8.self))
    }
    return RevisionRange(tip: try end(bytes[(dots + 2)...]), hidden: try end(bytes[..<dots]))
  }
}
