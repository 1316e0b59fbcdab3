import Foundation
import SourceText
import TestSupport
import Testing

@testable import Git

/// What Assay reads out of packs itself is what git reads, and what is damaged is never read wrong.
@Suite("Packs")
struct PackTests {
  /// Versions of a few files that build on one another, a long line, an empty file and one that does not compress.
  private static func sandbox(_ random: inout SeededRandom) throws -> GitSandbox {
    let sandbox = try GitSandbox.withRepository()
    var lines = (0..<400).map { "line \($0) \(UInt32.random(in: 0..<100, using: &random))" }
    for version in 0..<60 {
      lines[Int.random(in: 0..<lines.count, using: &random)] = "changed in \(version)"
      lines.insert("added in \(version)", at: Int.random(in: 0...lines.count, using: &random))
      let noise = (0..<2_000).map { _ in Character(Unicode.Scalar(UInt8.random(in: 32..<127, using: &random))) }
      try sandbox.commit([
        "a": lines.joined(separator: "\n") + "\n", "d/b": lines.reversed().joined(separator: " "),
        "noise\(version % 7)": String(noise), "empty": "",
      ])
    }
    return sandbox
  }

  private static func packs(of sandbox: GitSandbox) -> PackedObjects {
    PackedObjects(folder: sandbox.path + "/.git/objects/pack")
  }

  @Test(
    "every object of a pack is read as git reads it, with each kind of delta",
    arguments: [["repack.useDeltaBaseOffset=true"], ["repack.useDeltaBaseOffset=false"]])
  func everyObject(_ setting: [String]) throws {
    var random = SeededRandom(seed: 7)
    let sandbox = try Self.sandbox(&random)
    try sandbox.git(["-c", setting[0], "repack", "-adfq", "--depth=40"])
    let chains = try sandbox.text(["verify-pack", "-v"] + Self.indexes(of: sandbox))
    #expect(chains.contains("chain length = 9"), "no chain of deltas is tested")
    let repository = try Repository(opening: sandbox.path)
    let packs = Self.packs(of: sandbox)
    var ids = try repository.allObjects()
    #expect(ids.count > 200)
    let told = try sandbox.text(["cat-file", "--batch-all-objects", "--batch-check"])
    let kinds = Dictionary(
      uniqueKeysWithValues: told.split(separator: "\n").compactMap { line in
        ObjectID(hex: String(line.prefix(40))).map { ($0, String(line.dropFirst(41))) }
      })
    // In an order that jumps from chain to chain, and each twice.
    ids = (ids + ids).shuffled(using: &random)
    for id in ids {
      let (bytes, kind) = try #require(try packs.object(id), "\(id) was not read")
      #expect(kinds[id] == "\(kind) \(bytes.count)")
      #expect(packs.size(of: id) == bytes.count)
      #expect(try repository.object(id).bytes == Array(bytes.bytes))
    }
    #expect(try repository.mismatches(among: ids) == [])
    #expect(try packs.object(.zero) == nil)
  }

  @Test("objects in several packs and loose ones are found")
  func severalPlaces() throws {
    let sandbox = try GitSandbox.withRepository()
    var blobs: [ObjectID] = []
    for version in 0..<3 {
      try sandbox.commit(["a": "\(version)\n"])
      blobs.append(try sandbox.id("HEAD:a"))
      if version < 2 { try sandbox.git(["repack", "-dq"]) }
    }
    let packs = Self.packs(of: sandbox)
    #expect(try blobs.map { try packs.object($0) != nil } == [true, true, false])
    let repository = try Repository(opening: sandbox.path)
    #expect(try blobs.map { try repository.blob($0) } == [Array("0\n".utf8), Array("1\n".utf8), Array("2\n".utf8)])
    #expect(throws: GitError.self) { try repository.blob(blobs[0], limit: 1) }
  }

