import Findings
import Foundation
import RuleEngine
import RulePacks
import TestSupport
import Testing

@testable import assay

/// A secret of each kind, and where it must not turn up.
@Suite("Canaries")
struct CanaryTests {
  /// Runs of eight bytes, each as a number.
  private struct Slices {
    private var known: [UInt64: String] = [:]

    mutating func insert(_ bytes: some Collection<UInt8>, of rule: String) {
      Self.each(in: bytes) { slice, _ in if known[slice] == nil { known[slice] = rule } }
    }

    mutating func remove(_ bytes: some Collection<UInt8>) {
      Self.each(in: bytes) { slice, _ in known[slice] = nil }
    }

    /// The rules whose secrets have a slice in `bytes`, sorted, each with the slice. Of hexadecimal digits five slices in
    /// a row: eight of them stand in a megabyte of digests, which are made with a random key, by chance.
    func found(in bytes: some Collection<UInt8>) -> [String] {
      var found: [String: String] = [:]
      var run = 0
      let bytes = Array(bytes)
      Self.each(in: bytes) { slice, index in
        guard let rule = known[slice] else {
          run = 0
          return
        }
        run += 1
        let text = withUnsafeBytes(of: slice.bigEndian) { String(decoding: $0, as: UTF8.self) }
        guard found[rule] == nil, run >= 5 || !text.allSatisfy(\.isHexDigit) else { return }
        // What stands around it tells where it came from.
        let around = bytes[max(0, index - 64)...min(bytes.count - 1, index + 32)]
        found[rule] = text + " in " + String(decoding: around, as: UTF8.self).debugDescription
      }
      return found.map { "\($0.key): \($0.value)" }.sorted()
    }

    private static func each(in bytes: some Collection<UInt8>, _ body: (UInt64, Int) -> Void) {
      var slice: UInt64 = 0
      for (index, byte) in bytes.enumerated() {
        slice = slice << 8 | UInt64(byte)
        if index >= 7 { body(slice, index) }
      }
    }
  }

  private struct Planted {
    var sandbox: GitSandbox
    var portfolio: String
    var slices: Slices
    var count: Int
  }

  private static func credentialRules() throws -> [Rule] {
    try RuleLoading.decode(rules: RulePacks.rules, manuals: RulePacks.manuals).filter(\.isCredential)
  }

