/// Somebody in the hiring pipeline, at the stage that an export shows.
package struct Applicant: Sendable, Hashable, Codable {
  /// The importer's id.
  package var system: String
  /// Made of the posting and the address, or the name where there is no address.
  package var id: String
  package var name: String
  /// In the owner's words, like `Interview`.
  package var stage: String
  /// When they reached the stage, or applied: whatever the owner's date column says; nil where the export has none.
  package var date: CivilDate?
  package var posting: String?
  package var source: String?
  package var rate: Money?
  package var email: String?
  /// The days on which stages were reached, as far as the export has a column for them.
  package var reached: [HiringStage: CivilDate]
  /// What `stage` means, by the owner's words in the portfolio or the usual ones; nil where neither knows it.
  package var meaning: HiringStage?
  /// The portfolio's id of the contractor they became, where the export names it.
  package var contractor: String?
  /// The file and line it stands on.
  package var record: String?

  package init(
    system: String, id: String, name: String, stage: String, date: CivilDate?, posting: String?, source: String?,
    rate: Money?, email: String?, reached: [HiringStage: CivilDate] = [:], meaning: HiringStage? = nil,
    contractor: String? = nil, record: String? = nil
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
    self.reached = reached
    self.meaning = meaning
    self.contractor = contractor
    self.record = record
  }
}
