import Analysis
import Findings
import RuleEngine
import RulePacks
import SourceText
import Testing

/// The rules that ship, decoded once.
enum Shipped {
  /// Compiled once: it takes seconds.
  static func set() throws -> RuleSet { try compiled.get() }

  private static let compiled = Result {
    try RuleSet(rules: RuleLoading.decode(rules: RulePacks.rules, manuals: RulePacks.manuals))
  }

  /// Put together here so that no file of ours holds it whole.
  static let secret = "AKIA" + "QYLPMN5HFIQR7XYA"
}

@Suite("Facts of one file")
struct BlobAnalyzerTests {
  private func facts(_ bytes: [UInt8], path: String) throws -> BlobFacts {
    var analyzer = try BlobAnalyzer(rules: Shipped.set(), key: .unkeyed)
    return try analyzer.facts(of: bytes.span, path: RepositoryPath(path))
  }

  private func facts(_ text: String, path: String) throws -> BlobFacts {
    try facts(Array(text.utf8), path: path)
  }

  @Test("UTF-16 is searched as what it says, and a byte order mark before other bytes hides nothing")
  func wide() throws {
    let line = "\nkey = \"\(Shipped.secret)\"\n"
    let wide: [UInt8] =
      [0xFF, 0xFE]
      + Array(line.utf16).flatMap { (unit: UInt16) -> [UInt8] in
        [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      }
    let found = try facts(wide, path: "notes.txt")
    #expect(found.isBinary && found.findings.map(\.isCredential) == [true])
    #expect(found.findings.first?.range.start.line == 2)
    let among = [UInt8](repeating: 0x81, count: 5_001) + wide.dropFirst(2) + [0x00, 0x81]
    #expect(try facts(among, path: "photo.jpg").findings.map(\.isCredential) == [true])
    let disguised = try facts([0xFF, 0xFE, 0x00] + Array(line.utf8), path: "notes.txt")
    #expect(disguised.findings.map(\.isCredential) == [true])
  }

  @Test("measures and findings come from one reading")
  func both() throws {
    let facts = try facts("function run(code) {\n  // now\n  return eval(code)\n}\n", path: "src/a.js")
    let measure = try #require(facts.measure)
    #expect(!facts.isBinary && !facts.isDisguised)
    #expect(facts.kind == .source)
    #expect(measure.language == "javascript")
    #expect(measure.counts == LineCounts(lines: 4, code: 3, comment: 1, blank: 0))
    #expect(measure.functions.map(\.name) == ["run"])
    #expect(facts.findings.map(\.rule) == ["code.js-eval"])
    #expect(facts.findings.first?.range.start == TextPosition(line: 3, column: 10))
  }

  @Test("an empty file and one of an unknown language are read")
  func odd() throws {
    #expect(try facts("", path: "a.js").measure?.counts == LineCounts())
    let unknown = try facts("key \(Shipped.secret)\n", path: "notes.zzz")
    #expect(unknown.measure?.language == "")
    #expect(unknown.findings.contains { $0.isCredential })
  }

  @Test("a picture is binary; source text with NUL bytes is said not to have been read as code")
  func binary() throws {
    let picture = try facts([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13], path: "logo.png")
    #expect(picture.isBinary && picture.kind == .binary && picture.measure == nil && !picture.isDisguised)
    let utf16 = try facts(Array("let a = 1\n".utf8).flatMap { [$0, 0] }, path: "a.js")
    #expect(utf16.isBinary && utf16.isDisguised)
  }

  @Test("a secret inside a binary file is found")
  func secretInBinary() throws {
    let facts = try facts([0, 1, 2] + Array(" \(Shipped.secret) ".utf8) + [0], path: "dump.bin")
    #expect(facts.findings.contains { $0.isCredential })
  }

  @Test("CRLF changes neither the measures nor what is found")
  func lineEnds() throws {
    let text = "function a(x) {\n  if (x) {\n    eval(x)\n  }\n}\n"
    let unix = try facts(text, path: "a.js")
    let windows = try facts(text.replacing("\n", with: "\r\n"), path: "a.js")
    #expect(unix.measure == windows.measure)
    #expect(unix.findings.map(\.fingerprint) == windows.findings.map(\.fingerprint))
    #expect(unix.findings.map(\.range) == windows.findings.map(\.range))
  }

  @Test("bytes that are no UTF-8 are measured like any other")
  func invalidText() throws {
    let facts = try facts(Array("const a = '".utf8) + [0xff, 0xfe, 0x80] + Array("'; eval(a)\n".utf8), path: "a.js")
    #expect(facts.measure?.counts.code == 1)
    #expect(facts.findings.map(\.rule) == ["code.js-eval"])
  }

  @Test("secrets in a message are concealed, line by line")
  func concealed() throws {
    var analyzer = try BlobAnalyzer(rules: Shipped.set(), key: .unkeyed)
    let text = try analyzer.concealed("Add key\n\nuse \(Shipped.secret) for now\n")
    #expect(!text.contains(Shipped.secret.suffix(8)))
    #expect(text.hasPrefix("Add key\n\nuse ") && text.hasSuffix(" for now\n"))
  }
}
