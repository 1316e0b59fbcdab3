import Testing

/// Where functions are missed, found twice, or found where there is none.
extension LanguageFunctionTests {
  static let hardCases: [Case] =
    typeScript + keywordNames + bodies + [
      Case(
        language: "php",
        source: """
          function f($a) { foreach ($a as $b): if ($b) { x(); } else { if ($c) { y(); } } if ($d) { z(); } endforeach; }
          function g($a) { if ($a): x(); elseif ($b): y(); else: z(); endif; }
          function h() { do $a++; while ($a < 3); if ($b) {} }
          """.php,
        expected: ["f 2-2 5 9 1", "g 3-3 3 3 1", "h 4-4 3 2 0"]),
      Case(
        language: "javascript",
        source: """
          function* once() { if (a) {} }
          const one = function* () {};
          function f(a) {
            do a++
            while (a < 3)
            if (a) {}
          }
          """,
        expected: ["once 1-1 2 1 0", "one 2-2 1 0 0", "f 3-7 3 2 1"]),
      Case(
        language: "java", source: "class A { void f(int a) { do a++; while (a < 3); if (a) {} } }",
        expected: ["A.f 1-1 3 2 1"]),
      Case(
        language: "go",
        source: """
          var a = map[string]func(int) int{"b": c, "d": func(x int) int { return x }}
          var e = []func(a, b int) bool{f, g}
          func h() func(int) int { if a { b() }; return func(x int) int { return x } }
          """,
        expected: ["d 1-1 1 0 1", "h 3-3 2 1 0", "(anonymous) 3-3 1 0 1"]),
      Case(
        language: "kotlin",
        source: """
          fun <T> List<T>.first(a: Int): Int { return a }
          fun List<String>.second(b: Int) { loop@ for (x in y) { break@loop } }
          fun Map<String, List<Int>>.third() = this.size
          """,
        expected: ["first 1-1 1 0 1", "second 2-2 2 2 1", "third 3-3 1 0 0"]),
      Case(
        language: "csharp",
        source: """
          class A {
            void F() { try { } catch (E e) when (e.B > 1) { if (c) { } } }
            public (int a, string b) G(int x) { return (1, "a"); }
          }
          """,
        expected: ["A.F 2-2 3 3 0", "A.G 3-3 1 0 1"]),
    ]

  private static let bodies: [Case] = [
    Case(
      language: "cpp",
      source: """
        Foo::Foo(int a) : x_{a}, y_(b) { if (a) {} }
        Foo::Foo() : Base<int>{1}, x_{2} { }
        int f(int a) { return a ?: 2; }
        """,
      expected: ["Foo.Foo 1-1 2 1 1", "Foo.Foo 2-2 1 0 0", "f 3-3 2 0 1"]),
    Case(
      language: "c",
      source: """
        int f(int a) {
        #if X
          if (a > 1) {
        #elif Y
          if (a > 2) {
        #else
          if (a > 3) {
        #endif
            a++;
          }
          return a;
        }
        int g(int a) {
        #ifdef X
          if (a) {
        #endif
            a++;
        #ifdef X
          } else {
        #else
          {
        #endif
            a--;
          }
          return (a);
        }
        int h(void) { return 1; }
        """,
      // #if and #elif count one each, and each branch's condition does.
      expected: ["f 1-12 6 7 1", "g 13-26 4 5 1", "h 27-27 1 0 0"]),
    Case(
      language: "blade",
      source: """
        <div>@php
        function f($a) { if ($a) { return 1; } return 2; }
        @endphp
        {{ collect($b)->map(fn ($c) => $c ? 1 : 2) }} @foreach ($d as $e => $g) x @endforeach
        <script>function h(a) { if (a) { return {{ $i }}; } }</script>
        <?php function j() { ?><p><?php } ?>
        """,
      expected: ["f 2-2 2 1 1", "(anonymous) 4-4 2 1 1", "h 5-5 2 1 1", "j 6-6 1 0 0"]),
    Case(
      language: "blade", source: "<?php\nclass A {\n  function f($a) { return $a ? '?' : 2; }\n}\n",
      expected: ["A.f 3-3 2 1 1"]),
    Case(
      language: "liquid", source: "{% javascript %}\nfunction f(a) { if (a) {} }\n{% endjavascript %}<p>it's",
      expected: ["f 2-2 2 1 1"]),
    Case(
      language: "twig", source: "{% if a %}<script>const f = (a) => a ? 1 : 2;</script>{% endif %}",
      expected: ["f 1-1 2 1 1"]),
    Case(
      language: "erb", source: "<% def f(a) %><% if a %>b<% end %><% end %>\n<script>function g() {}</script>",
      expected: ["f 1-1 2 1 1", "g 2-2 1 0 0"]),
    Case(
      language: "php",
      source: """
        class A {
          function m($a) { return $this->m($a - 1); }
          function n() { return self::n() + static::n(); }
          function o() { return $b->o() + B::o(); }
        }
        """.php,
      expected: ["A.m 3-3 1 1 1", "A.n 4-4 1 1 0", "A.o 5-5 1 0 0"]),
    Case(
      language: "python", source: "class A:\n  def m(self, a):\n    return self.m(a) + b.m(a)\n",
      expected: ["A.m 2-3 1 1 2"]),
    Case(
      language: "python",
      source: """
        def f(a, b, c, d):
          return a if b else (c if d else 1)
        def g(a):
          return map(lambda q, r: q if q else 1, a), 1 if a else 2
        def h(a):
          b = 1 if a else 2
          c = 1 if a else 2
          return d(1 if a else 2, 3 if a else 4)
        """,
      expected: ["f 1-2 3 3 4", "g 3-4 3 3 1", "h 5-8 5 4 1"]),
    Case(
      language: "jsx",
      source: """
        const A = ({ a }) => <Foo
          x={a ? 1 : 2}
        />;
        const B = (b) => <p>
          {b && 1}
        </p>
        const c = 1
        """,
      expected: ["A 1-3 2 1 1", "B 4-6 2 1 1"]),
  ]

