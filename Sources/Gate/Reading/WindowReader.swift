internal import Analysis
internal import Findings
package import Git
internal import History
internal import Lexing
internal import Metrics
package import SourceText

/// Sums what the same people brought into the mainline shortly before in changes that were each under a floor, so that
/// nobody is judged less by bringing the same in pieces.
package enum WindowReader {
  /// Sums the changes that were each under the floor.
  ///
  /// - Parameters:
  ///   - mainline: commits of the mainline that are looked at, newest first.
  ///   - isOwn: whether a commit is by one of the change's authors.
  ///   - floor: new source lines under which a change was not judged.
  ///   - head: the files after the change.
  /// - Returns: the sums, and those lines of `head` that the small changes wrote, from 1.
  package static func read(
    _ repository: borrowing Repository, _ mainline: [Commit], floor: Int, head: [TreeFile],
    isOwn: (Commit) throws -> Bool
  ) throws -> (window: ChangeWindow, lines: [RepositoryPath: [Range<Int>]]) {
    var window = ChangeWindow()
    var lines: [RepositoryPath: [Range<Int>]] = [:]
    let blobs = Dictionary(head.map { ($0.path, $0.blob) }, uniquingKeysWith: { first, _ in first })
    var texts = RecentTexts()
    for commit in mainline {
      guard !repository.isCutOff(at: commit.id), let parent = commit.parents.first,
        try isOwnWork(commit, on: parent, repository, isOwn)
      else { continue }
      let changes = try repository.changes(from: repository.commit(parent).tree, to: commit.tree)
      var source = 0
      var tests = 0
      var ranges: [(path: RepositoryPath, blob: ObjectID, lines: [Range<Int>])] = []
      for change in changes {
        guard let new = change.new, new.mode.isFile, let counted = try count(change, new, repository, &texts)
        else { continue }
        let added = counted.lines.reduce(0) { $0 + $1.count }
        if counted.kind == .source { source += added } else { tests += added }
        ranges.append((change.path, new.id, counted.lines))
        // However large it is, it was judged when it came.
        if source >= floor { break }
      }
      guard source > 0 || tests > 0, source < floor else { continue }
      window.changes += 1
      window.sourceLines += source
      window.testLines += tests
      for (path, blob, written) in ranges {
        guard let now = blobs[path] else { continue }
        lines[path, default: []] += try standing(written, of: blob, in: now, repository, &texts)
      }
    }
    return (window, lines)
  }

  /// Whether a commit of the mainline brings work of the change's authors: by itself, or as the merge of what they wrote,
  /// whoever merged it.
  private static func isOwnWork(
    _ commit: Commit, on parent: ObjectID, _ repository: borrowing Repository, _ isOwn: (Commit) throws -> Bool
  ) throws -> Bool {
    guard commit.parents.count > 1 else { return try isOwn(commit) }
    for id in try repository.walk(from: Array(commit.parents.dropFirst()), hiding: [parent]) {
      if try isOwn(repository.commit(id)) { return true }
    }
    return false
  }

  /// A file's kind where it counts, and its new lines from 1.
  private static func count(
    _ change: TreeChange, _ new: TreeChange.Side, _ repository: borrowing Repository, _ texts: inout RecentTexts
  ) throws -> (kind: FileKind, lines: [Range<Int>])? {
    guard FileClassification.mayCount(change.path) else { return nil }
    let bytes = try texts.text(new.id, repository)
    guard !BinaryCheck.isBinary(bytes.span) else { return nil }
    let index = LineIndex(bytes)
    let language = LanguageDetection.language(of: change.path, content: bytes.span)
    let kind = FileClassification.kind(of: change.path, content: bytes.span, language: language, lines: index)
    guard kind == .source || kind == .test else { return nil }
    guard let old = change.old, old.mode.isFile else { return (kind, [1..<(index.lineCount + 1)]) }
    let before = try texts.text(old.id, repository)
    let hunks = try LineDiff.hunks(old: before.span, new: bytes.span)
    return (kind, hunks.map { $0.newStart + 1..<$0.newStart + $0.newCount + 1 })
  }

  /// Where lines of one version stand in a later one, as far as they still do.
  private static func standing(
    _ lines: [Range<Int>], of old: ObjectID, in new: ObjectID, _ repository: borrowing Repository,
    _ texts: inout RecentTexts
  ) throws -> [Range<Int>] {
    guard old != new else { return lines }
    let before = try texts.text(old, repository)
    let after = try texts.text(new, repository)
    let hunks = try LineDiff.hunks(old: before.span, new: after.span)
    return lines.flatMap(\.self).compactMap { hunks.place(ofUnchanged: $0).map { $0..<$0 + 1 } }
  }

  /// The files read last: what one commit made of a file is what the next began with.
  private struct RecentTexts {
    private static let most = 32 << 20
    private var texts: [ObjectID: [UInt8]] = [:]
    private var bytes = 0

    mutating func text(_ id: ObjectID, _ repository: borrowing Repository) throws(GitError) -> [UInt8] {
      if let known = texts[id] { return known }
      let text = try repository.blob(id, limit: BlobAnalyzer.sizeLimit)
      if bytes + text.count > Self.most {
        texts.removeAll()
        bytes = 0
      }
      texts[id] = text
      bytes += text.count
      return text
    }
  }
}
