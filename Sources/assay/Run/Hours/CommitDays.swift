import Foundation
import Git
import Hiring
import History
import Judgement

/// The days on which contractors committed anything, on any branch of the portfolio's repositories.
///
/// Reads commits and no trees: some 100,000 a second.
struct CommitDays {
  let portfolio: Portfolio
  let policy: JudgementPolicy
  let trustedOwners: [String]

  /// What was found, and the repositories that could not be read, sentences.
  struct Found {
    /// By contractor with a confirmed identity.
    var days: [String: Set<CivilDate>] = [:]
    var problems: [String] = []
  }

  func read() -> Found {
    var found = Found()
    for contractor in portfolio.contractors where !contractor.identities.isEmpty { found.days[contractor.id] = [] }
    let confirmed = Dictionary(uniqueKeysWithValues: portfolio.contractors.map { ($0.id, $0.identities) })
    let identities = IdentityMap(confirmed: confirmed, bots: policy.bots, assistants: policy.assistants)
    for repository in portfolio.repositories {
      do {
        try read(repository, identities, into: &found.days)
      } catch {
        found.problems.append(
          "Repository \(repository.id) could not be read, so the commits in it are missing: "
            + CommandError.wrapping(error).message)
      }
    }
    return found
  }

  private func read(
    _ source: Portfolio.Repository, _ identities: IdentityMap, into days: inout [String: Set<CivilDate>]
  ) throws {
    let repository = try Repository(opening: source.path, options: .init(trustedOwners: trustedOwners))
    if repository.isShallow {
      throw CommandError.cannotJudge(
        "\(source.path): the history is shallow, so days with commits are missing; fetch all of it with "
          + "`git fetch --unshallow`")
    }
    // Branches that were not merged are work too.
    let tips = try repository.references().compactMap(\.commit)
    for id in try repository.walk(from: tips.isEmpty ? [repository.resolve("HEAD")] : tips) {
      let commit = try repository.commit(id)
      let own = Self.days(of: commit.author, by: portfolio.timeZone)
      for claim in AuthoredCommit(commit).claims {
        let person = identities.person(claim)
        if person.standing == .confirmed { days[person.id, default: []].formUnion(own) }
      }
    }
  }

  /// By UTC, by the owner's clock and by the one that the commit claims.
  private static func days(of author: Signature, by zone: TimeZone) -> Set<CivilDate> {
    let instant = Date(timeIntervalSince1970: Double(author.time))
    let local = instant.addingTimeInterval(Double(author.zoneMinutes) * 60)
    return [CivilDate(utc: instant), zone.day(of: instant), CivilDate(utc: local)]
  }
}