  private static let keywordNames: [Case] = [
    Case(
      language: "php",
      source: """
        class A {
          public function do($x) { if ($x) {} }
          function else() {} function and() {}
          function catch($e) { try {} catch (E $e) {} }
          function goto() {}
        }
        """.php,
      expected: ["A.do 3-3 2 1 1", "A.else 4-4 1 0 0", "A.and 4-4 1 0 0", "A.catch 5-5 2 1 1", "A.goto 6-6 1 0 0"]),
    Case(
      language: "javascript",
      source: """
        const a = { new(b) {}, delete(c) { if (c) {} }, return() {}, async catch(e) {}, function() {}, class() {} };
        class B { class() {} function() {} c = function () {} }
        f({ if(a) { g(); } });
        function h() { if (a) { while (b) { c(); } } a(), function (d) {}(e); }
        """,
      expected: [
        "new 1-1 1 0 1", "delete 1-1 2 1 1", "return 1-1 1 0 0", "catch 1-1 1 0 1", "function 1-1 1 0 0",
        "class 1-1 1 0 0", "B.class 2-2 1 0 0", "B.function 2-2 1 0 0", "B.c 2-2 1 0 0", "if 3-3 1 0 1",
        "h 4-4 3 3 0", "(anonymous) 4-4 1 0 1",
      ]),
  ]

  private static let typeScript: [Case] = [
    Case(
      language: "typescript",
      source: """
        function hoc(options: Options): (b: string) => void { if (options) {} return b; }
        type Props = { onClick: () => void; onChange?: (x: number) => void }
        const [a, b] = useState<(x: number) => void>(() => 1);
        const m = new Map<string, (a: number) => boolean>();
        let fn: (a: number) => void;
        type G<T> = (a: T) => T extends string ? 1 : 2
        type M = { [K in keyof T]: (a: T[K]) => void }
        function p(): Promise<{ a: number; b: () => void }> { return q; }
        function gen<T = () => void>(a: T) { return a }
        function isA(a): a is { b: () => void } { return true }
        defineProps<{ b?: (x: number) => void }>()
        const v = x as (a: number) => void;
        """,
      expected: ["hoc 1-1 2 1 1", "(anonymous) 3-3 1 0 0", "p 8-8 1 0 0", "gen 9-9 1 0 1", "isA 10-10 1 0 1"]),
    Case(
      language: "typescript",
      source: """
        class C {
          m(): (a: string) => void { if (a) {} return b; } get p(): () => void { return 1 } n(cb: () => void): void {}
          over(cb: () => void): void;
          f: (a: number) => void = (a) => { a() };
          @HostListener('window:resize', ['$event']) onResize(e: Event) { if (e) {} } @Get() findAll() {}
        }
        const t = cond ? (x: number) => x : (y) => y;
        const r = (a): (string | null) => a;
        const g = <T,>(p: T) => p;
        let u: any
        w = (a) => 1
        foo((a: string): void => { b() }, (c): c is string => true);
        if (a < b && c > (d)) { e(() => 1); }
        """,
      expected: [
        "C.m 2-2 2 1 0", "C.p 2-2 1 0 0", "C.n 2-2 1 0 1", "C.f 4-4 1 0 1", "C.onResize 5-5 2 1 1",
        "C.findAll 5-5 1 0 0", "(anonymous) 7-7 1 0 1", "(anonymous) 7-7 1 0 1", "r 8-8 1 0 1", "g 9-9 1 0 1",
        "w 11-11 1 0 1", "(anonymous) 12-12 1 0 1", "(anonymous) 12-12 1 0 1", "(anonymous) 13-13 1 0 0",
      ]),
  ]
}

extension String {
  fileprivate var php: String { "<?php\n" + self }
}
