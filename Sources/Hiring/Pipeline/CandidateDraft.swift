/// One person in one posting while the records are joined.
struct CandidateDraft {
  let name: String
  /// Compared in place of the name and the posting; empty where none is named.
  let nameKey: String
  let postingKey: String
  /// In lower case, all that are known to be theirs.
  var addresses: Set<String>
  /// The address they applied with, as written.
  var email: String?
  let posting: String?
  var applicants: [Applicant] = []
  var meetings: [Meeting] = []
  var interviews: [Interview] = []
  var contractor: Contractor?
  var isJoinedByName = false
  /// Whether another row of the same list has the same name and posting, and neither has an address.
  var sharesName = false

  init(
    name: String, addresses: Set<String>, email: String?, posting: String?, applicants: [Applicant] = [],
    contractor: Contractor? = nil
  ) {
    self.name = name
    nameKey = CandidateDraft.key(name)
    postingKey = CandidateDraft.key(posting ?? "")
    self.addresses = addresses
    self.email = email
    self.posting = posting
    self.applicants = applicants
    self.contractor = contractor
  }

  /// Names are compared as they are written, but for letter case and white space.
  static func key(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static func address(_ text: String?) -> String? {
    guard let text, text.contains("@") else { return nil }
    return key(text)
  }

  /// The same for all of one person's postings.
  var person: String {
    if let email { return CandidateDraft.key(email) }
    if applicants.isEmpty, let contractor { return "contractor|\(contractor.id)" }
    let row = sharesName ? "|\(applicants.first?.id ?? "")" : ""
    return "\(nameKey)|\(postingKey)\(row)"
  }

  /// How they are told in a sentence.
  var title: String { posting.map { "\(name) (\($0))" } ?? name }

  var records: [String] { applicants.compactMap(\.record) }
}
