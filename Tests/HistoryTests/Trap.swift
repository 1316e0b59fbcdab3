import Foundation
import Git
import TestSupport

/// One kind of history that tools get wrong.
enum Trap: String, CaseIterable, Sendable {
  case absurdDates, crissCross, crlf, emptyCommits, grafts, lastLineEnds, modes, oddAuthors, oddPaths, octopus,
    replaceRefs, roots, sameParentTwice, submodules, typeChanges

  /// Builds it in an empty repository.
  ///
  /// - Returns: how many rows its history has, which shows that it was built as meant.
  func build(_ sandbox: GitSandbox) throws -> Int {
    switch self {
    case .absurdDates: try Self.absurdDates(sandbox)
    case .crissCross: try Self.crissCross(sandbox)
    case .crlf: try Self.crlf(sandbox)
    case .emptyCommits: try Self.emptyCommits(sandbox)
    case .grafts: try Self.grafts(sandbox)
    case .lastLineEnds: try Self.lastLineEnds(sandbox)
    case .modes: try Self.modes(sandbox)
    case .oddAuthors: try Self.oddAuthors(sandbox)
    case .oddPaths: try Self.oddPaths(sandbox)
    case .octopus: try Self.octopus(sandbox)
    case .replaceRefs: try Self.replaceRefs(sandbox)
    case .roots: try Self.roots(sandbox)
    case .sameParentTwice: try Self.sameParentTwice(sandbox)
    case .submodules: try Self.submodules(sandbox)
    case .typeChanges: try Self.typeChanges(sandbox)
    }
  }

  private static func lines(_ range: ClosedRange<Int>, changing changed: [Int: String] = [:]) -> String {
    range.map { changed[$0] ?? "let line\($0) = \($0);" }.joined(separator: "\n") + "\n"
  }

  /// Commits what is in the index with these lines of its header, well formed or not.
  private static func commit(_ sandbox: GitSandbox, parents: [String], author: [UInt8], committer: [UInt8]) throws {
    let tree = try sandbox.text(["write-tree"])
    var bytes = Array("tree \(tree)\n".utf8)
    for parent in parents { bytes += Array("parent \(try sandbox.id(parent))\n".utf8) }
    bytes += Array("author ".utf8) + author + Array("\ncommitter ".utf8) + committer + Array("\n\nraw\n".utf8)
    let id = try sandbox.text(["hash-object", "-t", "commit", "-w", "--literally", "--stdin"], stdin: bytes)
    try sandbox.git(["update-ref", "HEAD", id])
  }

  /// Clocks at the ends of every number, before 1970, without a zone or with nonsense for one. All are parsed; none may
  /// stop a reading.
  private static func absurdDates(_ sandbox: GitSandbox) throws -> Int {
    let dates = [
      "0 +0000", "4085000000 +1400", "1700000000 -1200", "-1 +0000", "-99999999999999999999999 +0000",
      "99999999999999999999999999 +0000", "9223372036854775807 +1400", "9223372036854775808 -9999",
      "-9223372036854775808 +9999", "253402300799 +0000", "253402300800 +0000", "18446744073709551615 +0000",
      "1700000000 +99999999", "1700000000 nonsense", "1700000000", "nonsense", "",
    ]
    try sandbox.commit(["a.js": "start();\n"])
    for (index, date) in dates.enumerated() {
      let text = "start();\n" + (0...index).map { "call(\($0));\n" }.joined()
      try sandbox.write(Array(text.utf8), to: "a.js")
      try sandbox.git(["add", "--all"])
      let line = Array("A <a@example.com> \(date)".utf8)
      try commit(sandbox, parents: ["HEAD"], author: line, committer: line)
    }
    return dates.count + 1
  }

