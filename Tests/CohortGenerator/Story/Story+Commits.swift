extension Story {
  /// Writes what a person changed, on their task's branch or straight on the main line.
  ///
  /// - Parameter task: nil for what stands under no card.
  mutating func write(
    _ writes: [String: String?], by index: Int, task: Int?, message: String, at instant: Int64, counts: Bool = true
  ) {
    let person = people[index]
    if let task {
      tasks[task].touched.formUnion(writes.keys)
      // A squash brings the branch's changes as one, when it is merged.
      if tasks[task].isSquashed { return }
    }
    var author = CommitStream.Stamp(name: person.name, mail: person.mail, instant: instant, zone: person.zone)
    let committer = author
    if let task, tasks[task].isByStranger {
      author.name = "K. Ostrov"
      author.mail = "k.ostrov@freelance.example"
      planted[index].strangers += 1
    } else if dice[index].chance(person.behaviour.otherNames) {
      author.mail = dice[index].pick(["\(person.id)@laptop.local", "dev.\(person.id)@mail.example"])
      planted[index].otherNames += 1
    }
    var sender = committer
    if author.mail != person.mail, !(task.map { tasks[$0].isByStranger } ?? false) { sender = author }
    if counts { planted[index].changes += 1 }
    stream.commit(
      on: task.flatMap { tasks[$0].branch } ?? "main", author: author, committer: sender, message: message,
      writes: writes)
  }

  /// What a change says of itself.
  mutating func message(_ words: String, task: Task, index: Int) -> String {
    if dice[index].chance(task.behaviour.vagueMessages) {
      planted[index].vagueMessages += 1
      return dice[index].pick(Vocabulary.vague)
    }
    guard dice[index].chance(task.behaviour.namesTask) else { return words }
    planted[index].changesNamingTask += 1
    return "\(words) (CU-\(task.id))"
  }

  /// The lead merges a branch, or somebody squashes it.
  mutating func merge(_ number: Int, at instant: Int64) {
    let task = tasks[number]
    guard let branch = task.branch else { return }
    let person = people[task.person]
    let lead = CommitStream.Stamp(name: Self.lead.name, mail: Self.lead.mail, instant: instant, zone: -240)
    var writes: [String: String?] = [:]
    for path in task.touched { writes.updateValue(shop.text(of: path), forKey: path) }
    if task.isSquashed {
      var author = CommitStream.Stamp(name: person.name, mail: person.mail, instant: instant - 600, zone: person.zone)
      var committer = lead
      if task.isByStranger {
        author.name = "K. Ostrov"
        author.mail = "k.ostrov@freelance.example"
        committer = CommitStream.Stamp(name: person.name, mail: person.mail, instant: instant, zone: person.zone)
        planted[task.person].strangers += 1
      } else if let squasher = task.squasher {
        let other = people[squasher]
        committer = CommitStream.Stamp(name: other.name, mail: other.mail, instant: instant, zone: other.zone)
      }
      planted[task.person].changes += 1
      if !writes.isEmpty {
        stream.commit(
          on: "main", author: author, committer: committer,
          message: message(task.title, task: task, index: task.person),
          writes: writes)
      }
    } else {
      stream.commit(
        on: "main", author: lead, committer: lead, message: "Merge branch '\(branch)'", writes: writes, merging: branch)
      stream.forget(branch)
    }
    tasks[number].mergedAt = instant
    shop.locks = shop.locks.filter { $0.value != number }
  }
}
