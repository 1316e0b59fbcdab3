internal import Findings
internal import Judgement
internal import Metrics
internal import SourceText

/// A profile as one page of HTML that needs nothing else.
package enum ProfilePage {
  /// - Parameter limit: how many files to name, those that cost most first.
  package static func render(_ report: ProfileReport, limit: Int = 25) throws(ReportingError) -> String {
    let rows = ProfileRow.rows(of: report.profile).map { row in
      View.Row(
        name: row.name, stars: ProfileRow.picture(row.stars), gradeClass: grade(row.stars), words: row.words,
        picture: row.bands.isEmpty ? nil : Chart.bands(row.bands, name: row.name))
    }
    let rest = report.ill.count - min(limit, report.ill.count)
    let view = View(
      name: OutputEscaping.shortened(report.name, to: 120), head: report.head.map { Wording.short(commit: $0) },
      counts: ProfileRow.counts(of: report.profile),
      stars: ProfileRow.picture(report.profile.stars), gradeClass: grade(report.profile.stars), rows: rows,
      legendPicture: Chart.bandLegend(), legend: ProfileRow.legend,
      files: report.ill.isEmpty
        ? nil
        : View.Files(
          items: report.ill.prefix(limit).enumerated().map { index, file in
            View.File(
              number: String(index + 1),
              path: OutputEscaping.shortened(file.path.lossyString, to: 200),
              health: file.health.map(Wording.score) ?? "–",
              gradeClass: GradeClass.name(Grade(score: file.health ?? 100)),
              why: file.why(atMost: 5).map { OutputEscaping.shortened($0, to: 300) })
          }, more: rest > 0 ? "and \(Wording.count(rest, "more file")) below full health" : nil),
      excluded: report.excluded.isEmpty
        ? nil
        : View.Excluded(
          heading: ExcludedFile.heading(report.excluded.count),
          items: report.excluded.map { file in
            View.ExcludedItem(
              path: OutputEscaping.shortened(file.path.lossyString, to: 200), attribute: file.attribute)
          }))
    return try WeeklyPages.page("profile", view, title: "\(report.name), maintainability", PageTemplates())
  }

  private struct View: Sendable {
    struct Row: Sendable {
      let name: String
      let stars: String
      let gradeClass: String
      let words: [String]
      let picture: String?
    }

    struct File: Sendable {
      let number: String
      let path: String
      let health: String
      let gradeClass: String
      let why: [String]
    }

    struct Files: Sendable {
      let items: [File]
      let more: String?
    }

    let name: String
    let head: String?
    let counts: String
    let stars: String
    let gradeClass: String
    let rows: [Row]
    let legendPicture: String
    let legend: String
    let files: Files?
    let excluded: Excluded?

    struct ExcludedItem: Sendable {
      let path: String
      let attribute: String
    }

    struct Excluded: Sendable {
      let heading: String
      let items: [ExcludedItem]
    }
  }

  /// The colour of a grade: five stars as an A, one as an F.
  private static func grade(_ stars: Double?) -> String {
    guard let stars else { return "g-none" }
    return GradeClass.name(Grade(score: stars >= 4 ? 92 : stars >= 3 ? 76 : stars >= 2 ? 50 : 20))
  }
}
