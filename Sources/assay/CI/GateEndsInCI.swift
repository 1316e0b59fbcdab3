import Git

extension GateEnds {
  /// The same with what the CI system knows: both ends where no base is named, and what to set where the clone is
  /// shallow. What the user names wins.
  ///
  /// - Throws: `CommandError` where the CI system names a change that is not in the clone, or none.
  func completed(
    by environment: CIEnvironment, repository path: String, options: Repository.OpenOptions
  ) throws -> GateEnds {
    guard !isStaged, !isWorktree, let system = CISystemRegistry.running(in: environment) else { return self }
    let repository = try Repository(opening: path, options: options)
    var ends = self
    if repository.isShallow { ends.fullClone = "in \(system.name), set \(system.fullClone)" }
    guard base == nil else { return ends }
    let found = try CIEnds(of: try system.change(environment), in: repository, system: system, head: head)
    ends.base = found.base.hex
    ends.head = found.head.hex
    ends.notes.append(found.note)
    return ends
  }
}
