internal import Analysis
internal import Findings
internal import Git
internal import SourceText

/// A commit with its files compared on both sides: all that has to be read of its objects. Depends on the commit's id and
/// the rules alone, so it is kept from run to run.
struct ComparedCommit: Sendable {
  var delta: CommitDelta
  /// One for each of the delta's files, in order.
  var files: [ComparedFile]
  /// Whether the message holds what a rule takes for a secret: then it is concealed before it is shown or kept.
  var holdsSecret: Bool

  /// Whether it changed, brought or took away the file at `path`.
  func touches(_ path: RepositoryPath) -> Bool {
    delta.files.contains { $0.path == path || $0.oldPath == path }
  }

  func write(to writer: inout FactWriter) {
    writer.write(delta.files) { writer, file in
      writer.write(file.path)
      writer.write(file.oldPath) { $0.write($1) }
      writer.write(file.status)
      writer.write(file.sides) { writer, side in
        writer.write(side.parent)
        writer.write(side.path)
        writer.write(side.blob)
      }
      writer.write(file.new) { $0.write($1) }
    }
    writer.write(delta.taken) { writer, taken in
      writer.write(taken.path)
      writer.write(taken.blob) { $0.write($1) }
      writer.write(taken.parent)
    }
    writer.write(files) { writer, file in file.write(to: &writer) }
    writer.write(holdsSecret)
  }

  init(delta: CommitDelta, files: [ComparedFile], holdsSecret: Bool) {
    self.delta = delta
    self.files = files
    self.holdsSecret = holdsSecret
  }

  /// What `write(to:)` wrote of `commit`; nil where it is not that.
  init?(_ commit: Commit, from reader: FactReader) {
    let parts = reader.whole { reader throws(FactReader.Malformed) in
      (
        files: try reader.list { reader throws(FactReader.Malformed) in try CommitDelta.File(from: &reader) },
        taken: try reader.list { reader throws(FactReader.Malformed) in try CommitDelta.Taken(from: &reader) },
        compared: try reader.list { reader throws(FactReader.Malformed) in try ComparedFile(from: &reader) },
        holdsSecret: try reader.flag()
      )
    }
    // What does not fit its commit would put the lineage out of step.
    guard let parts, parts.files.count == parts.compared.count,
      zip(parts.files, parts.compared).allSatisfy({ $0.sides.count == $1.hunks.count }),
      parts.compared.allSatisfy({
        $0.contexts.count == $0.change.findings.count && $0.sketches.count == $0.change.functions.count
      }),
      (parts.files.flatMap { $0.sides.map(\.parent) } + parts.taken.map(\.parent))
        .allSatisfy(commit.parents.indices.contains)
    else { return nil }
    self.init(
      delta: CommitDelta(commit: commit, files: parts.files, taken: parts.taken), files: parts.compared,
      holdsSecret: parts.holdsSecret)
  }
}

extension CommitDelta.File {
  fileprivate init(from reader: inout FactReader) throws(FactReader.Malformed) {
    path = try reader.path()
    oldPath = try reader.optional { reader throws(FactReader.Malformed) in try reader.path() }
    status = try reader.value()
    sides = try reader.list { reader throws(FactReader.Malformed) in
      Side(parent: try reader.number(), path: try reader.path(), blob: try reader.objectID())
    }
    new = try reader.optional { reader throws(FactReader.Malformed) in try reader.objectID() }
  }
}

extension CommitDelta.Taken {
  fileprivate init(from reader: inout FactReader) throws(FactReader.Malformed) {
    path = try reader.path()
    blob = try reader.optional { reader throws(FactReader.Malformed) in try reader.objectID() }
    parent = try reader.number()
  }
}

