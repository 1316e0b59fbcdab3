import Foundation
import Hiring
import Ledger

/// Finds hours that a later export states otherwise than an earlier one.
struct HoursEdits {
  let roster: Roster
  let files: [ImportedFile]

  /// The value that a record had; a version may state a part of its columns only.
  private struct Version: Decodable {
    var account: String?
    var accountName: String?
    var email: String?
    var contract: String?
    var start: String?
    var day: String?
    var seconds: String?

    enum CodingKeys: String, CodingKey {
      case account, email, contract, day, seconds
      case accountName = "account_name"
      case start = "start_at"
    }
  }

  /// Of each amendment that changed the hours of somebody in the portfolio or moved them to another week; those that could
  /// not be read are an error, because the ledger wrote them.
  func read(_ amendments: [Amendment]) throws -> [HoursEdit] {
    try amendments.flatMap { amendment -> [HoursEdit] in
      guard amendment.kind == "time" || amendment.kind == "billed", let new = amendment.new else { return [] }
      let (old, now) = (try version(amendment.old), try version(new))
      guard let before = seconds(old), let after = seconds(now), let worked = instant(old),
        let contractor = contractor(amendment, old)
      else { return [] }
      let (left, entered) = (ISOWeek(containing: worked), ISOWeek(containing: instant(now) ?? worked))
      if left == entered, before == after { return [] }
      let name = file(of: amendment.oldRecord)
      // Files may share a name; the earliest that can have held the entry accuses nobody too soon.
      guard let seen = files.filter({ $0.name == name && $0.exportedAt >= worked }).map(\.exportedAt).min() else {
        return []
      }
      let newName = file(of: amendment.newRecord)
      let changed = files.filter { $0.name == newName && $0.exportedAt >= seen }.map(\.exportedAt).min()
      // Hours that were moved are gone from one week and new in the other.
      let parts: [(week: ISOWeek, old: Int, new: Int)] =
        left == entered ? [(left, before, after)] : [(left, before, 0), (entered, 0, after)]
      return parts.map { part in
        HoursEdit(
          contractor: contractor, week: part.week, oldSeconds: part.old, newSeconds: part.new, seenAt: seen,
          changedBy: changed ?? amendment.at,
          evidence: [
            "\(amendment.system) \(amendment.entry)", "before: \(amendment.oldRecord)",
            "after: \(amendment.newRecord)",
          ])
      }
    }
  }

  private func version(_ text: String) throws -> Version {
    do {
      return try JSONDecoder().decode(Version.self, from: Data(text.utf8))
    } catch {
      throw CommandError.cannotJudge("an amendment in the ledger cannot be read (\(error)); run `assay doctor`")
    }
  }

  /// `time.csv` of `time.csv:7`; a name may hold colons itself.
  private func file(of record: String) -> String { record.lastIndex(of: ":").map { String(record[..<$0]) } ?? record }

  private func seconds(_ version: Version) -> Int? { version.seconds.flatMap { Int($0) } }

  private func instant(_ version: Version) -> Date? {
    if let start = version.start.flatMap({ Int($0) }) { return Date(milliseconds: start) }
    return version.day.flatMap { CivilDate($0) }?.startUTC
  }

  private func contractor(_ amendment: Amendment, _ version: Version) -> String? {
    if amendment.kind == "billed" {
      return roster.contractor(platform: amendment.system, contract: version.contract ?? "")?.id
    }
    let users = roster.contractors(
      system: amendment.system, account: version.account ?? "", name: version.accountName ?? "", email: version.email)
    return users.count == 1 ? users[0] : nil
  }
}
