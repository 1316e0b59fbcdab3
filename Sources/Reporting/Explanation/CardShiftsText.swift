internal import Hiring
package import Judgement

/// `assay scorecard --recompute` for people: each card that was judged again, and how far it moved.
package enum CardShiftsText {
  package static func render(_ shifts: [CardShift], model: String, style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    let models = Set(shifts.map(\.before.model)).subtracting([model]).sorted()
    output.heading("Judged again · model \(model)")
    if shifts.isEmpty {
      output.paragraph("No card is stored yet, so there is none to judge again.")
      return output.text
    }
    if !models.isEmpty {
      output.paragraph(
        "Cards of model \(models.joined(separator: ", ")) are not compared with those of model \(model): what moved "
          + "below is the model's doing as well as the work's.", .dim)
    }
    output.newline()
    var table = TextTable(columns: [
      .init(title: "week"), .init(title: "subject", isFlexible: true, isProse: true), .init(title: "was"),
      .init(title: "is"), .init(title: "points", alignRight: true), .init(title: "recommendation"),
    ])
    for shift in shifts where shift.isChanged {
      table.rows.append([
        .init(shift.week.description), .init(shift.id), .init(side(shift.before)), .init(side(shift.after)),
        .init(shift.points.map(points) ?? "–"),
        .init(outcomes(shift), shift.isTold ? .strong : .dim),
      ])
    }
    if !table.rows.isEmpty {
      table.write(to: &output)
      output.newline()
    }
    let told = shifts.count { $0.isTold }
    let changed = shifts.count { $0.isChanged }
    output.paragraph(
      "\(Wording.count(shifts.count, "card")) judged again: \(shifts.count - changed) the same, \(changed) changed, "
        + "\(told) with another grade or recommendation.")
    return output.text
  }

  /// `B 78 (model 3)`.
  private static func side(_ side: CardShift.Side) -> String {
    let score = side.overall.map { "\($0.grade.rawValue) \(ExplanationWords.exact(($0.value * 10).rounded() / 10))" }
    return "\(score ?? "not graded") (\(side.model))"
  }

  private static func points(_ points: Double) -> String {
    let rounded = (points * 10).rounded() / 10
    return (rounded > 0 ? "+" : "") + Wording.decimal(rounded)
  }

  private static func outcomes(_ shift: CardShift) -> String {
    let after = shift.after.outcome.map(\.rawValue) ?? ""
    guard let before = shift.before.outcome, before != shift.after.outcome else { return after }
    return "\(before.rawValue) → \(after)"
  }
}
