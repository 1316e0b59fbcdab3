package import Foundation
package import History

/// Everything that an applicant is judged from: one repository, and no records.
package struct EvaluationInput: Sendable {
  /// As the owner named it.
  package var path: String
  package var history: RepositoryHistory
  package var applicant: SampleAuthor
  /// Of the same head, the applicant confirmed under `SampleAuthor.id`.
  package var people: PeopleReport
  /// Copyright lines and authors' names at the head of the files.
  package var notices: [CopyrightNotice]
  /// Hosts that the README links to, each once, in order.
  package var readmeHosts: [String]
  /// Branches whose tip is not among what was read, by name.
  package var unreadBranches: [String]
  /// The instant of the run, handed in: nothing here reads a clock.
  package var generatedAt: Date
  package var toolVersion: String
  package var rulesDigest: String

  package init(
    path: String, history: RepositoryHistory, applicant: SampleAuthor, people: PeopleReport, notices: [CopyrightNotice],
    readmeHosts: [String], unreadBranches: [String], generatedAt: Date, toolVersion: String, rulesDigest: String
  ) {
    self.path = path
    self.history = history
    self.applicant = applicant
    self.people = people
    self.notices = notices
    self.readmeHosts = readmeHosts
    self.unreadBranches = unreadBranches
    self.generatedAt = generatedAt
    self.toolVersion = toolVersion
    self.rulesDigest = rulesDigest
  }
}
