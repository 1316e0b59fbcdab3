internal import Findings
internal import Hiring
internal import Judgement

/// The sentences of an evaluation that text and Markdown share.
enum EvaluationWords {
  static func title(_ evaluation: Evaluation) -> String { "Applicant \(evaluation.applicant.name)" }

  static func window(_ evaluation: Evaluation) -> String {
    let window = evaluation.window
    return
      "\(evaluation.path), \(evaluation.mainline) at \(Wording.short(commit: evaluation.head)). Judged over "
      + "\(Wording.date(window.from)) to \(Wording.date(window.to)), \(Wording.count(window.weeks, "week")): from the "
      + "applicant's first change to the repository's last."
  }

  static func identities(_ evaluation: Evaluation) -> [String] {
    evaluation.applicant.identities.map { "\($0.text), \(Wording.count($0.commits, "commit")), unconfirmed" }
  }

  static func volume(_ evaluation: Evaluation) -> String {
    let volume = evaluation.volume
    return
      "\(Wording.count(volume.changes, "change")), \(Wording.count(volume.changedLines, "changed line")), "
      + "\(Wording.count(volume.weeks, "week")) with work: evidence, not merit"
  }

  /// Nil where nothing was left out.
  static func leftOut(_ evaluation: Evaluation) -> String? {
    guard !evaluation.leftOut.isEmpty else { return nil }
    let lines = evaluation.leftOut.reduce(0) { $0 + $1.lines }
    let share = Double(lines) / Double(max(1, lines + evaluation.countedLines))
    let kinds = evaluation.leftOut.map {
      "\(Wording.count($0.files, "\($0.kind.word) file")) (\(Wording.count($0.lines, "line")))"
    }
    return "Left out, \(Wording.percent(share)) of the lines they added: \(Wording.list(kinds))."
  }

  /// Nil without a card.
  static func attribution(_ evaluation: Evaluation) -> String? {
    evaluation.card.attributionCoverage.map {
      "\(Wording.percent($0)) of the changed lines that may be theirs stand under the identities above."
    }
  }

  static func findings(_ evaluation: Evaluation) -> String {
    let summary = ScanReport.Summary(evaluation.findings)
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      guard let count = summary.bySeverity[severity], count > 0 else { return nil }
      return "\(Wording.grouped(count)) \(severity.rawValue)"
    }
    let open =
      counts.isEmpty
      ? "No open findings" : "Open findings, whoever brought them: \(counts.joined(separator: ", "))"
    guard evaluation.liveCredentials > 0 else { return open + "." }
    return open
      + "; \(Wording.count(evaluation.liveCredentials, "password or key", "passwords or keys")) of the applicant's in the "
      + "code."
  }

  static func provenance(_ evaluation: Evaluation) -> String {
    let provenance = evaluation.provenance
    return
      "assay \(provenance.toolVersion), model \(provenance.modelVersion), policy \(provenance.policyDigest.prefix(12)), "
      + "rules \(provenance.rulesDigest.prefix(12))"
  }

  /// What the whole page is and is not.
  static let limits =
    "About this code and how it came to be, not about a person's skill: the same numbers as on a contractor's card, read "
    + "from one repository that the applicant chose. Nothing of it was run."
}
