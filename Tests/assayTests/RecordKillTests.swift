import Foundation
import Hiring
import Ledger
import TestSupport
import Testing

/// Killing an import at any moment leaves the ledger as it was before or as it is after.
struct RecordKillTests {
  private static let portfolio = """
    version: 1
    owner: { name: Northwind }
    contractors:
      - id: amir
        clickup: "81234567"
        engagements: [{ platform: upwork, contract: "1", kind: hourly, rate: 25 USD/h, started: 2026-01-05 }]

    """

  /// An export of `count` entries with numbers from `first` on.
  private func export(_ count: Int, from first: Int, seconds: Int = 3_600) -> String {
    var text = "User ID,Username,Time Entry ID,Description,Start,Stop,Time Tracked,Task ID\n"
    for number in first..<first + count {
      let start = 1_767_600_000_000 + number * 3_600_000
      text +=
        "81234567,Amir,\(4_300_000_000_000_000_000 + number),work \(number),\(start),\(start + 3_600_000),\(seconds)000,86ex1\n"
    }
    return text
  }

  /// Starts an import and kills it after `delay` seconds. True where it had ended by itself.
  private func kill(after delay: Double, file: String, in folder: String) throws -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: AssayCommand.program)
    process.arguments = ["records", "import", file]
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ["HOME": folder, "PATH": "/usr/bin:/bin", "TZ": "UTC"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: delay)
    let isRunning = process.isRunning
    if isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return process.terminationReason == .exit
  }

  @Test(
    "a hundred imports killed at random moments each leave all of a file or nothing of it", .timeLimit(.minutes(10)))
  func killed() throws {
    let seed = UInt64(Date().timeIntervalSince1970)
    var random = SeededRandom(seed: seed)
    let folder = try TemporaryFolder()
    try folder.write(Self.portfolio, to: "assay.yml")
    let small = 40
    let large = 1_500
    try folder.write(export(small, from: 0), to: "first.csv")
    // Overlaps the first, so that rows that are there already are met and amended too.
    try folder.write(export(large, from: small / 2, seconds: 1_800), to: "second.csv")
    let ledgerPath = folder.path + "/assay.db"
    func begin() throws {
      for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: ledgerPath + suffix) {
        try FileManager.default.removeItem(atPath: ledgerPath + suffix)
      }
      #expect(try AssayCommand.run(["records", "import", "first.csv"], in: folder.path).code == 0)
    }
    try begin()
    let start = Date()
    #expect(try AssayCommand.run(["records", "import", "second.csv"], in: folder.path).code == 0)
    let whole = Date().timeIntervalSince(start)
    try begin()
    var (before, after) = (0, 0)
    for round in 1...100 {
      let delay = Double.random(in: 0...1.1, using: &random) * whole
      let ended = try kill(after: delay, file: "second.csv", in: folder.path)
      let ledger = try Ledger(path: ledgerPath, key: [UInt8](repeating: 1, count: 32))
      let entries = try ledger.timeEntries()
      let files = try ledger.importedFiles().map(\.name)
      let health = try ledger.health()
      #expect(health.problems.isEmpty, "seed \(seed), round \(round)")
      switch entries.count {
      case small:
        before += 1
        #expect(!ended && files == ["first.csv"], "seed \(seed), round \(round)")
        #expect(entries.allSatisfy { $0.seconds == 3_600 }, "seed \(seed), round \(round)")
        #expect(try ledger.amendments().isEmpty, "seed \(seed), round \(round)")
      case small / 2 + large:
        after += 1
        #expect(files == ["first.csv", "second.csv"], "seed \(seed), round \(round)")
        #expect(entries.count { $0.seconds == 1_800 } == large, "seed \(seed), round \(round)")
        #expect(try ledger.amendments().count == small / 2, "seed \(seed), round \(round)")
        try begin()
      default:
        Issue.record("\(entries.count) entries after a kill, seed \(seed), round \(round)")
        return
      }
    }
    print("killed imports, seed \(seed): \(before) left the ledger as before, \(after) as after")
    #expect(before > 0)
  }
}
