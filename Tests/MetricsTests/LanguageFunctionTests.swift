import Findings
import Lexing
import Metrics
import SourceText
import Testing

@Suite("Functions of further languages")
struct LanguageFunctionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let language: String
    let source: String
    /// `name start-end cyclomatic cognitive parameters`
    let expected: [String]
    var testDescription: String { language }
  }

  @Test("have their names, lines and complexity", arguments: cases)
  func functions(_ sample: Case) throws {
    let bytes = Array(sample.source.utf8)
    let language = try #require(LanguageRegistry.language(id: sample.language))
    let name = "a." + (try #require(language.profile?.extensions.first))
    let measure = FileMeasurement.measure(
      bytes.span, source: LexedSource(bytes.span, language: language), lines: LineIndex(bytes.span),
      path: RepositoryPath(name))
    let found = measure.functions.map {
      "\($0.name) \($0.startLine)-\($0.endLine) \($0.cyclomatic) \($0.cognitive) \($0.parameters)"
    }
    #expect(found == sample.expected)
  }

  static let cases: [Case] =
    hardCases + [
      Case(
        language: "lua",
        source: """
          function M.total(self, rate)
            for i, line in ipairs(self.lines) do
              if line.price == nil and i > 3 then
                break
              elseif not line.count then
                return 0
              end
            end
            repeat local x = 1 until x
            while true do end
          end
          local function each(list, callback)
            callback(function(v) return v or 1 end)
          end
          local f = function() end
          """,
        // for 1, if 2, and 1, elseif 1, repeat 1, while 1
        expected: ["M.total 1-11 7 7 2", "each 12-14 1 1 2", "(anonymous) 13-13 2 1 1", "f 15-15 1 0 0"]),
      Case(
        language: "elixir",
        source: """
          defmodule Shop.Orders do
            def total(order, rate \\\\ 1)
            def total(%{lines: []}, _), do: {:error, :empty}
            def total(order, rate) when rate > 0 do
              if order.open and rate > 1 do
                Enum.map(order.lines, fn line -> line.price || 0 end)
              else
                0
              end
            end
            defp valid?(order), do: !is_nil(order) && order.name != ""
            defp none, do:
              nil
          end
          """,
        expected: [
          "Orders.total 3-3 1 0 2", "Orders.total 4-10 4 4 2", "Orders.valid? 11-11 2 1 1", "Orders.none 12-13 1 0 0",
        ]),
      Case(
        language: "perl",
        source: """
          sub new {
            my ($class, %args) = @_;
            if ($args{a} && $args{b}) {
              return 1;
            } elsif ($x) {
              foreach my $y (@z) { next unless $y; }
            }
            my $code = sub { return $_[0] ? 1 : 2; };
          }
          sub total($$) { return 1; }
          """,
        expected: ["new 1-9 7 10 0", "total 10-10 1 0 1"]),
      Case(
        language: "powershell",
        source: """
          function Get-Total {
            param([int]$A)
            if ($A -gt 1) {
              foreach ($x in $A) { $x }
            }
          }
          function Test-It($a, $b) { return $a }
          filter Select-Open { $_ }
          """,
        expected: ["Get-Total 1-6 3 3 0", "Test-It 7-7 1 0 2", "Select-Open 8-8 1 0 0"]),
      Case(
        language: "scala",
        source: """
          class Order {
            def size = lines.length
            def name: String = "a"
            def total(rate: Double)(each: Int => Double): Double = {
              if (rate > 1 && rate < 3) each(1)
              else 2
            }
            def label[T](value: T): String = value match {
              case 1 => "a"
              case _ => "b"
            }
          }
          """,
        expected: [
          "Order.size 2-2 1 0 0", "Order.name 3-3 1 0 0", "Order.total 4-7 3 3 1", "Order.label 8-11 3 1 1",
        ]),
      Case(
        language: "dart",
        source: """
          class Order extends Base {
            Order(this.name, {int count = 1}) : super(name);
            String describe([int width = 3]) {
              for (final line in lines) {
                if (line.isEmpty && width > 3) continue;
              }
              return width > 1 ? 'a' : 'b';
            }
            int twice(int x) => x * 2;
            Future<void> load() async { await run(); }
          }
          void main() { run(() { print(1); }); }
          """,
        expected: ["Order.describe 3-8 5 5 1", "Order.twice 9-9 1 0 1", "Order.load 10-10 1 0 0", "main 12-12 1 0 0"]),
      Case(
        language: "solidity",
        source: """
          contract Orders is Owned {
            modifier locked { _; }
            constructor(uint limit) Owned(msg.sender) payable { if (limit == 0) revert(); }
            receive() external payable {}
            function total(uint[] calldata ids) external view override(A, B) locked returns (uint sum, bool) {
              for (uint i = 0; i < ids.length; i++) { if (ids[i] > 1 || sum > 3) continue; }
              return (sum > 1 ? sum : 0, true);
            }
            function later() external;
          }
          """,
        expected: [
          "Orders.locked 2-2 1 0 0", "Orders.constructor 3-3 2 1 1", "Orders.receive 4-4 1 0 0",
          "Orders.total 5-8 5 5 1",
        ]),
      Case(
        language: "objectivec",
        source: """
          static int helper(int value) { return value > 1 ? 1 : 2; }
          @interface Order : NSObject
          - (void)declared:(int)a;
          @end
          @implementation Order {
            int _count;
          }
          + (instancetype)orderWithName:(NSString *)name count:(NSInteger)count {
            if (name == nil && count > 1) { return nil; }
            return [[self alloc] init];
          }
          - (double)total
          {
            [lines each:^(id line) { if (line) { sum += 1; } }];
            return a - (b);
          }
          @end
          """,
        expected: ["helper 1-1 2 1 1", "Order.orderWithName:count: 8-11 3 2 2", "Order.total 12-16 2 1 0"]),
    ]
}
