import Git

/// What is judged of a ref update, and against what.
enum RefPlan: Hashable {
  /// There is nothing to judge; why, in our words.
  case nothing(String)
  case judge(Judging)

  struct Judging: Hashable {
    /// The commit that the change is to go into; nil where nothing was there before.
    var base: ObjectID?
    var head: ObjectID
    /// Annotated tags that are pushed with it.
    var tags: [ObjectID] = []
    /// Whose policy and baseline count: the mainline's, for a branch's own was written by whoever is judged.
    var policyAt: ObjectID?
    /// In our words, after the ref's name.
    var how: String
  }
}

extension RefPlan {
  /// - Parameters:
  ///   - mainline: as it stood before the push; nil where there is none.
  ///   - known: commits that are there already, of all refs.
  /// - Throws: `CommandError` for what cannot be judged; `GitError` for what cannot be read.
  static func plan(
    _ update: RefUpdate, in repository: borrowing Repository, mainline: Mainline?, known: [ObjectID]
  ) throws -> RefPlan {
    guard let new = update.new else {
      guard update.ref != mainline?.name else {
        throw CommandError.cannotJudge(
          "\(update.ref) is the mainline, by whose policy everything is judged; it can be taken away on the server itself, "
            + "by its owner")
      }
      return .nothing("taken away: there is nothing to judge")
    }
    guard !update.ref.hasPrefix("refs/replace/") else {
      throw CommandError.cannotJudge(
        "\(update.ref) would have git show other content than what was judged; replace refs are not pushed")
    }
    let pushed = try repository.peeled(new)
    guard pushed.kind == .commit else {
      throw CommandError.cannotJudge(
        "\(update.ref) names a \(pushed.kind), and only commits can be judged; push a branch, or a tag of a commit")
    }
    if update.ref.hasPrefix("refs/tags/"), try repository.walk(from: [pushed.target], hiding: known).isEmpty {
      guard !pushed.tags.isEmpty else { return .nothing("a tag of what is there already: there is nothing to judge") }
      return .judge(
        Judging(
          base: pushed.target, head: pushed.target, tags: pushed.tags, policyAt: mainline?.commit,
          how: "a tag of what is there already: its own text is judged"))
    }
    var old: ObjectID?
    if let id = update.old {
      let before = try repository.peeled(id)
      if before.kind == .commit { old = before.target }
    }
    let start = try start(of: pushed.target, from: old, in: repository, mainline: mainline)
    return .judge(
      Judging(
        base: start.base, head: pushed.target, tags: pushed.tags, policyAt: mainline?.commit, how: start.how))
  }

  /// Where a change starts: at what the ref stood at; at the mainline, where the ref is new or the push also brings what
  /// the mainline has had since, which is nobody's here; at nothing, where it shares nothing with either.
  private static func start(
    of head: ObjectID, from old: ObjectID?, in repository: borrowing Repository, mainline: Mainline?
  ) throws -> (base: ObjectID?, how: String) {
    let parted = try mainline.flatMap { mainline throws(GitError) in try repository.mergeBase(mainline.commit, head) }
    let name = mainline?.name ?? ""
    guard let old else {
      guard let mainline else {
        return (nil, "new, and no mainline is known: everything is judged, see --mainline")
      }
      return parted == nil
        ? (nil, "new, and shares nothing with \(name): everything is judged")
        : (mainline.commit, "new, judged from where it left \(name)")
    }
    let common = try repository.mergeBase(old, head)
    let forced = common == old ? "" : "forced, so that it drops commits; "
    if let mainline, let parted, try repository.mergeBase(parted, old) != parted {
      return (mainline.commit, "\(forced)it brings what is new on \(name), so it is judged from there")
    }
    guard common != nil else { return (nil, "\(forced)it shares nothing with what was there: everything is judged") }
    return (old, forced.isEmpty ? "judged from where it stood" : "\(forced)judged from where the two parted")
  }
}
