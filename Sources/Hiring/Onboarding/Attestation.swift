/// What somebody says happened and nothing else can prove: a backup restored, an agreement signed, a key rotated.
package struct Attestation: Sendable, Hashable, Codable {
  /// What happened, in the owner's words.
  package var what: String
  package var on: CivilDate
  /// Who says so.
  package var by: String
  /// The portfolio's id of the contractor whom it is about; nil where it is about the whole.
  package var contractor: String?
  package var note: String
  /// The file and line it stands on; nil where it stands in the portfolio.
  package var record: String?

  package init(
    what: String, on: CivilDate, by: String, contractor: String? = nil, note: String = "", record: String? = nil
  ) {
    self.what = what
    self.on = on
    self.by = by
    self.contractor = contractor
    self.note = note
    self.record = record
  }
}
