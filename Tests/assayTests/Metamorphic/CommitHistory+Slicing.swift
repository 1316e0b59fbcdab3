import Foundation

/// The same work in more commits, or in fewer.
extension CommitHistory {
  /// Makes two commits of each that one of these people wrote since an instant, where it can be halved: each half
  /// brings whole functions of every file. Both have the same message and the same stamps.
  mutating func split(since: Int64, by names: Set<String>) {
    let trees = trees()
    var fresh = freshMark
    var result: [Commit] = []
    for commit in commits {
      guard names.contains(commit.author.name), commit.author.instant >= since, commit.parents.count == 1,
        let before = trees[commit.parents[0]]
      else {
        result.append(commit)
        continue
      }
      var first = commit
      for (path, text) in commit.changes {
        if let text { first.changes.updateValue(Self.half(from: before[path] ?? "", to: text), forKey: path) }
      }
      guard first.changes.contains(where: { path, text in commit.changes[path] != text }) else {
        result.append(commit)
        continue
      }
      first.mark = fresh
      fresh += 1
      var second = commit
      second.parents = [first.mark]
      second.changes = commit.changes.filter { path, text in first.changes[path] != text }
      result += [first, second]
    }
    commits = result
  }

  /// A text on the way from one to another: with the first half of what comes in and goes, cut between two functions. The
  /// whole of it where nothing can be cut.
  private static func half(from old: String, to new: String) -> String {
    let before = old.isEmpty ? [] : old.split(separator: "\n", omittingEmptySubsequences: false)
    let after = new.split(separator: "\n", omittingEmptySubsequences: false)
    var gone: Set<Int> = []
    var come: Set<Int> = []
    for step in after.difference(from: before) {
      switch step {
      case .remove(let offset, _, _): gone.insert(offset)
      case .insert(let offset, _, _): come.insert(offset)
      }
    }
    // For each line of the new text, how many of the old lines stand before it: those that stay pair up in order.
    var stays = before.indices.filter { !gone.contains($0) }[...]
    var best: (distance: Int, text: String)?
    var seen = 0
    for (place, line) in after.enumerated() {
      if come.contains(place) {
        seen += 1
      } else {
        stays.removeFirst()
        continue
      }
      guard line.isEmpty, seen > 3, seen < come.count - 3 else { continue }
      let rest = stays.first.map { before[$0...] } ?? []
      var text = after[..<place].joined(separator: "\n")
      if !rest.isEmpty { text += "\n" + rest.joined(separator: "\n") }
      switch text.filter({ $0 == "{" }).count - text.filter({ $0 == "}" }).count {
      case 0: break
      // A class that begins with this change is closed in between, or no function could be read.
      case 1 where rest.isEmpty: text += "\n}\n"
      default: continue
      }
      if !text.hasSuffix("\n") { text += "\n" }
      let distance = abs(2 * seen - come.count)
      if distance < best?.distance ?? Int.max { best = (distance, text) }
    }
    return best?.text ?? new
  }

  /// Makes one commit of each branch that was merged, by who wrote it, and one of neighbours on the main line by one
  /// person under one message's card.
  mutating func squash(since: Int64) {
    let places = places
    let line = Set(mainline)
    for place in commits.indices {
      guard line.contains(commits[place].mark), commits[place].parents.count == 2,
        let tip = places[commits[place].parents[1]], commits[place].committer.instant >= since
      else { continue }
      var longest = commits[tip]
      var mails: Set<String> = []
      var next: Int? = tip
      while let at = next, !line.contains(commits[at].mark) {
        if commits[at].message.count > longest.message.count { longest = commits[at] }
        mails.insert(commits[at].author.mail)
        next = commits[at].parents.first.flatMap { places[$0] }
      }
      // Under several addresses it has no one author.
      guard mails.count == 1 else { continue }
      commits[place].author = commits[tip].author
      commits[place].message = longest.message
      commits[place].parents.removeLast()
    }
    foldNeighbours(since: since)
    // What no ref leads to any more was on the branches.
    let all = self.places
    var kept: Set<Int> = []
    var open = Array(refs.values)
    while let mark = open.popLast() {
      guard kept.insert(mark).inserted, let place = all[mark] else { continue }
      open += commits[place].parents
    }
    commits.removeAll { !kept.contains($0.mark) }
  }

  private mutating func foldNeighbours(since: Int64) {
    func card(_ commit: Commit) -> Substring? {
      commit.message.range(of: "CU-").map { commit.message[$0.upperBound...].prefix { $0.isLetter || $0.isNumber } }
    }
    var folded: [Int: Int] = [:]
    var previous: Int?
    for mark in mainline {
      guard let place = places[mark] else { continue }
      let commit = commits[place]
      if let last = previous.flatMap({ places[$0] }), commits[last].author.instant >= since, card(commit) != nil,
        card(commits[last]) == card(commit), commits[last].author.mail == commit.author.mail,
        commits[last].parents.count == 1, commit.parents.count == 1
      {
        commits[place].changes = commits[last].changes.merging(commit.changes) { $1 }
        commits[place].parents = commits[last].parents
        folded[commits[last].mark] = mark
      }
      previous = mark
    }
    // Branches that began at a commit that is gone begin where it went, or before it where that is later than they.
    for place in commits.indices {
      commits[place].parents = commits[place].parents.map { parent in
        folded[parent] == nil ? parent : (commits.first { $0.mark == parent }?.parents.first ?? parent)
      }
    }
  }
}
