/// Names that are words too, and words that no name may take out of every text.
enum CommonWords {
  /// Counts as a name only where it is written with a capital.
  static func isAlsoAName(_ key: String) -> Bool { both.contains(key) }

  /// Never counts as a name by itself, whoever calls themselves so: an account named `the` must not empty every text.
  static func isNoName(_ key: String) -> Bool { words.contains(key) }

  private static let both: Set<String> = [
    "will", "mark", "grant", "rose", "may", "june", "april", "august", "art", "bill", "rob", "jack", "dawn", "faith",
    "grace", "hope", "joy", "max", "pat", "ray", "sue", "drew", "frank", "gene", "miles", "chase", "hunter", "mason",
    "carter", "cooper", "page", "reed", "rich", "wade", "ward", "young", "long", "king", "brown", "black", "white",
    "green", "gray", "day", "little", "best", "case", "price", "stone", "field", "banks", "wood", "woods", "hill",
    "lane", "park", "brook", "snow", "summer", "autumn", "ivy", "iris", "ruby", "pearl", "amber", "jade", "crystal",
    "angel", "dean", "prince", "rusty", "sandy", "sunny", "don", "guy", "ken", "lee", "nick", "pete", "phil", "rod",
    "sam", "ted", "tony", "van", "vic", "bush", "bond", "cash", "cross", "fox", "rice", "marina", "jean", "josh",
  ]

  private static let words: Set<String> = [
    "the", "and", "for", "not", "you", "your", "all", "any", "are", "but", "can", "has", "had", "have", "her", "his",
    "its", "new", "old", "one", "our", "out", "see", "she", "they", "their", "them", "this", "that", "was", "were",
    "who", "why", "with", "from", "into", "over", "under", "more", "less", "than", "then", "when", "where", "admin",
    "administrator", "agency", "app", "backend", "bot", "build", "change", "changes", "code", "com", "commit",
    "contact",
    "contractor", "delivery", "design", "designer", "dev", "developer", "developers", "development", "email",
    "engineer",
    "file", "files", "fix", "fixed", "freelancer", "frontend", "git", "github", "gitlab", "hello", "hour", "hours",
    "info", "line", "lines", "localhost", "mail", "main", "maintainability", "master", "name", "net", "noreply", "null",
    "office", "org", "owner", "ownership", "password", "qa", "quality", "release", "root", "security", "server",
    "service", "software", "src", "support", "system", "task", "tasks", "team", "test", "tester", "tests", "time",
    "ubuntu", "unknown", "update", "user", "users", "web", "week", "weeks", "work", "billed", "tracked", "keep",
    "coach", "score", "somebody", "else", "example",
  ]
}
