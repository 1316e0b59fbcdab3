import Findings
import Foundation
import Git
import SourceText
import TestSupport
import Testing

@testable import History

/// Whose lines copy older ones, in real repositories.
@Suite("Copied lines")
struct CopiedLinesTests {
  private static let day: Int64 = 86_400

  private static func commit(
    _ sandbox: GitSandbox, _ files: [String: String?], by name: String, on day: Int, _ message: String = "Change"
  ) throws {
    try sandbox.commit(
      files, message: message, author: "\(name) <\(name.lowercased())@example.com>",
      time: 1_790_000_000 + Int64(day) * Self.day)
  }

  /// A function of sixteen lines, long enough to be a clone; `word` makes another one.
  private static func function(_ name: String, _ word: String = "price", indent: String = "  ") -> String {
    let steps = (1...12).map { "\(indent)if (\(word)\($0) > limit\($0)) { sum += \(word)\($0) * rate\($0); }\n" }
    return "function \(name)(basket, rates) {\n\(indent)let sum = 0;\n" + steps.joined() + "\(indent)return sum;\n}\n"
  }

  private func copies(_ sandbox: GitSandbox) async throws -> (copies: CopiedLines, history: RepositoryHistory) {
    let history = try await HistoryOracleTests.read(sandbox.path)
    return (CopiedLines(history, followed: FollowedFiles(history)), history)
  }

  @Test("who copied a function is charged with its lines, whatever the copy is called; who wrote it is not")
  func copied() async throws {
    let sandbox = try GitSandbox.withRepository()
    try Self.commit(sandbox, ["src/total.js": Self.function("total")], by: "Ada", on: 0)
    try Self.commit(sandbox, ["src/order.js": Self.function("orderTotal")], by: "Eve", on: 9)
    let (copies, history) = try await copies(sandbox)
    #expect(history.clones.count == 1)
    #expect(copies.live == [0: 16, 1: 16])
    #expect(copies.copied[0] == nil)
    // The first line's name differs, so the clone may begin behind it.
    #expect((14...16).contains(copies.copied[1] ?? 0))
    let stretch = try #require(copies.stretches.first)
    #expect(copies.stretches.count == 1 && stretch.change == 1 && stretch.path == RepositoryPath("src/order.js"))
    #expect(stretch.original.path == RepositoryPath("src/total.js"))
  }

  @Test("a function that moved charges nobody, whoever moves it, though a copy of it stays where it was")
  func moved() async throws {
    let sandbox = try GitSandbox.withRepository()
    let other = Self.function("shipping", "weight")
    try Self.commit(sandbox, ["src/total.js": Self.function("total") + other], by: "Ada", on: 0)
    try Self.commit(
      sandbox, ["src/order.js": Self.function("total") + Self.function("tax", "amount")], by: "Ada", on: 3)
    // Eve moves Ada's copy to a file of its own.
    try Self.commit(
      sandbox,
      ["src/order.js": Self.function("tax", "amount"), "src/shared.js": Self.function("total")], by: "Eve", on: 20)
    let (copies, _) = try await copies(sandbox)
    #expect(copies.copied[2] == nil)
  }

  @Test("a renamed file stays whose it was")
  func renamed() async throws {
    let sandbox = try GitSandbox.withRepository()
    try Self.commit(sandbox, ["src/total.js": Self.function("total")], by: "Ada", on: 0)
    try Self.commit(sandbox, ["src/order.js": Self.function("total")], by: "Ada", on: 3)
    try Self.commit(
      sandbox, ["src/order.js": nil, "lib/order.js": Self.function("total")], by: "Eve", on: 20, "Move to lib")
    let (copies, _) = try await copies(sandbox)
    #expect(copies.copied[2] == nil && (copies.copied[1] ?? 0) > 0)
  }

  @Test("laying out anew copies nothing, neither the copy nor the original")
  func layout() async throws {
    for path in ["src/total.js", "src/order.js"] {
      let sandbox = try GitSandbox.withRepository()
      try Self.commit(sandbox, ["src/total.js": Self.function("total")], by: "Ada", on: 0)
      try Self.commit(sandbox, ["src/order.js": Self.function("total")], by: "Ada", on: 3)
      try Self.commit(sandbox, [path: Self.function("total", indent: "      ")], by: "Eve", on: 20, "Format")
      let (copies, history) = try await copies(sandbox)
      #expect(!history.clones.isEmpty)
      #expect(copies.copied[2] == nil, "\(path)")
      #expect(copies.copied[0] == nil, "\(path)")
    }
  }

  @Test("mending both places of another's copy is no copying")
  func mended() async throws {
    func both(_ text: String) -> [String: String?] { ["src/total.js": text, "src/order.js": text] }
    let sandbox = try GitSandbox.withRepository()
    let text = Self.function("total")
    try Self.commit(sandbox, ["src/total.js": text], by: "Ada", on: 0)
    try Self.commit(sandbox, ["src/order.js": text], by: "Ben", on: 3)
    let mended = text.replacing("  return sum;\n", with: "  sum = round(sum);\n  log(sum);\n  return sum;\n")
    try Self.commit(sandbox, both(mended), by: "Eve", on: 20, "Round the sum")
    let (copies, _) = try await copies(sandbox)
    #expect(copies.copied[2] == nil && (copies.copied[1] ?? 0) > 0)
  }

  @Test("what is vendored, generated or data is compared with nothing")
  func vendored() async throws {
    let sandbox = try GitSandbox.withRepository()
    try Self.commit(sandbox, ["src/total.js": Self.function("total")], by: "Ada", on: 0)
    try Self.commit(
      sandbox,
      [
        "node_modules/total/index.js": Self.function("total"),
        "data/total.json": "[\"\(Self.function("total").count)\"]",
      ],
      by: "Eve", on: 3)
    let (copies, history) = try await copies(sandbox)
    #expect(copies.copied.isEmpty && copies.stretches.isEmpty && history.clones.isEmpty)
  }

  @Test("pasting into an old function counts what it grew by")
  func pasted() async throws {
    let sandbox = try GitSandbox.withRepository()
    let text = Self.function("total")
    let steps = text.split(separator: "\n").dropFirst(2).prefix(12).joined(separator: "\n") + "\n"
    try Self.commit(sandbox, ["src/total.js": text], by: "Ada", on: 0)
    let small = "function order(basket, rates) {\n  let sum = 7;\n  return sum + 1;\n}\n"
    try Self.commit(sandbox, ["src/order.js": small], by: "Ben", on: 3)
    try Self.commit(
      sandbox, ["src/order.js": small.replacing("  let sum = 7;\n", with: "  let sum = 7;\n" + steps)], by: "Eve",
      on: 20)
    let (copies, _) = try await copies(sandbox)
    #expect(copies.copied[2] == 12 && copies.copied[0] == nil && copies.copied[1] == nil)
  }

  @Test("the result does not depend on the number of workers")
  func determinism() async throws {
    let sandbox = try GitSandbox.withRepository()
    for number in 0..<6 {
      try Self.commit(sandbox, ["src/f\(number).js": Self.function("f\(number % 2)")], by: "Ada", on: number)
    }
    let first = try await HistoryOracleTests.read(sandbox.path, jobs: 1)
    let second = try await HistoryOracleTests.read(sandbox.path, jobs: 4)
    let left = CopiedLines(first, followed: FollowedFiles(first))
    let right = CopiedLines(second, followed: FollowedFiles(second))
    #expect(left.stretches == right.stretches && left.copied == right.copied && !left.stretches.isEmpty)
    #expect(first.project == second.project && first.project.isRead)
  }
}
