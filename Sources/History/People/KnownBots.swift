/// Machines that commit under an address of their own, and how a claim of being one is told.
///
/// Addresses as the services themselves use them; ours to extend, and a policy adds its own.
enum KnownBots {
  static let addresses: Set<String> = [
    "support@dependabot.com", "bot@renovateapp.com", "renovate@whitesourcesoftware.com", "support@greenkeeper.io",
    "snyk-bot@snyk.io", "actions@github.com", "action@github.com", "github-actions@github.com",
    "github-bot@pyup.io", "semantic-release-bot@martynus.net", "bot@styleci.io", "imgbothelp@gmail.com",
    "hosted@weblate.org", "noreply@weblate.org", "support@crowdin.com", "bors@app.bors.tech",
    "bot@travis-ci.org", "builds@travis-ci.org", "snyk-test@snyk.io",
  ]

  /// Logins of machine accounts without `[bot]` in them.
  static let logins: Set<String> = [
    "dependabot", "dependabot-preview", "renovate", "renovate-bot", "renovatebot", "github-actions",
    "greenkeeperio-bot",
    "greenkeeper", "snyk-bot", "pyup-bot", "imgbot", "allcontributors", "semantic-release-bot", "codecov-io",
    "mergify", "weblate",
  ]
}

/// Why a claim counts as a machine's.
package enum BotEvidence: String, Sendable, Hashable, Codable {
  /// The address is a bot account's or a service's own.
  case address
  /// The name or the address stands in the policy.
  case policy
  /// Only the name says so, which anybody can write; the address is as any person's.
  case name
}
