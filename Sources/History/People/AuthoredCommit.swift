package import Git

/// What a commit claims about who made it.
package struct AuthoredCommit: Sendable {
  package var id: ObjectID
  package var author: IdentityClaim
  /// The author's time, seconds since 1970, as claimed.
  package var authoredAt: Int64
  /// From the trailers, in order, one address once.
  package var coAuthors: [IdentityClaim]

  package init(id: ObjectID, author: IdentityClaim, authoredAt: Int64, coAuthors: [IdentityClaim]) {
    self.id = id
    self.author = author
    self.authoredAt = authoredAt
    self.coAuthors = coAuthors
  }

  package init(_ commit: Commit) {
    self.init(
      id: commit.id, author: IdentityClaim(commit.author), authoredAt: commit.author.time,
      coAuthors: Trailers.coAuthors(in: commit.encoding.utf8(commit.message)))
  }

  /// Author and co-authors.
  package var claims: [IdentityClaim] { [author] + coAuthors }
}
