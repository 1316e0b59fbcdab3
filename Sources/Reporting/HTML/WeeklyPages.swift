internal import Hiring
package import Judgement

/// One file of the weekly run, ready to be written into one folder.
package struct PageFile: Sendable, Hashable {
  /// A plain name: no folder in it.
  package var name: String
  package var text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// The static pages of a week: `index.html`, one a contractor, one a repository.
///
/// Self-contained: one style sheet inside, allowed by its digest; no script, no image, font or link to elsewhere.
package enum WeeklyPages {
  /// Everything that `assay scorecard --out` writes, sorted by name: the pages, `scorecards.json`, `scorecards.md`.
  package static func files(of report: WeeklyReport) throws(ReportingError) -> [PageFile] {
    let templates = try PageTemplates()
    var files = [
      PageFile(
        name: PageName.index,
        text: try page(
          "portfolio", PortfolioView(report), title: "\(report.ownerName), \(report.week)", templates)),
      PageFile(name: "scorecards.json", text: ScorecardJSON.render(report)),
      PageFile(name: "scorecards.md", text: ScorecardsMarkdown.render(report)),
    ]
    for contractor in report.contractors {
      let view = ContractorView(contractor, in: report)
      files.append(
        PageFile(
          name: try PageName(id: contractor.contractor.id).file,
          text: try page("contractor", view, title: "\(view.name), \(report.week)", templates)))
    }
    for repository in report.repositories {
      files.append(
        PageFile(
          name: try PageName(id: repository.id).file,
          text: try page(
            "repository", RepositoryView(repository, in: report), title: "\(repository.id), \(report.week)", templates)
        ))
    }
    files.sort { $0.name < $1.name }
    for (file, next) in zip(files, files.dropFirst()) where file.name == next.name {
      throw ReportingError(
        kind: .identifier,
        message: "two pages would be named \(file.name): give the contractor or the repository another id")
    }
    return files
  }

  private struct Frame: Sendable {
    let title: String
    let policy: String
    let stylePicture: String
    let bodyPicture: String
  }

  static func page(
    _ template: String, _ view: some Sendable, title: String, _ templates: PageTemplates
  ) throws(ReportingError) -> String {
    let body = try templates.render(template, view)
    let frame = Frame(
      title: OutputEscaping.shortened(title, to: 120), policy: StyleSheet.contentSecurityPolicy,
      stylePicture: StyleSheet.text, bodyPicture: body)
    return try templates.render("frame", frame)
  }
}
