/// GitHub's list of who can reach a repository: `GET /repos/{owner}/{repo}/collaborators`, one page or, as
/// `gh api --paginate --slurp` writes it, a list of pages.
///
/// The list names no repository, so that the source's `about:` must. Each account is taken with the highest role it has:
/// the permissions beneath it are true as well. A role of the organisation's own carries what it amounts to in
/// parentheses.
package struct GitHubCollaborators: DocumentImporter {
  package let id = "github-collaborators"
  package let version = 1
  package let summary =
    "GitHub: gh api --paginate --slurp repos/OWNER/REPOSITORY/collaborators, with `about:` naming the repository"

  package let isSnapshot = true

  package init() {}

  package func recognises(_ document: RecordDocument) -> Bool {
    guard let entries = GitHubCollaborators.entries(document.root) else { return false }
    return entries.allSatisfy { $0["login"] != nil && ($0["permissions"] != nil || $0["role_name"] != nil) }
  }

  package func read(
    _ document: RecordDocument, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    guard let repository = options.about, !repository.isEmpty else {
      throw RecordFileError(
        .mapping, file: document.file, line: nil, problem: "does not say which repository it lists",
        advice: "give it an entry of its own under `records:` with `about: OWNER/REPOSITORY`")
    }
    let entries = GitHubCollaborators.entries(document.root) ?? []
    try sink.elements(entries) { (entry, number) throws(ImportStop) in
      guard let login = entry["login"]?.nonEmpty else { throw .row("has no login") }
      guard var level = GitHubCollaborators.level(entry) else { throw .row("`\(login)` has no role or permission") }
      let isBot = entry["type"]?.string?.lowercased() == "bot" || login.lowercased().hasSuffix("[bot]")
      if isBot { level += " (bot)" }
      sink.take(
        .access(
          AccessGrant(
            system: "github", id: AccessGrant.id(resource: repository, account: entry["id"]?.nonEmpty ?? login),
            account: login, name: entry["name"]?.string ?? "", email: entry["email"]?.nonEmpty, resource: repository,
            level: level, isActive: true, record: "\(document.file):\(number)")),
        line: number)
      if !isBot {
        sink.mentions(accountOf: "github", login, id: entry["id"]?.nonEmpty, name: login, line: number)
      }
    }
    // Thirty is GitHub's page where none is asked for, a hundred its longest. A page of a slurped list is a list.
    if [30, 100].contains(entries.count), document.root.elements?.first?.elements == nil {
      sink.warn(
        "\(document.file): has exactly \(entries.count) collaborators, as many as one page of GitHub's answer holds; "
          + "export it with --paginate --slurp to be sure of the rest")
    }
  }

  /// The collaborators of one page, or of a list of pages; nil for anything else.
  private static func entries(_ root: RecordValue) -> [RecordValue]? {
    guard let values = root.elements else { return nil }
    var entries: [RecordValue] = []
    for value in values {
      switch value {
      case .object: entries.append(value)
      case .list(let page): entries += page
      case .null, .bool, .integer, .large, .decimal, .text: return nil
      }
    }
    return entries
  }

  /// The highest role, in GitHub's words; nil where there is none.
  private static func level(_ entry: RecordValue) -> String? {
    let held = roles.first { entry["permissions"]?[$0.permission]?.flag == true }?.role
    guard let named = entry["role_name"]?.nonEmpty else { return held }
    guard
      let standing = roles.firstIndex(where: { $0.role == named.lowercased() || $0.permission == named.lowercased() })
    else { return held.map { "\(named) (\($0))" } ?? named }
    let stated = roles.firstIndex { $0.role == held } ?? roles.count
    return roles[min(standing, stated)].role
  }

  /// Highest first. Source: GitHub's documentation, "Repository roles for an organization".
  private static let roles = [
    (permission: "admin", role: "admin"), (permission: "maintain", role: "maintain"),
    (permission: "push", role: "write"), (permission: "triage", role: "triage"), (permission: "pull", role: "read"),
  ]
}

extension ImportSink {
  /// Notes whom an account of a system's own list belongs to; it is known by its name there, its id or its address.
  func mentions(
    accountOf system: String, _ account: String, id: String?, name: String, email: String? = nil, line: Int
  ) {
    let grant = AccessGrant(
      system: system, id: AccessGrant.id(resource: "", account: id ?? account), account: account, name: name,
      email: email, resource: "", level: "", isActive: true)
    if roster.owners(of: grant).isEmpty {
      mentions(system: system, account: account, name: name, email: email, seconds: 0, line: line)
    }
  }
}
