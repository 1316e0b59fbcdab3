package import Findings

/// How well a function or file can be understood and changed: 100 is well, 0 is ill.
///
/// A function starts at 100 and loses points for each measure between its warning and its alarm, in proportion:
///
/// | measure | warning | alarm | points | source of the warning |
/// | --- | --- | --- | --- | --- |
/// | cyclomatic | 9 | 50 | 30 | CodeScene's default; SIG 2007 calls over 50 very high |
/// | cognitive | 15 | 75 | 30 | SonarSource S3776; five times as alarm |
/// | nloc | 70 | 300 | 20 | CodeScene's default |
/// | nesting | 3 | 8 | 10 | CodeScene warns at 4 |
/// | parameters | 4 | 10 | 10 | CodeScene's default; SIG's worst band is 7 and more |
///
/// At its warning a measure costs nothing, at its alarm and above all of its points. A file's health is the mean of
/// its functions' weighted by their lines of code, as SIG and CodeScene weight: an ill function of 500 lines cannot
/// hide behind well ones of 3. A file over 1,000 lines of code (CodeScene) loses up to 20 more, all at 5,000.
package enum FunctionHealth {
  private struct Term {
    let name: String
    let warning: Int
    let alarm: Int
    let points: Double
    let value: @Sendable (FunctionMeasure) -> Int

    func loss(_ function: FunctionMeasure) -> Double {
      let over = Double(value(function) - warning)
      return over <= 0 ? 0 : points * min(1, over / Double(alarm - warning))
    }
  }

  private static let terms = [
    Term(name: "cyclomatic complexity", warning: 9, alarm: 50, points: 30, value: { $0.cyclomatic }),
    Term(name: "cognitive complexity", warning: 15, alarm: 75, points: 30, value: { $0.cognitive }),
    Term(name: "lines of code", warning: 70, alarm: 300, points: 20, value: { $0.nloc }),
    Term(name: "nesting", warning: 3, alarm: 8, points: 10, value: { $0.nesting }),
    Term(name: "parameters", warning: 4, alarm: 10, points: 10, value: { $0.parameters }),
  ]

  /// 0 (ill) … 100 (well).
  package static func health(of function: FunctionMeasure) -> Double {
    terms.reduce(100) { $0 - $1.loss(function) }
  }

  /// The line-weighted mean of the functions; 100 for a file without any, less what its size costs.
  package static func health(of file: FileMeasure) -> Double {
    var lines = 0.0
    var sum = 0.0
    for function in file.functions {
      let weight = Double(max(1, function.nloc))
      lines += weight
      sum += weight * health(of: function)
    }
    let mean = lines > 0 ? sum / lines : 100
    let over = Double(file.counts.code - 1_000)
    return max(0, mean - (over > 0 ? 20 * min(1, over / 4_000) : 0))
  }

  /// Why a function is not at 100, the costliest first: `cyclomatic complexity 23, over 9`.
  package static func reasons(of function: FunctionMeasure) -> [String] {
    let losses = terms.enumerated().filter { $0.element.loss(function) > 0 }
    return losses.sorted { ($1.element.loss(function), $0.offset) < ($0.element.loss(function), $1.offset) }
      .map { "\($0.element.name) \($0.element.value(function)), over \($0.element.warning)" }
  }

  /// Why a file is not at 100: its size, then its five worst functions.
  package static func reasons(of file: FileMeasure) -> [String] {
    var reasons: [String] = []
    if file.counts.code > 1_000 { reasons.append("\(file.counts.code) lines of code, over 1000") }
    let ill = file.functions.filter { health(of: $0) < 100 }
      .sorted { (health(of: $0), $0.startLine, $0.name) < (health(of: $1), $1.startLine, $1.name) }
    for function in ill.prefix(5) {
      reasons.append(
        "\(function.name), line \(function.startLine): \(Self.reasons(of: function).joined(separator: "; "))")
    }
    return reasons
  }
}
