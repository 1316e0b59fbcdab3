internal import CGit2

/// What a repository holds to make git show another history than its objects tell: replace refs and grafts.
///
/// Nothing here obeys them, because whoever hands a repository over could hide or invent work with them. They are counted,
/// so that who compares with `git log` knows why it differs, and who judges knows that somebody tried.
package struct HistoryOverrides: Sendable, Hashable {
  /// Objects that git shows in another's place: refs under `refs/replace/` that name one.
  package var replacedObjects: Int
  /// Commits whose parents `info/grafts` gives anew.
  package var graftedCommits: Int

  package init(replacedObjects: Int = 0, graftedCommits: Int = 0) {
    self.replacedObjects = replacedObjects
    self.graftedCommits = graftedCommits
  }

  /// What there is and what to do about it; nil where there is nothing. Names nothing of the repository's own text.
  package var sentence: String? {
    var parts: [String] = []
    if replacedObjects > 0 {
      parts.append("\(replacedObjects) \(replacedObjects == 1 ? "object" : "objects") (refs/replace)")
    }
    if graftedCommits > 0 {
      parts.append("the parents of \(graftedCommits) \(graftedCommits == 1 ? "commit" : "commits") (info/grafts)")
    }
    guard !parts.isEmpty else { return nil }
    return
      "The repository makes git replace \(parts.joined(separator: " and ")). That is not obeyed here: what is read "
      + "is what was committed, as git shows it with --no-replace-objects and without grafts."
  }
}

extension Repository {
  /// Counts replace refs and grafts. Cost: the refs under `refs/replace/`, the packed refs and one small file.
  package func historyOverrides() throws(GitError) -> HistoryOverrides {
    HistoryOverrides(
      replacedObjects: try referenceNames(matching: "refs/replace/*").count(where: Self.namesObject),
      graftedCommits: try graftedCommits())
  }

  /// git passes over replace refs that are not called by a full id.
  private static func namesObject(_ reference: [UInt8]) -> Bool {
    let name = reference.dropFirst("refs/replace/".utf8.count)
    return name.count == 40 && ObjectID(hex: String(decoding: name, as: UTF8.self)) != nil
  }

  /// Lines that name a commit, in the file that linked worktrees share.
  private func graftedCommits() throws(GitError) -> Int {
    guard let folder = unsafe git_repository_commondir(repository).map({ unsafe String(cString: $0) }) else { return 0 }
    let file = FileSystem.join(folder, "info/grafts")
    // git reads nothing out of anything else, either.
    guard let kind = FileSystem.kind(of: file), kind == .file || kind == .link else { return 0 }
    guard let bytes = FileSystem.content(of: file, limit: 64 << 20) else {
      throw GitError(
        kind: .other, function: "grafts",
        message: "\(file) cannot be read, so it is not known which commits git would show with other parents; "
          + "it is no longer in use, so remove it")
    }
    return bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.count { line in
      ObjectID(hex: String(decoding: line.prefix(40), as: UTF8.self)) != nil
    }
  }
}
