import Git

@testable import History

extension SignalTests {
  /// A change made by hand, for what no real history would show.
  static func change(
    _ index: Int, by person: Person, at time: Int64, committed: Int64? = nil, files: [FileChange], subject: String = "",
    body: String = "", coAuthors: [Person] = []
  ) -> Change {
    Change(
      commit: .zero, index: index, parents: [], author: person, coAuthors: coAuthors, assistants: [], authoredAt: time,
      committedAt: committed ?? time, zoneMinutes: 0, authorName: "", authorEmail: "", committerEmail: "",
      subject: subject, body: body, isSigned: false, onFirstParentLine: true, files: files)
  }
}
