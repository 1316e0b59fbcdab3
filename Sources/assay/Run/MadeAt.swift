import Foundation
import Ledger

/// When an export was made that says how things stood then: by the word of the user, or by when the file was written.
///
/// The same list made again later says that nothing has changed until then. So it is taken again, although its bytes are
/// the same, and its time is part of how it was read.
struct MadeAt {
  var date: Date
  /// Whether the user said so.
  var isSaid: Bool

  /// How the export counts among the imports of the same bytes, read by `reading`.
  ///
  /// A file written no later than what is known of its bytes adds nothing. Nor does one written before the user said when
  /// it was made: copying a file makes it look newer than its content is.
  func statement(
    of reading: String, among imports: [ImportedFile]
  ) -> (reading: String, madeAt: Date) {
    let known = imports.filter { $0.reading.hasPrefix(reading + "; made") }
    let newest = known.max { ($0.exportedAt, $0.importedAt) < ($1.exportedAt, $1.importedAt) }
    if !isSaid, let newest {
      let wasSaid = newest.reading.hasPrefix(reading + MadeAt.said)
      if newest.exportedAt >= date || (wasSaid && newest.importedAt >= date) {
        return (text(reading, newest.exportedAt, isSaid: wasSaid), newest.exportedAt)
      }
    }
    return (text(reading, date, isSaid: isSaid), date)
  }

  private static let said = "; made, by the user's word, "

  private func text(_ reading: String, _ date: Date, isSaid: Bool) -> String {
    reading + (isSaid ? MadeAt.said : "; made ") + date.ISO8601Format()
  }
}
