/// Finds postings by what applicants call them: the id, or a title that only one posting has.
struct PostingIndex {
  private let byID: [String: Posting]
  private let byTitle: [String: [Posting]]

  init(_ postings: [Posting]) {
    byID = Dictionary(postings.map { (CandidateDraft.key($0.id), $0) }) { first, _ in first }
    byTitle = Dictionary(grouping: postings) { CandidateDraft.key($0.title) }
  }

  var isEmpty: Bool { byID.isEmpty }

  func posting(_ name: String?) -> Posting? {
    guard let name else { return nil }
    let key = CandidateDraft.key(name)
    if let posting = byID[key] { return posting }
    let titled = byTitle[key] ?? []
    return titled.count == 1 ? titled[0] : nil
  }

  func contains(_ name: String) -> Bool { posting(name) != nil }

  /// The id of the posting that is meant; the name itself where no posting is known by it.
  func id(of name: String?) -> String? { posting(name)?.id ?? name }
}
