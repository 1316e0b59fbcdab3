import Findings
import Lexing
import RuleEngine
import SourceText
import Testing

/// Code inside documents is code.
@Suite("Rules and code inside documents")
struct EmbeddedCodeTests {
  private func rules(_ text: String, path: String) throws -> [String] {
    var matcher = try RuleMatcher(Shipped.set())
    return try findings(text, path: path, &matcher).filter { $0.dimension == .security }.map(\.rule)
  }

  @Test(
    "a script is looked at in whatever stands around it",
    arguments: [
      ("src/a.vue", "<template><p>{{ x }}</p></template>\n<script>\nexport default { m(c) { eval(c) } }\n</script>\n"),
      ("src/a.vue", "<script setup lang=\"ts\">\nconst run = (c: string) => eval(c)\n</script>\n"),
      ("src/a.vue", "<template><a @click=\"eval(code)\">x</a></template>\n"),
      ("src/a.svelte", "<script lang=\"ts\">\n  export let c: string;\n  eval(c);\n</script>\n<p>{c}</p>\n"),
      ("src/a.svelte", "<p>{eval(c)}</p>\n"),
      ("public/a.html", "<html><body><script>eval(location.hash.slice(1))</script></body></html>\n"),
      ("public/a.html", "<script type=\"module\">\neval(c)\n</script>\n"),
      ("resources/views/a.blade.php", "<p>{{ $x }}</p>\n<script>\neval(c)\n</script>\n"),
    ])
  func scripts(path: String, text: String) throws {
    #expect(try rules(text, path: path) == ["code.js-eval"])
  }

  @Test(
    "what is no script is none",
    arguments: [
      ("src/a.vue", "<template><p>eval(c)</p></template>\n<style>\na { b: eval(c) }\n</style>\n"),
      ("public/a.html", "<p>eval(c)</p>\n<!-- <script>eval(c)</script> -->\n"),
      ("public/a.html", "<script type=\"text/x-template\">eval(c)</script>\n"),
      ("public/a.html", "<script>const help = \"eval(c)\"; // eval(c)\n</script>\n"),
      ("resources/views/a.blade.php", "<p>eval($c)</p>\n"),
    ])
  func others(path: String, text: String) throws {
    #expect(try rules(text, path: path).isEmpty)
  }

  @Test("PHP in a template is PHP, and a script in it is not")
  func blade() throws {
    let path = "resources/views/a.blade.php"
    #expect(
      try rules("<p>{!! $_GET['x'] !!}</p>\n@php system($_GET['c']); @endphp\n", path: path).contains(
        "code.php-command-injection"))
    #expect(try rules("<p>{{ phpinfo() }}</p>\n", path: path) == ["code.php-info-page"])
    #expect(try rules("<script>\neval($form)\n</script>\n", path: path) == ["code.js-eval"])
  }

  @Test("rules over bytes look at scripts, and only at them")
  func bytes() throws {
    let weak = "const token = Math.random().toString(36);\n"
    #expect(try rules("<script>\n\(weak)</script>\n", path: "src/a.vue") == ["code.js-weak-random"])
    #expect(try rules("<template><pre>\n\(weak)</pre></template>\n", path: "src/a.vue").isEmpty)
  }

  @Test("parts of a document are told by language and place")
  func parts() throws {
    func parts(_ text: String, _ path: String) -> [String] {
      let bytes = Array(text.utf8)
      let source = LexedSource(
        bytes.span, language: LanguageDetection.language(of: RepositoryPath(path), content: bytes.span))
      #expect(
        zip(source.embedded, source.embedded.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
      return source.embedded.map { "\($0.language.id): \(String(decoding: bytes[$0.range], as: UTF8.self))" }
    }
    #expect(parts("<script>a()</script><style>b{}</style>", "a.html") == ["javascript: a()", "css: b{}"])
    #expect(parts("<p :x=\"a\">{{ b }}</p>", "a.vue") == ["typescript: \"a", "typescript: {{ b }}"])
    #expect(parts("<p x={a}>{#if b}{@html c}{/if}</p>", "a.svelte").allSatisfy { $0.hasPrefix("typescript: {") })
    #expect(
      parts("{{ $a }}@if($b)<script>c</script>", "a.blade.php") == ["php: {{ $a }}", "php: ($b)", "javascript: c"])
    #expect(parts("a()", "a.js").isEmpty)
  }
}