  @Test("a damaged pack or index gives the right bytes or none", arguments: [1, 2, 3, 4] as [UInt64])
  func damage(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let sandbox = try Self.sandbox(&random)
    try sandbox.git(["repack", "-adfq", "--depth=40"])
    let ids = try Repository(opening: sandbox.path).allObjects()
    let index = try #require(try Self.indexes(of: sandbox).first)
    var refused = 0
    for path in [index, index.replacing(".idx", with: ".pack")] {
      let whole = try contents(path)
      for round in 0..<12 {
        var bytes = whole
        // Sizes and offsets stand everywhere; half of the rounds damage the first part, where the tables are.
        for _ in 0..<(1 + 40 * (round % 3)) {
          let range = round.isMultiple(of: 2) ? 0..<min(1_200, bytes.count) : 0..<bytes.count
          bytes[Int.random(in: range, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        if round == 7 { bytes.removeLast(bytes.count / 2) }
        try overwrite(path, bytes)
        let packs = Self.packs(of: sandbox)
        let repository = try Repository(opening: sandbox.path)
        for id in ids {
          _ = packs.size(of: id)
          // Damage can lead a chain in a circle, too; nothing else is thrown.
          do throws(PackedObjects.EndlessChain) { _ = try packs.object(id) } catch { continue }
          // Whatever comes out of this has been held against its name.
          do { _ = try repository.object(id) } catch { refused += 1 }
        }
      }
      try overwrite(path, whole)
    }
    #expect(refused > 0, "seed \(seed): no damage was met")
  }

  @Test("deltas that build on each other are damage, and nothing follows them for ever", .timeLimit(.minutes(1)))
  func circle() throws {
    for size in [4, 300 << 20] {
      let sandbox = try GitSandbox.withRepository()
      let folder = sandbox.path + "/.git/objects/pack"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let ids = [UInt8(0x11), 0x22].map { [UInt8](repeating: $0, count: 20) }
      try Self.writeCircle(ids, deltaSize: size, to: folder + "/pack-circle")
      let repository = try Repository(opening: sandbox.path)
      for bytes in ids {
        let id = ObjectID(bytes.span, at: 0)
        let error = try #require(throws: GitError.self) { try repository.object(id) }
        #expect(error.kind == .corrupt && error.message.contains("circle"), "\(error)")
        // The size stands in the delta; where it cannot be read, the circle is noticed.
        do { #expect(try repository.size(of: id) == 10 && size == 4) } catch { #expect(size > 4) }
      }
    }
  }

  /// A pack of two deltas, each to the other, and its index.
  private static func writeCircle(_ ids: [[UInt8]], deltaSize: Int, to path: String) throws {
    func number(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(value >> (24 - 8 * $0) & 255) } }
    let checksum = [UInt8](repeating: 0x33, count: 20)
    // Of ten bytes ten: copy them all. Stored, not compressed; its checksum is the last four bytes.
    let delta: [UInt8] = [10, 10, 0x90, 10]
    let stored: [UInt8] = [0x78, 0x01, 0x01, 4, 0, 0xfb, 0xff] + delta + [0x01, 0x74, 0x00, 0xaf]
    var pack = Array("PACK".utf8) + number(2) + number(2)
    var offsets: [Int] = []
    for base in ids.reversed() {
      offsets.append(pack.count)
      var rest = deltaSize >> 4
      pack.append(UInt8(0x70 | deltaSize & 15 | (rest > 0 ? 0x80 : 0)))
      while rest > 0 {
        pack.append(UInt8(rest & 0x7f | (rest > 0x7f ? 0x80 : 0)))
        rest >>= 7
      }
      pack += base + (deltaSize == 4 ? stored : [])
    }
    pack += checksum
    var index: [UInt8] = [0xff, 0x74, 0x4f, 0x63] + number(2)
    for first in 0..<256 { index += number(ids.count { Int($0[0]) <= first }) }
    for id in ids { index += id }
    for _ in ids { index += number(0) }
    for offset in offsets { index += number(offset) }
    index += checksum + [UInt8](repeating: 0x44, count: 20)
    try Data(pack).write(to: URL(filePath: path + ".pack"))
    try Data(index).write(to: URL(filePath: path + ".idx"))
  }

  @Test("deltas that name what is not there, or too much, are refused")
  func hostileDeltas() {
    let base = Array("0123456789".utf8)
    func apply(_ delta: [UInt8]) -> String? {
      unsafe delta.withUnsafeBufferPointer { delta in
        guard let delta = unsafe PackDelta(delta), delta.resultSize < 1_000 else { return nil }
        let result = UnpackedBytes(count: delta.resultSize)
        let isSound = unsafe base.withUnsafeBufferPointer { unsafe delta.apply(to: $0, into: result.room) }
        return isSound ? unsafe String(decoding: result.bytes, as: UTF8.self) : nil
      }
    }
    #expect(apply([10, 5, 0x91, 2, 3, 2, 65, 66]) == "234AB")
    #expect(apply([10, 0]) == "")
    let refused: [[UInt8]] = [
      [], [10], [0x80, 0x80], [9, 1, 1, 65],  // no sizes; another base
      [10, 3, 0x91, 8, 3], [10, 3, 0x91, 200, 3], [10, 3, 0x98, 255, 3],  // beyond the base
      [10, 3, 0x91, 2], [10, 3, 3, 65],  // cut short
      [10, 3, 4, 65, 66, 67, 68], [10, 3, 0x91, 0, 4], [10, 3, 0x90, 2],  // more or less than it says
      [10, 1, 0, 65], [10, 3, 0x80],  // the reserved command; 64 KB of ten bytes
    ]
    for delta in refused { #expect(apply(delta) == nil, "\(delta)") }
    var random = SeededRandom(seed: 11)
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<24, using: &random)
      _ = apply([10] + (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
  }

  private static func indexes(of sandbox: GitSandbox) throws -> [String] {
    let folder = sandbox.path + "/.git/objects/pack/"
    return try names(in: folder).filter { $0.hasSuffix(".idx") }.map { folder + $0 }
  }
}
