internal import Hiring
package import Judgement

/// `assay recommend --cohort` as Markdown: the same table in one piece.
package enum CohortMarkdown {
  package static func render(_ comparison: CohortComparison) -> String {
    var lines = ["# " + OutputEscaping.markdown(CohortWording.title(comparison)), ""]
    lines += ([CohortWording.order(comparison)] + [CohortWording.without(comparison)].compactMap(\.self))
      .flatMap { [OutputEscaping.markdown($0), ""] }
    let (rows, empty) = CohortWording.parts(comparison)
    let names = comparison.people.map { OutputEscaping.shortened($0.contractor.name, to: 80) }
    lines.append(line([""] + names.map(OutputEscaping.markdown)))
    lines.append(line(["---"] + comparison.people.map { _ in "---:" }))
    var section: CohortRow.Section?
    for row in rows {
      if row.section != section {
        section = row.section
        lines.append(line(["**\(CohortWording.name(row.section))**"] + comparison.people.map { _ in "" }))
      }
      let unit = row.unit.isEmpty ? CohortWording.exposure(row).map { ", of \($0)" } ?? "" : ", \(row.unit)"
      lines.append(
        line(
          [OutputEscaping.markdown(row.title + unit)]
            + row.cells.map { OutputEscaping.markdown(CohortWording.inline($0, unit: row.unit)) }))
    }
    lines += ["", OutputEscaping.markdown(CohortWording.legend), ""]
    if !empty.isEmpty {
      lines += [OutputEscaping.markdown("Nothing to show of anybody for: \(Wording.list(empty))."), ""]
    }
    lines += list("What can be told apart", CohortWording.differences(comparison))
    lines += list("What you decided", CohortWording.decisions(comparison))
    lines += list("How many are kept", CohortWording.keeping(comparison))
    lines += list("To know before comparing", comparison.notes)
    lines.append(OutputEscaping.markdown(CohortWording.ownerOnly))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private static func list(_ title: String, _ sentences: [String]) -> [String] {
    sentences.isEmpty ? [] : ["## " + title, ""] + sentences.map { "- " + OutputEscaping.markdown($0) } + [""]
  }
}
