import Testing

/// A file written for the tests and the functions that must be found in it.
struct FunctionSample: Sendable, CustomTestStringConvertible {
  let path: String
  let source: String
  /// `name start-end nloc cyclomatic cognitive nesting parameters`
  let expected: [String]
  var testDescription: String { path }

  static let all: [FunctionSample] = [
    FunctionSample(
      path: "a.js",
      source: """
        function pay(amount, { currency = 'EUR' }) {
          // nothing owed
          if (amount > 0 && currency) {
            for (const part of split(amount)) {
              if (!part) continue;
            }
          } else if (amount < 0) {
            refund(amount);
          } else {
            return null;
          }
          return amount ? 1 : 2;
        }
        """,
      // if 1, && 1, for 2, if 3, else if 1, else 1, ternary 1
      expected: ["pay 1-13 12 8 10 3 2"]),
    FunctionSample(
      path: "a.ts",
      source: """
        class Cart {
          private items: Item[] = [];
          get size(): number { return this.items.length; }
          add = async (item: Item, count: number): Promise<void> => {
            this.items.push(...repeat(item, x => x ?? count));
          };
          has<T extends Item>(item: T): item is T {
            return this.items.some((other) => other.id === item.id);
          }
        }
        const near = (a: Item): boolean => a.id === 1 || a.id === 2;
        const sum = (a: number) => (b: number): number => a && b;
        type Handler = (event: Event) => void;
        interface Shape { area(): number; }
        """,
      expected: [
        "Cart.size 3-3 1 1 0 0 0", "Cart.add 4-6 3 1 0 0 2", "(anonymous) 5-5 1 2 0 0 1",
        "Cart.has 7-9 3 1 0 0 1", "(anonymous) 8-8 1 1 0 0 1", "near 11-11 1 2 1 0 1", "sum 12-12 1 2 1 0 1",
      ]),
    FunctionSample(
      path: "a.py",
      source: #"""
        class Shop:
            def price(self, item, *, vat=0.2):
                """Says the price.

                In cents."""
                if item and item.price or vat:
                    return [p for p in item if p]
                try:
                    pass
                except ValueError:
                    return None
                return 1 if vat else 2

        def decorator(f):
            def inner(x):
                if x:
                    return f(x)
            return inner
        """#,
      expected: ["Shop.price 2-12 8 8 5 1 3", "decorator 14-18 3 1 1 0 1", "inner 15-17 3 2 1 1 1"]),
    FunctionSample(
      path: "a.php",
      source: """
        <?php
        class Basket {
          public function total(?int $a, array $b = []): ?int {
            foreach ($b as $x):
              if ($x) { return 1; }
            endforeach;
            return array_map(fn ($y) => $y ? 1 : 2, $b);
          }
          public function match($x) { return match ($x) { 1 => 2, default => $this->match(3) }; }
        }
        """,
      expected: ["Basket.total 3-8 6 4 5 2 2", "Basket.match 9-9 1 2 2 1 1"]),
    FunctionSample(
      path: "A.java",
      source: """
        class A {
          @Test(x = 1) public <T> List<T> all(Map<String, T> m, int... n) throws E, F {
            switch (n.length) { case 1: case 2: break; default: }
            do { n[0]++; } while (n[0] < 3 && m != null);
            return run(() -> { if (m == null) return; });
          }
        }
        """,
      expected: ["A.all 2-6 5 6 5 2 2"]),
    FunctionSample(
      path: "a.cpp",
      source: """
        static const struct option options[] = { OPT(1, a), OPT_END() };
        TEST(Cart, IsEmpty) { EXPECT(a && b); }
        namespace shop {
        class Cart : public Base {
         public:
          explicit Cart(int size) : Base(size ? size : 1),
        #ifdef DEEP
            depth_(1),
        #endif
            size_(size) { }
          int operator()(int a) const { return a; }
          bool operator==(const Cart& other) const { return size_ == other.size_; }
          template <typename T> void Add(T&& item) LOCKED(mutex_) noexcept override;
        };
        int Cart::Compare::operator()(const char* a, const char* b) const {
        #if FAST
          return a < b;
        #else
          return a > b;
        #endif
        }
        auto Find(int a) -> Result<int, Error> { if (a || b) return {}; }
        __attribute__((pure)) static char **names(void) { for (;;) { } }
        }
        """,
      expected: [
        "TEST 2-2 1 2 1 0 2", "Cart.Cart 6-10 5 3 2 0 1", "Cart.operator() 11-11 1 1 0 0 1",
        "Cart.operator== 12-12 1 1 0 0 1",
        "Compare.operator() 15-21 7 2 1 0 2", "Find 22-22 1 3 2 1 1", "names 23-23 1 2 1 1 0",
      ]),
    FunctionSample(
      path: "a.kt",
      source: """
        class A(val x: Int = 1) {
          val size: Int
            get() = x ?: 0
          fun <T> run(block: (T) -> Unit): Map<String, T> where T : Any {
            return when (x) {
              1 -> a()
              2, 3 -> b { it -> c(it) }
              else -> d()
            }
          }
          fun `in words`() = map.get("x")
          fun shape() = object : Shape(1) { override val side get() = if (x > 1) 1 else 2 }
        }
        """,
      expected: [
        "A.get 3-3 1 2 0 0 0", "A.run 4-10 7 3 1 2 1", "A.`in words` 11-11 1 1 0 0 0",
        "A.shape 12-12 1 1 3 0 0", "(anonymous).get 12-12 1 2 2 1 0",
      ]),
    FunctionSample(
      path: "a.rs",
      source: """
        impl<'a, T> shop::Find<T> for shop::Cart<'a, T> where T: 'a {
          fn find<F>(&self, f: F) -> Result<Item, Error> where F: Fn(&T) -> bool, T: Clone {
            let Some(x) = self.first() else { return Err(Error::Empty) };
            let y = match x { Kind::A | Kind::B => one()?, Kind::C if ok => 2, _ => 3 };
            for z in 0..y { if z > 1 && z < 9 { break; } }
            Ok(x)
          }
        }
        """,
      expected: ["Cart.find 2-7 6 9 8 2 2"]),
    FunctionSample(
      path: "a.go",
      source: """
        package a
        func (s *Server) Serve(a, b int) (map[string]interface{}, error) {
          for _, x := range []int{a, b} {
            if x > 1 || x < 0 { return nil, nil }
          }
          f := func(y int) int { return y }
          return nil, f(a)
        }
        """,
      expected: ["Server.Serve 2-8 7 4 4 2 2", "(anonymous) 6-6 1 1 0 0 1"]),
    FunctionSample(
      path: "a.rb",
      source: """
        module Shop
          class Cart
            def total(items, vat: 0)
              return 0 unless items
              items.each do |item|
                if item.ok? && vat
                  puts item
                end
              end
            end
            def self.empty = new
          end
        end
        """,
      expected: ["Cart.total 3-10 8 3 4 2 2", "Cart.empty 11-11 1 1 0 0 0"]),
    FunctionSample(
      path: "a.cs",
      source: """
        namespace N {
          class A {
            public int Size => items?.Count ?? 0;
            public string Name { get; set; }
            int IList<int>.this_(int i) { return a ??= b; }
            public bool Open { get => open && !shut; set { open = value; } }
            public static bool operator ==(A a, A b) { foreach (var x in a) { } return true; }
            record Point(int X, int Y);
            public A(int? x) : base(x) { if (x is null) throw new E(); }
            async Task<int> Run(List<(int, int)> xs) => await xs.Sum(x => x > 1 ? 1 : 0);
          }
        }
        """,
      expected: [
        "A.Size 3-3 1 2 0 0 0", "A.this_ 5-5 1 2 0 0 1", "A.get 6-6 1 2 1 0 0", "A.set 6-6 1 1 0 0 0",
        "A.operator== 7-7 1 1 1 1 2", "A.A 9-9 1 2 1 1 1", "A.Run 10-10 1 2 2 1 1",
      ]),
    FunctionSample(
      path: "a.swift",
      source: """
        struct A {
          var size: Int { items.count }
          init?(x: Int) { guard x > 0 else { return nil } }
          var first: Result<Int, E>?
          func ask(for x: Int) { pick(x > 1 ? .one : .two); call(for: x, in: y) { switch $0 { case .a: break } } }
          func run<T>(_ a: T, b: [Int: Int]) throws -> Int where T: P {
            #if DEBUG
            print("x")
            #endif
            return b.filter { $0.key > 1 && $0.value > 1 }.count
          }
        }
        """,
      expected: [
        "A.size 2-2 1 1 0 0 0", "A.init 3-3 1 2 1 1 1", "A.ask 5-5 1 3 3 2 1",
        "A.run 6-11 6 2 1 1 2",
      ]),
  ]
}
