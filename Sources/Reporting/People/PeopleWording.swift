internal import History

/// What the people of a report are told with, the same words in every format.
enum PeopleWording {
  static func source(_ source: PeopleReport.Source) -> String {
    switch source {
    case .owner(let text): "owner's file: \(text)"
    case .noreply(let host, let number, let login):
      "\(Self.host(host)) account \(login)" + (number.map { ", number \($0)" } ?? "")
    case .mailmap(let lines, let name, let email):
      ".mailmap \(Self.lines(lines)): \(name.isEmpty ? "" : name + " ")<\(email)>"
    case .bot(.address): "a bot's address"
    case .bot(.policy): "the policy's bots"
    case .bot(.name): "its name alone"
    case .author: "commits"
    case .coAuthor: "co-author lines"
    }
  }

  /// The name of a source in machine formats.
  static func kind(_ source: PeopleReport.Source) -> String {
    switch source {
    case .owner: "owner"
    case .noreply: "noreply"
    case .mailmap: "mailmap"
    case .bot(let evidence): "bot-\(evidence.rawValue)"
    case .author: "author"
    case .coAuthor: "co-author"
    }
  }

  static func remark(_ remark: PeopleReport.Remark) -> String {
    switch remark {
    case .sharedAddress(let address, let names): "Several names share \(address): \(Wording.list(names))."
    case .botByNameOnly:
      "Only its name says that it is a bot, and anybody can write a name; its work is charged to nobody."
    case .assistantAsAuthor: "An AI tool stands as the author; whoever ran it has not put their own name to the work."
    case .hiddenCharacters: "A name or address holds characters that do not show."
    case .noName: "Some of these commits name nobody."
    case .noAddress: "Some of these commits have no address."
    }
  }

  static func kind(_ remark: PeopleReport.Remark) -> String {
    switch remark {
    case .sharedAddress: "shared-address"
    case .botByNameOnly: "bot-by-name-only"
    case .assistantAsAuthor: "assistant-as-author"
    case .hiddenCharacters: "hidden-characters"
    case .noName: "no-name"
    case .noAddress: "no-address"
    }
  }

  static func reason(_ reason: AliasSuggestion.Reason) -> String {
    switch reason {
    case .accountNumber(let host, let number): "one \(Self.host(host)) account, number \(number)"
    case .accountLogin(let host, let login): "the \(Self.host(host)) login \(login)"
    case .mailbox(let mailbox): "mail to both lands in \(mailbox)"
    case .nameAndLocalPart(let name, let local): "the same name (\(name)) and the same \(local) in the address"
    case .name(let name): "the same name (\(name))"
    case .lookAlike(let left, let right):
      "names that look the same and are spelled with other letters (\(left), \(right))"
    case .mailmap(let lines): "the repository's .mailmap says so on \(Self.lines(lines))"
    }
  }

  static func day(_ seconds: Int64) -> String { String(Wording.instant(seconds).prefix(10)) }

  static func identity(name: String, email: String) -> String {
    name.isEmpty ? "<\(email)>" : "\(name) <\(email)>"
  }

  private static func host(_ host: String) -> String {
    ["github.com": "GitHub", "gitlab.com": "GitLab"][host] ?? host
  }

  private static func lines(_ lines: [Int]) -> String {
    lines.count == 1 ? "line \(lines[0])" : "lines \(Wording.list(lines.map(String.init)))"
  }
}
