import Findings
import Lexing
import SourceText
import Testing

@testable import Metrics

@Suite("Clones")
struct CloneTests {
  private static let function = """
    function total(items, tax) {
      let sum = 0;
      for (const item of items) {
        if (item.price > 0 && item.count > 0) {
          sum += item.price * item.count;
        }
      }
      return sum * (1 + tax) + shipping(items, 'north');
    }

    """

  private static func symbols(_ source: String, _ path: String, _ kind: CloneKind = .exact) -> [UInt32] {
    var tree = CloneTree(CloneSettings(kind: kind))
    tree.add(path, source: source)
    return tree.tokens[RepositoryPath(path)]?.tokens.symbols ?? []
  }

  @Test(
    "leave out comments and white space",
    arguments: [
      ("a.js", "let a = b + 1;", "let a=b /* x */ +\n\n  1; // y"),
      ("a.ts", "const f = (a) => a;", "const f\r\n= (a)\r\n=> a;"),
      ("a.py", "def a(b):\n    return b\n", "def a(b):\n  '''Says b.'''\n  # x\n\n  return b\n"),
      ("a.php", "<?php $a->b($c);", "<?php\n// x\n$a\n  ->b( $c );"),
      ("a.html", "<p class=\"a\">one two</p>", "<p\n  class=\"a\">\n  one\n  two\n</p>"),
      ("a.sql", "select a from b where c = 1", "select a\nfrom b -- x\nwhere c = 1"),
    ])
  func layout(_ path: String, _ left: String, _ right: String) {
    let symbols = Self.symbols(left, path)
    #expect(!symbols.isEmpty && symbols == Self.symbols(right, path))
    #expect(symbols != Self.symbols(right.replacing("a", with: "z"), path))
  }

  @Test(
    "of type 2 take names and literals as one, but not what is done with them",
    arguments: [
      ("a.js", "let a = b(1, 'x');", "let total = sum(2.5, \"y\");", "const a = b(1, 'x');"),
      ("a.php", "<?php $a->b($c, 1);", "<?php $x->y($z, 2);", "<?php $a->b($c - 1);"),
      ("a.py", "for a in b(c): print(f'{d}')", "for x in y(z): print(f'{w}')", "while a in b(c): print(f'{d}')"),
      (
        "a.go", "if a := b(c); a != nil { return a }", "if x := y(z); x != nil { return x }",
        "if a := b(c); a { return a }"
      ),
    ])
  func renaming(_ path: String, _ left: String, _ right: String, _ other: String) {
    #expect(Self.symbols(left, path, .renamed) == Self.symbols(right, path, .renamed))
    #expect(Self.symbols(left, path, .renamed) != Self.symbols(other, path, .renamed))
    #expect(Self.symbols(left, path) != Self.symbols(right, path))
    #expect(Self.symbols(left, path).count == Self.symbols(left, path, .renamed).count)
  }

  @Test("count tokens as jscpd does", arguments: [("a.js", "$a = b => b ?? 1", 7), ("a.php", "<?php $a->b(1);", 12)])
  func counting(_ path: String, _ source: String, _ count: Int) {
    #expect(Self.symbols(source, path).count == count)
  }

  @Test("are found in files of languages that share tokens, and in no others")
  func families() {
    var tree = CloneTree(.standard)
    tree.add("a.js", source: Self.function)
    tree.add("src/b.tsx", source: "import x from 'y';\n\n" + Self.function.replacing("  ", with: "\t"))
    tree.add("c.php", source: "<?php\n" + Self.function)
    let report = tree.report()
    #expect(CloneTree.words(report) == ["a.js:1-9 src/b.tsx:3-11"])
    #expect(report.groups.first?.tokens == 65)
    #expect(report.duplicated.map(\.count) == [9, 9])
    #expect(report.files == 3 && report.lines == 9 + 11 + 10)
    #expect(report.groups.first?.redundantLines == 9)
  }

