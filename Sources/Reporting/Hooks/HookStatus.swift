/// One hook of a repository: whether Assay is installed as it, and whether git will run it.
package struct HookStatus: Sendable {
  package enum State: String, Sendable, Hashable {
    case installed
    /// Ours, and somebody edited it.
    case changed
    /// Ours, and somewhere git does not look.
    case superseded
    case absent
  }

  package var kind: String
  package var state = State.absent
  /// Whether git will run it.
  package var isRun = false
  /// The file.
  package var path: String
  package var program: String?
  /// The options it was installed with, without their dashes.
  package var settings: [(name: String, value: String)] = []
  /// The hook that runs before it.
  package var chained: String?
  /// Sentences about what is unusual.
  package var remarks: [String] = []

  package init(kind: String, path: String) {
    self.kind = kind
    self.path = path
  }
}

/// All hooks of a repository.
package struct HookReport: Sendable {
  package var repository: String
  /// Where git looks for hooks, and what says so.
  package var folder: String
  package var source: String
  package var hooks: [HookStatus]

  package init(repository: String, folder: String, source: String, hooks: [HookStatus]) {
    self.repository = repository
    self.folder = folder
    self.source = source
    self.hooks = hooks
  }

  /// The stable form: `assay.hooks/1`.
  package var json: String {
    JSONValue.object([
      .init("schema", .string("assay.hooks/1")), .init("repository", .string(repository)),
      .init("folder", .string(folder)), .init("folder_source", .string(source)),
      .init("hooks", .array(hooks.map(\.json))),
    ]).text
  }

  /// For a terminal.
  package func text(style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    output.line("Hooks in \(folder)", .strong)
    output.line(source, .dim)
    for hook in hooks {
      output.newline()
      let (words, role): (String, TerminalRole) =
        switch hook.state {
        case .absent: ("not installed", .dim)
        case _ where !hook.isRun: ("installed, but git does not run it", .bad)
        case .changed: ("installed, and changed since", .fair)
        default: ("installed", .good)
        }
      output.write(TerminalText.padded(hook.kind, to: 18), .strong)
      output.write(words, role)
      output.newline()
      if let program = hook.program { output.paragraph(program, indent: 14, first: "  program") }
      for (name, value) in hook.settings { output.paragraph(value, indent: 14, first: "  " + name) }
      if let chained = hook.chained { output.paragraph(chained, indent: 14, first: "  runs first") }
      for remark in hook.remarks { output.paragraph(remark, .fair, indent: 14, first: "  note") }
    }
    return output.text
  }
}

extension HookStatus {
  fileprivate var json: JSONValue {
    .object([
      .init("kind", .string(kind)), .init("state", .string(state.rawValue)), .init("runs", .bool(isRun)),
      .init("path", .string(path)), .init("program", JSONValue(program)),
      .init(
        "settings",
        .array(settings.map { .object([.init("name", .string($0.name)), .init("value", .string($0.value))]) })),
      .init("chained", JSONValue(chained)), .init("remarks", .array(remarks.map { .string($0) })),
    ])
  }
}
