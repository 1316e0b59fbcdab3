internal import Analysis
internal import Findings
internal import Git
internal import RuleEngine
internal import SourceText

/// One changed file with both sides analysed, before it is known whose lines it replaced.
struct ComparedFile: Sendable {
  var change: FileChange
  /// The hunks from each of the delta's sides to the new content, in the sides' order.
  var hunks: [[LineHunk]]
  /// Lines of the new content; 0 where it is gone, binary or was not read.
  var lineCount: Int
  /// Findings whose place was edited, by their new and their old fingerprint.
  var edited: [FindingMatching.Edited] = []
  /// What stands around each of the change's findings, in their order.
  var contexts: [FindingContext] = []
  /// What recognises each of the change's functions that has one side only, in their order.
  var sketches: [FunctionSketch?] = []
  /// Whether the old version, or something in it, counted towards nobody, and the new one does: then what is new is
  /// charged by who wrote its lines.
  var isOutside = false
  /// Why a version was not analysed; nil where all were.
  var skipped: String?
  /// What of the new version was left unread, as in an archive over the limits; nil where all was read.
  var unread: String?
  /// Bytes of the new version; 0 where there is none.
  var newBytes = 0
  /// The versions that were read whole, where they were asked for.
  var analysed: [AnalysedBlob] = []
}

/// Analyses both sides of every changed file of a history.
enum FileComparison {
  /// - Parameters:
  ///   - changes: the files of each change.
  ///   - isRecording: whether the versions that were read are given with the files.
  /// - Returns: for every change, its files in order.
  static func compare(
    repository path: String, options: Repository.OpenOptions, files changes: [[CommitDelta.File]], rules: RuleSet,
    key: FingerprintKey, jobs: Int, isRecording: Bool = false
  ) async throws -> [[ComparedFile]] {
    var tasks: [(change: Int, file: Int)] = []
    for (change, files) in changes.enumerated() {
      for file in files.indices { tasks.append((change, file)) }
    }
    // By path, then in time: neighbours share a blob, which the worker then still holds, and pack deltas.
    tasks.sort { left, right in
      let leftPath = changes[left.change][left.file].path
      let rightPath = changes[right.change][right.file].path
      return leftPath == rightPath
        ? (left.change, left.file) < (right.change, right.file) : leftPath < rightPath
    }
    let ordered = tasks
    let compared = try await WorkerPool.run(count: ordered.count, jobs: jobs, batch: 128) { batches in
      var worker = Worker(
        repository: try Repository(opening: path, options: options),
        analyzer: try BlobAnalyzer(rules: rules, key: key))
      var outputs: [(index: Int, output: ComparedFile)] = []
      while let batch = batches.take() {
        for index in batch {
          let file = changes[ordered[index].change][ordered[index].file]
          outputs.append((index, try worker.compare(file, isRecording: isRecording)))
        }
      }
      return outputs
    }
    var placed = changes.map { [ComparedFile?](repeating: nil, count: $0.count) }
    for (task, result) in zip(ordered, compared) { placed[task.change][task.file] = result }
    return placed.map { $0.compactMap { $0 } }
  }

  /// A worker's handles and the last blobs it read.
  private struct Worker: ~Copyable {
    let repository: Repository
    var analyzer: BlobAnalyzer
    var recent: [Content] = []

    struct Content {
      var blob: ObjectID
      var path: RepositoryPath
      var bytes: [UInt8]
      var facts: BlobFacts
      /// Whether it, or something in it, counted towards nobody as it was, and does from now on.
      var isOutside = false
    }

    private struct Place: Hashable {
      var rule: String
      var start: TextPosition
      var confidence: Confidence

      init(_ finding: Finding) {
        rule = finding.rule
        start = finding.range.start
        confidence = finding.confidence
      }
    }

    init(repository: consuming Repository, analyzer: consuming BlobAnalyzer) {
      self.repository = repository
      self.analyzer = analyzer
    }

    mutating func content(_ blob: ObjectID, path: RepositoryPath) throws -> Content {
      if let known = recent.first(where: { $0.blob == blob && $0.path == path }) { return known }
      let bytes = try repository.blob(blob)
      let facts = try analyzer.facts(of: bytes.span, path: path)
      let content = Content(blob: blob, path: path, bytes: bytes, facts: facts)
      recent.append(content)
      if recent.count > 4 { recent.removeFirst() }
      return content
    }

