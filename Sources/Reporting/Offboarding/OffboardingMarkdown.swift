internal import Hiring
package import Judgement

/// The checklist of `assay offboard` as a task list, to be pasted into a card.
package enum OffboardingMarkdown {
  package static func render(_ report: Offboarding) -> String {
    var lines = [
      "# " + OutputEscaping.markdown(OffboardingWording.title(report)), "",
      OutputEscaping.markdown(OffboardingWording.lastDay(report.dates)), "",
      OutputEscaping.markdown("Estimated cost of the release: \(OffboardingWording.total(report.estimate))."), "",
    ]
    let items = OffboardingChecklist(report).items
    for phase in OffboardingItem.Phase.allCases {
      let here = items.filter { $0.phase == phase }
      guard !here.isEmpty else { continue }
      lines += ["## " + OffboardingWording.name(phase), ""]
      for item in here {
        lines.append(
          "- [ ] **\(item.due)** · \(item.risk.rawValue) · \(OutputEscaping.markdown(item.text))"
            + (item.isOverdue ? " *Overdue.*" : ""))
        lines += item.details.map { "  - " + OutputEscaping.markdown($0) }
      }
      lines.append("")
    }
    if !report.gaps.isEmpty {
      lines += ["## Not looked at", ""] + report.gaps.map { "- " + OutputEscaping.markdown($0) } + [""]
    }
    return lines.joined(separator: "\n")
  }
}
