import Findings
import Foundation
import Git
import Hiring
import History
import SourceText

@testable import Judgement

/// An applicant's repository, judged: changes by `applicant` are theirs.
struct Sample {
  var story = Story()
  var identities = [SampleAuthor.Identity(name: "Ana Lee", email: "applicant@example.com", commits: 1)]
  var notices: [CopyrightNotice] = []
  var hosts: [String] = []
  var branches: [String] = []
  var policy = JudgementPolicy.default
  /// Who else is in the commits, as claims: name and address.
  var others: [(name: String, email: String)] = []

  /// Enough good work to be graded.
  static func solid() -> Sample {
    var sample = Sample()
    sample.story.solid(SampleAuthor.id)
    return sample
  }

  var author: SampleAuthor { SampleAuthor(choice: .named, identities: identities) }

  func input() -> EvaluationInput {
    let people = PeopleReport(
      commits: (identities.map { ($0.name, $0.email) } + others.map { ($0.name, $0.email) }).enumerated().map {
        AuthoredCommit(
          id: Story.commit($0.offset), author: IdentityClaim(name: $0.element.0, email: $0.element.1), authoredAt: 0,
          coAuthors: [])
      }, identities: IdentityMap(confirmed: [SampleAuthor.id: author.addresses]))
    return EvaluationInput(
      path: "sample", history: story.history(), applicant: author, people: people, notices: notices, readmeHosts: hosts,
      unreadBranches: branches, generatedAt: Date(timeIntervalSince1970: 1_794_900_000), toolVersion: "1",
      rulesDigest: "rules")
  }

  func evaluation() throws -> Evaluation { try EvaluationJudgement.evaluation(input(), policy: policy) }
}

extension Evaluation {
  func claim(_ kind: UncheckedClaim.Kind) -> UncheckedClaim? { unchecked.first { $0.kind == kind } }
  func question(_ kind: InterviewQuestion.Kind) -> InterviewQuestion? { questions.first { $0.kind == kind } }
  func signal(_ id: String) -> SignalResult? { card.dimensions.flatMap(\.signals).first { $0.id == id } }
}

extension Change {
  /// The same change under another name, address, or pair of clocks.
  func told(
    authorName: String? = nil, authorEmail: String? = nil, author: Person? = nil, committerEmail: String? = nil,
    committer: Person? = nil, authoredAt: Int64? = nil, committedAt: Int64? = nil, assistants: [String]? = nil,
    isSigned: Bool? = nil
  ) -> Change {
    Change(
      commit: commit, index: index, parents: parents, author: author ?? self.author, coAuthors: coAuthors,
      assistants: assistants ?? self.assistants, authoredAt: authoredAt ?? self.authoredAt,
      committedAt: committedAt ?? self.committedAt, zoneMinutes: zoneMinutes,
      authorName: authorName ?? self.authorName, authorEmail: authorEmail ?? self.authorEmail,
      committerEmail: committerEmail ?? self.committerEmail, committer: committer ?? self.committer, subject: subject,
      body: body, isSigned: isSigned ?? self.isSigned, onFirstParentLine: onFirstParentLine, files: files)
  }
}