    mutating func compare(_ file: CommitDelta.File, isRecording: Bool) throws -> ComparedFile {
      if let size = try file.new.map({ blob throws in try repository.size(of: blob) }), size > BlobAnalyzer.sizeLimit {
        return FileComparison.skipped(file, SkipReason.tooLarge(bytes: size))
      }
      for side in file.sides {
        let size = try repository.size(of: side.blob)
        guard size > BlobAnalyzer.sizeLimit else { continue }
        let reason = "before it, " + SkipReason.tooLarge(bytes: size)
        guard let new = file.new, file.sides.count == 1 else { return FileComparison.skipped(file, reason) }
        return try FileComparison.result(file, new: content(new, path: file.path), pastUnread: reason)
      }
      var olds: [Content] = []
      for side in file.sides { olds.append(try old(side, path: file.path)) }
      let new = try file.new.map { blob throws in try content(blob, path: file.path) }
      var analysed: [AnalysedBlob] = []
      if isRecording {
        // What moved was looked at under its new path.
        let unmoved = zip(file.sides, olds).filter { $0.0.path == file.path }.map(\.1)
        analysed = (unmoved + [new].compactMap(\.self)).map {
          AnalysedBlob(blob: $0.blob, path: $0.path, bytes: $0.bytes.count, facts: $0.facts)
        }
      }
      // A mark of a generated file taken away, a NUL taken out: it counts from now on, by whoever wrote it.
      if let new, new.facts.counts, let first = olds.first, !first.facts.counts {
        olds[0].isOutside = true
        olds[0].facts.measure?.functions = []
      }
      var result = try FileComparison.result(file, olds: olds, new: new)
      result.analysed = analysed
      return result
    }

    /// The old content is analysed under the new path: moving a file changes no fingerprint and charges nothing. But what
    /// no rule looked for where it was, or none was sure of, in a test or a vendor's folder, was not there before.
    private mutating func old(_ side: CommitDelta.File.Side, path: RepositoryPath) throws -> Content {
      var old = try content(side.blob, path: path)
      guard side.path != path else { return old }
      let there = try analyzer.facts(of: old.bytes.span, path: side.path)
      let found = Set(there.findings.map { Place($0) })
      let all = old.facts.findings.count
      old.facts.findings.removeAll { !found.contains(Place($0)) }
      old.isOutside = !there.counts || old.facts.findings.count < all
      if !there.counts { old.facts.measure?.functions = [] }
      return old
    }
  }

  private static func skipped(_ file: CommitDelta.File, _ reason: String) -> ComparedFile {
    let change = FileChange(
      path: file.path, oldPath: file.oldPath, status: file.status, kind: .data, language: "", added: 0, deleted: 0,
      isBinary: true, findings: [], functions: [], counts: nil, keepsCode: false, replaced: [])
    return ComparedFile(change: change, hunks: file.sides.map { _ in [] }, lineCount: 0, skipped: reason)
  }

  /// A file whose old version was not read: nobody can say what of it is new, so that it is charged to nobody.
  private static func result(
    _ file: CommitDelta.File, new: Worker.Content, pastUnread reason: String
  ) throws -> ComparedFile {
    var result = try result(file, olds: [], new: new)
    result.hunks = [[]]
    result.change.added = 0
    result.change.functions = []
    result.sketches = []
    result.skipped = reason
    return result
  }

  private static func result(
    _ file: CommitDelta.File, olds: [Worker.Content], new: Worker.Content?
  ) throws -> ComparedFile {
    let isBinary = new?.facts.isBinary ?? olds.first?.facts.isBinary ?? false
    let newBytes = new?.bytes ?? []
    let newLines = lineCount(new)
    var hunks: [[LineHunk]] = []
    for old in olds {
      let oldLines = lineCount(old)
      if oldLines == 0 || newLines == 0 {
        hunks.append([LineHunk(oldStart: 0, oldCount: oldLines, newStart: 0, newCount: newLines)])
      } else {
        hunks.append(try LineDiff.hunks(old: old.bytes.span, new: newBytes.span))
      }
    }
    // The first parent's side stands for the file's past; a merge's other sides only take away what they had.
    let old = olds.first
    let firstHunks = hunks.first ?? []
    let oldFunctions = old?.facts.measure?.functions ?? []
    let newFunctions = new?.facts.measure?.functions ?? []
    let pairs = FunctionMatching.pairs(old: oldFunctions, new: newFunctions, hunks: firstHunks)
    let lines = FunctionMatching.lines(of: pairs, old: oldFunctions, new: newFunctions)
    let language = new?.facts.measure?.language ?? old?.facts.measure?.language ?? ""
    let isLayout =
      !isBinary && new != nil && !firstHunks.isEmpty && !(old?.isOutside ?? false)
      && (old.map { Layout.isSame($0.bytes, newBytes, hunks: firstHunks, language: language) } ?? false)
    var functions = FunctionMatching.changes(old: oldFunctions, new: newFunctions, pairs: pairs)
    var result = FindingMatching.attribute(
      old: side(old, hunks: firstHunks.map { $0.oldStart..<$0.oldStart + $0.oldCount }),
      new: side(new, hunks: firstHunks.map { $0.newStart..<$0.newStart + $0.newCount }),
      functions: lines, hunks: firstHunks, isLayout: isLayout)
    // A new layout can make a function longer or change the kind of its quotes; that makes nothing better or worse.
    if isLayout {
      functions = []
      result.entries = []
    }
    if hides(old?.facts, new?.facts) {
      // Making a file unreadable, or calling it generated, repairs nothing.
      result.entries.removeAll { $0.attributed.bin == .fixed || $0.attributed.bin == .improved }
      functions.removeAll { $0.bin == .fixed || $0.bin == .improved }
    }
    if olds.count > 1 {
      for (side, sideHunks) in zip(olds, hunks).dropFirst() {
        // What any parent has was not brought by the merge, also where the merge edited it.
        let brought = introduced(side, new, hunks: sideHunks)
        result.entries.removeAll {
          $0.attributed.bin == .introduced && !brought.contains($0.attributed.finding.fingerprint)
        }
      }
      // Of a merge only what stands on lines that no parent has.
      result.entries.removeAll { entry in
        let range = entry.attributed.finding.range
        return entry.attributed.bin != .introduced || !hasOwnLine(range.start.line...range.end.line, hunks)
      }
      let bodies = Set(olds.flatMap { ($0.facts.measure?.functions ?? []).map(\.digest) })
      functions.removeAll { change in
        guard let after = change.after, !bodies.contains(after.digest) else { return true }
        return !hasOwnLine(after.startLine...max(after.startLine, after.endLine), hunks)
      }
      result.edited = []
    }
    var oldSketcher = FunctionSketcher(old?.bytes ?? [], language: language)
    var newSketcher = FunctionSketcher(newBytes, language: language)
    let sketches = functions.map { change -> FunctionSketch? in
      switch (change.before, change.after) {
      case (let before?, nil): oldSketcher.sketch(of: before)
      case (nil, let after?): newSketcher.sketch(of: after)
      default: nil
      }
    }
    let kind = new?.facts.kind ?? old?.facts.kind ?? .data
    let change = FileChange(
      path: file.path, oldPath: file.oldPath, status: file.status, kind: kind, language: language,
      added: olds.isEmpty ? newLines : isBinary ? 0 : firstHunks.reduce(0) { $0 + $1.newCount },
      deleted: isBinary ? 0 : firstHunks.reduce(0) { $0 + $1.oldCount }, isBinary: isBinary,
      findings: result.entries.map(\.attributed), functions: functions, counts: new?.facts.measure?.counts,
      keepsCode: !(old?.isOutside ?? false) && keepsCode(old?.facts.measure, new?.facts.measure), replaced: [],
      isLayout: isLayout)
    return ComparedFile(
      change: change, hunks: hunks, lineCount: newLines, edited: result.edited,
      contexts: result.entries.map(\.context), sketches: sketches, isOutside: old?.isOutside ?? false, skipped: nil,
      unread: new?.facts.gap, newBytes: newBytes.count)
  }

