package import Findings
package import Git
package import SourceText

/// A file that was analysed, by its blob: what a search for its credentials would say.
package struct AnalysedBlob: Sendable {
  package var blob: ObjectID
  package var path: RepositoryPath
  package var credentials: [Finding]
  package var bytes: Int
  /// Why not all of it was read; nil where it was.
  package var gap: String?

  package init(blob: ObjectID, path: RepositoryPath, bytes: Int, facts: BlobFacts) {
    self.blob = blob
    self.path = path
    self.bytes = bytes
    credentials = facts.findings.filter(\.isCredential)
    gap = facts.unread.isEmpty ? nil : facts.gap
  }
}
