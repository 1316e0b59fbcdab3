extension AccessGrant {
  /// The id of a grant in a system's own list: the same account of the same resource is the same grant in every list.
  ///
  /// - Parameter account: the system's number or id of the account, which outlives a change of its name.
  static func id(resource: String, account: String) -> String {
    [resource, account].map { $0.lowercased() }.joined(separator: "|")
  }

  /// The id of a grant in a list that a person keeps. It differs from every id of a system's own list, so that neither
  /// amends the other; access that was given, taken away and given again is two grants. The day on which it was taken
  /// away is part of it: a day that was written by mistake and struck out again must not linger as one that an older
  /// list states and the newer leaves empty.
  static func handKeptID(
    resource: String, account: String, granted: CivilDate?, revoked: CivilDate?
  ) -> String {
    let parts = [resource, account, granted?.description ?? "", revoked?.description ?? ""]
    return handKeptPrefix + parts.map { $0.lowercased() }.joined(separator: "|")
  }

  /// Whether a person wrote it down, and not the system itself.
  package var isHandKept: Bool { id.hasPrefix(Self.handKeptPrefix) }

  /// The system's own id of the account; nil in lists that a person keeps.
  var accountID: String? {
    guard !isHandKept else { return nil }
    return id.split(separator: "|").last.map(String.init)
  }

  /// Every way in which the grant names its account, in small letters.
  var names: Set<String> {
    Set([account, accountID, email].compactMap { $0?.lowercased() }.filter { !$0.isEmpty })
  }

  private static let handKeptPrefix = "by-hand|"
}
