import SourceText
import TestSupport
import Testing

@Suite("Attributes")
struct AttributeRulesTests {
  private static let names = ["a", "linguist-generated", "text", "diff", "binary", "mac"]

  /// What git says of each path, by name, in the words of `git check-attr`.
  private static func oracle(_ files: [String: [UInt8]], _ paths: [String]) throws -> [String: [String: String]] {
    let sandbox = try GitSandbox.withRepository()
    for (folder, content) in files {
      try sandbox.write(content, to: folder.isEmpty ? ".gitattributes" : folder + "/.gitattributes")
    }
    let input = paths.flatMap { path -> [UInt8] in Array(path.utf8) + [0] }
    let output = try sandbox.git(["check-attr", "-z", "--stdin"] + names, stdin: input)
    let fields = output.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    var said: [String: [String: String]] = [:]
    for index in stride(from: 0, to: fields.count - 2, by: 3) {
      said[fields[index], default: [:]][fields[index + 1]] = fields[index + 2]
    }
    return said
  }

  private static func check(_ files: [String: [UInt8]], _ paths: [String], _ note: String) throws {
    var rules = AttributeRules()
    for (folder, content) in files { rules.add(content, folder: RepositoryPath(folder)) }
    let expected = try oracle(files, paths)
    for path in paths {
      for name in names {
        let said =
          switch rules.value(of: name, for: RepositoryPath(path)) {
          case .set: "set"
          case .unset: "unset"
          case .text(let bytes): String(decoding: bytes, as: UTF8.self)
          case nil: "unspecified"
          }
        #expect(said == expected[path]?[name], "\(name) of \(path) \(note)")
      }
    }
  }

  @Test("are what git says they are")
  func known() throws {
    let top = #"""
      # comment
      *.js linguist-generated
      *.min.js -linguist-generated a=1 a=2
      lib/** text
      /src/*.ts a
      docs/ a
      **/deep/x.c diff=cpp
      a/**/b/*.c text=auto -diff
      "with space.txt" a
      "tab\there" a=\303\244
      !neg a
      [attr]mac text diff=m -a
      *.mac mac
      *.png binary
      x[ab]?.c a
      y[!a-c].c a
      z[[:digit:]].c a
      open[.c a
      w[]].c a
      back\*.c a
      tail\ a
      *.bad a -- text
      *.res builtin_x
      {p,q}.c a
      **foo a
      q** a
      foo**/bar a
      """#
    let below = "*.js !linguist-generated\nx.c -a\n[attr]mac -text\n*.mac !text\n"
    let files = [
      "": Array(top.utf8), "lib": Array(below.utf8), "lib/in": Array("\u{FEFF}*.js linguist-generated=false\r\n".utf8),
    ]
    try Self.check(
      files,
      [
        "a.js", "a.min.js", "lib/a.js", "lib/in/a.js", "src/a.ts", "src/b/a.ts", "docs/a", "docs", "deep/x.c",
        "q/r/deep/x.c", "a/b/x.c", "a/1/2/b/x.c", "a/b/c/x.c", "with space.txt", "tab\there", "neg", "!neg", "p.mac",
        "lib/p.mac", "a.png", "xaz.c", "xcz.c", "ya.c", "yd.c", "z5.c", "zz.c", "open[.c", "w].c", "back*.c", "backs.c",
        "tail ", "tail", "x.bad", "x.res", "p.c", "{p,q}.c", "1foo", "x/1foo", "q1", "q/1", "foo/bar", "foox/bar",
        "foox/y/bar", "lib/x.c", "lib/in/x.c", "libx/a.js",
      ], "")
  }

  @Test("are what git says of random patterns", arguments: [1, 2, 3, 4] as [UInt64])
  func random(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "a", "b", "/", "*", "**", "?", "[ab]", "[!a]", "[a-", "]", "\\*", ".", "/**/", "**/", "[[:alpha:]]", "\\",
    ]
    let values = [" a", " -a", " !a", " a=v", " linguist-generated", " text -diff", " binary", " mac", " !binary a=b"]
    for round in 0..<12 {
      var files: [String: [UInt8]] = [:]
      for folder in ["", "a", "a/b"] where folder.isEmpty || random.chance(50) {
        var text = "[attr]mac a=m text\n"
        for _ in 0..<8 {
          for _ in 0...Int.random(in: 0..<5, using: &random) { text += pieces.randomElement(using: &random) ?? "a" }
          for _ in 0...Int.random(in: 0..<2, using: &random) { text += values.randomElement(using: &random) ?? " a" }
          text += random.chance(20) ? "\r\n" : "\n"
        }
        files[folder] = Array(text.utf8)
      }
      var paths: Set<String> = []
      for _ in 0..<60 {
        let parts = (0...Int.random(in: 0..<4, using: &random)).map { _ in
          (0...Int.random(in: 0..<3, using: &random)).map { _ in
            ["a", "b", ".", "*"].randomElement(using: &random) ?? "a"
          }
          .joined()
        }
        // git reads `.` and `..` as folders of the disk.
        if !parts.contains(where: { $0.allSatisfy { $0 == "." } }) { paths.insert(parts.joined(separator: "/")) }
      }
      try Self.check(
        files, paths.sorted(),
        "seed \(seed), round \(round)\n\(files.mapValues { String(decoding: $0, as: UTF8.self) })")
    }
  }

  @Test("of hostile patterns are told in bounded time")
  func hostile() {
    var rules = AttributeRules()
    let stars = String(repeating: "*a", count: 1_000)
    let folders = String(repeating: "**/", count: 600) + "b"
    rules.add(
      Array("\(stars) a\n\(folders) a\n\(String(repeating: "x", count: 3_000)) text\n".utf8), folder: RepositoryPath("")
    )
    let path = RepositoryPath(String(repeating: "a/", count: 500) + String(repeating: "a", count: 900))
    #expect(rules.values(for: path) == [:])
  }
}
