extension Story {
  /// A repair of what a change brought, by the person or by the lead.
  mutating func repair(_ path: String, _ names: [String], by index: Int?, task: Int, at instant: Int64) {
    guard var unit = shop.units[path], shop.locks[path] == nil else {
      // The file is being worked on: the repair waits a day.
      if shop.units[path] != nil {
        schedule(instant + 86_400, .repair(path: path, functions: names, person: index, task: task))
      }
      return
    }
    var isMended = false
    for place in unit.functions.indices where names.contains(unit.functions[place].name) {
      unit.functions[place] = FunctionGrammar.mend(unit.functions[place], in: &unit, dice: &common)
      isMended = true
    }
    guard isMended else { return }
    shop.units[path] = unit
    let words = "Fix \(unit.title) for \(common.pick(Vocabulary.qualities)) rows (CU-\(tasks[task].id))"
    guard let index else {
      let lead = CommitStream.Stamp(name: Self.lead.name, mail: Self.lead.mail, instant: instant, zone: -240)
      stream.commit(on: "main", author: lead, committer: lead, message: words, writes: [path: shop.text(of: path)])
      return
    }
    write([path: shop.text(of: path)], by: index, task: nil, message: words, at: instant)
  }

  /// A key in a file of settings.
  mutating func leak(_ index: Int, at instant: Int64) {
    let name = "\(dice[index].pick(["storage", "mail", "maps", "payment"]))\(dice[index].int(10...99))"
    let path =
      language == .php
      ? "\(language.sourceRoot)/Config/\(capitalised(name)).php"
      : "\(language.sourceRoot)/config/\(name)\(language.ending)"
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    // Apart, so that no host takes this file for a leak itself.
    let key = "AK" + "IA" + String((0..<16).map { _ in dice[index].pick(letters) })
    shop.texts[path] =
      switch language {
      case .typescript: "export const accessKey = \"\(key)\";\nexport const region = \"eu-west-1\";\n"
      case .python: "ACCESS_KEY = \"\(key)\"\nREGION = \"eu-west-1\"\n"
      case .php: "<?php\n\nreturn [\n    'access_key' => '\(key)',\n    'region' => 'eu-west-1',\n];\n"
      }
    planted[index].leaks += 1
    write([path: shop.texts[path]], by: index, task: nil, message: "Add the settings of \(name)", at: instant)
    if let days = people[index].behaviour.leakDays {
      schedule(instant + Int64(days) * 86_400, .unleak(person: index, path: path))
    }
  }

  mutating func unleak(_ index: Int, _ path: String, at instant: Int64) {
    guard shop.texts.removeValue(forKey: path) != nil else { return }
    write([path: nil], by: index, task: nil, message: "Take a key out that belongs into the environment", at: instant)
  }

  /// Tests are skipped or taken away, of others' too.
  mutating func removeTests(_ index: Int, at instant: Int64) {
    let open = shop.tests.keys.filter { path in
      shop.locks[path] == nil && shop.tests[path]?.cases.contains { !$0.isSkipped } ?? false
    }.sorted()
    guard !open.isEmpty else { return }
    var writes: [String: String?] = [:]
    for _ in 0..<dice[index].int(1...3) {
      let path = dice[index].pick(open)
      guard var file = shop.tests[path] else { continue }
      if dice[index].chance(0.5) {
        for place in file.cases.indices { file.cases[place].isSkipped = true }
        shop.tests[path] = file
      } else {
        shop.tests[path] = nil
      }
      writes.updateValue(shop.text(of: path), forKey: path)
    }
    planted[index].testRemovals += 1
    write(
      writes, by: index, task: nil, message: dice[index].pick(["Clean the tests up", "Make the build green"]),
      at: instant)
  }

  /// Everything in another layout: changes every line and nothing.
  mutating func reformat(_ index: Int, at instant: Int64) {
    let paths = shop.units.keys.filter { shop.locks[$0] == nil }.sorted()
    var writes: [String: String?] = [:]
    let indent = shop.indent == 2 ? 4 : 2
    shop.indent = indent
    for path in paths {
      shop.units[path]?.indent = indent
      writes.updateValue(shop.text(of: path), forKey: path)
    }
    planted[index].reformats += 1
    write(writes, by: index, task: nil, message: "Lay the code out by the new formatter", at: instant)
  }
}
