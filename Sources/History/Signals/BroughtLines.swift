internal import Findings

/// How many lines a change brought anew to one file: what moved there, or was there and was only laid out anew, is not
/// among them.
struct BroughtLines {
  private let functions: [FunctionMeasure]
  /// What functions that the file still has under their name grew by, and those that it has under another.
  private var named: [String: Int] = [:]
  private var renamed = 0
  private var outside: Int

  /// - Parameter functions: those that the file has now.
  init(_ file: FileChange, of change: Change, now functions: [FunctionMeasure]) {
    self.functions = functions
    let names = Set(functions.map(\.name))
    var inside = 0
    for entry in file.functions {
      guard let after = entry.after else { continue }
      let grown = max(0, Self.length(after) - (entry.before.map(Self.length) ?? 0))
      inside += grown
      if names.contains(after.name) { named[after.name, default: 0] += grown } else { renamed += grown }
    }
    outside = max(0, file.added - file.deleted - inside)
    // Functions are followed where they move; what stands outside of them came from elsewhere as soon as as much went.
    let gone = change.files.reduce(0) { sum, other in
      other.path == file.path || !other.isCounted ? sum : sum + max(0, other.deleted - other.added)
    }
    if gone > 0, gone >= outside { outside = 0 }
  }

  /// Whether one more line, as the head has it, was brought by the change: takes it off what is left.
  mutating func take(_ line: Int) -> Bool {
    guard let function = innermost(line) else {
      guard outside > 0 else { return false }
      outside -= 1
      return true
    }
    if let left = named[function.name] {
      guard left > 0 else { return false }
      named[function.name] = left - 1
      return true
    }
    guard renamed > 0 else { return false }
    renamed -= 1
    return true
  }

  private func innermost(_ line: Int) -> FunctionMeasure? {
    functions.filter { $0.startLine <= line && line <= $0.endLine }.min { Self.length($0) < Self.length($1) }
  }

  private static func length(_ function: FunctionMeasure) -> Int { max(1, function.endLine - function.startLine + 1) }
}
