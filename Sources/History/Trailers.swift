/// Reads `Co-authored-by` lines from a commit message's last paragraph.
enum Trailers {
  /// Each as claimed, in order, equal ones once.
  static func coAuthors(in message: String) -> [(name: String, email: String)] {
    var found: [(name: String, email: String)] = []
    for line in message.split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "co-authored-by" else { continue }
      let claim = line[line.index(after: colon)...]
      guard let open = claim.lastIndex(of: "<"), let close = claim.lastIndex(of: ">"), open < close else { continue }
      let name = claim[..<open].trimmingWhitespace()
      let email = claim[claim.index(after: open)..<close].trimmingWhitespace()
      if !found.contains(where: { $0.email.lowercased() == email.lowercased() }) { found.append((name, email)) }
    }
    return found
  }
}
