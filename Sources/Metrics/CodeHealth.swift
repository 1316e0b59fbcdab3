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
/// | bumps | 1 | 5 | 10 | CodeScene warns at 2 |
/// | lines in clones, % | 10 | 100 | 20 | our default |
///
/// At its warning a measure costs nothing, at its alarm and above all of its points. A file's health is the mean of
/// its functions' weighted by their lines of code, as SIG and CodeScene weight: an ill function of 500 lines cannot
/// hide behind well ones of 3. A file over 1,000 lines of code (CodeScene) loses up to 20 more, all at 5,000.
package enum CodeHealth {
  private struct Term: Sendable {
    let name: String
    let unit: String
    let warning: Int
    let alarm: Int
    let points: Double
    let value: @Sendable (FunctionMeasure, _ duplicated: Int) -> Int

    func loss(_ function: FunctionMeasure, _ duplicated: Int) -> Double {
      let over = Double(value(function, duplicated) - warning)
      return over <= 0 ? 0 : points * min(1, over / Double(alarm - warning))
    }
  }

  private static let terms = [
    Term(name: "cyclomatic complexity", unit: "", warning: 9, alarm: 50, points: 30, value: { it, _ in it.cyclomatic }),
    Term(name: "cognitive complexity", unit: "", warning: 15, alarm: 75, points: 30, value: { it, _ in it.cognitive }),
    Term(name: "lines of code", unit: "", warning: 70, alarm: 300, points: 20, value: { it, _ in it.nloc }),
    Term(name: "nesting", unit: "", warning: 3, alarm: 8, points: 10, value: { it, _ in it.nesting }),
    Term(name: "parameters", unit: "", warning: 4, alarm: 10, points: 10, value: { it, _ in it.parameters }),
    Term(name: "bumps", unit: "", warning: 1, alarm: 5, points: 10, value: { it, _ in it.bumps }),
    Term(
      name: "lines in clones", unit: " %", warning: 10, alarm: 100, points: 20,
      value: { it, duplicated in
        let lines = max(1, it.endLine - it.startLine + 1)
        return min(100, (duplicated * 100 + lines / 2) / lines)
      }),
  ]

  /// 0 (ill) … 100 (well).
  ///
  /// - Parameter duplicated: how many of the function's lines stand in clones.
  package static func health(of function: FunctionMeasure, duplicated: Int = 0) -> Double {
    max(0, terms.reduce(100) { $0 - $1.loss(function, duplicated) })
  }

  /// The line-weighted mean of the functions; 100 for a file without any, less what its size costs.
  ///
  /// - Parameter duplicated: the file's lines in clones; nil for none.
  package static func health(of file: FileMeasure, duplicated: DuplicatedLines? = nil) -> Double {
    var lines = 0.0
    var sum = 0.0
    for function in file.functions {
      let weight = Double(max(1, function.nloc))
      lines += weight
      sum += weight * health(of: function, duplicated: duplicated.count(in: function))
    }
    let mean = lines > 0 ? sum / lines : 100
    let over = Double(file.counts.code - 1_000)
    return max(0, mean - (over > 0 ? 20 * min(1, over / 4_000) : 0))
  }

  /// Why a function is not at 100, the costliest first: `cyclomatic complexity 23, over 9`.
  package static func reasons(of function: FunctionMeasure, duplicated: Int = 0) -> [String] {
    let losses = terms.enumerated().map {
      (place: $0.offset, term: $0.element, loss: $0.element.loss(function, duplicated))
    }
    return losses.filter { $0.loss > 0 }.sorted { ($1.loss, $0.place) < ($0.loss, $1.place) }
      .map { "\($0.term.name) \($0.term.value(function, duplicated))\($0.term.unit), over \($0.term.warning)" }
  }

  /// Why a file is not at 100: its size, then its functions, those that cost most first, with the reasons of each.
  package static func reasons(of file: FileMeasure, duplicated: DuplicatedLines? = nil) -> [String] {
    let size = file.counts.code > 1_000 ? ["\(file.counts.code) lines of code, over 1000"] : []
    let ill = file.functions.map { function in
      let shared = duplicated.count(in: function)
      return (
        function: function, shared: shared,
        cost: (100 - health(of: function, duplicated: shared)) * Double(max(1, function.nloc))
      )
    }
    .filter { $0.cost > 0 }
    .sorted { ($1.cost, $0.function.startLine, $0.function.name) < ($0.cost, $1.function.startLine, $1.function.name) }
    return size
      + ill.map { entry in
        let reasons = Self.reasons(of: entry.function, duplicated: entry.shared).joined(separator: "; ")
        return "\(entry.function.name), line \(entry.function.startLine): \(reasons)"
      }
  }
}

extension DuplicatedLines? {
  /// How many lines of a function are in clones.
  fileprivate func count(in function: FunctionMeasure) -> Int {
    self?.count(within: function.startLine...max(function.startLine, function.endLine)) ?? 0
  }
}
