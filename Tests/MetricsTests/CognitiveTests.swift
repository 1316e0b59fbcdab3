import Findings
import Testing

/// The examples of SonarSource's white paper "Cognitive Complexity" (version 1.5 and later), in code of our own with
/// the same shape, and what the paper counts for each.
@Suite("Cognitive complexity")
struct CognitiveTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let shape: String
    let path: String
    let source: String
    let expected: Int
    var testDescription: String { shape }
  }

  static let examples: [Example] = [
    Example(
      shape: "loops in loops, left by a labelled continue: sumOfPrimes", path: "A.java",
      source: """
        class A {
          int squares(int limit) {
            int sum = 0;
            ROWS: for (int i = 1; i <= limit; ++i) {
              for (int j = 2; j < i; ++j) {
                if (i % j == 0) {
                  continue ROWS;
                }
              }
              sum += i;
            }
            return sum;
          }
        }
        """,
      expected: 7),
    Example(
      shape: "one switch, however many cases: getWords", path: "A.java",
      source: """
        class A {
          String size(int of) {
            switch (of) {
              case 1: return "S";
              case 2: return "M";
              case 3: return "L";
              default: return "XL";
            }
          }
        }
        """,
      expected: 1),
    Example(
      shape: "sequences of like operators", path: "A.java",
      source: "class A { void f() { if (a && b && c || d || e && f) { g(); } } }", expected: 4),
    Example(
      shape: "a negated group starts a sequence", path: "A.java",
      source: "class A { void f() { if (a && !(b && c)) { g(); } } }", expected: 3),
    Example(
      shape: "nesting, and a catch: myMethod", path: "A.java",
      source: """
        class A {
          void ship() {
            try {
              if (paid) {
                for (int i = 0; i < 10; i++) {
                  while (open) { pack(); }
                }
              }
            } catch (IOException | StateException e) {
              if (open) { close(); }
            }
          }
        }
        """,
      expected: 9),
    Example(
      shape: "a lambda raises nesting: myMethod2", path: "A.java",
      source: "class A { void f() { Runnable r = () -> { if (paid) { ship(); } }; } }", expected: 2),
    Example(
      shape: "ifs in ifs: overriddenSymbolFrom", path: "A.java",
      source: """
        class A {
          @Nullable
          private Offer best(Shop shop) {
            if (shop.isClosed()) {
              return Offer.none;
            }
            boolean doubt = false;
            List<Item> items = shop.stock().find(name);
            for (Item item : items) {
              if (item.is(Kind.NEW)
                  && !item.isSold()) {
                Offer offer = (Offer) item;
                if (fits(offer)) {
                  Boolean cheap = compare(offer, shop);
                  if (cheap == null) {
                    if (!doubt) {
                      doubt = true;
                    }
                  } else if (cheap) {
                    return offer;
                  }
                }
              }
            }
            if (doubt) {
              return Offer.none;
            }
            return null;
          }
        }
        """,
      expected: 19),
    Example(
      shape: "try and synchronized are free: addVersion", path: "A.java",
      source: """
        class A {
          private void book(final Entry entry, final Order order) throws StoppedException, UndoneException {
            final Index index = store.index();
            while (true) {
              try {
                synchronized (this) {
                  if (first != null) {
                    if (first.number() > entry.number()) {
                      throw new UndoneException();
                    }
                    if (order.isOpen()) {
                      for (Entry e = first; e != null; e = e.previous()) {
                        final long number = e.number();
                        final long state = index.state(number, order.status(), 0);
                        if (state == LATE) {
                          throw new AgainException(number);
                        }
                        if (state != 0
                            && state != GONE) {
                          throw new UndoneException();
                        }
                      }
                    }
                  }
                  entry.link(first);
                  first = entry;
                  break;
                }
              } catch (final AgainException again) {
                try {
                  final long state = store.index().state(again.number(), order.status(), Limits.WAIT);
                  if (state != 0
                      && state != GONE) {
                    throw new UndoneException();
                  }
                } catch (final InterruptedException stop) {
                  throw new StoppedException(stop);
                }
              } catch (final InterruptedException stop) {
                throw new StoppedException(stop);
              }
            }
          }
        }
        """,
      expected: 35),
    Example(
      shape: "else if and else cost one at any depth: toRegexp", path: "A.java",
      source: """
        class A {
          private static String slug(String title, String mark) {
            final StringBuilder out = new StringBuilder(title.length());
            int i = title.startsWith("/") || title.startsWith("#") ? 1 : 0;
            while (i < title.length()) {
              final char c = title.charAt(i);
              if (SPECIAL.indexOf(c) != -1) {
                out.append('-').append(c);
              } else if (c == '*') {
                if (i + 1 < title.length()
                    && title.charAt(i + 1) == '*') {
                  if (i + 2 < title.length()
                      && isBlank(title.charAt(i + 2))) {
                    out.append("star").append(mark);
                    i += 2;
                  } else {
                    out.append("stars");
                    i += 1;
                  }
                } else {
                  out.append(mark);
                }
              } else if (c == '?') {
                out.append("q");
              } else if (isBlank(c)) {
                out.append(mark);
              } else {
                out.append(c);
              }
              i++;
            }
            return out.toString();
          }
        }
        """,
      expected: 20),
    Example(
      shape: "functions in functions: save", path: "a.js",
      source: """
        const cart = {
          send: function (options, done) {
            var self = this;
            if (typeof options === 'function') {
              done = options;
              options = {};
            }
            options || (options = {});
            self.check(self.items(), function (error) {
              if (error) {
                done && done.call(null, error);
                return;
              }
              self.post(self.isNew() ? 'create' : 'update', options, function (error, answer) {
                var event = { options: options, answer: answer }, parsed;
                if (error) {
                  event.error = error;
                  self.fire('error', event);
                } else {
                  if (!self.sent) {
                    self.sent = self.publish('sent', { once: true });
                  }
                  if (answer) {
                    parsed = event.parsed = self.parse(answer);
                    self.set(parsed, options);
                  }
                  self.fire('sent', event);
                }
                done && done.apply(null, arguments);
              });
            });
            return self;
          }
        };
        """,
      expected: 20),
    Example(
      shape: "a Python decorator does not raise nesting", path: "a.py",
      source: "def outer(a, b):\n  def inner(f):\n    if a:\n      print(b)\n    f()\n  return inner\n", expected: 1),
    Example(
      shape: "a function with more in it is no decorator", path: "a.py",
      source: "def outer(a, b):\n  c = a * b\n  def inner(f):\n    if a:\n      print(c)\n    f()\n  return inner\n",
      expected: 2),
    Example(
      shape: "recursion", path: "a.go",
      source: "package a\nfunc f(n int) int {\n  if n < 2 {\n    return n\n  }\n  return f(n-1) + f(n-2)\n}\n",
      expected: 2),
    Example(
      shape: "null-coalescing is free", path: "a.ts",
      source: "function f(a?: A) { return a?.b ?? 1; }", expected: 0),
  ]

  @Test("is what SonarSource's white paper counts", arguments: examples)
  func whitePaper(_ example: Example) throws {
    let function = try #require(FunctionTests.measure(example.source, example.path).functions.first)
    #expect(function.cognitive == example.expected, "\(function)")
  }
}
