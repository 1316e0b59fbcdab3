internal import Gate

/// What a hook prints for whoever commits or pushes: a verdict for each ref, and last what becomes of the whole.
package enum HookText {
  /// - Parameter subject: what git is about to do: commit, merge or push.
  package static func render(_ verdicts: [HookVerdict], subject: String, style: TerminalStyle) -> String {
    var text = ""
    for verdict in verdicts {
      var head = TerminalText(style: style)
      if let ref = verdict.ref {
        head.line(ref, .strong)
        head.paragraph(verdict.how, .dim, indent: 2)
      } else if !verdict.how.isEmpty {
        head.paragraph(verdict.how, .dim)
      }
      text += head.text
      if let document = verdict.document { text += GateText.render(document, style: style, isBrief: true) }
      if verdicts.count > 1 { text += "\n" }
    }
    return text + last(verdicts, subject: subject, style: style)
  }

  private static func last(_ verdicts: [HookVerdict], subject: String, style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    func refs(_ verdict: GateVerdict) -> String {
      let names = verdicts.filter { $0.verdict == verdict }.compactMap(\.ref)
      return names.isEmpty ? "" : " Look at \(Wording.list(names))."
    }
    switch HookVerdict.worst(of: verdicts) {
    case .pass:
      if verdicts.count > 1 { output.line("All \(verdicts.count) may be pushed.", .good) }
    case .fail:
      output.paragraph(
        "The \(subject) is refused. Mend what FAILS above and \(subject) again.\(refs(.fail))", .bad)
    case .cannotJudge:
      let others = refs(.fail)
      output.paragraph(
        "The \(subject) is refused, because it could not be judged: cannot-judge. What stands above says why."
          + refs(.cannotJudge) + (others.isEmpty ? "" : " Mend what FAILS, too."), .bad)
    }
    return output.text
  }
}
