import Foundation
import Hiring
import History
import RuleEngine
import SourceText

/// Reads `assay.yml`. Everything in it has a default but names and places; an unknown key is an error with its line.
struct PortfolioFile {
  /// The file as the user named it, for messages.
  let name: String
  /// Relative paths in the file start here.
  let folder: String

  static func read(_ path: String) throws -> Portfolio {
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw CommandError.usage("\(path): cannot read the portfolio: \(CommandError.reason(error))")
    }
    let folder = URL(filePath: path).absoluteURL.deletingLastPathComponent().path
    return try PortfolioFile(name: path, folder: folder).portfolio(YAMLNode(parsing: bytes, file: path))
  }

  private func portfolio(_ root: YAMLNode) throws -> Portfolio {
    try root.expect(
      keys: [
        "version", "owner", "policy", "ledger", "repositories", "contractors", "records", "attestations", "onboarding",
      ])
    let version = try root.required("version")
    guard try version.int() == 1 else { throw version.error("this Assay reads version 1 of the portfolio") }
    let owner = try root.required("owner")
    try owner.expect(keys: ["name", "timezone", "currency"])
    let timeZone = try owner["timezone"].map(zone) ?? .gmt
    let currency = try owner["currency"].map(currencyCode) ?? "USD"
    let repositories = try root["repositories"]?.list().map(repository) ?? []
    let contractors = try root["contractors"]?.list().map { try contractor($0, currency: currency) } ?? []
    let portfolio = Portfolio(
      ownerName: try owner.required("name").string(), timeZone: timeZone, currency: currency,
      policyPath: try root["policy"].map { absolute(try $0.string()) },
      ledgerPath: absolute(try root["ledger"]?.string() ?? "assay.db"), repositories: repositories,
      contractors: contractors, records: try root["records"]?.list().map(record) ?? [],
      attestations: try root["attestations"]?.list().map { try attestation($0, about: contractors) } ?? [],
      onboarding: try root["onboarding"].map(OnboardingNode.settings) ?? OnboardingSettings())
    try checkReferences(in: root, portfolio)
    return portfolio
  }

  private func repository(_ node: YAMLNode) throws -> Portfolio.Repository {
    try node.expect(keys: ["id", "path", "mainline", "core"])
    return Portfolio.Repository(
      id: try identifier(node.required("id")), path: absolute(try node.required("path").string()),
      mainline: try node["mainline"]?.string(), core: try node["core"]?.strings() ?? [])
  }

  private func contractor(_ node: YAMLNode, currency: String) throws -> Contractor {
    try node.expect(keys: [
      "id", "name", "role", "identities", "clickup", "upwork", "fiverr", "accounts", "ip_assignment",
      "engagements",
    ])
    var assignment: Contractor.Assignment?
    if let signed = node["ip_assignment"] {
      try signed.expect(keys: ["signed", "by"])
      assignment = Contractor.Assignment(
        signed: try date(signed.required("signed")), by: try signed.required("by").string())
    }
    let id = try identifier(node.required("id"))
    return Contractor(
      id: id, name: try node["name"]?.string() ?? id,
      role: try node["role"]?.choice(Contractor.Role.self) ?? .engineer,
      identities: try node["identities"]?.list().map(identity) ?? [], clickup: try node["clickup"]?.string(),
      upwork: try node["upwork"]?.string(), fiverr: try node["fiverr"]?.string(),
      accounts: try accounts(node["accounts"]), assignment: assignment,
      engagements: try node["engagements"]?.list().map { try engagement($0, currency: currency) } ?? [])
  }

  /// `{ toggl: amir@example.com, slack: [U01AB, U02CD] }`.
  private func accounts(_ node: YAMLNode?) throws -> [String: [String]] {
    var accounts: [String: [String]] = [:]
    for entry in try node?.mapping() ?? [] {
      let value = entry.value
      accounts[entry.name.lowercased()] = value.isList ? try value.strings() : [try value.string()]
    }
    return accounts
  }

  private func engagement(_ node: YAMLNode, currency: String) throws -> Engagement {
    try node.expect(keys: [
      "platform", "contract", "kind", "rate", "weekly_limit", "weekly_limits", "started", "ended", "trial_ends",
      "pauses", "scope", "repositories", "cohort",
    ])
    let kind = try node.required("kind").choice(Engagement.Kind.self)
    let pauses = try node["pauses"]?.list().map { pause in
      try pause.expect(keys: ["from", "to"])
      return Engagement.Pause(from: try date(pause.required("from")), to: try pause["to"].map(date))
    }
    return Engagement(
      platform: try node.required("platform").choice(Engagement.Platform.self),
      contract: try node.required("contract").string(), kind: kind,
      rate: try node["rate"].map { try rate($0, kind: kind, currency: currency) },
      weeklyLimitSeconds: try node["weekly_limit"].map(hours), started: try date(node.required("started")),
      ended: try node["ended"].map(date), trialEnds: try node["trial_ends"].map(date), pauses: pauses ?? [],
      scope: try node["scope"]?.choice(Engagement.Scope.self) ?? .bounded,
      repositories: try node["repositories"]?.strings() ?? [], cohort: try node["cohort"]?.string(),
      limitChanges: try node["weekly_limits"]?.list().map(limitChange) ?? [])
  }

  /// `{ from: 2026-11-09, limit: 20h }`: what the limit was changed to on a day; `none` takes it away.
  private func limitChange(_ node: YAMLNode) throws -> Engagement.LimitChange {
    try node.expect(keys: ["from", "limit"])
    let limit = try node.required("limit")
    return Engagement.LimitChange(
      from: try date(node.required("from")), seconds: try limit.string() == "none" ? nil : hours(limit))
  }

  private func record(_ node: YAMLNode) throws -> Portfolio.RecordSource {
    try node.expect(keys: ["kind", "files", "file", "columns", "date_format", "timezone", "about", "stages"])
    var columns: [String: String] = [:]
    for entry in try node["columns"]?.mapping() ?? [] { columns[entry.name] = try entry.value.string() }
    var stages: [String: String] = [:]
    for entry in try node["stages"]?.mapping() ?? [] { stages[entry.name] = try entry.value.string() }
    guard let files = node["files"] ?? node["file"] else {
      throw node.error("say which `files:` (a name or a glob) hold these records")
    }
    return Portfolio.RecordSource(
      kind: try recordKind(node.required("kind")), files: absolute(try files.string()), columns: columns,
      dateFormat: try node["date_format"]?.string(), timeZone: try node["timezone"].map(zone),
      about: try node["about"]?.string(), stages: stages)
  }

  private func recordKind(_ node: YAMLNode) throws -> String {
    let known = RecordKinds.known
    let kind = try node.string()
    guard known.contains(kind) else { throw node.unknown("kind of records", kind, among: known) }
    return kind
  }

  private func attestation(_ node: YAMLNode, about contractors: [Contractor]) throws -> Attestation {
    try node.expect(keys: ["what", "on", "by", "contractor", "note"])
    if let contractor = node["contractor"], case let id = try contractor.string(),
      !contractors.contains(where: { $0.id == id })
    {
      throw contractor.unknown("contractor", id, among: contractors.map(\.id))
    }
    return Attestation(
      what: try node.required("what").string(), on: try date(node.required("on")),
      by: try node.required("by").string(), contractor: try node["contractor"]?.string(),
      note: try node["note"]?.string() ?? "")
  }

  // MARK: Scalars

  private func identifier(_ node: YAMLNode) throws -> String {
    let text = try node.string()
    let isPlain = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "-")
    }
    // Ids name pages, and these two names are taken.
    guard isPlain, !text.isEmpty, text != "index", text != "scorecards" else {
      throw node.error(
        "`\(text)` cannot be an id: use small letters, digits and hyphens, and not `index` or `scorecards`")
    }
    return text
  }

  /// An address or a login, as `OwnerIdentity` reads them.
  private func identity(_ node: YAMLNode) throws -> String {
    let text = try node.string()
    do {
      _ = try OwnerIdentity(text)
    } catch {
      throw node.error("\(error)")
    }
    return text
  }

  private func zone(_ node: YAMLNode) throws -> TimeZone {
    let name = try node.string()
    // Abbreviations stand for several zones, and most for a fixed offset: EST is an hour off in a New York summer.
    guard name.contains("/") || ["UTC", "GMT"].contains(name), let zone = TimeZone(identifier: name) else {
      throw node.error("`\(name)` is no time zone; write one like Asia/Bangkok or UTC")
    }
    return zone
  }

  private func date(_ node: YAMLNode) throws -> CivilDate {
    let text = try node.string()
    guard let date = CivilDate(text) else { throw node.error("`\(text)` is no date; write it as 2026-10-05") }
    return date
  }

  /// `30h`, `30 h` or `7.5h`.
  private func hours(_ node: YAMLNode) throws -> Int {
    let text = try node.string()
    let number = text.dropLast().trimmingCharacters(in: .whitespaces)
    guard text.hasSuffix("h"), let seconds = PlainNumber.whole(number, times: 3_600), seconds > 0,
      seconds <= 168 * 3_600
    else {
      throw node.error("`\(text)` is no weekly limit; write it as 30h or 7.5h")
    }
    return seconds
  }

  /// `25 USD/h`, `25/h` in the owner's currency, or `400 USD` for fixed work.
  private func rate(_ node: YAMLNode, kind: Engagement.Kind, currency: String) throws -> Money {
    let text = try node.string()
    let isHourly = text.hasSuffix("/h")
    guard isHourly == (kind == .hourly) else {
      throw node.error(
        kind == .hourly
          ? "an hourly engagement has a rate like 25 USD/h, not `\(text)`"
          : "a fixed engagement has a price like 400 USD, not `\(text)`")
    }
    let parts = (isHourly ? text.dropLast(2) : text[...]).split(separator: " ")
    guard (1...2).contains(parts.count), parts.count == 1 || isCurrency(String(parts[1])) else {
      throw node.error("`\(text)` is no rate; write it as 25 USD/h or, for fixed work, 400 USD")
    }
    let stated = parts.count == 2 ? String(parts[1]) : currency
    let decimals = Money.decimals(of: stated)
    let units = (0..<decimals).reduce(1) { units, _ in units * 10 }
    guard let minorUnits = PlainNumber.whole(parts[0], times: units) else {
      throw node.error(
        "`\(parts[0])` is no rate in \(stated); write digits, "
          + (decimals == 0 ? "without decimals" : "decimals behind a dot (at most \(decimals))")
          + " and no mark between thousands, like \(isHourly ? "25 \(stated)/h" : "1500 \(stated)")")
    }
    return Money(minorUnits: minorUnits, currency: stated)
  }

  private func currencyCode(_ node: YAMLNode) throws -> String {
    let text = try node.string()
    guard isCurrency(text) else { throw node.error("`\(text)` is no currency; write its three letters, like USD") }
    return text
  }

  private func isCurrency(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  private func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return URL(filePath: folder).appending(path: path).standardizedFileURL.path
  }

  // MARK: Across entries

  private func checkReferences(in root: YAMLNode, _ portfolio: Portfolio) throws {
    let repositoryIDs = portfolio.repositories.map(\.id)
    var seen: Set<String> = []
    for node in try (root["repositories"]?.list() ?? []) + (root["contractors"]?.list() ?? []) {
      let id = try node.required("id")
      guard seen.insert(try id.string()).inserted else {
        throw id.error("the id `\(try id.string())` is used twice; contractors and repositories share one set of pages")
      }
    }
    for contractor in try root["contractors"]?.list() ?? [] {
      for engagement in try contractor["engagements"]?.list() ?? [] {
        for repository in try engagement["repositories"]?.list() ?? [] {
          let id = try repository.string()
          guard repositoryIDs.contains(id) else { throw repository.unknown("repository", id, among: repositoryIDs) }
        }
        if let start = engagement["started"], let end = engagement["ended"], try date(end) < date(start) {
          throw end.error("the engagement ends before it starts")
        }
        var last: CivilDate?
        for change in try engagement["weekly_limits"]?.list() ?? [] {
          let from = try change.required("from")
          let day = try date(from)
          if let last, day <= last { throw from.error("the changes of a limit stand in the order of their days") }
          last = day
        }
      }
    }
    try checkAccounts(in: root)
  }

  /// One account or address stands for one contractor, or hours and commits would be charged twice.
  private func checkAccounts(in root: YAMLNode) throws {
    var owners: [String: String] = [:]
    for contractor in try root["contractors"]?.list() ?? [] {
      let id = try contractor.required("id").string()
      var claims = try (contractor["identities"]?.list() ?? []).map { ("identity", $0) }
      for engagement in try contractor["engagements"]?.list() ?? [] {
        claims.append(("contract", try engagement.required("contract")))
      }
      for (what, node) in claims {
        // Compared as commits are: the address without the name beside it, so that writing it twice in two ways is
        // found. A login and its own noreply address are one account.
        let text = try node.string()
        let key = "\(what) \(what == "identity" ? try OwnerIdentity(text).accountKey : text.lowercased())"
        if let other = owners.updateValue(id, forKey: key), other != id {
          throw node.error("this \(what) also belongs to `\(other)`; an account stands for one contractor")
        }
      }
    }
  }
}
