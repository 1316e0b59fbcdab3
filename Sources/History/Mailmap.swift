/// Git's `.mailmap`: canonical names and addresses for those in commits.
///
/// The four forms of gitmailmap(5): `Proper <commit>`, `<proper> <commit>`, `Proper <proper> <commit>` and
/// `Proper <proper> Commit <commit>`. Matching ignores ASCII case, as git's does; a later line for the same key wins.
struct Mailmap: Sendable {
  private struct Entry: Sendable {
    var name: String?
    var email: String?
  }

  private var byAddress: [String: Entry] = [:]
  private var byNameAndAddress: [String: Entry] = [:]

  init(_ bytes: [UInt8]) {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      add(String(decoding: line, as: UTF8.self))
    }
  }

  func resolve(name: String, email: String) -> (name: String, email: String) {
    let address = email.lowercased()
    let entry = byNameAndAddress[Self.key(name, address)] ?? byAddress[address]
    return (entry?.name ?? name, entry?.email ?? email)
  }

  private mutating func add(_ line: String) {
    let text = line.trimmingWhitespace()
    guard !text.hasPrefix("#"), let first = Self.address(in: text[...]) else { return }
    let properName = text[..<first.open].trimmingWhitespace()
    let rest = text[first.after...]
    guard let second = Self.address(in: rest) else {
      guard !properName.isEmpty else { return }
      merge(Entry(name: properName, email: nil), address: first.text.lowercased(), commitName: nil)
      return
    }
    let commitName = rest[..<second.open].trimmingWhitespace()
    merge(
      Entry(name: properName.isEmpty ? nil : properName, email: first.text), address: second.text.lowercased(),
      commitName: commitName.isEmpty ? nil : commitName)
  }

  private mutating func merge(_ entry: Entry, address: String, commitName: String?) {
    if let commitName {
      byNameAndAddress[Self.key(commitName, address)] = entry
    } else {
      let old = byAddress[address]
      byAddress[address] = Entry(name: entry.name ?? old?.name, email: entry.email ?? old?.email)
    }
  }

  private static func key(_ name: String, _ address: String) -> String { name.lowercased() + "\u{0}" + address }

  private static func address(
    in text: Substring
  ) -> (text: String, open: String.Index, after: String.Index)? {
    guard let open = text.firstIndex(of: "<"), let close = text[open...].firstIndex(of: ">") else { return nil }
    return (text[text.index(after: open)..<close].trimmingWhitespace(), open, text.index(after: close))
  }
}
