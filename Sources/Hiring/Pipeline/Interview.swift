/// A talk with an applicant, judged by the rubric.
package struct Interview: Sendable, Hashable, Codable {
  /// What is judged, each from 1 to 5. Source: the criteria by which fractional CTOs say they evaluate candidates:
  /// judgement, references, work product, communication and accountability, beside skill itself.
  package enum Criterion: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    case skill, judgement, references
    case workProduct = "work-product"
    case communication, accountability
  }

  package var system: String
  package var id: String
  /// The applicant's name and address as written.
  package var applicant: String
  package var email: String?
  package var posting: String?
  package var date: CivilDate
  /// Who judged.
  package var by: String
  /// 1 to 5; a criterion that was not judged is absent.
  package var scores: [Criterion: Int]
  package var note: String
  /// The file and line it stands on.
  package var record: String?

  package init(
    system: String, id: String, applicant: String, email: String?, posting: String?, date: CivilDate, by: String,
    scores: [Criterion: Int], note: String, record: String? = nil
  ) {
    self.system = system
    self.id = id
    self.applicant = applicant
    self.email = email
    self.posting = posting
    self.date = date
    self.by = by
    self.scores = scores
    self.note = note
    self.record = record
  }
}
