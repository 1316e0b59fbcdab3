/// What an object stands for once every annotated tag around it is opened.
package struct PeeledObject: Sendable, Hashable {
  /// What is inside: the object itself where it is no tag.
  package var target: ObjectID
  /// Never a tag.
  package var kind: ObjectKind
  /// The tags around it, outermost first.
  package var tags: [ObjectID]
}

extension Repository {
  /// Opens the annotated tags around an object.
  ///
  /// - Throws: `missingObject` or `corrupt` where one of them, or what it names, cannot be read.
  package func peeled(_ id: ObjectID) throws(GitError) -> PeeledObject {
    var peeled = PeeledObject(target: id, kind: try kind(of: id), tags: [])
    while peeled.kind == .tag {
      // A tag cannot name itself: its id is the hash of what it names. The chain ends.
      let tag = peeled.target
      let bytes = try readBytes(tag, expecting: .tag)
      let prefix = Array("object ".utf8)
      guard bytes.starts(with: prefix), let next = ObjectID(hex: bytes.span, at: prefix.count), next != tag else {
        throw corrupt(tag, "the tag names no object")
      }
      peeled.tags.append(tag)
      peeled.target = next
      peeled.kind = try kind(of: next)
    }
    return peeled
  }
}
