internal import Hiring
package import Judgement

/// The files of one contractor's copy, for one folder: a page, Markdown and JSON under the contractor's id.
package enum CopyFiles {
  package static func files(of copy: ContractorCopy) throws(ReportingError) -> [PageFile] {
    let view = ContractorView(copy)
    let page = try PageName(id: copy.page.contractor.id).file
    let stem = page.dropLast(".html".count)
    return [
      PageFile(
        name: page,
        text: try WeeklyPages.page("contractor", view, title: "\(view.name), \(copy.week)", PageTemplates())),
      PageFile(name: stem + ".json", text: CopyJSON.render(copy)),
      PageFile(name: stem + ".md", text: CopyMarkdown.render(copy)),
    ]
  }
}
