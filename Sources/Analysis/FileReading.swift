internal import Findings
internal import Git
internal import SourceText

/// The files of a revision's tree or of a folder, read by several workers, in whatever passes their user needs.
enum FileReading: Sendable {
  case tree(repository: String, options: Repository.OpenOptions, files: [TreeFile])
  case folder(String, entries: [FolderWalk.Entry])

  /// A file's bytes, or why there are none.
  enum Content {
    case bytes([UInt8])
    case passedOver(Coverage.Skipped)
  }

  var count: Int {
    switch self {
    case .tree(_, _, let files): files.count
    case .folder(_, let entries): entries.count
    }
  }

  func path(of index: Int) -> RepositoryPath {
    switch self {
    case .tree(_, _, let files): files[index].path
    case .folder(_, let entries): entries[index].path
    }
  }

  /// What `body` makes of each of `indexes`, in their order, for any number of workers.
  ///
  /// - Parameters:
  ///   - known: what is known already of the files of a batch, in their order; those are not read.
  ///   - store: is given what was made of a batch.
  func map<Output: Sendable>(
    _ indexes: [Int], jobs: Int, known: @escaping @Sendable ([Int]) -> [Output?] = { _ in [] },
    store: @escaping @Sendable ([(index: Int, output: Output)]) -> Void = { _ in },
    _ body: @escaping @Sendable (Int, Content) throws -> Output
  ) async throws -> [Output] {
    try await WorkerPool.run(count: indexes.count, jobs: jobs, batch: 32) { batches in
      var outputs: [(index: Int, output: Output)] = []
      switch self {
      case .tree(let path, let options, let files):
        let repository = try Repository(opening: path, options: options)
        while let batch = batches.take() {
          var work = BatchWork(batch, indexes, known: known)
          for index in work.unknown {
            let file = indexes[index]
            work.made(index, try body(file, try Self.content(of: files[file], in: repository)))
          }
          store(work.new.map { (indexes[$0.index], $0.output) })
          outputs += work.known + work.new
        }
      case .folder(let folder, let entries):
        while let batch = batches.take() {
          var work = BatchWork(batch, indexes, known: known)
          for index in work.unknown {
            let file = indexes[index]
            work.made(index, try body(file, Self.content(of: entries[file], below: folder)))
          }
          store(work.new.map { (indexes[$0.index], $0.output) })
          outputs += work.known + work.new
        }
      }
      return outputs
    }
  }

  private static func content(of file: TreeFile, in repository: borrowing Repository) throws -> Content {
    if file.mode == .gitlink {
      return .passedOver(Coverage.Skipped(path: file.path, reason: SkipReason.submodule, isGap: false))
    }
    var skipped: Coverage.Skipped?
    var bytes: [UInt8] = []
    do throws(GitError) {
      let size = try repository.size(of: file.blob)
      if size <= BlobAnalyzer.sizeLimit {
        bytes = try repository.blob(file.blob)
      } else {
        skipped = Coverage.Skipped(path: file.path, reason: SkipReason.tooLarge(bytes: size), isGap: true)
      }
    } catch {
      guard error.kind == .missingObject || error.kind == .corrupt else { throw error }
      skipped = Coverage.Skipped(path: file.path, reason: SkipReason.failed(error), isGap: true)
    }
    return skipped.map { .passedOver($0) } ?? .bytes(bytes)
  }

  private static func content(of entry: FolderWalk.Entry, below folder: String) -> Content {
    switch entry.kind {
    case .special:
      return .passedOver(.init(path: entry.path, reason: "neither a file nor a link", isGap: false))
    case .file where entry.bytes > BlobAnalyzer.sizeLimit:
      return .passedOver(.init(path: entry.path, reason: SkipReason.tooLarge(bytes: entry.bytes), isGap: true))
    case .file, .link:
      do {
        return .bytes(try FolderWalk.read(entry, below: folder))
      } catch {
        return .passedOver(.init(path: entry.path, reason: SkipReason.failed(error), isGap: true))
      }
    }
  }
}

/// What of a batch is known and what was made of the rest.
private struct BatchWork<Output: Sendable> {
  private(set) var known: [(index: Int, output: Output)] = []
  private(set) var unknown: [Int] = []
  private(set) var new: [(index: Int, output: Output)] = []

  init(_ batch: Range<Int>, _ indexes: [Int], known: ([Int]) -> [Output?]) {
    let found = known(batch.map { indexes[$0] })
    for (place, index) in batch.enumerated() {
      if let output = found.indices.contains(place) ? found[place] : nil {
        self.known.append((index, output))
      } else {
        unknown.append(index)
      }
    }
  }

  mutating func made(_ index: Int, _ output: Output) { new.append((index, output)) }
}
