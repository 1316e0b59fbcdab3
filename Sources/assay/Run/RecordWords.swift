import Foundation
import Hiring
import Ledger

/// What an import has to say to a person.
enum RecordWords {
  /// What was not taken or could not be placed, a sentence each; nothing is left out.
  static func problems(of outcome: RecordImport.Outcome) -> [String] {
    let file = outcome.file
    if let failure = outcome.failure { return ["\(failure.message); nothing of it was taken"] }
    var sentences = outcome.summary.skipped.map { "\(file):\($0.line): skipped: \($0.reason)" }
    sentences += outcome.summary.unknown.map { person in
      let hours =
        person.seconds == 0
        ? "" : " of \(person.seconds / 3_600):\(String(format: "%02d", person.seconds / 60 % 60)) hours"
      let hint = person.suggestion.map { "; is it \($0)? then name the account in assay.yml" } ?? ""
      return "\(file):\(person.line): \(person.system) account \(person.account) (\(person.name)), "
        + "\(Wording.count(person.entries, "entry", "entries"))\(hours), belongs to nobody in the portfolio\(hint)"
    }
    return sentences + outcome.summary.warnings
  }

  static func summary(of outcome: RecordImport.Outcome) -> String {
    let summary = outcome.summary
    if summary.wasImported { return "\(outcome.file) (\(outcome.kind)): taken before, nothing new" }
    if outcome.failure != nil { return "\(outcome.file) (\(outcome.kind)): not taken" }
    var parts = [
      "\(summary.added) added", "\(summary.amended) amended", "\(summary.unchanged) unchanged",
      "\(summary.skipped.count) skipped",
    ]
    if summary.completed > 0 { parts.append("\(summary.completed) completed") }
    if summary.withdrawn > 0 { parts.append("\(summary.withdrawn) withdrawn") }
    if summary.forgotten > 0 { parts.append("\(summary.forgotten) left out, whose data was removed before") }
    if summary.absent > 0 { parts.append("\(summary.absent) in the ledger that this export lacks, kept") }
    return "\(outcome.file) (\(outcome.kind)): \(parts.joined(separator: ", "))"
  }
}
