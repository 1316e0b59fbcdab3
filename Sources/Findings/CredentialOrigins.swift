/// Joins the findings of some files with the credentials of the history that led to them.
package enum CredentialOrigins {
  private struct Value: Hashable {
    var rule: String
    var content: Fingerprint

    init(_ finding: Finding) {
      rule = finding.rule
      content = finding.contentFingerprint
    }
  }

  /// The tree's findings, its credentials with the first commit that had them anywhere, and the credentials of the past
  /// that the tree's findings don't tell: the head may hold the bytes at another path, which a rule leaves alone.
  package static func merged(_ tree: [Finding], with past: [Finding]) -> [Finding] {
    var first: [Value: Finding] = [:]
    for finding in past where finding.introducedAt != nil {
      let value = Value(finding)
      if let known = first[value], known.introducedAt ?? .max <= finding.introducedAt ?? .max { continue }
      first[value] = finding
    }
    let live = tree.map { finding in
      guard finding.isCredential, let origin = first[Value(finding)] else { return finding }
      var finding = finding
      finding.commit = origin.commit
      finding.author = origin.author
      finding.introducedAt = origin.introducedAt
      return finding
    }
    let told = Set(tree.filter(\.isCredential).map(Value.init))
    return (live + past.filter { !told.contains(Value($0)) }).sorted(by: Finding.precedes)
  }
}
