import Findings
import Foundation
import SourceText
import TestSupport
import Testing

@testable import RuleEngine

/// A key that is written in another way is a key.
@Suite("Encoded text")
struct DecodingTests {
  private static let key = "AKIA" + "QYLPMN5HFIQR7XYA"

  private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
  private static func hexadecimal(_ text: String) -> String { text.utf8.map { String(format: "%02x", $0) }.joined() }
  private static func percent(_ text: String) -> String { text.utf8.map { String(format: "%%%02X", $0) }.joined() }
  private static func escaped(_ text: String, _ format: String) -> String {
    text.utf8.map { String(format: format, Int($0)) }.joined()
  }
  private static func wrapped(_ text: String, width: Int) -> String {
    var lines: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      lines.append("    " + rest.prefix(width))
      rest = rest.dropFirst(width)
    }
    return lines.joined(separator: "\n")
  }

  private static let file = "# settings of the shop\nregion=eu\naccess=\(key)\nmode=live and a little more text here\n"

  private static let writings: [(String, String, String)] = [
    ("base64", base64(key), "base64"),
    ("base64 of a file", base64(file), "base64"),
    ("base64 for addresses", base64("?? \(key) ??").replacing("+", with: "-").replacing("/", with: "_"), "base64"),
    ("base64 behind a word", "token_" + base64(file), "base64"),
    ("base64 with a letter in front", "x" + base64(file), "base64"),
    ("base64 with a tail", base64(file).replacing("=", with: "") + "AAAAAAAA", "base64"),
    ("base64 over lines", "\n" + wrapped(base64(file), width: 64) + "\n", "base64"),
    ("base64 over lines of 70", "\n" + wrapped(base64(file), width: 70) + "\n", "base64"),
    (
      "UTF-16 in base64", Data((key + " here").utf16.flatMap { [UInt8($0 & 0xFF), 0] }).base64EncodedString(),
      "base64 and UTF-16"
    ),
    ("hexadecimal", hexadecimal(key), "hexadecimal"),
    ("hexadecimal behind 0x", "0x" + hexadecimal(key).uppercased(), "hexadecimal"),
    ("percent", percent(key), "percent signs"),
    ("some percent", key.replacing("Q", with: "%51"), "percent signs"),
    ("escapes", escaped(key, "\\x%02x"), "escapes"),
    ("one escape", key.replacing("M", with: "\\x4D"), "escapes"),
    ("unicode escapes", escaped(key, "\\u%04x"), "escapes"),
    ("braced escapes", escaped(key, "\\u{%x}"), "escapes"),
    ("long escapes", escaped(key, "\\U%08x"), "escapes"),
    ("octal escapes", escaped(key, "\\%03o"), "escapes"),
    ("entities", escaped(key, "&#%d;"), "escapes"),
    ("hexadecimal entities", escaped(key, "&#x%x;"), "escapes"),
    ("base64 twice", base64(base64(file)), "base64"),
    ("hexadecimal of base64", hexadecimal(base64(file)), "base64 and hexadecimal"),
    ("base64 three times", base64(base64(base64(file))), "base64"),
    (
      "escapes of base64 of hexadecimal", escaped(base64(hexadecimal(key)), "\\x%02x"),
      "base64 and escapes and hexadecimal"
    ),
    ("percent twice", percent(percent(key)), "percent signs"),
    ("octal escapes of few digits", escaped(key, "\\%o"), "escapes"),
    ("octal escapes behind a zero", escaped(key, "\\0%03o"), "escapes"),
    ("unicode escapes of Java", escaped(key, "\\uu%04x"), "escapes"),
    ("entities with zeros", escaped(key, "&#%06d;"), "escapes"),
    ("pieces", key.prefix(4) + "\" + \"" + key.dropFirst(4), "joined pieces"),
    ("pieces of PHP", key.prefix(9) + "\" . '\(key.dropFirst(9))' . \"", "joined pieces"),
    ("adjacent pieces", key.prefix(9) + "\" \"" + key.dropFirst(9), "joined pieces"),
    ("pieces that touch", key.prefix(9) + "\"\"" + key.dropFirst(9), "joined pieces"),
    ("single letters", key.map(String.init).joined(separator: "\" + \""), "joined pieces"),
    ("pieces around nothing", key.prefix(9) + "\" + '' + /* more */ (\"" + key.dropFirst(9), "joined pieces"),
    ("pieces of base64", base64(file).prefix(30) + "\" + \"" + base64(file).dropFirst(30), "base64 and joined pieces"),
    (
      "an escape in a piece", "\\x41" + key.dropFirst().prefix(5) + "\" + \"" + key.dropFirst(6),
      "escapes and joined pieces"
    ),
    ("short lines of base64", "\n" + wrapped(base64(file), width: 12) + "\n", "base64"),
    ("UTF-16", key.map { "\($0)\0" }.joined(), "UTF-16"),
    ("UTF-32", key.map { "\($0)\0\0\0" }.joined(), "UTF-32"),
  ]

  @Test("pieces are placed from the first to the last, and what stands there whole is told as it is")
  func pieces() throws {
    var matcher = try RuleMatcher(Shipped.set())
    let text = "a = 1;\nkey = \"\(Self.key.prefix(5))\"\n  + \"\(Self.key.dropFirst(5))\" + tail;\n"
    let found = try findings(text, path: "src/a.js", &matcher).filter(\.isCredential)
    #expect(found.map(\.range.start) == [TextPosition(line: 2, column: 8)])
    #expect(found.map(\.range.end) == [TextPosition(line: 3, column: 21)])
    let whole = "key = \"\(Self.key)\" + \"-and-more\";\n"
    let plain = try findings(whole, path: "src/a.js", &matcher).filter(\.isCredential)
    #expect(plain.count == 1 && !plain[0].message.contains("written in"))
    #expect(plain.map(\.range.end.column) == [28])
  }

  @Test("what is not put together is left apart")
  func apart() {
    for text in [
      "\"AKIA\", \"QYLPMN5HFIQR7XYA\"", "\"AKIA \" + \"QYLPMN5HFIQR7XYA\"", "\"AKIA\" + x + \"QYLPMN5HFIQR7XYA\"",
      "\"AKIA\": \"QYLPMN5HFIQR7XYA\"", "x = \"\"; y = ''", "<a b=\"c\" d=\"e\">", "[\"a\"][\"b\"]", "f(\"a\")(\"b\")",
    ] {
      let bytes = Array(text.utf8)
      let decoded = unsafe bytes.withUnsafeBufferPointer { unsafe EncodedRuns.decoded($0) }
      #expect(decoded.isEmpty, "\(text)")
    }
  }

  @Test("is searched, whatever the way, and the finding stands at the outer text", arguments: writings)
  func found(name: String, writing: String, encodings: String) throws {
    var matcher = try RuleMatcher(Shipped.set())
    let text = "first line\nconst setting = \"\(writing)\";\nlast line\n"
    let found = try findings(text, path: "src/a.js", &matcher).filter(\.isCredential)
    #expect(found.map(\.rule) == ["secrets.aws-access-key"], "\(name)")
    let finding = try #require(found.first)
    #expect(finding.message.hasSuffix(", written in \(encodings)"), "\(finding.message)")
    #expect(finding.message.contains("[20 characters]"))
    #expect(finding.range.start.line == (writing.hasPrefix("\n") ? 3 : 2))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(finding.range.end.line < lines.count)
    for slice in 0...(Self.key.count - 8) {
      let part = Self.key.dropFirst(slice).prefix(8)
      #expect(!finding.excerpt.contains(part) && !finding.message.contains(part))
    }
    #expect(!finding.excerpt.contains(writing.trimmingCharacters(in: .whitespacesAndNewlines).prefix(40)))
  }

  @Test("more than three times encoded is left, as the depth says")
  func depth() throws {
    var matcher = try RuleMatcher(Shipped.set())
    let text = Self.base64(Self.base64(Self.base64(Self.base64(Self.file))))
    #expect(try findings(text, path: "src/a.js", &matcher).filter(\.isCredential).isEmpty)
  }

  @Test("an encoded value has the fingerprint of the value, and every secret of one encoded text is told")
  func fingerprints() throws {
    var matcher = try RuleMatcher(Shipped.set())
    let other = "AKIA" + "R7XYAQYLPMN5HFIQ"
    let plain = try findings("a = \"\(Self.key)\"\nb = \"\(other)\"\n", path: "src/a.js", &matcher)
    let text = Self.base64("one \(Self.key)\ntwo \(other)\n")
    let encoded = try findings("a = \"\(text)\"\n", path: "src/a.js", &matcher).filter(\.isCredential)
    #expect(encoded.count == 2)
    #expect(
      Set(encoded.compactMap(\.contentFingerprint))
        == Set(plain.filter(\.isCredential).compactMap(\.contentFingerprint)))
  }

  @Test("what decodes to no text is left, and what stands there plainly is told once")
  func left() throws {
    var matcher = try RuleMatcher(Shipped.set())
    var random = SeededRandom(seed: 11)
    for _ in 0..<200 {
      let bytes = (0..<90).map { _ in UInt8.random(in: 0...255, using: &random) }
      let decoded = Array(Data(bytes).base64EncodedString().utf8)
      let text = unsafe decoded.withUnsafeBufferPointer { unsafe EncodedRuns.decoded($0) }
      #expect(text.isEmpty, "seed 11: \(String(decoding: decoded, as: UTF8.self))")
    }
    let line = "link = \"https://a.example/?q=%41%20b&key=\(Self.key)\"\n"
    #expect(try findings(line, path: "src/a.js", &matcher).filter(\.isCredential).map(\.message.count).count == 1)
    #expect(try findings("t = \"\\u00e9t\\u00e9 \\x7f\"\n", path: "src/a.js", &matcher).filter(\.isCredential).isEmpty)
  }

  @Test("an escaped secret is placed at its own bytes")
  func place() throws {
    var matcher = try RuleMatcher(Shipped.set())
    let writing = Self.key.replacing("M", with: "\\x4D")
    let found = try findings("x = \"caf\\u0065 \(writing)\"; y = 1\n", path: "src/a.js", &matcher).filter(
      \.isCredential)
    #expect(found.map(\.range.start.column) == [16])
    #expect(found.map(\.range.end.column) == [16 + writing.count])
  }

  @Test("hostile text costs work in proportion to its length")
  func bounded() throws {
    var matcher = try RuleMatcher(Shipped.set())
    let size = 1 << 18
    for unit in [
      "QUtJ", "\\x41", "%41", "&#65;", "QUtJQUtJQUtJQUtJ\n", "41", "UVVSSg==", Self.base64(Self.file) + "\n", "QUtJ\n",
      "\"a\"+", "\"a\"", "a\" ", "'a'\n", "a\\\n", "a\"\"", "A\0", "\0\0\0A", "&#00000000", "\\uuuuuuuu", "H4sIAAAA\n",
      "QUtJ\nw6k\n",
    ] {
      var bytes = Array(unit.utf8)
      while bytes.count < size { bytes += bytes }
      let decoded = unsafe bytes.withUnsafeBufferPointer { unsafe EncodedRuns.decoded($0) }
      #expect(decoded.bytes.count <= 2 * bytes.count)
      _ = try findings(bytes, path: "src/a.txt", &matcher)
    }
  }
}
