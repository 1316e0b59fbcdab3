internal import Git
package import History
internal import SourceText

/// The CSV shape of `assay history`, portion by portion: a row for each changed file of a commit.
///
/// `added,deleted` are `-,-` for binary files, as git's numstat has them, and empty where they could not be counted.
package enum HistoryCSV {
  package static let header =
    "commit,parent,author_name,author_email,authored_at,path,old_path,status,added,deleted\n"

  package static func rows(_ entries: [HistoryEntry]) -> String {
    var text = ""
    for entry in entries where !entry.rows.isEmpty {
      let commit = [
        entry.commit.hex, entry.parent?.hex ?? "", OutputEscaping.csv(entry.author.nameText),
        OutputEscaping.csv(entry.author.emailText), Wording.instant(entry.author.time),
      ].joined(separator: ",")
      for row in entry.rows {
        text += commit
        text += ","
        text += OutputEscaping.csv(row.path.lossyString)
        text += ","
        if let oldPath = row.oldPath { text += OutputEscaping.csv(oldPath.lossyString) }
        text += ","
        text += row.status.rawValue
        switch row.lines {
        case .counted(let added, let deleted): text += ",\(added),\(deleted)\n"
        case .binary: text += ",-,-\n"
        case .unread: text += ",,\n"
        }
      }
    }
    return text
  }
}
