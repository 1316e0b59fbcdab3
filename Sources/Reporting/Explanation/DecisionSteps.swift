internal import Findings
internal import Hiring
internal import Judgement

/// The questions that a recommendation is decided by, in their order, each with its answer.
enum DecisionSteps {
  static func sentences(
    _ path: Explanation.DecisionPath, of explanation: Explanation
  ) -> [(title: String, text: String)] {
    var steps: [(title: String, text: String)] = []
    let isByRecords = !path.missing.isEmpty && path.outcome != .insufficientEvidence
    if !path.missing.isEmpty, !isByRecords {
      return [("floors", path.missing.joined(separator: " ") + " Too little to judge never means release.")]
    }
    guard let overall = explanation.mean?.score else { return [("floors", "Nothing could be measured.")] }
    steps.append(
      (
        "floors",
        isByRecords
          ? path.missing.joined(separator: " ") + " So no code is judged; there are hours enough to judge by hours and "
            + "delivery alone, which can keep nobody: two weeks of breaches in the hours release, either of the two "
            + "under the bar is coached."
          : "There is enough to judge by."
      ))
    let weeks = Set(path.breaches.map(\.week)).sorted()
    let kinds = path.breaches.map { "\($0.kind) in \($0.week)" }.joined(separator: ", ")
    steps.append(
      (
        "breaches",
        path.breaches.isEmpty
          ? "None."
          : "\(kinds): \(Wording.count(weeks.count, "separate week")); two support a release."
      ))
    let bar = ExplanationWords.exact(explanation.bar)
    let groups = path.underBar.map { $0.map(Wording.name).joined(separator: " and ") }
    steps.append(
      (
        "under the bar",
        groups.isEmpty
          ? "No dimension's upper end is under \(bar)."
          : "Upper end under \(bar): \(groups.joined(separator: ", ")); two that do not rest on the same records "
            + "support a release."
      ))
    if path.isContested {
      steps.append(
        ("contested", "Without the work that other contractors committed there would be no release, so it is none."))
    }
    if isByRecords { return steps + [("therefore", "\(path.outcome.rawValue).")] }
    let low = ExplanationWords.exact((explanation.overall ?? overall).low)
    var keep = "The overall score's lower end is \(low); to be kept it must be \(bar) at least"
    keep +=
      path.recentBreaches == 0
      ? ", with no breach in the last \(Wording.count(explanation.cleanWeeks, "week")): there is none."
      : ", with no breach in the last \(Wording.count(explanation.cleanWeeks, "week")): there \(path.recentBreaches == 1 ? "is" : "are") \(path.recentBreaches)."
    steps.append(("keep", keep))
    if path.hasContestedKey {
      steps.append(("key", "A password or key under their name came in a colleague's commit: not kept until settled."))
    }
    steps.append(("therefore", "\(path.outcome.rawValue)."))
    return steps
  }
}