  /// A repository with the examples of every credential rule, and a secret in a message, a tag, a note and a link.
  private static func planted() throws -> Planted {
    let rules = try RuleLoading.decode(rules: RulePacks.rules, manuals: RulePacks.manuals)
    var slices = Slices()
    var open: [UInt8] = []
    var files: [String: String?] = [:]
    var count = 0
    for rule in rules {
      open += Array((rule.id + rule.title + rule.description + rule.remediation).utf8) + [0]
      open += Array((rule.id + "-0/ " + rule.id + "-1/").utf8) + [0]
      for (index, example) in rule.examples.enumerated() where rule.isCredential {
        let text = Array(example.text.utf8)
        files["e/\(rule.id)-\(index)/" + (example.path ?? "src/module.conf")] = example.text
        var end = 0
        for span in example.spans {
          // One word of a wallet's twelve is a word like any other.
          if rule.id == "secrets.wallet-seed-phrase" {
            for word in text[span].split(separator: 0x20) { open += [0x20] + word + [0x20, 0] }
          }
          for secret in [Array(text[span])] + base64(text[span]) { slices.insert(secret, of: rule.id) }
          open += text[end..<span.lowerBound] + [0]
          end = span.upperBound
          count += 1
        }
        open += text[end...] + [0]
      }
    }
    // What stands around secrets, and what is said of the rules, is no secret.
    slices.remove(open)
    // One for each place that is no file: of equal ones only the first is told.
    let tokens = ["4aPu", "4bQv", "4cRw", "4dSx"].map { "ghp_" + "Zr4kQ8vT1mN6xW3yB7dL5hJ2sF9cG0eK" + $0 }
    for token in tokens {
      slices.insert(Array(token.utf8.dropFirst(4)), of: "message")
      for secret in base64(Array(token.utf8)[...]) { slices.insert(secret, of: "message") }
    }
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["README.md": "# Shop\n"], time: 1_793_000_000)
    try sandbox.commit(files, message: "Add \(tokens[0])\n\n\(tokens[0]) is the key", time: 1_793_100_000)
    try sandbox.git(["tag", "--annotate", "v1", "--message", "with \(tokens[1])"])
    try sandbox.git(["notes", "add", "--message", "see \(tokens[2])"])
    try FileManager.default.createSymbolicLink(atPath: sandbox.path + "/link", withDestinationPath: tokens[3])
    try sandbox.commit(["a.js": "export const a = 1;\n"], message: "Link", time: 1_793_200_000)
    let portfolio = sandbox.root + "/assay.yml"
    try """
    version: 1
    owner: { name: Northwind, timezone: UTC, currency: USD }
    ledger: assay.db
    repositories: [{ id: shop, path: repository, mainline: main }]
    contractors:
      - id: ada
        name: Ada
        role: engineer
        identities: ["ada@example.com"]
        engagements:
          - { platform: upwork, contract: "1", kind: hourly, rate: 25 USD/h, weekly_limit: 30h, started: 2026-10-05,
              scope: core, repositories: [shop] }
    """.write(toFile: portfolio, atomically: true, encoding: .utf8)
    return Planted(sandbox: sandbox, portfolio: portfolio, slices: slices, count: count)
  }

  /// Whatever is inside of a base64 text, at each of the three places where it can begin.
  private static func base64(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
    (0..<3).map { shift in
      let text = Data(Array(repeating: 0x20, count: shift) + bytes).base64EncodedString()
      return Array(text.utf8.dropFirst(4).dropLast(4))
    }
  }

  @Test("no slice of a secret, plain or base64, is in any output, page, ledger or cache")
  func outputs() throws {
    let planted = try Self.planted()
    let sandbox = planted.sandbox
    let repository = sandbox.path
    #expect(planted.count >= 700)
    let portfolio = ["--portfolio", planted.portfolio, "--now", "2026-11-10T00:00:00Z"]
    let week = ["--week", "2026-W44"]
    let commands: [[String]] =
      [
        ["scan", repository], ["scan", repository, "--format", "json", "--ages"],
        ["scan", repository, "--format", "markdown"], ["scan", repository, "--history", "--format", "json"],
        ["scan", repository, "--history"], ["measure", repository, "--what", "files", "--format", "csv"],
        ["measure", repository, "--what", "clones", "--format", "csv"],
        ["history", repository, "--format", "csv"], ["history", repository, "--format", "json"],
        ["ownership", repository, "--format", "json"],
        ["scorecard", "--out", sandbox.root + "/pages"] + week + portfolio,
        ["scorecard", "--format", "json"] + week + portfolio,
        ["recommend", "--format", "json"] + week + portfolio, ["reconcile", "--format", "json"] + portfolio,
      ]
    var credentials = 0
    for arguments in commands {
      let outcome = try AssayCommand.run(arguments, in: sandbox.root)
      #expect(outcome.code == 0, "\(arguments): \(outcome.errors.prefix(500))")
      #expect(planted.slices.found(in: outcome.output.utf8) == [], "\(arguments)")
      #expect(planted.slices.found(in: outcome.errors.utf8) == [], "\(arguments), stderr")
      if arguments.contains("--history"), arguments.contains("json") {
        credentials = outcome.output.split(separator: "\"rule\": \"secrets.").count - 1
        for place in ["in the text of commit", "in the text of tag", "\"path\": \"link\""] {
          #expect(outcome.output.contains(place), "nothing \(place)")
        }
      }
    }
    // The canaries were seen, or nothing would have been shown.
    #expect(credentials >= 700)
    var searched = 0
    let enumerator = try #require(FileManager.default.enumerator(atPath: sandbox.root))
    for case let name as String in enumerator {
      let file = URL(filePath: sandbox.root + "/" + name)
      // The repository holds them, and the compiled rules hold what the rules themselves say.
      guard !name.hasPrefix("repository"), !name.hasSuffix(".rules"), !file.hasDirectoryPath else { continue }
      let values = try file.resourceValues(forKeys: [.isRegularFileKey])
      guard values.isRegularFile == true else { continue }
      let found = planted.slices.found(in: try Data(contentsOf: file))
      #expect(found == [], "\(name)")
      searched += 1
    }
    // Pages, ledger and cache.
    #expect(searched >= 6)
  }

  @Test("a crash leaves no secret behind, neither in the report nor in a core file")
  func crash() throws {
    let planted = try Self.planted()
    let folder = planted.sandbox.root
    let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "assay").path
    var crashes = 0
    // The signal comes while rules are read, while objects are, and while findings are made, on whatever machine.
    for delay in ["0.2", "0.5", "1", "1.5", "2", "3"] {
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = [
        "-c",
        """
        ulimit -c unlimited
        "$0" scan repository --history --no-cache >out 2>err &
        program=$!
        sleep \(delay)
        # The first is reported, the second ends it.
        kill -SEGV $program
        sleep 1
        kill -SEGV $program
        wait $program
        """, program,
      ]
      process.currentDirectoryURL = URL(filePath: folder)
      process.environment = [
        "HOME": folder, "PATH": "/usr/bin:/bin", "TZ": "UTC",
        "SWIFT_BACKTRACE": "enable=yes,color=no,interactive=no,symbolicate=off,registers=none",
      ]
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      if process.terminationStatus == 128 + 11 { crashes += 1 }
      for name in ["out", "err"] {
        #expect(planted.slices.found(in: try Data(contentsOf: URL(filePath: folder + "/" + name))) == [], "\(name)")
      }
    }
    #expect(crashes > 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("core") }
    #expect(left == [])
  }
}
