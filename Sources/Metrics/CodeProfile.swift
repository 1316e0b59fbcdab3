package import Findings
package import SourceText

/// A tree's maintainability at a glance: a risk profile for each property of its functions, its duplication, and the
/// stars of all.
package struct CodeProfile: Sendable, Hashable {
  package struct Duplication: Sendable, Hashable {
    package let redundant: Int
    package let lines: Int

    package init(redundant: Int, lines: Int) {
      self.redundant = redundant
      self.lines = lines
    }
  }

  /// In the order of `RiskProfile.Property`.
  package let risks: [RiskProfile]
  /// Lines that would go if code that stands several times stood once, and all lines that were compared; nil where nothing
  /// was compared.
  package let duplication: Duplication?
  /// Functions and files that the profiles are made of.
  package let functions: Int
  package let files: Int
  /// Test files, which are left out: long tables of cases are no burden there.
  package let tests: Int

  /// The share of redundant lines that four stars allow: SIG/TÜViT v17.0, as transcribed. Theirs are fragments of six
  /// lines, ours of the clones' settings.
  package static let duplicationCap = 0.056
  /// Of the power mean that makes one number of the stars: the default of scorecards too.
  package static let exponent = 0.25

  /// Of files of kind source: the others are nobody's work, or tests.
  ///
  /// - Parameter clones: nil where clones were not looked for.
  package init(of files: [(path: RepositoryPath, measure: FileMeasure)], clones: CloneReport?) {
    let source = files.filter { $0.measure.kind == .source }
    let functions = source.flatMap(\.measure.functions)
    risks = RiskProfile.Property.allCases.map { RiskProfile($0, of: functions) }
    let paths = Set(source.map(\.path))
    let lines = source.reduce(0) { $0 + $1.measure.counts.lines }
    duplication = clones.flatMap { report in
      lines == 0 ? nil : Duplication(redundant: Self.redundant(report.groups, within: paths), lines: lines)
    }
    self.functions = functions.count
    self.files = source.count
    tests = files.count { $0.measure.kind == .test }
  }

  /// All places of each group but the longest, as far as they are in `paths`.
  private static func redundant(_ groups: [CloneGroup], within paths: Set<RepositoryPath>) -> Int {
    groups.reduce(0) { sum, group in
      let lines = group.places.filter { paths.contains($0.path) }.map(\.lines)
      return sum + lines.reduce(0, +) - (lines.max() ?? 0)
    }
  }

  /// Of all lines, at most 1: code in several clones counts in each. Nil where nothing was compared.
  package var redundantShare: Double? {
    duplication.map { min(1, Double($0.redundant) / Double(max(1, $0.lines))) }
  }

  /// The stars of duplication; nil where nothing was compared.
  package var duplicationStars: Double? { redundantShare.map { Stars.of($0 / Self.duplicationCap) } }

  /// The power mean of all stars there are, so that one high cannot hide a low one; nil without any.
  package var stars: Double? {
    let all = risks.compactMap(\.stars) + [duplicationStars].compactMap(\.self)
    return PowerMean.mean(all.map { (value: $0, weight: 1) }, exponent: Self.exponent)
  }
}
