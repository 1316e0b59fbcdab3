extension PipelineReport {
  /// Kept of those whose trial the owner decided, without the people whom `contractors` names: what a cohort is shown
  /// beside must not hold the cohort itself.
  package func keepRate(without contractors: Set<String>) -> CountedShare {
    let left = Set(candidates.filter { $0.contractor.map(contractors.contains) ?? false }.map(\.person))
    let rest = candidates.filter { !left.contains($0.person) }
    return Funnel(id: nil, title: "", candidates: rest, postings: [], index: PostingIndex([])).keepRate
  }
}
