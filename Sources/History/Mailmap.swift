/// Git's `.mailmap`: proper names and addresses for those in commits, read byte by byte as git 2.39 reads them.
///
/// The four forms of gitmailmap(5): `Proper <commit>`, `<proper> <commit>`, `Proper <proper> <commit>` and
/// `Proper <proper> Commit <commit>`. Only ASCII letters compare without case. A `#` begins a comment only as the first
/// byte of a line; what follows the second `>` is ignored; a line without a whole `<address>`, or with an empty first
/// one, says nothing; the file ends at a NUL. Of two lines for the same key the later wins, for the address alone by
/// part: one may give the name, another the address.
/// Source: mailmap.c of git 2.39. git cuts lines of a file on disk after 1,023 bytes, and does not where it reads
/// `.mailmap` from a commit; here it is always read from a commit.
struct Mailmap: Sendable {
  /// What a claim becomes, and the lines that say so.
  struct Match: Sendable, Hashable {
    var claim: IdentityClaim
    /// From 1; first the line that gave the address, then the one that gave the name where that is another. Empty where
    /// nothing maps the claim.
    var lines: [Int]
  }

  private struct Entry: Sendable {
    var name: [UInt8]?
    var nameLine = 0
    var email: [UInt8]?
    var emailLine = 0
    /// By folded commit name.
    var byName: [[UInt8]: Named] = [:]
  }

  private struct Named: Sendable {
    var name: [UInt8]?
    var email: [UInt8]
    var line: Int
  }

  /// By folded commit address.
  private var entries: [[UInt8]: Entry] = [:]

  /// Reads the file; linear, and nothing in it is an error.
  init(_ bytes: [UInt8]) {
    for (index, line) in Self.lines(of: bytes).enumerated() { add(line, number: index + 1) }
  }

  var isEmpty: Bool { entries.isEmpty }

  /// What git shows for the claim; the claim itself where no line maps it.
  func resolve(_ claim: IdentityClaim) -> Match {
    guard let entry = entries[ASCII.folded(claim.email)] else { return Match(claim: claim, lines: []) }
    if !entry.byName.isEmpty, let named = entry.byName[ASCII.folded(claim.name)] {
      return Match(claim: IdentityClaim(name: named.name ?? claim.name, email: named.email), lines: [named.line])
    }
    var lines: [Int] = []
    if entry.email != nil { lines.append(entry.emailLine) }
    if entry.name != nil, entry.nameLine != entry.emailLine { lines.append(entry.nameLine) }
    return Match(
      claim: IdentityClaim(name: entry.name ?? claim.name, email: entry.email ?? claim.email), lines: lines)
  }

  /// Each line up to a NUL, without its line feed.
  static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes[..<(bytes.firstIndex(of: 0) ?? bytes.endIndex)]
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  /// Whether git takes anything from a line.
  static func isClaim(_ line: ArraySlice<UInt8>) -> Bool {
    line.first != UInt8(ascii: "#") && contact(in: line, allowingEmpty: false) != nil
  }

  private mutating func add(_ line: ArraySlice<UInt8>, number: Int) {
    guard line.first != UInt8(ascii: "#"), let proper = Self.contact(in: line, allowingEmpty: false) else { return }
    guard let commit = Self.contact(in: proper.rest, allowingEmpty: true) else {
      guard let name = proper.name else { return }
      entries[ASCII.folded(proper.email), default: Entry()].name = name
      entries[ASCII.folded(proper.email), default: Entry()].nameLine = number
      return
    }
    let key = ASCII.folded(commit.email)
    if let commitName = commit.name {
      entries[key, default: Entry()].byName[ASCII.folded(commitName)] = Named(
        name: proper.name, email: proper.email, line: number)
      return
    }
    if let name = proper.name {
      entries[key, default: Entry()].name = name
      entries[key, default: Entry()].nameLine = number
    }
    entries[key, default: Entry()].email = proper.email
    entries[key, default: Entry()].emailLine = number
  }

  /// The text before the first `<`, trimmed, nil where there is none; the address up to the first `>` after it, not
  /// trimmed, as in git; and what follows.
  private static func contact(
    in text: ArraySlice<UInt8>, allowingEmpty: Bool
  ) -> (name: [UInt8]?, email: [UInt8], rest: ArraySlice<UInt8>)? {
    guard let open = text.firstIndex(of: UInt8(ascii: "<")),
      let close = text[(open + 1)...].firstIndex(of: UInt8(ascii: ">")), allowingEmpty || close > open + 1
    else { return nil }
    let name = ASCII.trimmed(text[..<open])
    return (name.isEmpty ? nil : Array(name), Array(text[(open + 1)..<close]), text[(close + 1)...])
  }
}
