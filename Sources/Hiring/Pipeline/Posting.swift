/// A job that was posted.
package struct Posting: Sendable, Hashable, Codable {
  package var system: String
  /// What applicants' `posting` names: the owner's id, or the title where there is none.
  package var id: String
  package var title: String
  /// Where it was posted, like `Upwork`.
  package var source: String
  package var posted: CivilDate
  package var closed: CivilDate?
  package var role: String?
  /// What it cost to post and to boost; nil where the export does not say.
  package var cost: Money?
  package var url: String?
  /// The file and line it stands on.
  package var record: String?

  package init(
    system: String, id: String, title: String, source: String, posted: CivilDate, closed: CivilDate?, role: String?,
    cost: Money?, url: String?, record: String? = nil
  ) {
    self.system = system
    self.id = id
    self.title = title
    self.source = source
    self.posted = posted
    self.closed = closed
    self.role = role
    self.cost = cost
    self.url = url
    self.record = record
  }
}
