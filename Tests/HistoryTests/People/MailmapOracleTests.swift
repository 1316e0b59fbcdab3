import Git
import TestSupport
import Testing

@testable import History

/// `.mailmap` against the `git` command: whatever it holds, both must call everybody the same.
@Suite("Mailmap, git as the oracle")
struct MailmapOracleTests {
  static let seeds: [UInt64] = Array(1...12)

  @Test("random mailmaps give what `git check-mailmap` gives", arguments: seeds)
  func contacts(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let sandbox = try GitSandbox.withRepository(isBare: true)
    for _ in 0..<4 {
      let names = RandomIdentities(&random)
      let file = names.mailmap(&random)
      let blob = try sandbox.text(["hash-object", "-w", "--stdin"], stdin: file)
      let claims = (0..<60).map { _ in names.claim(&random) }
        // `check-mailmap` reads a contact a line, and asks for an address.
        .filter { !$0.name.contains(UInt8(ascii: "\n")) && !$0.email.contains(UInt8(ascii: ">")) }
      let input = claims.flatMap { $0.name + Array(" <".utf8) + $0.email + Array(">\n".utf8) }
      let output = try sandbox.git(["-c", "mailmap.blob=\(blob)", "check-mailmap", "--stdin"], stdin: input)
      let mailmap = Mailmap(file)
      let ours = claims.flatMap { claim -> [UInt8] in
        let mapped = mailmap.resolve(IdentityClaim(name: Self.rightTrimmed(claim.name), email: claim.email)).claim
        return mapped.name + (mapped.name.isEmpty ? [] : [0x20]) + Array("<".utf8) + mapped.email + Array(">\n".utf8)
      }
      if output != ours { report(output, ours, file, seed) }
    }
  }

  @Test("random commits are counted as `git shortlog -sne` counts them", arguments: seeds)
  func shortlog(seed: UInt64) throws {
    var random = SeededRandom(seed: seed &+ 1_000)
    let sandbox = try GitSandbox.withRepository(isBare: true)
    let names = RandomIdentities(&random)
    let blob = try sandbox.text(["hash-object", "-w", "--stdin"], stdin: names.mailmap(&random))
    let tree = try sandbox.text(["mktree"], stdin: Array("100644 blob \(blob)\t.mailmap\n".utf8))
    var parent: String?
    for number in 0..<40 {
      var header = Array("tree \(tree)\n".utf8)
      if let parent { header += Array("parent \(parent)\n".utf8) }
      let encoding =
        [nil, nil, "ISO-8859-1", "windows-1251", "ISO-8859-15", "no-such-encoding", "EUC-JP", "UTF-8"]
        .randomElement(using: &random) ?? nil
      let claim = names.claim(&random)
      let ident =
        Self.rightTrimmed(claim.name.filter { $0 != UInt8(ascii: "\n") }) + Array(" <".utf8)
        + claim.email.filter { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "\n") }
        + Array("> \(1_700_000_000 + number) +0000\n".utf8)
      header += Array("author ".utf8) + ident + Array("committer ".utf8) + ident
      if let encoding { header += Array("encoding \(encoding)\n".utf8) }
      header += Array("\nChange \(number)\n".utf8)
      parent = try sandbox.text(["hash-object", "-w", "--literally", "-t", "commit", "--stdin"], stdin: header)
    }
    try sandbox.git(["update-ref", "refs/heads/main", try #require(parent)])
    let output = try sandbox.git(["shortlog", "-sne", "HEAD"])
    let ours = try Shortlog.render(sandbox.path)
    if output != ours { report(output, ours, [], seed) }
  }

  @Test("a link called .mailmap is not followed, and a missing one is none")
  func links() throws {
    let sandbox = try GitSandbox.withRepository()
    let first = try sandbox.commit(["a": "a\n"])
    try sandbox.write(Array("Evil <evil@example.com> <ada@example.com>\n".utf8), to: "elsewhere")
    try sandbox.git(["update-index", "--add", "--cacheinfo", "120000,\(try linkBlob(sandbox)),.mailmap"])
    try sandbox.git(["commit", "--quiet", "--message", "Link"])
    let repository = try Repository(opening: sandbox.path)
    #expect(try MailmapFile.read(tree: repository.commit(first).tree, in: repository) == .absent)
    let linked = try MailmapFile.read(tree: repository.commit(sandbox.id("HEAD")).tree, in: repository)
    #expect(linked == .unread(".mailmap is a link, which is not followed"))
  }

  private func linkBlob(_ sandbox: GitSandbox) throws -> String {
    try sandbox.text(["hash-object", "-w", "--stdin"], stdin: Array("elsewhere".utf8))
  }

  /// git takes white space off the end of a name before it looks it up; commits' names come without.
  private static func rightTrimmed(_ name: [UInt8]) -> [UInt8] {
    Array(name[..<((name.lastIndex { !ASCII.isSpace($0) } ?? -1) + 1)])
  }

  private func report(_ git: [UInt8], _ ours: [UInt8], _ file: [UInt8], _ seed: UInt64) {
    let left = git.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }
    let right = ours.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }
    let place = zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
      """
      seed \(seed), line \(place?.offset ?? min(left.count, right.count)):
        git  \(place.map { ASCII.text($0.element.0) } ?? "")
        ours \(place.map { ASCII.text($0.element.1) } ?? "")
      \(ASCII.text(file))
      """)
  }
}

