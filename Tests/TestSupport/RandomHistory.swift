/// A history with everything that makes diffs hard, as a `git fast-import` stream: merges, renames, deletions, mode
/// changes, symlinks, gitlinks, files that become folders, odd path bytes, CRLF, missing final newlines, binary files.
package struct RandomHistory {
  private struct File {
    var mode: String
    var content: [UInt8]
  }

  private var random: SeededRandom
  package private(set) var stream: [UInt8] = []
  private var states: [[[UInt8]: File]] = []
  private let commits: Int

  package init(seed: UInt64, commits: Int) {
    random = SeededRandom(seed: seed)
    self.commits = commits
    var tips: [Int] = []
    for number in 0..<commits {
      let isRoot = tips.isEmpty || random.chance(3)
      let parent = isRoot ? nil : tips.randomElement(using: &random)
      let other = isRoot || !random.chance(25) ? nil : tips.randomElement(using: &random)
      var state = parent.map { states[$0] } ?? [:]
      if let other, other != parent {
        // In order: a dictionary's own differs in every process.
        for (path, theirs) in Self.sorted(states[other]) where state[path] == nil || random.chance(50) {
          state[path] = theirs
        }
      }
      state = Self.withoutConflicts(state)
      for _ in 0..<Int.random(in: 0...4, using: &random) { edit(&state) }
      write(number, parent: parent, merge: other == parent ? nil : other, state: state)
      states.append(state)
      if let parent, !random.chance(35) { tips.removeAll { $0 == parent } }
      tips.append(number)
      if tips.count > 4 { tips.removeFirst() }
    }
    for (index, tip) in tips.enumerated() {
      add("reset refs/heads/tip\(index)\nfrom :\(mark(tip))\n\n")
    }
    add("reset refs/heads/main\nfrom :\(mark(commits - 1))\n\ndone\n")
  }

  private mutating func edit(_ state: inout [[UInt8]: File]) {
    let paths = state.keys.sorted { $0.lexicographicallyPrecedes($1) }
    let existing = paths.randomElement(using: &random)
    switch (Int.random(in: 0..<100, using: &random), existing) {
    case (0..<45, let path?):
      let content = changed(state[path]?.content ?? [])
      state[path]?.content = content
    case (45..<60, let path?):
      guard let file = state.removeValue(forKey: path) else { return }
      var moved = file
      if random.chance(60) { moved.content = changed(moved.content) }
      put(moved, at: newPath(), in: &state)
    case (60..<70, let path?): state.removeValue(forKey: path)
    case (70..<78, let path?):
      guard let mode = state[path]?.mode else { return }
      state[path]?.mode = mode == "100644" ? "100755" : "100644"
      if random.chance(30) { state[path]?.mode = "120000" }
      if mode == "160000" { state[path]?.content = newContent() }
    case (78..<82, _): put(File(mode: "160000", content: []), at: newPath(), in: &state)
    default: put(File(mode: "100644", content: newContent()), at: newPath(), in: &state)
    }
  }

  /// Names are few, so that a file and a folder often want the same one.
  private mutating func newPath() -> [UInt8] {
    let names: [[UInt8]] =
      ["a", "b", "a-b", "a.c", "lib", "lib.c", "Über", "with space", "-x", "q\"uote", "tab\tnew\nline", "main.swift"]
      .map { Array($0.utf8) } + [[0x66, 0xff, 0xfe], [0x1b, 0x5b, 0x33]]
    let depth = Int.random(in: 1...3, using: &random)
    return Array((0..<depth).map { _ in names.randomElement(using: &random) ?? [] }.joined(separator: [0x2f]))
  }

  private func put(_ file: File, at path: [UInt8], in state: inout [[UInt8]: File]) {
    state = state.filter { key, _ in !key.starts(with: path + [0x2f]) && !path.starts(with: key + [0x2f]) }
    state[path] = file
  }

  private static func sorted(_ state: [[UInt8]: File]) -> [(key: [UInt8], value: File)] {
    state.sorted { $0.key.lexicographicallyPrecedes($1.key) }
  }

  private static func withoutConflicts(_ state: [[UInt8]: File]) -> [[UInt8]: File] {
    state.filter { key, _ in !state.keys.contains { key.starts(with: $0 + [0x2f]) } }
  }

  private mutating func newContent() -> [UInt8] {
    if random.chance(8) { return [] }
    if random.chance(8) {
      return (0..<Int.random(in: 1...5000, using: &random)).map { _ in random.chance(50) ? 0 : 200 }
    }
    let ending = random.chance(15) ? "\r\n" : "\n"
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...(random.chance(20) ? 400 : 40), using: &random) {
      bytes += Array((newLine() + ending).utf8)
    }
    if random.chance(15) { bytes.removeLast() }
    return bytes
  }

  private mutating func newLine() -> String {
    let indent = String(repeating: "  ", count: Int.random(in: 0...3, using: &random))
    let words = ["", "}", "{", "return", "if x {", "let y = 1", "// note", "func f() {"]
    let word = words.randomElement(using: &random) ?? ""
    return random.chance(50) ? indent + word : indent + word + " \(Int.random(in: 0...30, using: &random))"
  }

  private mutating func changed(_ content: [UInt8]) -> [UInt8] {
    if random.chance(8) { return newContent() }
    var lines = content.split(separator: 0x0a, omittingEmptySubsequences: false).map(Array.init)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0...lines.count, using: &random)
      let count = Int.random(in: 1...5, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: for _ in 0..<count { lines.insert(Array(newLine().utf8), at: place) }
      case 1: lines.removeSubrange(place..<min(lines.count, place + count))
      default: for index in place..<min(lines.count, place + count) { lines[index] = Array(newLine().utf8) }
      }
    }
    return Array(lines.joined(separator: [0x0a]))
  }

  private func mark(_ commit: Int) -> Int { 1_000_000 + commit }

  private mutating func add(_ text: String) { stream += Array(text.utf8) }

  private mutating func write(_ number: Int, parent: Int?, merge: Int?, state: [[UInt8]: File]) {
    let files = Self.sorted(state)
    // Committer clocks run backwards now and then.
    let time = 1_700_000_000 + number * 100 + (random.chance(10) ? Int.random(in: -2000...2000, using: &random) : 0)
    // Without `from`, a commit follows its branch: each has its own.
    add("commit refs/heads/c\(number)\nmark :\(mark(number))\n")
    add("author A <a@example.com> \(time) +0700\ncommitter C <c@example.com> \(time) -0330\ndata 2\nc\n\n")
    if let parent { add("from :\(mark(parent))\n") }
    if let merge { add("merge :\(mark(merge))\n") }
    add("deleteall\n")
    for (path, file) in files {
      let quoted = "\"" + path.map { "\\" + Self.octal($0) }.joined() + "\""
      if file.mode == "160000" {
        add("M 160000 \(String(repeating: "5", count: 40)) \(quoted)\n")
      } else {
        add("M \(file.mode) inline \(quoted)\ndata \(file.content.count)\n")
        stream += file.content
        add("\n")
      }
    }
    add("\n")
  }

  private static func octal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 8)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }
}
