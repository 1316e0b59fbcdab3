/// An address that a code host made up for an account: `12345+login@users.noreply.github.com`, the older
/// `login@users.noreply.github.com`, GitLab's `12345-login@users.noreply.gitlab.com`, and the same on a company's own host.
///
/// The number stays with the account when its login is changed; a login that was given up can be taken by another.
/// Anybody can write such an address into a commit: it is a claim like every other.
struct NoreplyAddress: Sendable, Hashable {
  /// What follows `users.noreply.`, like `github.com`.
  var host: String
  /// The account's number as written; nil in the old form.
  var number: String?
  /// Folded; may end in `[bot]`.
  var login: String

  /// Nil for any other address.
  init?(address: String) {
    let parts = ASCII.folded(address).split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].hasPrefix("users.noreply."), !parts[0].isEmpty else { return nil }
    host = String(parts[1].dropFirst("users.noreply.".count))
    guard !host.isEmpty else { return nil }
    let local = parts[0]
    let digits = local.prefix { $0.isASCII && $0.isWholeNumber }
    let rest = local[digits.endIndex...]
    let separator: Character = host.contains("gitlab") ? "-" : "+"
    if !digits.isEmpty, rest.first == separator, rest.count > 1 {
      number = String(digits)
      login = String(rest.dropFirst())
    } else {
      number = nil
      login = String(local)
    }
  }

  var isBot: Bool { login.hasSuffix("[bot]") }
}