  /// Names with control characters, without a name, an address or either, and bytes that are no text.
  private static func oddAuthors(_ sandbox: GitSandbox) throws -> Int {
    let ending = Array(" 1700000000 +0000".utf8)
    let authors: [[UInt8]] =
      [
        "\u{1b}[31mRed\u{7}\r\u{8} <r\u{1b}@x>", "\u{202e}rtl <n@x>", "=cmd|'/c calc'!A1 <a@x>", "<>", "<a@x>",
        "A <b <c>>", "A b>", "A <open", "  \tSpaces\t  <  a@x  >", "Nul\0x <n@x>", "",
      ].map { Array($0.utf8) + ending } + [[0xff, 0xfe] + Array(" <".utf8) + [0xff] + Array("@x>".utf8) + ending]
    try sandbox.commit(["a.js": "start();\n"])
    for (index, author) in authors.enumerated() {
      let text = "start();\n" + (0...index).map { "call(\($0));\n" }.joined()
      try sandbox.write(Array(text.utf8), to: "a.js")
      try sandbox.git(["add", "--all"])
      try commit(sandbox, parents: ["HEAD"], author: author, committer: Array("C <c@x>".utf8) + ending)
    }
    return authors.count + 1
  }

  private static func crissCross(_ sandbox: GitSandbox) throws -> Int {
    try sandbox.commit(["a.js": lines(1...40)], time: 1_700_000_000)
    try sandbox.git(["checkout", "--quiet", "-b", "side"])
    try sandbox.commit(["a.js": lines(1...40, changing: [3: "side();"])], time: 1_700_000_100)
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.commit(["a.js": lines(1...40, changing: [30: "main();"])], time: 1_700_000_200)
    try sandbox.git(["tag", "before"])
    try sandbox.git(["merge", "--quiet", "--no-ff", "-m", "one", "side"], time: 1_700_000_300)
    try sandbox.git(["checkout", "--quiet", "side"])
    try sandbox.git(["merge", "--quiet", "--no-ff", "-m", "other", "before"], time: 1_700_000_400)
    let both = [3: "side();", 30: "main();"]
    try sandbox.commit(
      ["a.js": lines(1...40, changing: both.merging([20: "later();"]) { $1 })], time: 1_700_000_500)
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.commit(["a.js": lines(1...40, changing: both.merging([10: "too();"]) { $1 })], time: 1_700_000_600)
    try sandbox.git(["merge", "--quiet", "--no-ff", "-m", "again", "side"], time: 1_700_000_700)
    return 5
  }

  private static func crlf(_ sandbox: GitSandbox) throws -> Int {
    let unix = lines(1...12)
    let windows = unix.replacing("\n", with: "\r\n")
    try sandbox.commit(["a.js": unix, "b.js": windows, "c.js": "one\r\ntwo\nthree\r\n"], time: 1_700_000_000)
    try sandbox.commit(["a.js": windows, "b.js": unix, "c.js": "one\ntwo\r\nthree\r"], time: 1_700_000_100)
    try sandbox.commit(["a.js": windows + "more();\r\n", "c.js": "\r\r\r\n"], time: 1_700_000_200)
    return 8
  }

  private static func emptyCommits(_ sandbox: GitSandbox) throws -> Int {
    try sandbox.commit([:], message: "nothing yet", time: 1_700_000_000)
    try sandbox.commit([:], message: "", time: 1_700_000_100)
    try sandbox.commit(["a.js": "a();\n", "empty": ""], time: 1_700_000_200)
    try sandbox.commit(["a.js": nil, "empty": nil], message: "everything is gone", time: 1_700_000_300)
    try sandbox.commit([:], time: 1_700_000_400)
    try sandbox.commit(["a.js": "a();\n"], time: 1_700_000_500)
    try sandbox.commit([:], time: 1_700_000_600)
    return 5
  }

  private static func plain(_ sandbox: GitSandbox) throws {
    for number in 1...4 {
      try sandbox.commit(["a.js": lines(1...number)], message: "\(number)", time: 1_700_000_000 + Int64(number))
    }
  }

  private static func grafts(_ sandbox: GitSandbox) throws -> Int {
    try plain(sandbox)
    let line = "\(try sandbox.id("HEAD")) \(try sandbox.id("HEAD~3"))\n"
    try sandbox.write(Array(line.utf8), to: ".git/info/grafts")
    return 4
  }

  /// The commit before the last is shown as the first, and a file's content as another.
  private static func replaceRefs(_ sandbox: GitSandbox) throws -> Int {
    try plain(sandbox)
    let older = try sandbox.text(["rev-parse", "HEAD~2:a.js"])
    try sandbox.git(["replace", "HEAD~1", "HEAD~3"])
    try sandbox.git(["replace", "HEAD:a.js", older])
    return 4
  }

