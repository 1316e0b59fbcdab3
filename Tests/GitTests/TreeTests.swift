import Git
import SourceText
import TestSupport
import Testing

/// Trees that git would not write.
@Suite("Trees")
struct TreeTests {
  private static let blob = [UInt8](repeating: 0x11, count: 20)
  private static let other = [UInt8](repeating: 0x22, count: 20)

  private static func entry(_ mode: String, _ name: String, _ id: [UInt8] = blob) -> [UInt8] {
    Array("\(mode) \(name)\0".utf8) + id
  }

  private static func write(_ bytes: [UInt8], in sandbox: GitSandbox) throws -> ObjectID {
    let text = try sandbox.text(["hash-object", "-t", "tree", "-w", "--literally", "--stdin"], stdin: bytes)
    return try #require(ObjectID(hex: text))
  }

  private static func describe(_ changes: [TreeChange]) -> [String] {
    changes.map { "\($0.status.rawValue) \($0.path.lossyString)" }
  }

  @Test(
    "a malformed entry is corrupt",
    arguments: [
      Array("100644".utf8), Array("100644 a".utf8), Array("100644 a\0short".utf8), entry("", "a"), entry("100844", "a"),
      entry("100644", ""), entry("123456712", "a"), entry("100644", "a") + [0x31], Array(" a\0".utf8) + blob, [0],
    ])
  func malformed(bytes: [UInt8]) throws {
    let sandbox = try GitSandbox.withRepository(isBare: true)
    let tree = try Self.write(bytes, in: sandbox)
    let good = try Self.write(Self.entry("100644", "a") + Self.entry("100644", "b"), in: sandbox)
    let repository = try Repository(opening: sandbox.path)
    var error = try #require(throws: GitError.self) { try repository.files(ofTree: tree) }
    #expect(error.kind == .corrupt)
    #expect(error.message.contains(tree.hex))
    error = try #require(throws: GitError.self) { try repository.changes(from: good, to: tree) }
    #expect(error.kind == .corrupt)
    error = try #require(throws: GitError.self) { try repository.changes(from: tree, to: good) }
    #expect(error.kind == .corrupt)
  }

  @Test("entries out of order or twice are all reported")
  func unordered() throws {
    let sandbox = try GitSandbox.withRepository(isBare: true)
    let sorted = try Self.write(Self.entry("100644", "a") + Self.entry("100644", "b"), in: sandbox)
    let swapped = try Self.write(
      Self.entry("100644", "b", Self.other) + Self.entry("100644", "a") + Self.entry("100644", "a", Self.other),
      in: sandbox)
    let repository = try Repository(opening: sandbox.path)
    #expect(try repository.files(ofTree: swapped).map(\.path.lossyString) == ["a", "a", "b"])
    let changes = Self.describe(try repository.changes(from: sorted, to: swapped))
    #expect(changes.contains { $0.hasSuffix(" b") })
    #expect(changes.filter { $0.hasSuffix(" a") }.count >= 2)
  }

  @Test("old permissions are no change; executable, symlink and gitlink are")
  func modes() throws {
    let sandbox = try GitSandbox.withRepository(isBare: true)
    let repository = try Repository(opening: sandbox.path)
    let plain = try Self.write(Self.entry("100644", "a"), in: sandbox)
    for (mode, expected) in [
      ("100664", []), ("100600", []), ("100755", ["M a"]), ("120000", ["T a"]), ("160000", ["T a"]),
      ("40000", ["D a"]),
    ] {
      let id = mode == "40000" ? try Self.write([], in: sandbox) : plain
      let bytes = id.bytes
      let raw = mode == "40000" ? (0..<20).map { bytes[$0] } : Self.blob
      let tree = try Self.write(Self.entry(mode, "a", raw), in: sandbox)
      #expect(Self.describe(try repository.changes(from: plain, to: tree)) == expected, "\(mode)")
    }
  }

  @Test("an absent side is the empty tree")
  func absentSide() throws {
    let sandbox = try GitSandbox.withRepository()
    let commit = try sandbox.commit(["a": "1\n", "b/c": "2\n"])
    let repository = try Repository(opening: sandbox.path)
    let tree = try repository.commit(commit).tree
    #expect(Self.describe(try repository.changes(from: nil, to: tree)) == ["A a", "A b/c"])
    #expect(Self.describe(try repository.changes(from: tree, to: nil)) == ["D a", "D b/c"])
    #expect(try repository.changes(from: tree, to: tree) == [])
    #expect(try repository.changes(from: nil, to: nil) == [])
  }

  @Test(
    "nesting and numbers that are attacks are refused, not followed, with a file at the end or none",
    arguments: [true, false])
  func bombs(hasFile: Bool) throws {
    let sandbox = try GitSandbox.withRepository(isBare: true)
    var id = try Self.write(hasFile ? Self.entry("100644", "f") : [], in: sandbox)
    for _ in 0..<12 {
      let bytes = id.bytes
      let raw = (0..<20).map { bytes[$0] }
      id = try Self.write((0..<10).flatMap { Self.entry("40000", "d\($0)", raw) }, in: sandbox)
    }
    let repository = try Repository(opening: sandbox.path)
    var error = try #require(throws: GitError.self) { try repository.files(ofTree: id, limit: 10_000) }
    #expect(error.kind == .tooLarge)
    error = try #require(throws: GitError.self) { try repository.changes(from: nil, to: id, limit: 10_000) }
    #expect(error.kind == .tooLarge)
  }

  @Test("folders nested deeper than any file system allows are refused")
  func depth() throws {
    let sandbox = try GitSandbox()
    let writer = try GitWriter(creating: sandbox.path, isBare: true)
    let blob = try writer.writeBlob([])
    let path = RepositoryPath(Array(repeating: "d", count: 600).joined(separator: "/"))
    let tree = try writer.writeTree([TreeFile(path: path, blob: blob)])
    let repository = try Repository(opening: sandbox.path)
    var error = try #require(throws: GitError.self) { try repository.files(ofTree: tree) }
    #expect(error.kind == .unsupported)
    error = try #require(throws: GitError.self) { try repository.changes(from: nil, to: tree) }
    #expect(error.kind == .unsupported)
  }
}
