import SourceText
import Testing

@testable import Reporting

@Suite("Escaping")
struct EscapingTests {
  @Test(
    "a terminal shows what is hidden",
    arguments: [
      ("plain", "plain"), ("a\u{1B}[31mb", "a\\u{1b}[31mb"), ("a\nb\tc\rd", "a\\nb\\tc\\rd"),
      ("\u{202E}abc", "\\u{202e}abc"), ("zero\u{200B}width", "zero\\u{200b}width"), ("\u{9B}1m", "\\u{9b}1m"),
      ("Tomáš 李", "Tomáš 李"), ("e\u{301}\u{301}\u{301}\u{301}", "e\u{301}\u{301}\u{301}\u{FFFD}"),
    ])
  func terminal(_ text: String, _ expected: String) {
    #expect(Array(OutputEscaping.terminal(text).unicodeScalars) == Array(expected.unicodeScalars))
    #expect(OutputEscaping.terminal(OutputEscaping.terminal(text)) == OutputEscaping.terminal(text))
  }

  @Test("a path that is not UTF-8 is shown with replacements")
  func invalidPath() {
    #expect(OutputEscaping.terminal(RepositoryPath(bytes: [0x61, 0xFF, 0x62])) == "a\u{FFFD}b")
  }

  @Test(
    "a CSV field is quoted, and never a formula",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("=1+1", "'=1+1"), ("-1", "'-1"),
      ("+1", "'+1"), ("@a,b", "\"'@a,b\""), ("\tx", "'\\tx"), ("\rx", "'\\rx"), ("\0x", "'\\u{0}x"),
      ("a\nb", "a\\nb"), ("\u{FF1D}1", "'\u{FF1D}1"), ("\"\u{301},x", "\"\"\"\u{301},x\""), ("src/a.js", "src/a.js"),
    ])
  func csv(_ text: String, _ expected: String) {
    #expect(Array(OutputEscaping.csv(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(
    "HTML is escaped by scalar",
    arguments: [
      ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"), ("\"\u{301}", "&quot;\u{301}"), ("\u{600}<b>", "\\u{600}&lt;b&gt;"),
      ("\u{D4E}<b>", "\u{D4E}&lt;b&gt;"),
    ])
  func html(_ text: String, _ expected: String) {
    #expect(Array(OutputEscaping.html(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(
    "Markdown text stays text",
    arguments: [
      ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"), ("[x](y)", "\\[x\\]\\(y\\)"), ("<b>", "&lt;b&gt;"),
      ("http://x", "http&#58;//x"), ("www.x", "www&#46;x"), ("@all a@b", "\u{FF20}all a@b"), ("- a", "\\- a"),
      ("1. a", "1\\. a"), ("a | b", "a \\| b"), ("# a", "\\# a"), ("a\nb", "a\\\\nb"),
    ])
  func markdown(_ text: String, _ expected: String) {
    #expect(OutputEscaping.markdown(text) == expected)
  }

  @Test("a fence is longer than what it holds")
  func fences() {
    #expect(OutputEscaping.markdownCode("a`b``c") == "```a`b``c```")
    #expect(OutputEscaping.markdownCode("`") == "`` ` ``")
    #expect(OutputEscaping.markdownBlock("````\nx").hasPrefix("`````text\n"))
  }

  @Test(
    "nothing in a line is a command to the runner whose log it is",
    arguments: [
      ("::error file=a::owned", "\\::error file=a::owned"), ("a ::set-output name=b::c", "a \\::set-output name=b::c"),
      ("aaaa::error::x", "aaaa\\::error::x"), ("aaaa::STOP-COMMANDS::x", "aaaa\\::STOP-COMMANDS::x"),
      ("##vso[task.setvariable variable=a]b", "#\\#vso[task.setvariable variable=a]b"),
      ("x##[error]y", "x#\\#[error]y"),
      ("###[group]", "##\\#[group]"), ("std::vector<a::b>", "std::vector<a::b>"), ("## Title", "## Title"),
    ])
  func runnerCommands(_ text: String, _ expected: String) {
    #expect(OutputEscaping.terminal(text) == expected)
    #expect(OutputEscaping.terminal(expected) == expected)
    #expect(!OutputEscaping.json(text).lowercased().contains("##vso["))
    #expect(!OutputEscaping.json(text).contains("##["))
  }

  @Test("JSON escapes what a terminal would obey")
  func json() {
    #expect(OutputEscaping.json("a/\"\\\u{1B}\u{202E}é\u{E0041}") == "\"a/\\\"\\\\\\u001b\\u202eé\\udb40\\udc41\"")
  }

  @Test(
    "columns are counted as terminals count them",
    arguments: [("abc", 3), ("é", 1), ("e\u{301}", 1), ("李", 2), ("ｱ", 1), ("🙂", 2), ("", 0)])
  func width(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test("cutting never passes the width")
  func truncation() {
    #expect(DisplayWidth.truncated("李李李", to: 5) == "李李…")
    #expect(DisplayWidth.truncated("李李李", to: 4) == "李…")
    #expect(DisplayWidth.truncated("abc", to: 3) == "abc")
    #expect(DisplayWidth.truncatedHead("src/a/b.js", to: 6) == "…/b.js")
  }
}
