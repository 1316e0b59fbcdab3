/// The tests of one unit.
struct TestFile {
  /// What is asserted of one function with one row.
  struct Case {
    var function: String
    var title: String
    var field: String
    var value: Int
    var expected: Int
    var isSkipped = false
  }

  var path: String
  var unit: String
  var title: String
  var area: String
  var cases: [Case]

  func text(_ language: Language, indent: Int = 2) -> String {
    switch language {
    case .typescript:
      let name = unit.split(separator: "/").last?.dropLast(3) ?? ""
      var lines = [
        "import { describe, expect, it } from \"vitest\";", "import * as subject from \"../../src/\(area)/\(name)\";",
        "",
        "describe(\"\(title)\", () => {",
      ]
      for test in cases {
        lines += [
          "  it\(test.isSkipped ? ".skip" : "")(\"\(test.title)\", () => {",
          "    const rows = [{ \(test.field): \(test.value) }];",
          "    expect(subject.\(test.function)(rows)).toBe(\(test.expected));", "  });", "",
        ]
      }
      if lines.last == "" { lines.removeLast() }
      return lines.joined(separator: "\n") + "\n});\n"
    case .python:
      let name = unit.split(separator: "/").last?.dropLast(3) ?? ""
      var lines = ["import pytest", "", "from shop.\(area) import \(name)"]
      for test in cases {
        lines += ["", ""]
        if test.isSkipped { lines.append("@pytest.mark.skip") }
        lines += [
          "def test_\(snake(test.function))_\(test.title.split(separator: " ").joined(separator: "_"))():",
          "    rows = [{\"\(test.field)\": \(test.value)}]",
          "    assert \(name).\(snake(test.function))(rows) == \(test.expected)",
        ]
      }
      return lines.joined(separator: "\n") + "\n"
    case .php:
      var lines = [
        "<?php", "", "declare(strict_types=1);", "", "use PHPUnit\\Framework\\TestCase;",
        "use Shop\\\(capitalised(area))\\\(title);", "", "final class \(title)Test extends TestCase", "{",
      ]
      for test in cases {
        let words = test.title.split(separator: " ").map { capitalised(String($0)) }.joined()
        lines += ["    public function test\(capitalised(test.function))\(words)(): void", "    {"]
        if test.isSkipped { lines.append("        $this->markTestSkipped();") }
        lines += [
          "        $rows = [['\(test.field)' => \(test.value)]];",
          "        self::assertSame(\(test.expected), (new \(title)())->\(test.function)($rows));", "    }", "",
        ]
      }
      if lines.last == "" { lines.removeLast() }
      return lines.joined(separator: "\n") + "\n}\n"
    }
  }
}
