internal import Findings

/// A changed file while it is being settled what of its entries is the author's: the entries with what recognises them
/// elsewhere, in the same order.
struct SettlingFile {
  var change: FileChange
  /// One for each of the change's findings.
  var contexts: [FindingContext]
  /// One for each of the change's functions; nil where the function has both sides or could not be sketched.
  var sketches: [FunctionSketch?]

  /// Takes entries out, by index.
  mutating func remove(findings: Set<Int>, functions: Set<Int>) {
    if !findings.isEmpty {
      change.findings = Self.without(findings, change.findings)
      contexts = Self.without(findings, contexts)
    }
    if !functions.isEmpty {
      change.functions = Self.without(functions, change.functions)
      sketches = Self.without(functions, sketches)
    }
  }

  private static func without<Element>(_ indexes: Set<Int>, _ elements: [Element]) -> [Element] {
    elements.enumerated().filter { !indexes.contains($0.offset) }.map(\.element)
  }
}

extension FileChange {
  /// Takes out a finding that an earlier change was charged or credited with, once it is known to have only moved.
  mutating func remove(_ finding: Finding, from bin: AttributionBin) {
    if let place = findings.firstIndex(where: { $0.bin == bin && $0.finding == finding }) { findings.remove(at: place) }
  }

  /// The same for a function, which `replacement` may stand in for.
  mutating func replace(_ function: FunctionMeasure, in bin: AttributionBin, with replacement: FunctionChange? = nil) {
    let place = functions.firstIndex { $0.bin == bin && (bin == .introduced ? $0.after : $0.before) == function }
    guard let place else { return }
    if let replacement { functions[place] = replacement } else { functions.remove(at: place) }
  }
}
