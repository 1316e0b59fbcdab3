import RuleEngine
import Testing

@Suite("YAML reader")
struct YAMLNodeTests {
  private func read(_ text: String) throws(ConfigurationError) -> YAMLNode {
    try YAMLNode(parsing: Array(text.utf8), file: "policy.yml")
  }

  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test("values have the type that is asked for")
  func typedValues() throws {
    let node = try read("a: 12\nb: 0.5\nc: true\nd: \"12\"\ne: [x, 1.0]\nf:\ng: |\n  two\n  lines\n")
    #expect(try node.required("a").int() == 12)
    #expect(try node.required("b").double() == 0.5)
    #expect(try node.required("c").bool())
    #expect(try node.required("d").string() == "12")
    #expect(try node.required("e").strings() == ["x", "1.0"])
    #expect(node["f"] == nil)
    #expect(node["missing"] == nil)
    #expect(try node.required("g").string() == "two\nlines\n")
    #expect(try node.required("e").list()[1].column == 8)
  }

  @Test(
    "documents that are wrong are refused with their place",
    arguments: [
      ("", "policy.yml:1:1: the file is empty"),
      ("# only a comment\n", "policy.yml:1:1: the file is empty"),
      ("a: 1\nb: 2\na: 3\n", "policy.yml:3:1: duplicate key 'a', first on line 1"),
      ("x:\n  a: 1\n  \"a\": 3\n", "policy.yml:3:3: duplicate key 'a', first on line 2"),
      ("a: {b: 1, b: 2}\n", "policy.yml:1:5: duplicate key 'b', first on line 1"),
      ("1: x\n\"1\": y\n", "policy.yml:2:1: duplicate key '1', first on line 1"),
      ("a:\n\tb: 1\n", "policy.yml:2:1: a tab in the indentation; indent with spaces"),
      ("a: 1\n---\nb: 2\n", "policy.yml:2:1: but found another document"),
      ("a: *nothing\n", "policy.yml:1:4: found undefined alias"),
      ("a: [1, 2\n", "policy.yml:2:1: did not find expected ',' or ']'"),
      ("[1, 2]: x\n", "policy.yml:1:1: a key must be text, found a list"),
    ])
  func refused(text: String, expected: String) {
    #expect(message { _ = try read(text) } == expected)
  }

  @Test("an invalid byte is placed")
  func invalidByte() {
    let bytes = Array("a: 1\nb: ".utf8) + [0xFF, 0x0A]
    #expect(message { _ = try YAMLNode(parsing: bytes, file: "f.yml") } == "f.yml:2:4: not valid UTF-8")
  }

  @Test(
    "values of another type are refused with their place",
    arguments: [
      ("key: [1]", "policy.yml:1:6: expected a whole number, found a list"),
      ("key: \"1\"", "policy.yml:1:6: expected a whole number, found '1'"),
      ("key: 1.5", "policy.yml:1:6: expected a whole number, found '1.5'"),
      ("key: 99", "policy.yml:1:6: expected a whole number between 0 and 10, found 99"),
      ("key: {a: 1}", "policy.yml:1:6: expected a whole number, found a mapping"),
      ("key:", "policy.yml:1:1: 'key' has no value"),
      ("other: 1", "policy.yml:1:1: missing key 'key'"),
    ])
  func wrongType(text: String, expected: String) {
    #expect(message { _ = try read(text).required("key").int(in: 0...10) } == expected)
  }

  @Test("yes is not a boolean")
  func booleans() {
    #expect(
      message { _ = try read("a: yes").required("a").bool() } == "policy.yml:1:4: expected true or false, found 'yes'")
  }

  @Test("an unknown key names the nearest one")
  func unknownKey() {
    #expect(
      message { try read("weights: 1\nthresold: 2\n").expect(keys: ["threshold", "weights"]) }
        == "policy.yml:2:1: unknown key 'thresold'; did you mean 'threshold'?")
    #expect(
      message { try read("zzzzzz: 2\n").expect(keys: ["bar", "foo"]) }
        == "policy.yml:1:1: unknown key 'zzzzzz'; known are bar, foo")
  }

  @Test("aliases that stand for too much are refused")
  func aliasBomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let reference = "*a\(level - 1)"
      let items = Array(repeating: reference, count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    #expect(message { _ = try read(text) }.contains("more than 200000 values"))
  }

  @Test("deep nesting is refused")
  func deepNesting() {
    let text = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    #expect(message { _ = try read(text) }.contains("nested more than 64 levels deep"))
  }
}
