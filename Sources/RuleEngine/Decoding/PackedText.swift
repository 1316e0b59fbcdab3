package import SourceText

/// How bytes are known that are worth unpacking. What unpacks them is no concern of the rules.
package struct PackedSigns: Sendable {
  /// Whether an archive may begin with these four bytes, the first one uppermost: a quick look.
  package var mayBegin: @Sendable (UInt32) -> Bool
  package var holdsArchive: @Sendable ([UInt8]) -> Bool

  package init(
    mayBegin: @escaping @Sendable (UInt32) -> Bool, holdsArchive: @escaping @Sendable ([UInt8]) -> Bool
  ) {
    self.mayBegin = mayBegin
    self.holdsArchive = holdsArchive
  }
}

/// An archive that stood encoded in a text.
package struct PackedText: Sendable {
  package var bytes: [UInt8]
  /// Where it stood.
  package var range: TextRange
  /// How it was written, in words.
  package var writing: String
}
