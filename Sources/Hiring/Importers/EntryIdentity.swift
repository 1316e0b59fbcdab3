internal import Foundation

/// Makes ids for rows that have none in their export, from what identifies them.
///
/// Into an id goes what stays when an entry is amended (who, when it began, on what, with which words), never what is
/// corrected (the duration, the amount, the end). So a corrected duration amends the entry, and a file that is read
/// twice, in another order or in pieces names the same entries. Rows that are equal in all of it are counted: two equal
/// rows of one file are two entries, numbered in the order of the file.
///
/// What cannot be told: an entry whose start, task or words were changed is another entry, and the ledger counts the old
/// one among those that the newer export lacks; equal rows that an export parts over two files count as one; and of
/// equal rows that differ in their duration alone, the number goes by their place, so a file sorted otherwise amends
/// each by the other, their sum unchanged.
struct EntryIdentity {
  /// Two hashes with different beginnings: a million rows are counted without keeping their texts, and two that differ
  /// meet by chance less than once in 2^80 files.
  private struct Mark: Hashable {
    let left: Int
    let right: Int

    init(_ text: String) {
      var (left, right) = (Hasher(), Hasher())
      left.combine(0)
      right.combine(1)
      left.combine(text)
      right.combine(text)
      (self.left, self.right) = (left.finalize(), right.finalize())
    }
  }

  private var seen: [Mark: Int] = [:]

  /// - Parameter parts: as many for every row of a kind, so that no two lists of them make one id.
  mutating func id(_ parts: [String]) -> String {
    let key = EntryIdentity.key(parts)
    let mark = Mark(key)
    let number = seen[mark, default: 0]
    seen[mark] = number + 1
    return number == 0 ? key : "\(key)|\(number)"
  }

  /// The id of a row that its export does identify, so that a second one with it repeats the first.
  ///
  /// A bar inside a part would let one row's words pass for another's parts: then the parts' lengths are added.
  static func key(_ parts: [String]) -> String {
    let key = parts.joined(separator: "|")
    guard parts.contains(where: { $0.utf8.contains(UInt8(ascii: "|")) }) else { return key }
    return key + "|" + parts.map { String($0.utf8.count) }.joined(separator: ",")
  }

  /// `2026-11-02T09:00:00Z`, for ids.
  static func text(_ instant: Date) -> String {
    let seconds = Int(instant.timeIntervalSince1970.rounded(.down))
    let day = CivilDate(utc: instant)
    let second = seconds - day.daysSince1970 * 86_400
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day)T\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
  }
}
