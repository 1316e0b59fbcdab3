import Git
import Hiring
import History
import Judgement
import Reporting

/// `assay ownership --people`: who appears in a history, and who may be whom.
enum OwnershipPeople {
  /// The rendered report.
  ///
  /// - Parameters:
  ///   - path: the repository as the user named it.
  ///   - rev: the revision as the user named it.
  ///   - portfolio: nil where there is none; then nobody is confirmed.
  ///   - liveLines: how many lines of the revision each commit wrote; nil where they were not counted.
  ///   - period: which changes of `.mailmap` to show, by the committer's clock; nil shows all.
  ///   - limit: rows of each list in text; 0 shows all.
  static func render(
    _ path: String, rev: String, portfolio: Portfolio?, policy: JudgementPolicy, options: Repository.OpenOptions,
    liveLines: [ObjectID: Int]?, period: ClosedRange<Int64>? = nil, format: OwnershipCommand.Format,
    style: TerminalStyle, limit: Int
  ) throws -> String {
    let repository = try Repository(opening: path, options: options)
    let head = try repository.resolve(rev)
    let confirmed = Dictionary(
      uniqueKeysWithValues: (portfolio?.contractors ?? []).map { ($0.id, $0.identities) })
    let report = try PeopleReport.read(
      from: repository, head: head,
      identities: IdentityMap(confirmed: confirmed, bots: policy.bots, assistants: policy.assistants),
      liveLines: liveLines, period: period)
    return switch format {
    case .text:
      PeopleText.render(
        report, title: "\(path) at \(rev)", style: style, limit: limit == 0 ? Int.max : limit)
    case .csv: PeopleCSV.render(report)
    case .json:
      PeopleJSON.render(
        report,
        repository: ScanReport.Repository(path: path, head: head.hex, rev: rev, isShallow: repository.isShallow))
    }
  }
}
