/// One identity as the owner writes it in `assay.yml`: `mail@example.com`, `Name <mail@example.com>`, or a login on a
/// code host as `@login`, `github:login` or `gitlab:login`.
///
/// A name beside an address is for the reader: the address alone confirms, whoever's name stands in the commit.
package enum OwnerIdentity: Sendable, Hashable {
  /// ASCII letters small.
  case address(String)
  /// ASCII letters small; confirms that account's noreply addresses.
  case login(host: String, login: String)

  /// What is wrong with a text that is none, and how to write it.
  package struct Mistake: Error, Sendable, Hashable, CustomStringConvertible {
    package var description: String
  }

  package init(_ text: String) throws(Mistake) {
    let bytes = Array(text.utf8)
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw Mistake(description: "an identity holds no control character; write the address as commits have it")
    }
    let whole = String(decoding: ASCII.trimmed(bytes[...]), as: UTF8.self)
    if let open = whole.lastIndex(of: "<") {
      guard let close = whole.lastIndex(of: ">"), open < close, whole.index(after: close) == whole.endIndex else {
        throw Mistake(description: "`\(text)` has no whole address; write it as Name <mail@example.com>")
      }
      self = try Self.address(whole[whole.index(after: open)..<close], in: text)
      return
    }
    if let colon = whole.firstIndex(of: ":"), !whole.contains("@") {
      let host = ASCII.folded(String(whole[..<colon]))
      guard let domain = ["github": "github.com", "gitlab": "gitlab.com"][host] else {
        throw Mistake(
          description: "`\(text)` names no code host that is known here; write github:login or gitlab:login")
      }
      self = try Self.login(whole[whole.index(after: colon)...], host: domain, in: text)
    } else if whole.first == "@" {
      self = try Self.login(whole.dropFirst(), host: "github.com", in: text)
    } else {
      self = try Self.address(whole[...], in: text)
    }
  }

  /// How two entries that mean the same are recognised, and how a message names it.
  package var key: String {
    switch self {
    case .address(let address): address
    case .login(let host, let login): "\(host):\(login)"
    }
  }

  /// The same for a login and for a noreply address of that login, which would both confirm the same commits.
  package var accountKey: String {
    guard case .address(let address) = self, let noreply = NoreplyAddress(address: address) else { return key }
    return "\(noreply.host):\(noreply.login)"
  }

  private static func address(_ text: Substring, in whole: String) throws(Mistake) -> OwnerIdentity {
    let address = String(decoding: ASCII.trimmed(Array(text.utf8)[...]), as: UTF8.self)
    guard !address.isEmpty, !address.contains(where: { $0 == "<" || $0 == ">" }) else {
      throw Mistake(description: "`\(whole)` holds no address; write it as mail@example.com")
    }
    // git's own default for a machine without a mail name is an address without a domain, so `@` is demanded of plain
    // words only, which would else be taken for one.
    guard address.contains("@") || whole.contains("<") else {
      throw Mistake(
        description: "`\(whole)` is no address; write it as mail@example.com, or for a login on GitHub @\(address)")
    }
    return .address(ASCII.folded(address))
  }

  /// Source of the letters: GitHub allows ASCII letters, digits and hyphens, 39 at most; GitLab also `_` and `.`.
  private static func login(_ text: Substring, host: String, in whole: String) throws(Mistake) -> OwnerIdentity {
    let isPlain = text.utf8.allSatisfy {
      ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: ".")
    }
    guard isPlain, !text.isEmpty else {
      throw Mistake(description: "`\(whole)` is no login; write it as @login, github:login or gitlab:login")
    }
    return .login(host: host, login: ASCII.folded(String(text)))
  }
}
