internal import Findings
internal import SourceText

/// A share of code by risk band, for one property: `complexity`, `size`, `nesting`, `parameters`.
package struct RiskProfile: Sendable, Hashable {
  package var name: String
  /// Shares of function lines, 0 to 1.
  package var low: Double
  package var moderate: Double
  package var high: Double
  package var veryHigh: Double

  package init(name: String, low: Double, moderate: Double, high: Double, veryHigh: Double) {
    self.name = name
    self.low = low
    self.moderate = moderate
    self.high = high
    self.veryHigh = veryHigh
  }
}

/// `assay measure` for people.
package enum MeasuresText {
  /// The most complex functions first, at most `limit` of them.
  package static func functions(_ files: [MeasuredFile], style: TerminalStyle, limit: Int = 50) -> String {
    let all = files.flatMap { file in file.measure.functions.map { (path: file.path, function: $0) } }
    let sorted = all.sorted { left, right in
      let leftKey = (-left.function.cyclomatic, -left.function.cognitive, -left.function.nloc)
      let rightKey = (-right.function.cyclomatic, -right.function.cognitive, -right.function.nloc)
      if leftKey != rightKey { return leftKey < rightKey }
      return left.path == right.path ? left.function.startLine < right.function.startLine : left.path < right.path
    }
    var table = TextTable(columns: [
      .init(title: "place", isFlexible: true), .init(title: "function", isFlexible: true),
      .init(title: "lines", alignRight: true),
      .init(title: "paths", alignRight: true), .init(title: "cognitive", alignRight: true),
      .init(title: "nesting", alignRight: true), .init(title: "params", alignRight: true),
    ])
    for (path, function) in sorted.prefix(limit) {
      table.rows.append([
        .init("\(path.lossyString):\(function.startLine)"), .init(function.name, .strong),
        .init("\(function.nloc)", role(function.nloc, 30, 60, 100)),
        .init("\(function.cyclomatic)", role(function.cyclomatic, 10, 20, 50)),
        .init("\(function.cognitive)", role(function.cognitive, 15, 25, 60)),
        .init("\(function.nesting)", role(function.nesting, 3, 4, 6)),
        .init("\(function.parameters)", role(function.parameters, 4, 6, 9)),
      ])
    }
    return render(table, total: sorted.count, shown: limit, noun: "function", style: style)
  }

  /// The least healthy files first, then the largest, at most `limit` of them.
  package static func files(_ files: [MeasuredFile], style: TerminalStyle, limit: Int = 50) -> String {
    let sorted = files.sorted { left, right in
      let leftKey = (left.health ?? 101, -left.measure.counts.code)
      let rightKey = (right.health ?? 101, -right.measure.counts.code)
      return leftKey == rightKey ? left.path < right.path : leftKey < rightKey
    }
    var table = TextTable(columns: [
      .init(title: "file", isFlexible: true), .init(title: "kind"), .init(title: "language"),
      .init(title: "code", alignRight: true),
      .init(title: "comment", alignRight: true), .init(title: "functions", alignRight: true),
      .init(title: "health", alignRight: true),
    ])
    for file in sorted.prefix(limit) {
      table.rows.append([
        .init(file.path.lossyString), .init(file.measure.kind.rawValue, .dim), .init(file.measure.language),
        .init(Wording.grouped(file.measure.counts.code)), .init(Wording.grouped(file.measure.counts.comment)),
        .init(Wording.grouped(file.measure.functions.count)),
        .init(file.health.map(Wording.score) ?? "–", file.health.map(ScoreRole.role) ?? .dim),
      ])
    }
    return render(table, total: sorted.count, shown: limit, noun: "file", style: style)
  }

  /// A bar a property: how much of the code stands in each risk band.
  package static func profiles(_ profiles: [RiskProfile], style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    let nameWidth = 14
    let barWidth = max(4, min(50, style.width - nameWidth - 42))
    for profile in profiles {
      output.write(TerminalText.padded(profile.name, to: nameWidth))
      let shares = [profile.low, profile.moderate, profile.high, profile.veryHigh]
      for (cells, (glyph, role)) in zip(cells(of: shares, width: barWidth), bands) {
        output.write(String(repeating: glyph, count: cells), role)
      }
      output.write("  ")
      for (share, (_, role)) in zip(shares, bands) {
        output.write(TerminalText.padded(Wording.percent(share), to: 10, alignRight: true), role)
      }
      output.newline()
    }
    output.write(TerminalText.padded("", to: nameWidth + barWidth + 2))
    for (name, (_, role)) in zip(["low", "moderate", "high", "very high"], bands) {
      output.write(TerminalText.padded(name, to: 10, alignRight: true), role)
    }
    output.newline()
    return output.text
  }

  private static let bands: [(String, TerminalRole)] = [
    ("░", .good), ("▒", .fair), ("▓", .poor), ("█", .bad),
  ]

  /// Whole cells that add up to the width; a share above zero has at least one.
  private static func cells(of shares: [Double], width: Int) -> [Int] {
    var cells = shares.map { $0 > 0 ? max(1, Wording.clamped(($0 * Double(width)).rounded(), 0, width)) : 0 }
    guard let widest = cells.indices.max(by: { cells[$0] < cells[$1] }), cells[widest] > 0 else { return cells }
    cells[widest] = max(1, cells[widest] + width - cells.reduce(0, +))
    return cells
  }

  private static func render(
    _ table: TextTable, total: Int, shown limit: Int, noun: String, style: TerminalStyle
  ) -> String {
    var output = TerminalText(style: style)
    table.write(to: &output)
    output.newline()
    let what = Wording.count(total, noun)
    output.line(total > limit ? "The worst \(limit) of \(what)." : what + ".", .dim)
    return output.text
  }

  private static func role(_ value: Int, _ fair: Int, _ poor: Int, _ bad: Int) -> TerminalRole {
    switch value {
    case ...fair: .plain
    case ...poor: .fair
    case ...bad: .poor
    default: .bad
    }
  }
}
