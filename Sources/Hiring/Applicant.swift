/// Somebody in the hiring pipeline, at the stage that an export shows.
package struct Applicant: Sendable, Hashable, Codable {
  /// The importer's id.
  package var system: String
  /// Made of the posting and the address, or the name where there is no address.
  package var id: String
  package var name: String
  /// In the owner's words, like `Interview`.
  package var stage: String
  /// When they reached the stage, or applied: whatever the owner's date column says.
  package var date: CivilDate
  package var posting: String?
  package var source: String?
  package var rate: Money?
  package var email: String?

  package init(
    system: String, id: String, name: String, stage: String, date: CivilDate, posting: String?, source: String?,
    rate: Money?, email: String?
  ) {
    self.system = system
    self.id = id
    self.name = name
    self.stage = stage
    self.date = date
    self.posting = posting
    self.source = source
    self.rate = rate
    self.email = email
  }
}
