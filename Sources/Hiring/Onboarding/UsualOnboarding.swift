extension OnboardingTemplate {
  /// For owners who wrote none, by role. Source of the items: how owners who hire through platforms say they start
  /// people: accounts, folders, chat, the daily stand-up, rights to the repository, the agreement signed.
  package static let usual = [code, team]

  /// For those who work on code.
  static let code = OnboardingTemplate(
    name: "code", roles: [.engineer, .qa],
    items: [
      accounts, folders, chat, standUp,
      Item(
        id: "repository", title: "Repository rights given",
        proofs: [.account(AccessInventory.codeHosts.sorted())],
        ticked: ["*repositor*", "*github*", "*gitlab*", "*bitbucket*", "*code access*"],
        attested: ["repository-rights"]),
      Item(
        id: "identity", title: "Identity in commits confirmed", proofs: [.identity],
        ticked: ["*git identity*", "*git name*", "*git email*"], attested: ["identity-confirmed"]),
      agreement,
    ])

  /// For everybody else.
  static let team = OnboardingTemplate(name: "team", items: [accounts, folders, chat, standUp, agreement])

  private static let accounts = Item(
    id: "accounts", title: "Accounts made",
    proofs: [.named(["asana", "clickup", "clockify", "harvest", "jira", "linear", "toggl", "trello"])],
    ticked: ["*account*", "*clickup*", "*jira*", "*trello*"], attested: ["accounts"])

  private static let folders = Item(
    id: "folders", title: "Folders and documents shared",
    proofs: [.account(["confluence", "drive", "dropbox", "google drive", "notion", "sharepoint"])],
    ticked: ["*folder*", "*drive*", "*dropbox*", "*notion*", "*document*"], attested: ["folders"])

  private static let chat = Item(
    id: "chat", title: "In the chat",
    proofs: [.account(["slack", "teams", "discord", "google chat", "mattermost", "microsoft teams"])],
    ticked: ["*slack*", "*chat*", "*discord*", "*microsoft teams*"], attested: ["chat"])

  private static let standUp = Item(
    id: "stand-up", title: "At the stand-up", proofs: [.attended("stand-up")],
    ticked: ["*stand-up*", "*standup*", "*stand up*", "*daily*"], attested: ["stand-up"])

  private static let agreement = Item(
    id: "agreement", title: "Agreement signed", proofs: [.agreement],
    ticked: ["*agreement*", "*assignment*", "*sign*contract*", "*contract*sign*"], attested: ["agreement-signed"])
}
