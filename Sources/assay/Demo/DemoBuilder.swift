internal import Foundation
internal import Git
internal import SourceText

/// Builds the demo: git repositories out of the sample histories, and the records and settings beside them.
///
/// Same samples, same commit ids, on every machine: nothing reads a clock or a git configuration.
package struct DemoBuilder {
  /// One repository that was built.
  package struct BuiltRepository: Sendable, Hashable {
    package var id: String
    /// Below the demo's folder.
    package var path: String
    package var head: String
    package var commits: Int
    /// Every branch that was left, sorted by name.
    package var branches: [String]
  }

  /// What a build left in its folder.
  package struct Built: Sendable, Hashable {
    package var folder: String
    package var repositories: [BuiltRepository]
    /// The other files, below the folder, sorted.
    package var files: [String]
  }

  /// Why a demo cannot be built there.
  package struct FolderError: Error, Sendable, Hashable, CustomStringConvertible {
    package var message: String
    package var description: String { message }
  }

  /// Marks a folder as a demo, which a later build may replace.
  static let marker = ".assay-demo"
  private static let markerText = "Built by `assay demo`, which may replace what it built here.\n"
  private static let repositories = "repositories"

  private let samples: [SampleFile]

  /// The folder `Samples/` as it was when the binary was built.
  package static var embeddedSamples: [SampleFile] { EmbeddedSamples.files }

  /// From the embedded samples.
  package init() {
    samples = Self.embeddedSamples
  }

  package init(samples: [SampleFile]) {
    self.samples = samples
  }

  /// Builds the embedded samples into `folder`, as the method of the same name does.
  package static func build(into folder: String) throws -> Built { try DemoBuilder().build(into: folder) }

  /// Builds into `folder`, which is made where it is missing. A folder that holds anything but an earlier demo is left
  /// as it is. An earlier demo's repositories and files are replaced; what was added beside them stays.
  ///
  /// Throws `FolderError`, `SampleError` for a sample that makes no sense, or what git or the file system report.
  package func build(into folder: String) throws -> Built {
    // Everything is worked out before the first byte is written.
    let histories = try SampleHistory.histories(in: samples)
    let replays = try histories.map { (repository: $0.repository, replay: try SampleReplay($0)) }
    try prepare(folder)
    var built = Built(folder: folder, repositories: [], files: [])
    for (repository, replay) in replays {
      built.repositories.append(try write(replay, named: repository, into: folder))
    }
    for sample in samples.sorted(by: { $0.path < $1.path }) where Self.isCopied(sample.path) {
      try write(sample.text, to: "\(folder)/\(sample.path)")
      built.files.append(sample.path)
    }
    return built
  }

  /// The README explains the histories, which are not part of a built demo.
  private static func isCopied(_ path: String) -> Bool {
    !path.hasPrefix("histories/") && path != "README.md"
  }

  private func prepare(_ folder: String) throws {
    guard !folder.isEmpty else { throw FolderError(message: "name a folder for the demo") }
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    if manager.fileExists(atPath: folder, isDirectory: &isFolder) {
      guard isFolder.boolValue else { throw FolderError(message: "\(folder) is a file; name a folder for the demo") }
      let present = try manager.contentsOfDirectory(atPath: folder)
      guard present.isEmpty || isDemo(folder) else {
        throw FolderError(
          message: "\(folder) is not empty and is no earlier demo; name a new folder, and nothing of yours is touched")
      }
    }
    guard !isSymbolicLink("\(folder)/\(Self.repositories)"), !isSymbolicLink("\(folder)/records") else {
      throw FolderError(message: "\(folder) holds links in place of the demo's folders; name a new folder")
    }
    // First of all, so that a build that was cut short can be run again.
    try write(Self.markerText, to: "\(folder)/\(Self.marker)")
  }

  private func isDemo(_ folder: String) -> Bool {
    let marker = "\(folder)/\(Self.marker)"
    return !isSymbolicLink(marker) && FileManager.default.contents(atPath: marker) == Data(Self.markerText.utf8)
  }

  private func isSymbolicLink(_ path: String) -> Bool {
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      return attributes[.type] as? FileAttributeType == .typeSymbolicLink
    } catch {
      return false  // nothing there
    }
  }

  private func write(_ text: String, to path: String) throws {
    let url = URL(filePath: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url, options: .atomic)
  }

  private func write(_ replay: SampleReplay, named repository: String, into folder: String) throws -> BuiltRepository {
    let path = "\(Self.repositories)/\(repository)"
    let absolute = "\(folder)/\(path)"
    if FileManager.default.fileExists(atPath: absolute) { try FileManager.default.removeItem(atPath: absolute) }
    let writer = try GitWriter(creating: absolute)
    var ids: [ObjectID] = []
    var numbers: [String: ObjectID] = [:]
    // Most files of a commit are those of the one before; each content is written once.
    var blobs: [[String]: ObjectID] = [:]
    for step in replay.steps {
      let id = try writer.writeCommit(
        tree: try tree(step.tree, blobs: &blobs, in: writer), parents: step.parents.map { ids[$0] },
        author: Self.signature(step.commit.author, at: step.commit.authored),
        committer: Self.signature(step.commit.committer, at: step.commit.committed),
        message: Array(try message(of: step.commit, numbers: numbers).utf8))
      ids.append(id)
      numbers[step.commit.number] = id
    }
    for (branch, tip) in replay.tips.sorted(by: { $0.key < $1.key }) { try writer.setBranch(branch, to: ids[tip]) }
    guard let main = replay.tips["main"] else {
      throw FolderError(message: "the history of \(repository) has no main branch")
    }
    try writer.setHead(toBranch: "main")
    try writer.checkOutHead()
    return BuiltRepository(
      id: repository, path: path, head: ids[main].hex, commits: ids.count, branches: replay.tips.keys.sorted())
  }

  private func tree(
    _ tree: SampleTree, blobs: inout [[String]: ObjectID], in writer: borrowing GitWriter
  ) throws -> ObjectID {
    var files: [TreeFile] = []
    for (path, lines) in tree.files.sorted(by: { $0.key < $1.key }) {
      let blob = try blobs[lines] ?? writer.writeBlob(SampleTree.bytes(of: lines))
      blobs[lines] = blob
      files.append(TreeFile(path: RepositoryPath(path), blob: blob))
    }
    return try writer.writeTree(files)
  }

  /// The message, with `{{commit NUMBER}}` replaced by that commit's id.
  private func message(of commit: SampleCommit, numbers: [String: ObjectID]) throws -> String {
    var result = ""
    var rest = commit.message[...]
    while let open = rest.firstRange(of: "{{commit ") {
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else { break }
      let number = String(rest[open.upperBound..<close.lowerBound])
      guard let id = numbers[number] else {
        throw SampleError(
          file: commit.file, line: 1, message: "the message names commit \(number), which comes no earlier")
      }
      result += rest[..<open.lowerBound] + id.hex
      rest = rest[close.upperBound...]
    }
    return result + rest
  }

  private static func signature(_ person: SampleCommit.Person, at moment: SampleCommit.Moment) -> Signature {
    Signature(name: person.name, email: person.email, time: moment.seconds, zoneMinutes: moment.zoneMinutes)
  }
}
