/// Tells AI tools among co-authors: by the whole name, by a login, or by an address that the tool signs with.
///
/// Never by a part of a word: Jean-Claude, Devin Smith and Ada Cursore are people. A name is a tool's if it holds one of
/// the listed names and, beside it, nothing but words of makers, models and versions.
struct AssistantNames: Sendable {
  /// Each listed name in words.
  private let names: [[String]]
  private let addresses: Set<String>

  /// - Parameter listed: names like `claude` or `gemini-code-assist`, or whole addresses.
  init(_ listed: [String]) {
    names = listed.filter { !$0.contains("@") }.map(Self.words).filter { !$0.isEmpty }
    addresses = Set(listed.filter { $0.contains("@") }.map(ASCII.folded)).union(Self.knownAddresses)
  }

  func contains(_ claim: IdentityClaim) -> Bool {
    let address = claim.address
    if addresses.contains(address) { return true }
    if let noreply = NoreplyAddress(address: address), isTool(Self.words(noreply.login)) { return true }
    return isTool(Self.words(claim.nameText))
  }

  private func isTool(_ words: [String]) -> Bool {
    guard !words.isEmpty, words.count <= 12 else { return false }
    return names.contains { name in
      guard words.count >= name.count,
        let start = (0...(words.count - name.count)).first(where: { words[$0..<($0 + name.count)].elementsEqual(name) })
      else { return false }
      let others = words[..<start] + words[(start + name.count)...]
      return others.allSatisfy { Self.companions.contains($0) || $0.utf8.contains(where: ASCII.isDigit) }
    }
  }

  /// Small words between anything that is no ASCII letter or digit. Letters beyond ASCII stay in their word, so that a
  /// look-alike is no match.
  private static func words(_ text: String) -> [String] {
    ASCII.folded(text).unicodeScalars.split {
      $0.isASCII && !$0.properties.isAlphabetic && $0.properties.numericType == nil
    }
    .map { String(String.UnicodeScalarView($0)) }
  }

  /// What may stand beside a tool's name: makers, models, what it calls itself.
  private static let companions: Set<String> = [
    "github", "openai", "anthropic", "google", "amazon", "aws", "microsoft", "codeium", "cognition", "sourcegraph",
    "labs",
    "ai", "agent", "assistant", "bot", "app", "cli", "ide", "code", "coding", "coder", "dev", "developer", "swe", "pro",
    "autofix", "powered", "by", "chat", "integration", "assist", "review", "reviewer", "preview", "beta", "opus",
    "sonnet", "haiku", "fable", "mini", "nano", "max", "turbo", "flash", "gpt", "o1", "o3", "via", "with", "and", "the",
    "noreply", "cursor", "windsurf", "aider", "copilot", "claude", "codex", "gemini", "deepseek", "qwen", "llama",
    "context", "1m",
  ]

  /// Addresses that tools sign with. Ours to extend; a policy adds its own.
  private static let knownAddresses: Set<String> = [
    "noreply@anthropic.com", "claude@anthropic.com", "copilot@github.com", "noreply@openai.com", "codex@openai.com",
    "cursoragent@cursor.com", "agent@cursor.com", "noreply@aider.chat", "aider@aider.chat",
    "gemini-code-assist@google.com", "noreply@cognition.ai", "devin@cognition.ai", "openhands@all-hands.dev",
    "amp@ampcode.com", "qwen-coder@alibabacloud.com", "noreply@opencode.ai", "noreply@codeium.com",
    "windsurf@codeium.com", "cline@cline.bot", "jules@google.com",
  ]
}
