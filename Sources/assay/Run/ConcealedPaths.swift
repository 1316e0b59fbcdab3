import Analysis
import Findings
import History
import Reporting
import RuleEngine
import SourceText

/// Paths and names as they may be shown: without a secret that somebody put into a file's name or a mail address.
struct ConcealedPaths: ~Copyable {
  private var analyzer: BlobAnalyzer
  private var known: [RepositoryPath: RepositoryPath] = [:]

  init(_ rules: RuleSet) throws(RuleError) {
    analyzer = try BlobAnalyzer(rules: rules, key: .unkeyed)
  }

  /// By the rules for credentials alone.
  init(_ options: AnalysisOptions) throws {
    let rules = try RuleSelection.all(folders: options.rules).filter(\.isCredential)
    try self.init(RuleDatabaseFile.ruleSet(rules, overrides: RuleOverrides(), isCached: !options.noCache))
  }

  mutating func shown(_ path: RepositoryPath) throws(RuleError) -> RepositoryPath {
    if let known = known[path] { return known }
    let text = path.lossyString
    let concealed = try analyzer.concealed(text)
    let shown = concealed == text ? path : RepositoryPath(concealed)
    known[path] = shown
    return shown
  }

  /// The same of any text, like an address or the name of a branch.
  mutating func shown(_ text: String) throws(RuleError) -> String {
    let path = RepositoryPath(text)
    let concealed = try shown(path)
    return concealed == path ? text : concealed.lossyString
  }

  /// The same for rows of a history.
  mutating func conceal(in entries: inout [HistoryEntry]) throws(RuleError) {
    for entry in entries.indices {
      for row in entries[entry].rows.indices {
        entries[entry].rows[row].path = try shown(entries[entry].rows[row].path)
        if let old = entries[entry].rows[row].oldPath { entries[entry].rows[row].oldPath = try shown(old) }
      }
    }
  }

  /// The same for what a history says of files.
  mutating func conceal(in signals: inout HistorySignals) throws(RuleError) {
    for index in signals.coupling.indices {
      signals.coupling[index].first = try shown(signals.coupling[index].first)
      signals.coupling[index].second = try shown(signals.coupling[index].second)
    }
    for index in signals.hotspots.indices { signals.hotspots[index].path = try shown(signals.hotspots[index].path) }
  }

  /// The same for clones.
  mutating func conceal(in report: inout CloneReport) throws(RuleError) {
    for group in report.groups.indices {
      for place in report.groups[group].places.indices {
        report.groups[group].places[place].path = try shown(report.groups[group].places[place].path)
      }
    }
    for index in report.duplicated.indices { report.duplicated[index].path = try shown(report.duplicated[index].path) }
  }

  /// The same for everything that a scan tells.
  mutating func conceal(in findings: inout [Finding], _ coverage: inout Coverage) throws(RuleError) {
    for index in findings.indices {
      findings[index].path = try shown(findings[index].path)
      if let author = findings[index].author { findings[index].author = try shown(author) }
    }
    for index in coverage.skipped.indices {
      coverage.skipped[index].path = try shown(coverage.skipped[index].path)
      // An error names the file too.
      coverage.skipped[index].reason = try shown(coverage.skipped[index].reason)
    }
  }

  /// The same for who knows what of a tree.
  mutating func conceal(in report: inout OwnershipReport) throws(RuleError) {
    for index in report.orphaned.indices { report.orphaned[index] = try shown(report.orphaned[index]) }
    for index in report.people.indices { report.people[index].id = try shown(report.people[index].id) }
    for index in report.busFactorPeople.indices {
      report.busFactorPeople[index] = try shown(report.busFactorPeople[index])
    }
    guard var leaving = report.leaving else { return }
    for index in leaving.files.indices {
      leaving.files[index].path = try shown(leaving.files[index].path)
      if let nearest = leaving.files[index].nearest { leaving.files[index].nearest = try shown(nearest) }
    }
    report.leaving = leaving
  }

  mutating func shown(_ nearest: NearestPeople.Nearest) throws(RuleError) -> NearestPeople.Nearest {
    var nearest = nearest
    nearest.place = try shown(nearest.place)
    nearest.person.id = try shown(nearest.person.id)
    return nearest
  }
}