/// Names and addresses that clash with each other and with the syntax.
struct RandomIdentities {
  private var names: [[UInt8]]
  private var emails: [[UInt8]]

  private static let odd: [[UInt8]] =
    [
      "Ünsal", "ünsal", "İpek", "", " ", "#1", "a<b", "\u{FEFF}Bom", "é\u{301}", "\t tab", "v\u{0B}t", "x\r",
      "D.J. \"Q\" O'B",
    ].map { Array($0.utf8) } + [[0xE9, 0x6C], [0xFF, 0x41], [0x80]]

  init(_ random: inout SeededRandom) {
    let letters = Array("abcABC".utf8)
    let word = { (random: inout SeededRandom) -> [UInt8] in
      (0..<Int.random(in: 1...3, using: &random)).map { _ in letters.randomElement(using: &random) ?? 0x61 }
    }
    names = (0..<6).map { _ in word(&random) + (random.chance(40) ? [0x20] + word(&random) : []) }
    emails = (0..<6).map { _ in word(&random) + Array("@".utf8) + word(&random) }
    for _ in 0..<3 {
      names.append(Self.odd.randomElement(using: &random) ?? [])
      emails.append(Self.odd.randomElement(using: &random) ?? [])
    }
  }

  func claim(_ random: inout SeededRandom) -> IdentityClaim {
    let name = cased(names.randomElement(using: &random) ?? [], &random).filter { $0 != UInt8(ascii: "<") }
    // git's own trimming of a commit's name ends at the first character that is no white space.
    return IdentityClaim(
      name: Array(name.drop(while: { ASCII.isSpace($0) || $0 == 0x0B })),
      email: cased(emails.randomElement(using: &random) ?? [], &random))
  }

  func mailmap(_ random: inout SeededRandom) -> [UInt8] {
    var file: [UInt8] = random.chance(10) ? [0xEF, 0xBB, 0xBF] : []
    for _ in 0..<Int.random(in: 0...30, using: &random) {
      file += line(&random)
      if random.chance(2) { file += [0] }
      if random.chance(20) { file += [0x0D] }
      file += [0x0A]
    }
    if random.chance(30) { file += line(&random) }
    return file
  }

  private func line(_ random: inout SeededRandom) -> [UInt8] {
    let space = { (random: inout SeededRandom) -> [UInt8] in
      [[], [0x20], [0x20, 0x20], [0x09]].randomElement(using: &random) ?? []
    }
    let name = { (random: inout SeededRandom) -> [UInt8] in cased(names.randomElement(using: &random) ?? [], &random) }
    let mail = { (random: inout SeededRandom) -> [UInt8] in
      let address = cased(emails.randomElement(using: &random) ?? [], &random)
      let inner = random.chance(10) ? [0x20] + address + [0x20] : address
      return Array("<".utf8) + inner + (random.chance(95) ? Array(">".utf8) : [])
    }
    let start = random.chance(8) ? Array("#".utf8) : space(&random)
    let end = random.chance(8) ? Array(" # said so".utf8) : space(&random)
    return switch Int.random(in: 0..<10, using: &random) {
    case 0, 1: start + name(&random) + space(&random) + mail(&random) + end
    case 2, 3: start + mail(&random) + space(&random) + mail(&random) + end
    case 4, 5: start + name(&random) + space(&random) + mail(&random) + space(&random) + mail(&random) + end
    case 6: start + mail(&random) + space(&random) + name(&random) + space(&random) + mail(&random) + end
    case 7: start + mail(&random) + end
    case 8:
      start + name(&random) + space(&random) + mail(&random) + space(&random) + name(&random) + space(&random)
        + mail(&random) + space(&random) + mail(&random)
    default:
      start + name(&random) + space(&random) + mail(&random) + space(&random) + name(&random) + space(&random)
        + mail(&random) + end
    }
  }

  private func cased(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    guard random.chance(30) else { return bytes }
    return bytes.map { ASCII.isLetter($0) && $0 < 0x80 ? $0 ^ 0x20 : $0 }
  }
}

/// What `git shortlog -sne HEAD` prints, from our reading of commits and `.mailmap`.
enum Shortlog {
  static func render(_ path: String) throws -> [UInt8] {
    let repository = try Repository(opening: path)
    let head = try repository.resolve("HEAD")
    var mailmap = Mailmap([])
    if case .bytes(let bytes) = try MailmapFile.read(tree: repository.commit(head).tree, in: repository) {
      mailmap = Mailmap(bytes)
    }
    var counts: [[UInt8]: Int] = [:]
    for id in try repository.walk(from: [head]) {
      let claim = mailmap.resolve(IdentityClaim(try repository.commit(id).author)).claim
      counts[claim.name + Array(" <".utf8) + claim.email + Array(">".utf8), default: 0] += 1
    }
    let rows = counts.sorted { left, right in
      left.value == right.value ? left.key.lexicographicallyPrecedes(right.key) : left.value > right.value
    }
    return rows.flatMap { row -> [UInt8] in
      let digits = Array(String(row.value).utf8)
      return [UInt8](repeating: 0x20, count: max(0, 6 - digits.count)) + digits + [0x09] + row.key + [0x0A]
    }
  }
}
