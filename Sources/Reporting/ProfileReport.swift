package import Findings
package import Metrics

/// A tree's maintainability as `assay measure --what profile` shows it.
package struct ProfileReport: Sendable, Hashable {
  /// What was measured, as the user named it.
  package var name: String
  /// The commit that was read; nil for a folder.
  package var head: String?
  package var profile: CodeProfile
  /// Source files that do not round to full health, those that cost most first.
  package var ill: [MeasuredFile]
  /// What the tree's own attributes leave out.
  package var excluded: [ExcludedFile]

  package init(name: String, head: String?, files: [MeasuredFile], clones: CloneReport?) {
    self.name = name
    self.head = head
    profile = CodeProfile(of: files.map { ($0.path, $0.measure) }, clones: clones)
    let source = files.filter { $0.measure.kind == .source && Wording.score($0.health ?? 100) != "100" }
    ill = source.map { (file: $0, cost: $0.cost) }.sorted { left, right in
      left.cost == right.cost ? left.file.path < right.file.path : left.cost > right.cost
    }.map(\.file)
    excluded = ExcludedFile.all(of: files)
  }
}

/// A property's row: its name, its stars and how much stands over which limit, for every form of the profile.
struct ProfileRow: Sendable {
  var name: String
  var stars: Double?
  /// Shares of lines by band, low first; they add up to 1. Empty where there is nothing to show.
  var bands: [Double]
  /// `over 10: 9 % (at most 7.3 %)`; or why there are no stars.
  var words: [String]

  static let bandNames = ["low", "moderate", "high", "very high"]

  static func rows(of profile: CodeProfile) -> [ProfileRow] {
    let risks = profile.risks.map { risk in
      ProfileRow(
        name: risk.property.rawValue, stars: risk.stars,
        bands: risk.total == 0 ? [] : RiskProfile.Band.allCases.map(risk.share),
        words: risk.total == 0
          ? ["no function was found"]
          : risk.shares.map { "over \($0.over): \(Wording.percent($0.share)) (at most \(Wording.percent($0.cap)))" })
    }
    let share = profile.redundantShare
    let cap = Wording.percent(CodeProfile.duplicationCap)
    return risks + [
      ProfileRow(
        name: "duplication", stars: profile.duplicationStars, bands: share.map { [1 - $0, 0, 0, $0] } ?? [],
        words: [share.map { "written again: \(Wording.percent($0)) (at most \(cap))" } ?? "nothing was compared"])
    ]
  }

  /// `★★★☆☆ 3.4`: whole stars, rounded, and the number.
  static func picture(_ stars: Double?) -> String {
    guard let stars else { return "–" }
    let whole = Wording.clamped(stars.rounded(), 0, 5)
    return String(repeating: "★", count: whole) + String(repeating: "☆", count: 5 - whole) + " "
      + Wording.decimal(stars)
  }

  /// What the profile is made of.
  static func counts(of profile: CodeProfile) -> String {
    let left = profile.tests > 0 ? ", \(Wording.count(profile.tests, "test file")) left out" : ""
    return "\(Wording.count(profile.functions, "function")) in \(Wording.count(profile.files, "source file"))\(left)"
  }

  static let legend =
    "Shares of the lines that stand in functions. The limits, and the shares that four stars allow, are SIG's of 2025 as "
    + "transcribed; those of nesting and the stars are ours: one less each time the worst share doubles. Written again: "
    + "lines that would go if code that stands several times stood once."
}
