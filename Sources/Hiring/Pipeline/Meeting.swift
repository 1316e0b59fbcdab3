package import Foundation

/// A talk that was booked, as a calendar states it.
package struct Meeting: Sendable, Hashable, Codable {
  package var system: String
  package var id: String
  /// Who booked it, as written.
  package var invitee: String
  package var email: String?
  /// The kind of talk, in the owner's words.
  package var title: String
  package var start: Date
  package var end: Date?
  package var isCanceled: Bool
  package var isNoShow: Bool
  /// Whom it was booked with.
  package var host: String
  /// The file and line it stands on.
  package var record: String?

  package init(
    system: String, id: String, invitee: String, email: String?, title: String, start: Date, end: Date?,
    isCanceled: Bool, isNoShow: Bool, host: String, record: String? = nil
  ) {
    self.system = system
    self.id = id
    self.invitee = invitee
    self.email = email
    self.title = title
    self.start = start
    self.end = end
    self.isCanceled = isCanceled
    self.isNoShow = isNoShow
    self.host = host
    self.record = record
  }
}
