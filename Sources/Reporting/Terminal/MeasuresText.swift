internal import Findings
internal import SourceText

/// `assay measure` for people.
package enum MeasuresText {
  /// The most complex functions first, at most `limit` of them.
  package static func functions(_ files: [MeasuredFile], style: TerminalStyle, limit: Int = 50) -> String {
    let all = files.flatMap { file in
      file.measure.functions.map { (path: file.path, function: $0, health: file.health(of: $0)) }
    }
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
      .init(title: "health", alignRight: true),
    ])
    for (path, function, health) in sorted.prefix(limit) {
      table.rows.append([
        .init("\(path.lossyString):\(function.startLine)"), .init(function.name, .strong),
        .init("\(function.nloc)", role(function.nloc, 30, 60, 100)),
        .init("\(function.cyclomatic)", role(function.cyclomatic, 10, 20, 50)),
        .init("\(function.cognitive)", role(function.cognitive, 15, 25, 60)),
        .init("\(function.nesting)", role(function.nesting, 3, 4, 6)),
        .init("\(function.parameters)", role(function.parameters, 4, 6, 9)),
        .init(Wording.score(health), ScoreRole.role(health)),
      ])
    }
    return render(
      table, total: sorted.count, shown: limit, noun: "function", excluded: ExcludedFile.all(of: files), style: style)
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
      .init(title: "functions", alignRight: true), .init(title: "health", alignRight: true),
      .init(title: "why", isFlexible: true, isProse: true),
    ])
    for file in sorted.prefix(limit) {
      table.rows.append([
        .init(file.path.lossyString), .init(file.measure.kind.rawValue, .dim), .init(file.measure.language),
        .init(Wording.grouped(file.measure.counts.code)), .init(Wording.grouped(file.measure.functions.count)),
        .init(file.health.map(Wording.score) ?? "–", file.health.map(ScoreRole.role) ?? .dim),
        .init(file.why.first ?? "", .dim),
      ])
    }
    return render(
      table, total: sorted.count, shown: limit, noun: "file", excluded: ExcludedFile.all(of: files), style: style)
  }

  private static func render(
    _ table: TextTable, total: Int, shown limit: Int, noun: String, excluded: [ExcludedFile],
    style: TerminalStyle
  ) -> String {
    var output = TerminalText(style: style)
    table.write(to: &output)
    output.newline()
    let what = Wording.count(total, noun)
    output.line(total > limit ? "The worst \(limit) of \(what)." : what + ".", .dim)
    ExcludedFile.write(excluded, to: &output)
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