extension ComparedFile {
  fileprivate func write(to writer: inout FactWriter) {
    writer.write(change.path)
    writer.write(change.oldPath) { $0.write($1) }
    writer.write(change.status)
    writer.write(change.kind)
    writer.write(change.language)
    writer.write(change.added)
    writer.write(change.deleted)
    writer.write(change.isBinary)
    writer.write(change.findings) { writer, attributed in
      writer.write(attributed.bin)
      writer.write(attributed.finding)
    }
    writer.write(change.functions) { writer, function in
      writer.write(function.bin)
      writer.write(function.before) { $0.write($1) }
      writer.write(function.after) { $0.write($1) }
    }
    writer.write(change.counts) { $0.write($1) }
    writer.write(change.keepsCode)
    writer.write(change.isLayout)
    writer.write(hunks) { writer, hunks in
      writer.write(hunks) { writer, hunk in
        for number in [hunk.oldStart, hunk.oldCount, hunk.newStart, hunk.newCount] { writer.write(number) }
      }
    }
    writer.write(lineCount)
    writer.write(edited) { writer, edited in
      writer.write(edited.new.hex)
      writer.write(edited.old.hex)
    }
    writer.write(contexts) { writer, context in context.write(to: &writer) }
    writer.write(sketches) { writer, sketch in writer.write(sketch) { $1.write(to: &$0) } }
    writer.write(isOutside)
    writer.write(skipped) { $0.write($1) }
    writer.write(unread) { $0.write($1) }
    writer.write(newBytes)
  }

  fileprivate init(from reader: inout FactReader) throws(FactReader.Malformed) {
    change = FileChange(
      path: try reader.path(),
      oldPath: try reader.optional { reader throws(FactReader.Malformed) in try reader.path() },
      status: try reader.value(), kind: try reader.value(), language: try reader.text(), added: try reader.number(),
      deleted: try reader.number(), isBinary: try reader.flag(),
      findings: try reader.list { reader throws(FactReader.Malformed) in
        AttributedFinding(bin: try reader.value(), finding: try reader.finding())
      },
      functions: try reader.list { reader throws(FactReader.Malformed) in
        FunctionChange(
          bin: try reader.value(),
          before: try reader.optional { reader throws(FactReader.Malformed) in try reader.function() },
          after: try reader.optional { reader throws(FactReader.Malformed) in try reader.function() })
      }, counts: try reader.optional { reader throws(FactReader.Malformed) in try reader.lineCounts() },
      keepsCode: try reader.flag(), replaced: [], isLayout: try reader.flag())
    hunks = try reader.list { reader throws(FactReader.Malformed) in
      try reader.list { reader throws(FactReader.Malformed) in
        LineHunk(
          oldStart: try reader.number(), oldCount: try reader.number(), newStart: try reader.number(),
          newCount: try reader.number())
      }
    }
    lineCount = try reader.number()
    edited = try reader.list { reader throws(FactReader.Malformed) in
      (new: Fingerprint(hex: try reader.text()), old: Fingerprint(hex: try reader.text()))
    }
    contexts = try reader.list { reader throws(FactReader.Malformed) in try FindingContext(from: &reader) }
    sketches = try reader.list { reader throws(FactReader.Malformed) in
      try reader.optional { reader throws(FactReader.Malformed) in try FunctionSketch(from: &reader) }
    }
    isOutside = try reader.flag()
    skipped = try reader.optional { reader throws(FactReader.Malformed) in try reader.text() }
    unread = try reader.optional { reader throws(FactReader.Malformed) in try reader.text() }
    newBytes = try reader.number()
  }
}

extension FindingContext {
  fileprivate func write(to writer: inout FactWriter) {
    for hash in [line, above, below, hunk] { writer.write(hash) }
    writer.write(hunkIndex)
    writer.write(functions) { $0.write($1) }
  }

  fileprivate init(from reader: inout FactReader) throws(FactReader.Malformed) {
    line = try reader.hash()
    above = try reader.hash()
    below = try reader.hash()
    hunk = try reader.hash()
    hunkIndex = try reader.number()
    functions = try reader.list { reader throws(FactReader.Malformed) in try reader.number() }
  }
}

extension FunctionSketch {
  fileprivate func write(to writer: inout FactWriter) {
    writer.write(tokens)
    writer.write(normal)
    writer.write(renamed)
    for hashes in [words, shapes] { writer.write(hashes) { $0.write(Int($1)) } }
  }

  fileprivate init(from reader: inout FactReader) throws(FactReader.Malformed) {
    tokens = try reader.number()
    normal = try reader.hash()
    renamed = try reader.hash()
    words = try reader.list { reader throws(FactReader.Malformed) in UInt32(truncatingIfNeeded: try reader.number()) }
    shapes = try reader.list { reader throws(FactReader.Malformed) in UInt32(truncatingIfNeeded: try reader.number()) }
  }
}