  @Test("need as many tokens and lines as the settings say")
  func thresholds() {
    for (tokens, lines, isFound) in [(65, 9, true), (66, 9, false), (65, 10, false)] {
      var tree = CloneTree(CloneSettings(minimumTokens: tokens, minimumLines: lines))
      tree.add("a.js", source: Self.function)
      tree.add("b.js", source: Self.function)
      #expect(tree.report().groups.isEmpty != isFound, "\(tokens) tokens, \(lines) lines")
    }
  }

  @Test("of type 2 are found where names differ, but lists of data are none")
  func renamed() {
    let other = Self.function.replacing("item", with: "row").replacing("'north'", with: "'south'")
    var tree = CloneTree(CloneSettings(kind: .renamed))
    tree.add("a.js", source: Self.function)
    tree.add("b.js", source: other)
    tree.add("c.js", source: "const list = [\n" + (0..<90).map { "  ['n\($0)', \($0)],\n" }.joined() + "];\n")
    tree.add("d.js", source: "const all = [\n" + (0..<80).map { "  ['m\($0)', \($0)],\n" }.joined() + "];\n")
    #expect(CloneTree.words(tree.report()) == ["a.js:1-9 b.js:1-9"])
    var exact = CloneTree(.standard)
    exact.add("a.js", source: Self.function)
    exact.add("b.js", source: other)
    #expect(exact.report().groups.isEmpty)
  }

  @Test("count each line once, however many clones it is in")
  func lines() {
    let report = CloneReport(
      settings: .standard, groups: [],
      duplicated: [DuplicatedLines(path: RepositoryPath("a"), ranges: [2...4, 9...9], total: 10)], files: 2, lines: 20)
    #expect(report.duplicatedLines == 4 && report.share == 0.2)
    #expect(report.duplicated[0].share == 0.4)
    #expect(report.duplicated[0].count(within: 3...20) == 3)
    #expect(report.duplicated[0].count(within: 5...8) == 0)
    // Three functions in a row, and one of them elsewhere: the lines of the first file are in two groups.
    var tree = CloneTree(.standard)
    tree.add("a.js", source: Self.function + Self.function.replacing("tax", with: "vat"))
    tree.add("b.js", source: Self.function + Self.function.replacing("tax", with: "vat"))
    tree.add("c.js", source: Self.function)
    let found = tree.report()
    #expect(CloneTree.words(found) == ["a.js:1-18 b.js:1-18", "a.js:1-9 b.js:1-9 c.js:1-9"])
    #expect(found.duplicated.map(\.count) == [18, 18, 9] && found.share == 1)
  }

  @Test(
    "are looked for in what somebody wrote",
    arguments: [
      ("a.js", FileKind.source, "javascript"), ("a.test.ts", .test, "javascript"), ("a.scss", .source, "css"),
      ("a.blade.php", .source, "markup"), ("a.go", .source, "go"), ("a.cpp", .source, "c"), ("a.js", .generated, nil),
      ("a.js", .vendored, nil), ("a.json", .data, nil), ("a.yml", .source, nil), ("a.md", .source, nil),
    ] as [(String, FileKind, String?)])
  func kinds(_ path: String, _ kind: FileKind, _ family: String?) {
    let nothing: [UInt8] = []
    let language = LanguageDetection.language(of: RepositoryPath(path), content: nothing.span)
    #expect(CloneFamily.family(of: language, kind: kind) == family)
    #expect(CloneFamily.family(of: nil, kind: kind) == nil)
  }

  @Test("of a file that was cut since it was sketched are looked for in what is left")
  func changedMeanwhile() {
    var tree = CloneTree(.standard)
    tree.add("a.js", source: Self.function)
    tree.add("b.js", source: Self.function)
    let plan = CloneIndex(tree.files, settings: tree.settings).plan()
    tree.add("b.js", source: "let a;")
    #expect(tree.report(plan).groups.isEmpty)
    #expect(CloneDetector.clones(ofBatch: 0, plan: plan, excerpts: [nil, nil]).steps == 1)
  }
}