  /// The lines whose writers are followed: none of a binary file, but those of a text made to look like one.
  private static func lineCount(_ content: Worker.Content?) -> Int {
    guard let content, !content.facts.isBinary || content.facts.isDisguised else { return 0 }
    let bytes = content.bytes
    return bytes.count { $0 == 0x0a } + (bytes.isEmpty || bytes.last == 0x0a ? 0 : 1)
  }

  /// Whether a file that counted is there still and no longer can be read or counts.
  private static func hides(_ old: BlobFacts?, _ new: BlobFacts?) -> Bool {
    guard let old, let new, !old.isBinary, old.kind == .source || old.kind == .test else { return false }
    return new.isBinary || !(new.kind == .source || new.kind == .test)
  }

  /// What one parent's side has not.
  private static func introduced(
    _ old: Worker.Content, _ new: Worker.Content?, hunks: [LineHunk]
  ) -> Set<Fingerprint> {
    let (before, after) = (old.facts.measure?.functions ?? [], new?.facts.measure?.functions ?? [])
    let pairs = FunctionMatching.pairs(old: before, new: after, hunks: hunks)
    let lines = FunctionMatching.lines(of: pairs, old: before, new: after)
    let result = FindingMatching.attribute(
      old: side(old, hunks: hunks.map { $0.oldStart..<$0.oldStart + $0.oldCount }),
      new: side(new, hunks: hunks.map { $0.newStart..<$0.newStart + $0.newCount }), functions: lines, hunks: hunks)
    return Set(result.entries.filter { $0.attributed.bin == .introduced }.map(\.attributed.finding.fingerprint))
  }

  /// One version's findings with their surroundings.
  private static func side(_ content: Worker.Content?, hunks: [Range<Int>]) -> FindingMatching.Side {
    guard let content, !content.facts.findings.isEmpty else { return .none }
    var reader = FindingContextReader(
      content.bytes, functions: content.facts.measure?.functions ?? [], hunks: hunks)
    return FindingMatching.Side(
      findings: content.facts.findings, contexts: content.facts.findings.map { reader.context(of: $0) })
  }

  /// Whether two versions differ in nothing but layout, comments and the order of functions and statements outside them.
  private static func keepsCode(_ old: FileMeasure?, _ new: FileMeasure?) -> Bool {
    guard let old, let new, !old.functions.isEmpty, old.outsideDigest == new.outsideDigest else { return false }
    return old.functions.map(\.digest).sorted() == new.functions.map(\.digest).sorted()
  }

  /// Whether a line of the new content (from 1) is in a hunk of every side: written by the merge itself.
  private static func hasOwnLine(_ lines: ClosedRange<Int>, _ sides: [[LineHunk]]) -> Bool {
    lines.contains { line in
      sides.allSatisfy { hunks in
        hunks.contains { line > $0.newStart && line <= $0.newStart + $0.newCount }
      }
    }
  }
}
