import Git
import SourceText
import TestSupport
import Testing

/// What is missing or broken is an error with advice, never an end of history.
@Suite("Damage")
struct DamageTests {
  private static func loosePath(_ sandbox: GitSandbox, _ id: ObjectID) -> String {
    sandbox.path + "/.git/objects/\(id.hex.prefix(2))/\(id.hex.dropFirst(2))"
  }

  @Test("a missing blob, tree or commit is named with the advice to look and clone again")
  func missing() throws {
    let sandbox = try GitSandbox.withRepository()
    let first = try sandbox.commit(["d/a": "1\n"])
    let second = try sandbox.commit(["d/a": "2\n"])
    let blob = try sandbox.id("HEAD:d/a")
    let tree = try sandbox.id("HEAD:d")
    try remove(Self.loosePath(sandbox, blob))
    let repository = try Repository(opening: sandbox.path)
    var error = try #require(throws: GitError.self) { try repository.blob(blob) }
    #expect(error.kind == .missingObject)
    for words in [blob.hex, sandbox.path, "git fsck"] { #expect(error.message.contains(words)) }
    error = try #require(throws: GitError.self) { try repository.size(of: blob) }
    #expect(error.kind == .missingObject)
    #expect(repository.contains(blob) == false)
    // Trees say what changed without the blob.
    let trees = (try repository.commit(first).tree, try repository.commit(second).tree)
    #expect(try repository.changes(from: trees.0, to: trees.1).count == 1)
    try remove(Self.loosePath(sandbox, tree))
    try remove(Self.loosePath(sandbox, first))
    let again = try Repository(opening: sandbox.path)
    error = try #require(throws: GitError.self) { try again.files(ofTree: trees.1) }
    #expect(error.kind == .missingObject)
    error = try #require(throws: GitError.self) { try again.walk(from: [second]) }
    #expect(error.kind == .missingObject)
    error = try #require(throws: GitError.self) { try again.mergeBase(second, trees.0) }
    #expect(error.kind == .unknownRevision)
  }

  @Test("a damaged loose object is corrupt, whatever part is damaged", arguments: [0, 10, 40])
  func damagedObject(offset: Int) throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a": (0..<200).map { "line \($0)\n" }.joined()])
    let blob = try sandbox.id("HEAD:a")
    let file = Self.loosePath(sandbox, blob)
    var bytes = try contents(file)
    for index in offset..<min(bytes.count, offset + 20) { bytes[index] ^= 0xff }
    try overwrite(file, bytes)
    let repository = try Repository(opening: sandbox.path)
    let error = try #require(throws: GitError.self) { try repository.blob(blob) }
    #expect(error.kind == .corrupt)
    #expect(error.message.contains(blob.hex) && error.message.contains("git fsck"))
  }

