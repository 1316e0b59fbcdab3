import SourceText
import TestSupport
import Testing

@testable import Lexing

/// Where lexers go wrong. Each case shows the tokens but for punctuation and operators of no interest.
@Suite("Hard cases")
struct HardCaseTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let language: String
    let source: String
    /// Kind and text of the tokens that are literals, comments, markup, directives or keywords, or `|` and the text of
    /// a name.
    let expected: [String]
    var testDescription: String { "\(language): \(source)" }

    init(_ language: String, _ source: String, _ expected: [String]) {
      self.language = language
      self.source = source
      self.expected = expected
    }
  }

  @Test("are read as the language says", arguments: cases)
  func tokens(_ sample: Case) throws {
    let bytes = Array(sample.source.utf8)
    let language = try #require(LanguageRegistry.language(id: sample.language))
    var tokens: [Token] = []
    Lexer.tokens(of: bytes.span, language: language, into: &tokens)
    try expectTiles(bytes, language)
    var shown: [String] = []
    for token in tokens {
      let text = String(decoding: bytes[token.range], as: UTF8.self)
      switch token.kind {
      case .identifier: shown.append("|" + text)
      case .keyword: shown.append("k:" + text)
      case .string: shown.append("s:" + text)
      case .templateText: shown.append("t:" + text)
      case .regex: shown.append("r:" + text)
      case .lineComment, .blockComment: shown.append("c:" + text)
      case .docComment: shown.append("d:" + text)
      case .preprocessor: shown.append("p:" + text)
      case .markup: shown.append("m:" + text)
      case .number: shown.append("n:" + text)
      case .punctuation where token.code == Symbol.interpolationOpen: shown.append("(" + text)
      case .punctuation where token.code == Symbol.interpolationClose: shown.append(text + ")")
      case .unknown: shown.append("?:" + text)
      case .punctuation, .operator: break
      }
    }
    #expect(shown == sample.expected)
  }

  static let cases: [Case] = javaScript + python + php + ruby + managed + native + scripts + data + templates

  private static let javaScript: [Case] = [
    Case("javascript", "if (a) /b/.c; (d) / e / f", ["k:if", "|a", "r:/b/", "|c", "|d", "|e", "|f"]),
    Case("javascript", "{ a } /b/g; x = { c } / d / e", ["|a", "r:/b/g", "|x", "|c", "|d", "|e"]),
    Case("javascript", "function f() { } /a'/.b", ["k:function", "|f", "r:/a'/", "|b"]),
    Case("javascript", "return {} / a; a++ / b / c", ["k:return", "|a", "|a", "|b", "|c"]),
    Case("javascript", "while (a) /[/]'/.b", ["k:while", "|a", "r:/[/]'/", "|b"]),
    Case(
      "javascript", "`a${`b${`c${d}`}`}e`",
      ["t:`a", "(${", "t:`b", "(${", "t:`c", "(${", "|d", "})", "t:`", "})", "t:`", "})", "t:e`"]),
    Case(
      "javascript", "a = <p>don't &amp; <b>it's</b></p>",
      [
        "|a", "m:<", "m:p", "m:>", "m:don't &amp;", "m:<", "m:b", "m:>", "m:it's", "m:</", "m:b", "m:>", "m:</", "m:p",
        "m:>",
      ]),
    Case("typescript", "a = <T>(b: c<d>) => <e>f / g", ["|a", "|T", "|b", "|c", "|d", "|e", "|f", "|g"]),
    Case(
      "tsx", "a = <T,>(b: T) => <p x={c<d>(1)}>'</p>",
      [
        "|a", "|T", "|b", "|T", "m:<", "m:p", "m:x", "m:=", "({", "|c", "|d", "n:1", "})", "m:>", "m:'", "m:</", "m:p",
        "m:>",
      ]),
    Case("tsx", "<A<B> c />; 'd'", ["m:<", "m:A", "m:<B>", "m:c", "m:/>", "s:'d'"]),
    Case("javascript", "'a\\\r\nb' + c", ["s:'a\\\r\nb'", "|c"]),
    // Type parameters of function types, signatures and expressions are no elements.
    Case("tsx", "type A = <K>(k: K) => 'b'", ["|type", "|A", "|K", "|k", "|K", "s:'b'"]),
    Case("tsx", "interface A { <T>(b: T): 'c' }", ["|interface", "|A", "|T", "|b", "|T", "s:'c'"]),
    Case("tsx", "interface A { new <T>(b: T): 'c' }", ["|interface", "|A", "k:new", "|T", "|b", "|T", "s:'c'"]),
    Case("tsx", "a = function <T>(b) { 'c' }", ["|a", "k:function", "|T", "|b", "s:'c'"]),
    Case("tsx", "a = <T = any,>(b) => 'c'", ["|a", "|T", "|any", "|b", "s:'c'"]),
    Case("tsx", "a = <T\n  extends b>(c) => 'd'", ["|a", "|T", "k:extends", "|b", "|c", "s:'d'"]),
    Case("tsx", "a = <T/**/,>(b) => 'c'", ["|a", "|T", "c:/**/", "|b", "s:'c'"]),
    Case(
      "tsx", "{ a && <b>(c): d</b> }",
      ["|a", "m:<", "m:b", "m:>", "m:(c): d", "m:</", "m:b", "m:>"]),
    Case("tsx", "a++ <b; c! <d; e! / 2; f = 'g'", ["|a", "|b", "|c", "|d", "|e", "n:2", "|f", "s:'g'"]),
    Case(
      "javascript", "for (const a of /`/) b; for await (c of d) /`/.e",
      [
        "k:for", "k:const", "|a", "|of", "r:/`/", "|b", "k:for", "k:await", "|c", "|of", "|d", "r:/`/", "|e",
      ]),
    Case("javascript", "// a\rb // c\u{2028}d // e\r\nf", ["c:// a", "|b", "c:// c\u{2028}", "|d", "c:// e", "|f"]),
  ]

  private static let python: [Case] = [
    Case(
      "python", #"f"{a["b"]}{"c" + f"{d}"}""#,
      [
        #"t:f""#, "({", "|a", #"s:"b""#, "})", "({", #"s:"c""#, #"t:f""#, "({", "|d", "})", #"t:""#, "})", #"t:""#,
      ]),
    Case("python", "f'{a:#06x}' # c", ["t:f'", "({", "|a", "t::#06x", "})", "t:'", "c:# c"]),
    Case("python", "f'{a[1:2]:{b}.2f}'", ["t:f'", "({", "|a", "n:1", "n:2", "t::{b}.2f", "})", "t:'"]),
    Case("python", "x = '''a\n'b' \"\"\" '''; y", ["|x", "s:'''a\n'b' \"\"\" '''", "|y"]),
    Case("python", "def f():\n  '''doc'''\n  return '''s'''", ["k:def", "|f", "d:'''doc'''", "k:return", "s:'''s'''"]),
    Case("python", #"rf"^\{{\s*\{{$" + 'a'"#, [#"s:rf"^\{{\s*\{{$""#, "s:'a'"]),
    Case("python", #"f"\{a}\"b" + 'c'"#, [#"t:f"\"#, "({", "|a", "})", #"t:\"b""#, "s:'c'"]),
    Case("python", "# a\rb", ["c:# a", "|b"]),
    Case("python", "rb'\\' + Rb\"a\"", ["s:rb'\\' + Rb\"a\""]),
    Case("python", "f'''{\na # c\n}'''", ["t:f'''", "({", "|a", "c:# c", "})", "t:'''"]),
  ]

  private static let php: [Case] = [
    Case("php", "<?php $a = <<<'X'\n  {$b} ?>\n  X . 'c';", ["m:<?php", "|$a", "t:<<<'X'\n  {$b} ?>\n  X", "s:'c'"]),
    Case(
      "php", "<?php f(<<<X\n  X2 {$a['b']} Xa\n  X, 1);",
      [
        "m:<?php", "|f", "t:<<<X\n  X2 ", "({", "|$a", "s:'b'", "})", "t: Xa\n  X", "n:1",
      ]),
    Case(
      "php", "<?php // a ?>b<?php # c ?>d<?= /* ?> */ '?>' ?>e",
      [
        "m:<?php", "c:// a ", "m:b", "m:<?php", "c:# c ", "m:d", "m:<?=", "c:/* ?> */", "s:'?>'", "m:e",
      ]),
    Case("php", "<?php #[A('#')] fn() => 1;", ["m:<?php", "|A", "s:'#'", "k:fn", "n:1"]),
    Case("php", "<?php __halt_compiler();'a", ["m:<?php", "k:__halt_compiler", "m:'a"]),
    Case("php", "<?php $a->__halt_compiler; 'b'", ["m:<?php", "|$a", "|__halt_compiler", "s:'b'"]),
    Case(
      "php", "<?php \"a ${b[\"c\"]} \\${d} $${e['f\"g']}\"; <<<X\n${h['i']}\nX;",
      [
        "m:<?php", "t:\"a ", "(${", "|b", "s:\"c\"", "})", "t: \\${d} $", "(${", "|e", "s:'f\"g'", "})", "t:\"",
        "t:<<<X\n",
        "(${", "|h", "s:'i'", "})", "t:\nX",
      ]),
    Case("php", "<?php // a\rfunction do() {} // b\r\n", ["m:<?php", "c:// a", "k:function", "|do", "c:// b"]),
  ]

  private static let ruby: [Case] = [
    Case(
      "ruby", "f(<<A, <<~'B', c)\na\nA\nb #{d}\nB\ne",
      [
        "|f", "t:<<A", "t:<<~'B'", "|c", "t:a\nA", "t:b #{d}\nB", "|e",
      ]),
    Case("ruby", "%w(a (b) c) + %q{d} + %r/e/ + %i[f]", ["s:%w(a (b) c)", "s:%q{d}", "r:%r/e/", "s:%i[f]"]),
    Case("ruby", "[?a, ?', ?\\n, a ? b : c]", ["s:?a", "s:?'", "s:?\\n", "|a", "|b", "|c"]),
    Case("ruby", "a / b / c; puts /d'/; x.y /2", ["|a", "|b", "|c", "|puts", "r:/d'/", "|x", "|y", "n:2"]),
    Case("ruby", "a = $' + $\"; 'b'", ["|a", "|$'", "|$\"", "s:'b'"]),
    Case(
      "ruby", "a = <<eos\n'b\neos\nc <<d\ne <<'f g'\n\"\nf g\nh",
      ["|a", "t:<<eos", "t:'b\neos", "|c", "|d", "|e", "t:<<'f g'", "t:\"\nf g", "|h"]),
    Case("ruby", "class << self; a << B; end", ["k:class", "k:self", "|a", "|B", "k:end"]),
    Case("ruby", "a\n=begin\n'b\n=end\nc\n__END__\n'd", ["|a", "c:=begin\n'b\n=end", "|c", "m:__END__\n'd"]),
  ]

  private static let managed: [Case] = [
    Case(
      "csharp", "$$\"\"\"a {b} {{c}} \"\" \"\"\" + d", ["t:$$\"\"\"a {b} ", "({{", "|c", "}})", "t: \"\" \"\"\"", "|d"]),
    Case("csharp", "@\"a\\\" + $@\"b\"\"{c}\\\"", ["s:@\"a\\\"", "t:$@\"b\"\"", "({", "|c", "})", "t:\\\""]),
    Case(
      "csharp", "$\"{a:#,##0} {b,-3:x} {{}}\"",
      [
        "t:$\"", "({", "|a", "t::#,##0", "})", "t: ", "({", "|b", "n:3", "t::x", "})", "t: {{}}\"",
      ]),
    Case("java", "\"\"\"\n \\\"\"\" \"a\" // \"\"\" + '\"'", ["s:\"\"\"\n \\\"\"\" \"a\" // \"\"\"", "s:'\"'"]),
    Case(
      "kotlin", "\"${\"}\"}\" + \"\"\"${a}\"\"\"",
      [
        "t:\"", "(${", "s:\"}\"", "})", "t:\"", "t:\"\"\"", "(${", "|a", "})", "t:\"\"\"",
      ]),
    Case("kotlin", "/* /* */ */ fun `a b`()", ["c:/* /* */ */", "k:fun", "|`a b`"]),
    Case(
      "scala", "s\"a${b + \"}\"}\" + 'c + 'd' + \"${e}\"",
      [
        "t:s\"a", "(${", "|b", "s:\"}\"", "})", "t:\"", "|'c", "s:'d'", "s:\"${e}\"",
      ]),
    Case(
      "dart", "r'a\\' + '${b['c']}' + r\"\"\"d\"\"\"",
      ["s:r'a\\'", "t:'", "(${", "|b", "s:'c'", "})", "t:'", "s:r\"\"\"d\"\"\""]),
  ]

  private static let native: [Case] = [
    Case("swift", "#\"\\#(x)\"# + ##\"\\#(y)\"##", ["t:#\"", "(\\#(", "|x", "))", "t:\"#", "s:##\"\\#(y)\"##"]),
    Case(
      "swift", "let a = /b\"c/; d / e / f; #/ g/h /#", ["k:let", "|a", "r:/b\"c/", "|d", "|e", "|f", "r:#/ g/h /#"]),
    Case("swift", "reduce(1, /) + f(/, /)", ["|reduce", "n:1", "|f"]),
    Case("swift", "\"\"\"\n a \"b\" \\(\"c\") \"\"\"", ["t:\"\"\"\n a \"b\" ", "(\\(", "s:\"c\"", "))", "t: \"\"\""]),
    Case(
      "rust", "r##\"a\"#\"## + br\"\\\" + 'b: 'c' + b'\\''",
      ["s:r##\"a\"#\"##", "s:br\"\\\"", "|'b", "s:'c'", "s:b'\\''"]),
    Case("rust", "/* /* a */ */ r#fn::<'a>('\\u{1F}')", ["c:/* /* a */ */", "|r#fn", "|'a", "s:'\\u{1F}'"]),
    Case("c", "// a \\\n b\nc", ["c:// a \\\n b", "|c"]),
    Case("c", "// a \\\r\n b\r\nc", ["c:// a \\\r\n b", "|c"]),
    Case("c", "#define A \"/*\" 'b' // c\nd", ["p:#define A \"/*\" 'b' ", "c:// c", "|d"]),
    Case("c", "#if 0\nit's\n#else\nint a;\n#endif", ["p:#if 0", "|it", "s:'s", "p:#else", "k:int", "|a", "p:#endif"]),
    Case("c", "#define A \\\n  'b\nc", ["p:#define A \\\n  'b", "|c"]),
    Case("cpp", "R\"x(a)\" )y\" )x\" + u8R\"(b)\" + 1'000", ["s:R\"x(a)\" )y\" )x\"", "s:u8R\"(b)\"", "n:1'000"]),
    Case("objectivec", "@\"a\" + @'b' + @[@1] + L\"c\"", ["s:@\"a\"", "|@", "s:'b'", "|@", "|@1", "s:L\"c\""]),
  ]

  private static let scripts: [Case] = [
    Case(
      "shell", "cat <<-A <<'B C'\n\ta\n\tA\nb'\nB C\nd",
      ["|cat", "t:<<-A", "t:<<'B C'", "t:\ta\n\tA", "t:b'\nB C", "|d"]),
    Case(
      "shell", "a=$((1 << b)); ((c <<d)); cat << E\n'\nE\n",
      [
        "|a", "|$", "n:1", "|b", "|c", "|d", "|cat", "t:<< E", "t:'\nE",
      ]),
    Case(
      "shell", "\"$(case a in b) c ;; (d) e ;; esac)\" 'f'",
      [
        "t:\"", "($(", "k:case", "|a", "k:in", "|b", "|c", "|d", "|e", "k:esac", "))", "t:\"", "s:'f'",
      ]),
    Case("shell", "a \\' b $'c\\'' $# d#e # f", ["|a", "|b", "s:$'c\\''", "|$", "|d", "|e", "c:# f"]),
    Case("shell", "grep a <<< \"b\"\nc", ["|grep", "|a", "s:\"b\"", "|c"]),
    Case(
      "perl", "$a // 'x'; split //, $b; shift // 'y'; f($c) //= /d'/",
      ["|$a", "s:'x'", "|split", "r://", "|$b", "|shift", "s:'y'", "|f", "|$c", "r:/d'/"]),
    Case(
      "perl", "s{a}{b}g; y/a/b/; m#c'#x; q(d (e)); tr/'//d",
      ["r:s{a}{b}g", "r:y/a/b/", "r:m#c'#x", "s:q(d (e))", "r:tr/'//d"]),
    Case(
      "perl", "$h{s} / $x / $#a; $y = {y => 1, s => $q}; $o->m / 2",
      [
        "|$h", "|s", "|$x", "|$#a", "|$y", "|y", "n:1", "|s", "|$q", "|$o", "|m", "n:2",
      ]),
    Case(
      "perl", "a\n\n=pod\n\n'b\n\n=cut\n\n$c = split /,'/, %d;",
      ["|a", "d:=pod\n\n'b\n\n=cut", "|$c", "|split", "r:/,'/", "|%d"]),
    Case(
      "perl", "print <<\"A B\" . <<~'C';\na'\nA B\n  b\n  C\n__END__\n'",
      [
        "|print", "t:<<\"A B\"", "t:<<~'C'", "t:a'\nA B", "t:  b\n  C", "m:__END__\n'",
      ]),
    Case(
      "perl", "$a =~ /b\n  \\/'/xo; $c =~ m,d/e',i; f(m, s); print <<\"\";\n'\n\n$g",
      [
        "|$a", "r:/b\n  \\/'/xo", "|$c", "r:m,d/e',i", "|f", "|m", "|s", "|print", "t:<<\"\"", "t:'\n", "|$g",
      ]),
    Case("lua", "--[==[ ]] ]==] a = [=[ ]] ]=] --[ b", ["c:--[==[ ]] ]==]", "|a", "s:[=[ ]] ]=]", "c:--[ b"]),
    Case("lua", "a[b[1]] // 2 -- c", ["|a", "|b", "n:1", "n:2", "c:-- c"]),
    Case("lua", "::continue::\nend", ["|continue", "k:end"]),
    Case(
      "powershell", "@\"\na \"b\" $(c) \"@\n\"@ + @'\n\"\n'@ + \"`\"\" + 'd''e'",
      [
        "t:@\"\na \"b\" ", "($(", "|c", "))", "t: \"@\n\"@", "t:@'\n\"\n'@", "s:\"`\"\"", "s:'d''e'",
      ]),
    Case("powershell", "<# a # #> b-c # d", ["c:<# a # #>", "|b-c", "c:# d"]),
    Case(
      "elixir", "~r/a\"/i <> ~S(#{b}) <> ~s{#{c}} <> ?' <> :\"d\"",
      [
        "r:~r/a\"/i", "s:~S(#{b})", "t:~s{", "(#{", "|c", "})", "t:}", "s:?'", "s:\"d\"",
      ]),
    Case(
      "elixir", "@doc \"\"\"\na\n\"\"\"\nb = \"\"\"\nc\n\"\"\"",
      ["|@doc", "d:\"\"\"\na\n\"\"\"", "|b", "s:\"\"\"\nc\n\"\"\""]),
  ]

  private static let data: [Case] = [
    Case(
      "sql", "f AS $$ a -- b\n$$; SELECT $x$it's$x$, 'c''d'",
      ["|f", "k:AS", "|a", "c:-- b", "k:SELECT", "s:$x$it's$x$", "s:'c''d'"]),
    Case("sql", "'it\\'s', 'C:\\', 'a\\\\'; -- c", ["s:'it\\'s'", "s:'C:\\'", "s:'a\\\\'", "c:-- c"]),
    Case("sql", "DO $b$ '$b$ '; $b$ -- c", ["k:DO", "s:'$b$ '", "c:-- c"]),
    Case("yaml", "a: |\n  # b\n   'c\n\n  d\ne: 'f' # g", ["|a", "s:# b\n   'c\n\n  d", "|e", "s:'f'", "c:# g"]),
    Case("yaml", "- a: >-\n    b'\n  c: |2 # d\n    e\n- f", ["|a", "s:b'", "|c", "c:# d", "s:e", "|f"]),
    Case("yaml", "a: b | c\nd: 'e'", ["|a", "|b", "|c", "|d", "s:'e'"]),
    Case("toml", "a = '''b\n'c' ''' # d", ["|a", "s:'''b\n'c' '''", "c:# d"]),
    Case(
      "terraform", "a = <<-B\n  ${c} 'd\n  B\ne = \"${f[\"g\"]}\"",
      [
        "|a", "t:<<-B", "t:  ", "(${", "|c", "})", "t: 'd\n  B", "|e", "t:\"", "(${", "|f", "s:\"g\"", "})", "t:\"",
      ]),
    Case(
      "css", "a{b:url(//c/*d*/);e:url( 'f' )}/*g*/", ["|a", "|b", "s:url(//c/*d*/)", "|e", "|url", "s:'f'", "c:/*g*/"]),
    Case("scss", "a: \"b#{c(\"d\")}\"; // e", ["|a", "t:\"b", "(#{", "|c", "s:\"d\"", "})", "t:\"", "c:// e"]),
    Case("graphql", "\"\"\"a \"b\" \"\"\" c(d: \"e\")", ["d:\"\"\"a \"b\" \"\"\"", "|c", "|d", "s:\"e\""]),
    Case(
      "dockerfile", "RUN a # b\n# c\nRUN <<E\n'\nE\nd", ["|RUN", "|a", "|b", "c:# c", "|RUN", "t:<<E", "t:'\nE", "|d"]),
    Case(
      "markdown", "a\n```\n<!-- b -->\n```\n`<!--` <!-- c --> d",
      ["m:a\n```\n<!-- b -->\n```\n`<!--`", "c:<!-- c -->", "m:d"]),
  ]

  private static let templates: [Case] = [
    Case(
      "liquid", "{% raw %}{{ a }}'{% endraw %}{%- comment -%}b{%- endcomment -%}{{ 'c' | d }}",
      [
        "m:{% raw %}{{ a }}'{% endraw %}", "c:{%- comment -%}b{%- endcomment -%}", "({{", "s:'c'", "|d", "}})",
      ]),
    Case(
      "liquid", "<a b=\"{{ c | d: \"e\" }}\">",
      [
        "m:<", "m:a", "m:b", "m:=", "t:\"", "({{", "|c", "|d", "s:\"e\"", "}})", "t:\"", "m:>",
      ]),
    Case(
      "liquid", "{% schema %}{\"a\": 1}{% endschema %}b",
      ["m:{% schema %}", "s:\"a\"", "n:1", "m:{% endschema %}", "m:b"]),
    Case(
      "twig", "{{ \"}}\" }}{# {{ a }} #}{% verbatim %}{{ b }}{% endverbatim %}",
      [
        "({{", "s:\"}}\"", "}})", "c:{# {{ a }} #}", "m:{% verbatim %}{{ b }}{% endverbatim %}",
      ]),
    Case(
      "blade", "{{-- {{ a }} --}}@php $b = 1; @endphp @if(c(')'))x @endif a@b.c @{{ d }}",
      [
        "c:{{-- {{ a }} --}}", "m:@php", "|$b", "n:1", "m:@endphp", "m:@if", "((", "|c", "s:')'", "))", "m:x",
        "m:@endif",
        "m:a@b.c", "m:@{{ d }}",
      ]),
    Case("erb", "<%# a %><%= b \"c\" -%>d<%% e", ["c:<%# a %>", "m:<%=", "|b", "s:\"c\"", "m:d", "m:<%%", "m:e"]),
    Case(
      "vue", "<p :a=\"b ? 'c' : d\" e='f'>{{ g }}</p>",
      [
        "m:<", "m:p", "m::a", "m:=", "(\"", "|b", "s:'c'", "|d", "\")", "m:e", "m:=", "s:'f'", "m:>", "({{", "|g",
        "}})",
        "m:</", "m:p", "m:>",
      ]),
    Case(
      "svelte", "{#if a === '}'}b{:else}{@html c}{/if}<p d={() => { e }} />",
      [
        "({", "m:#if", "|a", "s:'}'", "})", "m:b", "({", "m::else", "})", "({", "m:@html", "|c", "})", "({", "m:/if",
        "})",
        "m:<", "m:p", "m:d", "m:=", "({", "|e", "})", "m:/>",
      ]),
    Case(
      "html", "<script>'</b>' // a\n</script><style>/* b */</style><p>it's // c",
      [
        "m:<", "m:script", "m:>", "s:'</b>'", "c:// a", "m:</", "m:script", "m:>", "m:<", "m:style", "m:>", "c:/* b */",
        "m:</", "m:style", "m:>", "m:<", "m:p", "m:>", "m:it's // c",
      ]),
    Case(
      "html", "<script lang=\"en\" type=\"text/javascript\">'<b>'</script>",
      [
        "m:<", "m:script", "m:lang", "m:=", "s:\"en\"", "m:type", "m:=", "s:\"text/javascript\"", "m:>", "s:'<b>'",
        "m:</", "m:script", "m:>",
      ]),
    Case("html", "<script/>\n'<b>'</script>", ["m:<", "m:script", "m:/>", "s:'<b>'", "m:</", "m:script", "m:>"]),
    Case("vue", "<script/><b>", ["m:<", "m:script", "m:/>", "m:<", "m:b", "m:>"]),
    Case("html", "<!--><b>--><!---><i>", ["c:<!-->", "m:<", "m:b", "m:>", "m:-->", "c:<!--->", "m:<", "m:i", "m:>"]),
    Case(
      "html", "<a href=it's><b c=/d/e f>'",
      ["m:<", "m:a", "m:href", "m:=", "m:it's", "m:>", "m:<", "m:b", "m:c", "m:=", "m:/d/e", "m:f", "m:>", "m:'"]),
    Case(
      "html", "<script type=text/jscript>'<b>'</script>",
      ["m:<", "m:script", "m:type", "m:=", "m:text/jscript", "m:>", "s:'<b>'", "m:</", "m:script", "m:>"]),
    Case(
      "html", "<script type=\"text/x-template\"><p>it's</p></script>",
      [
        "m:<", "m:script", "m:type", "m:=", "s:\"text/x-template\"", "m:>", "m:<", "m:p", "m:>", "m:it's", "m:</",
        "m:p", "m:>",
        "m:</", "m:script", "m:>",
      ]),
    Case(
      "xml", "<a><![CDATA[<b>'<!-- c -->]]></a>",
      [
        "m:<", "m:a", "m:>", "m:<![CDATA[<b>'<!-- c -->]]>", "m:</", "m:a", "m:>",
      ]),
  ]
}
