package import Hiring

/// `assay records onboarding` for people: each contractor's checklist with what shows that an item is done.
package enum OnboardingText {
  package static func render(_ progress: [OnboardingProgress], today: CivilDate, style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    output.heading("Onboarding · \(Wording.date(today))")
    if progress.isEmpty { output.line("Nobody is engaged.") }
    for person in progress {
      output.newline()
      output.line("\(person.name) (\(person.contractor)), \(person.role.rawValue)", .strong)
      output.paragraph(facts(person), .dim, indent: 2)
      for note in person.notes { output.paragraph(note, .fair, indent: 4, first: "  ! ", limit: 4) }
      for item in person.items { write(item, to: &output) }
    }
    return output.text
  }

  private static func facts(_ person: OnboardingProgress) -> String {
    var facts: [String] = []
    if let started = person.started, let days = person.days {
      facts.append("\(days < 0 ? "starts" : "started") \(Wording.date(started)), \(AccessWords.distance(days))")
    }
    if person.isEnded { facts.append("every engagement has ended") }
    facts.append("\(person.count(.done)) of \(person.items.count) done")
    if person.count(.open) > 0 {
      facts.append("\(person.count(.open)) open" + (person.overdue > 0 ? ", \(person.overdue) overdue" : ""))
    }
    if person.count(.notAssessable) > 0 { facts.append("\(person.count(.notAssessable)) not assessable") }
    facts.append(person.card.map { "card \($0)" } ?? "no card found")
    return facts.joined(separator: " · ")
  }

  private static func write(_ item: OnboardingProgress.Item, to output: inout TerminalText) {
    let (mark, role): (String, TerminalRole) =
      switch item.status {
      case .done: ("  ✓ ", .good)
      case .open: ("  ✗ ", item.overdueDays == nil ? .fair : .bad)
      case .notAssessable: ("  ? ", .dim)
      }
    let late = item.overdueDays.map { ", \(Wording.count($0, "day")) overdue" } ?? ""
    output.paragraph("\(item.title)\(late)", role, indent: 4, first: mark, limit: 2)
    let records = item.evidence.isEmpty ? "" : " [\(item.evidence.joined(separator: ", "))]"
    output.paragraph(item.text + records, .dim, indent: 6, limit: 4)
  }
}
