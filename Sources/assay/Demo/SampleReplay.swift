/// A history worked out commit by commit: which tree, which parents, which branch.
///
/// A merge replays the operations of the merged branch on its target, so that both sides may have edited one file;
/// an edit that no longer applies is an error, as a conflict would be.
package struct SampleReplay: Sendable {
  /// One commit to be written.
  package struct Step: Sendable {
    package var commit: SampleCommit
    /// Indexes of earlier steps; the branch's own tip first.
    package var parents: [Int]
    package var tree: SampleTree
  }

  package private(set) var steps: [Step] = []
  /// The tips of the branches that were not merged, `main` among them.
  package private(set) var tips: [String: Int] = [:]

  private var merged: Set<String> = []
  /// The steps that a branch has beyond the place where it started.
  private var own: [String: [Int]] = [:]

  /// Works every commit out, in order; what does not apply is an error.
  package init(_ history: SampleHistory) throws(SampleError) {
    for commit in history.commits { try append(commit) }
  }

  private mutating func append(_ commit: SampleCommit) throws(SampleError) {
    func error(_ message: String, line: Int = 1) -> SampleError {
      SampleError(file: commit.file, line: line, message: message)
    }
    guard !merged.contains(commit.branch) else { throw error("branch \(commit.branch) was merged before") }
    let start = tips[commit.branch] ?? tips[commit.startPoint]
    guard start != nil || steps.isEmpty else { throw error("there is no branch \(commit.startPoint) to start from") }
    var parents = start.map { [$0] } ?? []
    var tree = start.map { steps[$0].tree } ?? SampleTree()
    if let merge = commit.merged {
      guard let tip = tips[merge.branch], let replayed = own[merge.branch] else {
        throw error("there is no branch \(merge.branch) to merge", line: merge.line)
      }
      for index in replayed {
        try tree.apply(steps[index].commit.operations, of: steps[index].commit.file, state: state)
      }
      parents.append(tip)
      tips[merge.branch] = nil
      merged.insert(merge.branch)
    }
    try tree.apply(commit.operations, of: commit.file, state: state)
    if let before = start, commit.merged == nil, steps[before].tree == tree {
      throw error("the commit changes nothing")
    }
    steps.append(Step(commit: commit, parents: parents, tree: tree))
    tips[commit.branch] = steps.count - 1
    if commit.branch != "main" { own[commit.branch, default: []].append(steps.count - 1) }
  }

  private func state(_ number: String) -> (before: SampleTree, after: SampleTree)? {
    guard let step = steps.first(where: { $0.commit.number == number }) else { return nil }
    return (step.parents.first.map { steps[$0].tree } ?? SampleTree(), step.tree)
  }
}
