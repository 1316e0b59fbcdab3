import Archives
import Findings
import Foundation
import RuleEngine
import SourceText
import TestSupport
import Testing

@testable import Analysis

@Suite("Credentials in archives")
struct ArchiveSearchTests {
  private static let key = "AKIA" + "QYLPMN5HFIQR7XYA"
  private static let text = Array("# settings\nregion = eu\nkey = \"\(key)\"\n".utf8)

  private func facts(_ bytes: [UInt8], _ path: String) throws -> BlobFacts {
    var analyzer = try BlobAnalyzer(rules: Shipped.set(), key: .unkeyed)
    return try analyzer.facts(of: bytes.span, path: RepositoryPath(path))
  }

  @Test(
    "are found in every form, at the archive, with the file's name and line",
    arguments: ArchiveBuilder.Form.allCases.filter { $0 != .ar })
  func found(form: ArchiveBuilder.Form) throws {
    let packed = ArchiveBuilder.pack([("config/app.conf", Self.text)], form)
    let facts = try facts(packed, "lib/bundle.dat")
    let found = facts.findings.filter { $0.rule == "secrets.aws-access-key" }
    #expect(found.count == 1)
    let finding = try #require(found.first)
    #expect(finding.path == RepositoryPath("lib/bundle.dat"))
    #expect(finding.range.start.line == 1)
    let place = form.isStream ? ", once unpacked, line 3" : ", in config/app.conf inside, line 3"
    #expect(finding.message.hasSuffix(place), "\(finding.message)")
    #expect(!finding.message.contains(Self.key) && !finding.excerpt.contains(Self.key))
    #expect(facts.gap == nil)
  }

  @Test("random bytes in base64, as pictures and keys are, are no archive that could not be read", arguments: 1...3)
  func random(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for number in 0..<8 {
      let bytes = (0..<60_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      let text = Array((Data(bytes).base64EncodedString() + "\n").utf8)
      #expect(try facts(text, "data/picture.txt").gap == nil, "seed \(seed), number \(number)")
    }
    // Two bytes that `compress` begins with, before whatever.
    var chance = [UInt8](repeating: 0, count: 3_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    chance.replaceSubrange(0..<3, with: [0x1F, 0x9D, 0x90])
    #expect(try facts(Array(Data(chance).base64EncodedString().utf8), "data/chance.txt").gap == nil)
  }

  @Test("text in front of an archive hides nothing in it")
  func behindText() throws {
    let zip = ArchiveBuilder.pack([("config/app.conf", Self.text)], .zip)
    let bytes = Array(String(repeating: "echo unpack me\n", count: 4_000).utf8) + zip
    let found = try facts(bytes, "install.sh").findings.filter(\.isCredential)
    #expect(found.count == 1 && found[0].message.hasSuffix("in config/app.conf inside, line 3"))
  }

  @Test("archives in archives are searched to a depth of four; one more is told as not read")
  func nested() throws {
    let one = ArchiveBuilder.pack([("app.conf", Self.text)], .gzip)
    let two = ArchiveBuilder.pack([("app.conf.gz", one)], .zip)
    let three = ArchiveBuilder.pack([("all.zip", two)], .tarXz)
    let facts = try facts(three, "backup.bin")
    #expect(facts.findings.filter(\.isCredential).count == 1)
    #expect(facts.gap == nil)
    #expect(
      facts.findings.filter(\.isCredential).first?.message.hasSuffix("in all.zip!/app.conf.gz inside, line 3") == true)
    let five = ArchiveBuilder.pack([("again.txz", three)], .zip)
    let deep = try self.facts(five, "backup.bin")
    #expect(deep.findings.filter(\.isCredential).isEmpty)
    #expect(deep.gap == "not all read: archives within archives over 4 deep")
  }

  @Test("files that should not be anywhere are named, and what is harmless is not")
  func names() throws {
    let packed = ArchiveBuilder.pack(
      [("vault/office.kdbx", Array("x".utf8)), ("readme.txt", Array("nothing here\n".utf8))], .zip)
    let found = try facts(packed, "site.zip").findings.filter(\.isCredential)
    #expect(found.map(\.rule) == ["secrets.key-file"])
    #expect(found.first?.message.contains("in vault/office.kdbx inside") == true)
  }

  @Test("a limit inside one archive counts what nested ones held")
  func limits() throws {
    let inner = ArchiveBuilder.pack([("a", [UInt8](repeating: 65, count: 60_000))], .zip)
    let outer = ArchiveBuilder.pack([("1.zip", inner), ("2.zip", inner), ("3.zip", inner)], .tar)
    var limits = ArchiveLimits()
    limits.totalBytes = 100_000
    let result = try ArchiveSearch.findings(
      in: outer.span, path: RepositoryPath("x"), limits: limits
    ) { _, _ in ArchiveSearch.Searched(findings: []) }
    #expect(result.unread.contains { $0.hasPrefix("more comes out") })
    #expect(result.used <= 100_000)
  }
}