  private static func lastLineEnds(_ sandbox: GitSandbox) throws -> Int {
    try sandbox.commit(["f": "a\nb", "g": "a\nb\n", "h": "one"], time: 1_700_000_000)
    try sandbox.commit(["f": "a\nb\n", "g": "a\nb", "h": "one\n"], time: 1_700_000_100)
    try sandbox.commit(["f": "a\nb\nc", "g": "a\n\n\nb\n", "h": "\n"], time: 1_700_000_200)
    try sandbox.commit(["f": "", "g": "\n\n\n", "h": "\n\n"], time: 1_700_000_300)
    return 12
  }

  private static func modes(_ sandbox: GitSandbox) throws -> Int {
    try sandbox.commit(["a.js": lines(1...5), "b.js": lines(6...9)], time: 1_700_000_000)
    try sandbox.git(["update-index", "--chmod=+x", "a.js"])
    try sandbox.git(["commit", "--quiet", "-m", "only the mode"], time: 1_700_000_100)
    try sandbox.git(["mv", "b.js", "c.js"])
    try sandbox.git(["update-index", "--chmod=+x", "c.js"])
    try sandbox.git(["commit", "--quiet", "-m", "the mode and the name"], time: 1_700_000_200)
    return 4
  }

  private static func oddPaths(_ sandbox: GitSandbox) throws -> Int {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 250)
    let names: [[UInt8]] =
      [
        "a b", "q\"uote", "tab\tx", "new\nline", "esc\u{1b}[31m", "back\\slash", "ap'os", "=cmd", "-dash", "*glob",
        "[br]", ":colon", "crlf\r\nname", " lead", "trail ", "\u{202e}rtl", "a,b", "\u{7f}", "\"", "...", "CON",
      ].map { Array($0.utf8) } + [[0xff, 0xfe, 0x20], Array("Über/".utf8) + [0xff] + Array("/x".utf8)]
      + [long + [UInt8(ascii: "/")] + long]
    func quoted(_ path: [UInt8]) -> String {
      "\"" + path.map { "\\" + String(String(Int($0) + 0o1000, radix: 8).suffix(3)) }.joined() + "\""
    }
    var stream = ""
    for step in 0..<3 {
      stream += "commit refs/heads/main\ncommitter A <a@x> \(1_700_000_000 + step) +0000\ndata 1\nm\n"
      for (number, name) in names.enumerated() {
        if step == 2 {
          stream += "R \(quoted(name)) \(quoted(Array("moved/".utf8) + name))\n"
        } else {
          let text = (0..<(10 + step)).map { "\(number) \($0)\n" }.joined()
          stream += "M 100644 inline \(quoted(name))\ndata \(text.utf8.count)\n\(text)\n"
        }
      }
    }
    try sandbox.git(["fast-import", "--quiet", "--done"], stdin: Array((stream + "done\n").utf8))
    return names.count * 3
  }

  /// Three sides at once, and lines of the merge's own: one in a file that all sides have, two in a new one.
  private static func octopus(_ sandbox: GitSandbox) throws -> Int {
    try sandbox.commit(["shared.js": lines(1...30)], time: 1_700_000_000)
    for (index, name) in ["a", "b", "c"].enumerated() {
      try sandbox.git(["checkout", "--quiet", "-b", name, "main"])
      try sandbox.commit(
        ["shared.js": lines(1...30, changing: [3 + 8 * index: "\(name)();"]), "\(name).js": lines(40...45)],
        time: 1_700_000_100 + Int64(index))
    }
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.commit(["main.js": lines(50...55)], time: 1_700_000_200)
    let together = lines(1...30, changing: [3: "a();", 11: "b();", 19: "c();", 27: "evil();"])
    for name in ["a", "b", "c"] { try sandbox.write(Array(lines(40...45).utf8), to: "\(name).js") }
    try sandbox.write(Array(together.utf8), to: "shared.js")
    try sandbox.write(Array("evil();\nmore();\n".utf8), to: "evil.js")
    try sandbox.git(["add", "--all"])
    let who = Array("M <m@example.com> 1700000300 +0000".utf8)
    try commit(sandbox, parents: ["main", "a", "b", "c"], author: who, committer: who)
    return 8
  }

  private static func roots(_ sandbox: GitSandbox) throws -> Int {
    try sandbox.commit(["a.js": lines(1...10)], time: 1_700_000_000)
    for (index, name) in ["b", "c"].enumerated() {
      try sandbox.git(["checkout", "--quiet", "--orphan", name])
      try sandbox.git(["rm", "-rfq", "."])
      // The same content as the other root's, so that blame has to choose.
      try sandbox.commit(
        ["a.js": lines(1...10), "\(name).js": lines(1...5)], time: 1_700_000_100 + Int64(index))
      try sandbox.git(["checkout", "--quiet", "main"])
      try sandbox.git(
        ["merge", "--quiet", "--no-ff", "--allow-unrelated-histories", "-m", "join", name],
        time: 1_700_000_200 + Int64(index))
    }
    return 5
  }

  private static func sameParentTwice(_ sandbox: GitSandbox) throws -> Int {
    try sandbox.commit(["a.js": lines(1...3)], time: 1_700_000_000)
    try sandbox.write(Array(lines(1...5).utf8), to: "a.js")
    try sandbox.git(["add", "--all"])
    let who = Array("M <m@example.com> 1700000100 +0000".utf8)
    try commit(sandbox, parents: ["HEAD", "HEAD"], author: who, committer: who)
    try sandbox.commit(["a.js": lines(1...6)], time: 1_700_000_200)
    return 2
  }

  private static func submodules(_ sandbox: GitSandbox) throws -> Int {
    let (one, two) = (String(repeating: "1", count: 40), String(repeating: "2", count: 40))
    func commit(_ changes: [[String]], _ time: Int64) throws {
      for change in changes { try sandbox.git(["update-index"] + change) }
      try sandbox.git(["commit", "--quiet", "-m", "change"], time: time)
    }
    try sandbox.commit(["a.js": lines(1...9), "keep.js": lines(1...3)], time: 1_700_000_000)
    try commit([["--add", "--cacheinfo", "160000,\(one),m"]], 1_700_000_100)
    try commit([["--add", "--cacheinfo", "160000,\(two),m"]], 1_700_000_200)
    let blob = try sandbox.text(["rev-parse", "HEAD:keep.js"])
    try commit([["--force-remove", "m"], ["--add", "--cacheinfo", "100644,\(blob),m"]], 1_700_000_300)
    try commit([["--force-remove", "m"], ["--add", "--cacheinfo", "160000,\(one),m"]], 1_700_000_400)
    try commit([["--force-remove", "m"], ["--add", "--cacheinfo", "160000,\(one),moved"]], 1_700_000_500)
    try commit([["--force-remove", "a.js"], ["--add", "--cacheinfo", "160000,\(two),a.js"]], 1_700_000_600)
    return 8
  }

  private static func typeChanges(_ sandbox: GitSandbox) throws -> Int {
    func link(_ name: String, to target: String) throws {
      if FileManager.default.fileExists(atPath: sandbox.path + "/" + name) {
        try FileManager.default.removeItem(atPath: sandbox.path + "/" + name)
      }
      try FileManager.default.createSymbolicLink(atPath: sandbox.path + "/" + name, withDestinationPath: target)
    }
    try link("link", to: "a.js")
    try sandbox.commit(["a.js": lines(1...4), "b.js": lines(5...8)], time: 1_700_000_000)
    try link("b.js", to: "target")
    try sandbox.commit([:], message: "file to link", time: 1_700_000_100)
    try FileManager.default.removeItem(atPath: sandbox.path + "/link")
    try sandbox.commit(["link": "a.js\n"], message: "link to file", time: 1_700_000_200)
    try link("link", to: "elsewhere\nentirely")
    try sandbox.commit([:], message: "and back", time: 1_700_000_300)
    try sandbox.commit(["b.js": nil], message: "gone", time: 1_700_000_400)
    try sandbox.commit(["b.js/inner.js": lines(1...2)], message: "a folder of its name", time: 1_700_000_500)
    try sandbox.commit(["b.js/inner.js": nil], message: "gone, too", time: 1_700_000_600)
    try FileManager.default.removeItem(atPath: sandbox.path + "/b.js")
    try sandbox.commit(["b.js": lines(1...2)], message: "a file again", time: 1_700_000_700)
    return 10
  }
}
