/// Reads an example of a rule: a text, a mapping with a text and a path or language, or a commit.
enum RuleExampleParser {
  static func example(_ node: YAMLNode, _ rule: Rule, isMarked: Bool) throws(ConfigurationError) -> RuleExample {
    if case .commit = rule.match { return try commit(node) }
    var example = RuleExample(text: "", spans: [], file: node.file, line: node.line)
    var text: YAMLNode? = node
    if node.isMapping {
      try node.expect(keys: ["text", "path", "language"])
      example.path = try node["path"]?.string()
      example.language = try node["language"]?.string()
      text = node["text"]
    }
    if case .file = rule.match {
      guard example.path != nil else { throw node.error("an example of a file rule needs a path") }
      example.text = try text?.string() ?? ""
      return example
    }
    guard let text else { throw node.error("an example needs a text") }
    guard let (plain, spans) = RuleExample.parse(try text.string()) else {
      throw text.error("each « needs its », and they do not nest")
    }
    if isMarked, spans.isEmpty { throw text.error("mark what must be found with « and »") }
    if !isMarked, !spans.isEmpty { throw text.error("a near miss has nothing to mark") }
    example.text = plain
    example.spans = spans
    return example
  }

  private static func commit(_ node: YAMLNode) throws(ConfigurationError) -> RuleExample {
    try node.expect(keys: [
      "message", "author_email", "committer_email", "authored_at", "committed_at", "now", "changed_lines",
      "changed_files", "source_files_changed", "test_files_changed", "is_merge",
    ])
    var facts = CommitFacts(id: "0000000", message: try node["message"]?.string() ?? "Explain why")
    facts.authorEmail = try node["author_email"]?.string() ?? "ada@example.com"
    facts.committerEmail = try node["committer_email"]?.string() ?? facts.authorEmail
    facts.authoredAt = Int64(try node["authored_at"]?.int() ?? 1_700_000_000)
    facts.committedAt = Int64(try node["committed_at"]?.int() ?? Int(facts.authoredAt))
    facts.now = Int64(try node["now"]?.int() ?? 1_800_000_000)
    facts.changedLines = try node["changed_lines"]?.int() ?? 1
    facts.changedFiles = try node["changed_files"]?.int() ?? 1
    facts.sourceFilesChanged = try node["source_files_changed"]?.int() ?? 0
    facts.testFilesChanged = try node["test_files_changed"]?.int() ?? 0
    facts.isMerge = try node["is_merge"]?.bool() ?? false
    return RuleExample(text: facts.message, spans: [], commit: facts, file: node.file, line: node.line)
  }
}
