extension Roster {
  /// Whom a sheet that the owner keeps means by `person`: by an account or address in `system`, else by the portfolio's
  /// id, else by the whole name. Several where two are called alike; nobody where it is only a part of a name.
  package func contractors(written person: String, in system: String) -> [String] {
    let known = contractors(system: system, account: person)
    if !known.isEmpty { return known }
    let name = Self.normal(person)
    guard !name.isEmpty else { return [] }
    if let contractor = contractors.first(where: { $0.id == name }) { return [contractor.id] }
    return contractors.filter { Self.normal($0.name) == name }.map(\.id)
  }

  private static func normal(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension ImportSink {
  /// Notes whom a row of a sheet is about, by the name that the owner wrote.
  func mentions(written person: String, in system: String, line: Int) {
    if roster.contractors(written: person, in: system).isEmpty {
      mentions(system: system, account: person, name: person, seconds: 0, line: line)
    }
  }
}
