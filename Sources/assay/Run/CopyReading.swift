import Foundation
import Hiring
import Judgement
import Ledger

/// Makes contractors' copies of a week's report.
struct CopyReading {
  let report: WeeklyReport
  let portfolio: Portfolio
  let ledger: Ledger
  let policy: JudgementPolicy

  /// - Parameter ids: of contractors, or `all` for everybody who has a card.
  func copies(of ids: [String]) throws -> [ContractorCopy] {
    let named = ids.contains("all") ? report.contractors.map(\.contractor.id) : ids
    let met = try recordPeople()
    var seen: Set<String> = []
    return try named.filter { seen.insert($0).inserted }.map { id in
      let person = try portfolio.contractor(named: id)
      guard let page = report.contractors.first(where: { $0.contractor.id == id }) else {
        try RemovedContractor.refuse(person, ledger)
        throw CommandError.usage("there is no card of \(id) for \(report.week)")
      }
      return ContractorCopy(of: page, in: report, people: people(besides: person, met), policy: policy)
    }
  }

  private func people(besides person: Contractor, _ met: [MetPerson]) -> CopyPeople {
    let own = PersonMarks(person)
    let known = PersonMarks.union(of: portfolio.contractors.filter { $0.id != person.id })
    var all = known
    let matcher = PersonMatcher(own)
    for author in report.authors where author.contractor != person.id {
      guard !matcher.isName("", address: author.address) else { continue }
      all.add(stranger: author.name)
      all.add(address: author.address)
    }
    for other in met
    where !matcher.isTheirs(system: other.system, account: other.account, name: other.name, email: other.email) {
      all.add(stranger: other.name)
      if let email = other.email { all.add(address: email) }
      if !other.account.isEmpty { all.add(system: other.system, account: other.account) }
    }
    return CopyPeople(
      known: PersonMatcher(known.subtracting(own), replacement: Self.replacement),
      met: PersonMatcher(all.subtracting(own), replacement: Self.replacement))
  }

  private static let replacement = "somebody else"

  private struct MetPerson: Hashable {
    var system: String
    var account: String
    var name: String
    var email: String?
  }

  /// Everybody whom the records name: a task or a comment may quote them.
  private func recordPeople() throws -> [MetPerson] {
    var met: Set<MetPerson> = []
    for entry in try ledger.timeEntries() {
      met.insert(MetPerson(system: entry.system, account: entry.user, name: entry.userName, email: entry.email))
    }
    for card in try ledger.taskCards() {
      for assignee in card.assignees {
        met.insert(
          MetPerson(system: card.system, account: assignee.account, name: assignee.name, email: assignee.email))
      }
      for comment in card.comments ?? [] {
        met.insert(MetPerson(system: card.system, account: comment.by, name: "", email: nil))
      }
    }
    for attendance in try ledger.attendance() {
      met.insert(MetPerson(system: attendance.system, account: "", name: attendance.person, email: nil))
    }
    for applicant in try ledger.applicants() {
      met.insert(MetPerson(system: applicant.system, account: "", name: applicant.name, email: applicant.email))
    }
    return Array(met)
  }
}
