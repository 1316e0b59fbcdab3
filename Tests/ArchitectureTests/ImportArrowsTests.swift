import Foundation
import TestSupport
import Testing

/// Holds the manifest to the arrows that the design allows: each module may depend on what is listed for it, and on
/// what those may depend on, and on nothing else.
@Suite("Import arrows")
struct ImportArrowsTests {
  /// The design's list, top to bottom; an arrow only ever points up it.
  static let allowed: [String: Set<String>] = [
    "SourceText": [],
    "Findings": ["SourceText"],
    "CGit2": [],
    "Git": ["CGit2", "SourceText"],
    "Lexing": ["SourceText"],
    "Metrics": ["Lexing", "Findings"],
    "CArchive": [],
    "Archives": ["CArchive"],
    "CVectorscan": [],
    "CPCRE2": [],
    "RulePacks": [],
    "RuleEngine": ["CVectorscan", "CPCRE2", "Lexing", "Findings"],
    "Analysis": ["Archives", "Git", "Metrics", "RuleEngine", "RulePacks"],
    "History": ["Git", "Analysis"],
    // How findings are matched through edits and moves, and who people are, is known to History alone.
    "Gate": ["Findings", "Analysis", "History"],
    "Hiring": [],
    "CCurl": [],
    // The network stays in here: what judges code cannot reach it.
    "Fetching": ["CCurl", "Hiring"],
    "Judgement": ["Findings", "History", "Hiring"],
    "Ledger": ["Hiring", "Judgement", "Findings"],
    "Reporting": ["Findings", "Gate", "Judgement", "Hiring"],
    // What plants a truth knows nothing of what judges it.
    "CohortGenerator": [],
  ]

  /// Modules of which exactly one target may depend on the product: one owner for each.
  static let owners: [String: String] = [
    "Crypto": "Findings", "Yams": "RuleEngine", "GRDB": "Ledger", "Mustache": "Reporting", "ArgumentParser": "assay",
    "CGit2": "Git", "CArchive": "Archives", "CVectorscan": "RuleEngine", "CPCRE2": "RuleEngine",
    "CCurl": "Fetching",
  ]

  private struct Target {
    var name: String
    var type: String
    var dependencies: Set<String>
  }

  private static func targets() throws -> [Target] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let scratch = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swift", "package", "--package-path", root.path, "--scratch-path", scratch.path, "dump-package",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let targets = try #require(manifest["targets"] as? [[String: Any]])
    return try targets.map { target in
      var dependencies: Set<String> = []
      for dependency in target["dependencies"] as? [[String: Any]] ?? [] {
        for value in dependency.values {
          if let name = (value as? [Any])?.first as? String { dependencies.insert(name) }
        }
      }
      return Target(
        name: try #require(target["name"] as? String), type: try #require(target["type"] as? String),
        dependencies: dependencies)
    }
  }

  private static func reachable(from module: String) -> Set<String> {
    var seen: Set<String> = []
    var pending = Array(allowed[module] ?? [])
    while let next = pending.popLast() {
      if seen.insert(next).inserted { pending += Array(allowed[next] ?? []) }
    }
    return seen
  }

  @Test("no module depends on one that the design does not let it")
  func arrows() throws {
    let modules = try Self.targets().filter { $0.type == "regular" || $0.type == "system" }
      .filter { $0.name != "TestSupport" }
    #expect(!modules.isEmpty)
    let names = Set(modules.map(\.name))
    for module in modules {
      #expect(Self.allowed[module.name] != nil, "\(module.name) is not in the design's list")
      let own = module.dependencies.intersection(names)
      let extra = own.subtracting(Self.reachable(from: module.name))
      #expect(extra.isEmpty, "\(module.name) must not depend on \(extra.sorted())")
    }
  }

  @Test("every third-party module has one owner")
  func owners() throws {
    // What tests are helped by is no part of the product.
    let targets = try Self.targets().filter { $0.type != "test" && $0.name != "TestSupport" }
    for (product, owner) in Self.owners {
      let users = targets.filter { $0.dependencies.contains(product) }.map(\.name)
      #expect(users == [owner], "\(product) belongs to \(owner) alone, but is used by \(users)")
    }
  }

  @Test("the top level holds what the design names and nothing else")
  func topLevel() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let names = try FileManager.default.contentsOfDirectory(atPath: root.path).filter { !$0.hasPrefix(".") }
    let expected: Set = ["Package.swift", "Sources", "Tests", "Rules", "Samples", "README.md"]
    // Written by every resolve and never committed.
    #expect(Set(names).subtracting(["Package.resolved"]) == expected)
  }
}
