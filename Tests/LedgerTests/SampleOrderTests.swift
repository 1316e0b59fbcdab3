import Foundation
import Hiring
import TestSupport
import Testing

@testable import Ledger

/// The samples of every importer, as files of one portfolio.
@Suite("Sample exports, in any order, twice")
struct SampleOrderTests {
  private struct Sample {
    var kind: String
    var name: String
    var bytes: [UInt8]
  }

  private static let roster = Roster(contractors: [])

  /// Those that are read without a mapping of the portfolio's.
  private static func samples() throws -> [Sample] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "HiringTests/Samples")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.compactMap { name in
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
      let kind = String(name.prefix { $0 != "." })
      do {
        let result = try ImporterRegistry.parse(bytes, file: name, kind: kind, options: options)
        return result.entries.isEmpty ? nil : Sample(kind: kind, name: name, bytes: bytes)
      } catch is RecordFileError {
        return nil
      }
    }
  }

  private static var options: ImportOptions { ImportOptions(roster: roster, declaredZone: .gmt) }

  /// Half of the rows of a table; nil for a document, or a table of fewer than two rows.
  private static func part(_ sample: Sample, first: Bool) -> Sample? {
    guard sample.name.hasSuffix(".csv") else { return nil }
    let lines = String(decoding: sample.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    // A quoted line break would be cut.
    guard lines.count > 3, lines.allSatisfy({ $0.count { $0 == "\"" } % 2 == 0 }) else { return nil }
    let (header, rows) = (lines[0], lines.dropFirst().filter { !$0.isEmpty })
    let half = first ? rows.prefix(rows.count / 2) : rows.suffix(rows.count - rows.count / 2)
    let text = ([header] + half).joined(separator: "\n") + "\n"
    return Sample(kind: sample.kind, name: (first ? "first-" : "rest-") + sample.name, bytes: Array(text.utf8))
  }

  private func take(_ sample: Sample, into ledger: Ledger) throws {
    let result = try ImporterRegistry.parse(
      sample.bytes, file: sample.name, kind: sample.kind, options: SampleOrderTests.options)
    _ = try ledger.importRecords(
      result, file: sample.name, digest: sample.name, at: testInstant,
      exportedAt: testInstant.addingTimeInterval(Double(sample.name.utf8.reduce(0) { $0 + Int($1) } % 7) * 60))
  }

  /// Everything that the ledger holds, but which file states it.
  private func contents(_ ledger: Ledger) throws -> [String] {
    func text(_ values: [some Encodable]) throws -> [String] {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return try values.map { value in
        var text = String(decoding: try encoder.encode(value), as: UTF8.self)
        for key in ["record", "missingFrom"] {
          text = text.replacing(try Regex("\"\(key)\":\"(?:[^\"\\\\]|\\\\.)*\",?"), with: "")
        }
        return text
      }.sorted()
    }
    return try text(ledger.timeEntries()) + text(ledger.billedEntries()) + text(ledger.payments())
      + text(ledger.applicants()) + text(ledger.postings()) + text(ledger.meetings()) + text(ledger.interviews())
      + text(ledger.taskCards()) + text(ledger.attendance())
  }

  @Test("in any order, twice, and beside their own halves they leave one ledger", arguments: 1...6)
  func orders(_ seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let samples = try Self.samples()
    #expect(samples.count > 10)
    let ordered = try openLedger(try TemporaryFolder())
    for sample in samples { try take(sample, into: ordered) }
    let expected = try contents(ordered)
    #expect(expected.count > 60)
    let shuffled = try openLedger(try TemporaryFolder())
    for sample in (samples + samples).shuffled(using: &random) { try take(sample, into: shuffled) }
    #expect(try contents(shuffled) == expected, "seed \(seed)")
    // Halves made as one with the whole: rows of kinds without ids are told by what they say.
    let halves = samples.flatMap { sample in [true, false].compactMap { Self.part(sample, first: $0) } }
    #expect(halves.count > 8)
    let whole = try openLedger(try TemporaryFolder())
    for sample in samples { try take(sample, into: whole) }
    for half in halves.shuffled(using: &random) { try take(half, into: whole) }
    #expect(try contents(whole) == expected, "seed \(seed)")
  }
}
