internal import Foundation
internal import Hiring
internal import Testing

/// Entries of exports without ids are the same ones whole and in pieces, as far as that can be told.
struct EntryIdentityTests {
  private static let head = "Date,Client,Project,Task,Notes,Hours,First Name,Last Name"

  private func entries(_ rows: some Sequence<String>) throws -> [String: Int] {
    let text = ([Self.head] + rows).joined(separator: "\n") + "\n"
    let result = try parse(text, kind: "harvest", options: ImportOptions(roster: roster))
    return Dictionary(result.timeEntries.map { ($0.id, $0.seconds) }, uniquingKeysWith: { first, _ in first })
  }

  /// Rows of a month, a few of them twice or three times; by a generator of its own, since the seed has to be printable.
  private func rows(_ seed: UInt64) -> [String] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(limit))
    }
    return (0..<40).map { number in
      let day = 1 + number * 28 / 40
      return "2026-10-\(day < 10 ? "0" : "")\(day),Northwind,Shop,Work,card \(next(3)),\(1 + next(2)),Amir,Khan"
    }
  }

  /// All of a row but its hours: what is corrected in an export does not identify a row.
  private func mark(_ row: String) -> String {
    row.split(separator: ",", omittingEmptySubsequences: false).enumerated().filter { $0.offset != 5 }
      .map { String($0.element) }.joined(separator: ",")
  }

  @Test(
    "cut anywhere, every row keeps its id, but for those alike in all but hours that the cut parts", arguments: 1...25)
  func pieces(_ seed: UInt64) throws {
    let rows = rows(seed)
    let whole = try entries(rows)
    #expect(whole.count == rows.count, "seed \(seed)")
    var parted = 0
    for cut in 1..<rows.count {
      let (left, right) = (rows[..<cut].map(mark), rows[cut...].map(mark))
      let pieces = try entries(rows[..<cut]).merging(try entries(rows[cut...])) { first, _ in first }
      let lost = Set(left).intersection(right).reduce(0) { sum, mark in
        sum + min(left.count { $0 == mark }, right.count { $0 == mark })
      }
      #expect(pieces.count == whole.count - lost, "seed \(seed), cut at \(cut)")
      #expect(pieces.keys.allSatisfy { whole[$0] != nil }, "seed \(seed), cut at \(cut)")
      if lost == 0 {
        let isSame = pieces == whole
        #expect(isSame, "seed \(seed), cut at \(cut)")
      } else {
        parted += 1
      }
    }
    #expect(parted > 0 && parted < rows.count - 1, "seed \(seed)")
  }
}