  @Test("an object that is not what its name says is found by verifying")
  func swapped() throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a": "good\n", "b": "evil\n"])
    let (good, evil) = (try sandbox.id("HEAD:a"), try sandbox.id("HEAD:b"))
    try overwrite(Self.loosePath(sandbox, good), try contents(Self.loosePath(sandbox, evil)))
    let repository = try Repository(opening: sandbox.path)
    #expect(try repository.mismatches(among: [evil, good]) == [good])
  }

  @Test("a damaged pack makes the reading fail, not end")
  func damagedPack() throws {
    let sandbox = try GitSandbox.withRepository()
    for number in 0..<20 {
      try sandbox.commit(["a": "\(number)\n", "b\(number)": String(repeating: "x\(number)", count: 900)])
    }
    try sandbox.git(["repack", "-adq"])
    let tip = try sandbox.id("HEAD")
    let folder = sandbox.path + "/.git/objects/pack/"
    let pack = folder + (try #require(try names(in: folder).first { $0.hasSuffix(".pack") }))
    let whole = try contents(pack)
    for part in [whole.prefix(whole.count / 2), whole.prefix(12), whole.prefix(0)] {
      try overwrite(pack, Array(part))
      let repository = try Repository(opening: sandbox.path)
      let error = try #require(throws: GitError.self) {
        for id in try repository.walk(from: [tip]) { _ = try repository.files(ofTree: repository.commit(id).tree) }
      }
      #expect([.corrupt, .missingObject].contains(error.kind))
    }
    var flipped = whole
    for index in 12..<(whole.count - 20) { flipped[index] ^= 0x55 }
    try overwrite(pack, flipped)
    let repository = try Repository(opening: sandbox.path)
    let error = try #require(throws: GitError.self) { try repository.walk(from: [tip]) }
    #expect([.corrupt, .missingObject].contains(error.kind))
  }

  @Test("a damaged ref is corrupt and named")
  func damagedRef() throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a": "1\n"])
    try overwrite(sandbox.path + "/.git/refs/heads/broken", Array("not an id\n".utf8))
    let repository = try Repository(opening: sandbox.path)
    let error = try #require(throws: GitError.self) { try repository.resolve("broken") }
    #expect(error.kind == .corrupt)
    #expect(error.message.contains("refs/heads/broken"))
  }

  @Test("a shallow clone ends its walk at the edge and says so when asked for more")
  func shallow() throws {
    let sandbox = try GitSandbox.withRepository()
    for number in 0..<5 { try sandbox.commit(["a": "\(number)\n"]) }
    let clone = sandbox.root + "/clone"
    try sandbox.git(["clone", "--quiet", "--depth", "2", "file://\(sandbox.path)", clone])
    let repository = try Repository(opening: clone)
    #expect(repository.isShallow == true)
    let walked = try repository.walk(from: [try repository.resolve("HEAD")])
    #expect(walked.count == 2)
    let edge = try repository.commit(try #require(walked.last))
    #expect(edge.parents.count == 1)
    let error = try #require(throws: GitError.self) { try repository.resolve("HEAD~2") }
    #expect(error.kind == .missingObject)
    #expect(error.message.contains("git fetch --unshallow"))
    #expect(try repository.mergeBase(walked[0], walked[1]) == walked[1])
  }

  @Test("a partial clone says that the server has what is missing")
  func partial() throws {
    let sandbox = try GitSandbox.withRepository()
    let content = (0..<40).map { "line \($0)\n" }.joined()
    try sandbox.commit(["old": content])
    let tip = try sandbox.commit(["old": nil, "new": content + "more\n"])
    try sandbox.git(["config", "uploadpack.allowFilter", "true"])
    let clone = sandbox.root + "/clone"
    try sandbox.git(["clone", "--quiet", "--no-checkout", "--filter=blob:none", "file://\(sandbox.path)", clone])
    let repository = try Repository(opening: clone)
    #expect(repository.isPartial && !repository.isShallow)
    let commit = try repository.commit(tip)
    let blob = try sandbox.id("HEAD:new")
    let error = try #require(throws: GitError.self) { try repository.blob(blob) }
    #expect(error.kind == .missingObject)
    #expect(error.message.contains("partial"))
    let changes = try repository.changes(from: repository.commit(commit.parents[0]).tree, to: commit.tree)
    #expect(try repository.detectRenames(changes).map(\.status) == [.added, .deleted])
  }

  @Test("a blob over the limit is not inflated")
  func tooLarge() throws {
    let sandbox = try GitSandbox.withRepository(isBare: true)
    let large = [UInt8](repeating: UInt8(ascii: "x"), count: 50_000_000)
    let id = try #require(ObjectID(hex: try sandbox.text(["hash-object", "-w", "--stdin"], stdin: large)))
    let repository = try Repository(opening: sandbox.path)
    #expect(try repository.size(of: id) == large.count)
    let error = try #require(throws: GitError.self) { try repository.blob(id, limit: 1_000_000) }
    #expect(error.kind == .tooLarge)
    #expect(try repository.withBlob(id) { $0.count } == large.count)
    let changed = large.dropLast() + Array("\nend".utf8)
    #expect(try LineDiff.hunks(old: large.span, new: Array(changed).span).map(\.newCount) == [2])
  }
}
