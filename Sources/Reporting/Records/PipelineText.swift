package import Hiring

/// `assay records pipeline` for an owner: how far people came, what that cost, how it compares, and what to do.
package enum PipelineText {
  /// From this width on, tables show what a narrow terminal would cut to nothing.
  private static let wide = 90

  package static func render(_ report: PipelineReport, style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    let scope = [report.scope.posting, report.scope.source].compactMap(\.self).map { " · \($0)" }.joined()
    output.heading("Hiring up to \(Wording.date(report.asOf))\(scope)")
    output.newline()
    if report.total.people == 0 {
      output.paragraph("Nobody is on record here.")
    } else {
      writeSteps(report.total, to: &output)
      writeSentences(report, to: &output)
      let names = (posting: report.byPosting, source: report.bySource)
      writeGroups(names.posting, "posting", "By posting", to: &output)
      writeGroups(names.source, "source", "By source", to: &output)
      writeTried(report.candidates, to: &output)
    }
    writeRubric(report, to: &output)
    PipelineGapsText.write(report, to: &output)
    return output.text
  }

  private static func writeSteps(_ total: Funnel, to output: inout TerminalText) {
    var table = TextTable(columns: [
      .init(title: "step"), .init(title: "people", alignRight: true),
      .init(title: "of those before", isFlexible: true, isProse: true), .init(title: "80 % interval"),
    ])
    let rates = Dictionary(uniqueKeysWithValues: total.rates.map { ($0.to, $0) })
    for step in FunnelStep.allCases {
      let count = total.steps[step]?.people ?? 0
      let isKept = step == .kept
      let share = isKept ? total.keepRate : rates[step]?.share
      guard total.isRecorded(step) || isKept else {
        table.rows.append([
          .init(PipelineWording.name(step), .dim), .init("–", .dim), .init("not on record", .dim), .init(""),
        ])
        continue
      }
      let before = rates[step].map { PipelineWording.name($0.from) } ?? "trials decided"
      let words = share.flatMap { share in
        share.value.map { value in
          "\(PipelineWording.percent(value)), \(share.count) of \(share.of)"
            + (output.style.width < wide ? "" : " \(before)")
        }
      }
      table.rows.append([
        .init(PipelineWording.name(step), isKept ? .strong : .plain), .init(Wording.grouped(count), .strong),
        .init(words ?? ""), .init(share.flatMap(PipelineWording.range) ?? "", .dim),
      ])
    }
    table.write(to: &output)
    output.newline()
  }

  private static func writeSentences(_ report: PipelineReport, to output: inout TerminalText) {
    let total = report.total
    let joined = report.candidates.count { $0.isJoinedByName }
    let sentences = [
      PipelineSentences.states(total), PipelineSentences.talks(total),
      PipelineSentences.keepRate(total, policy: report.policy), PipelineSentences.team(report),
      PipelineSentences.cost(total.cost), PipelineSentences.days(total.days), PipelineSentences.reviews(total),
      PipelineSentences.implied(total),
      joined > 0
        ? "\(PipelineWording.people(joined)) could only be joined by name, for want of an address in the records."
        : nil,
    ]
    for sentence in sentences.compactMap(\.self) { output.paragraph(sentence, indent: 4, first: "  - ", limit: 8) }
    output.newline()
  }

  private static func writeGroups(
    _ funnels: [Funnel], _ what: String, _ title: String, to output: inout TerminalText
  ) {
    guard funnels.count > 1 else { return }
    output.line(title, .accent)
    let isWide = output.style.width >= wide
    var columns: [TextTable.Column] = [
      .init(title: what, isFlexible: true, isProse: true), .init(title: "people", alignRight: true),
    ]
    if isWide { columns.append(.init(title: "talks", alignRight: true)) }
    columns += ["trials", "kept", "released", "open"].map { .init(title: $0, alignRight: true) }
    if isWide { columns.append(.init(title: "each kept cost", alignRight: true)) }
    var table = TextTable(columns: columns)
    for funnel in funnels {
      func count(_ step: FunnelStep) -> String { Wording.grouped(funnel.steps[step]?.people ?? 0) }
      func count(_ state: CandidateState) -> String { Wording.grouped(funnel.states[state, default: 0]) }
      var cells: [TextTable.Cell] = [
        .init(PipelineWording.title(funnel, of: what)), .init(Wording.grouped(funnel.people)),
      ]
      if isWide { cells.append(.init(count(.talkHeld))) }
      cells += [
        .init(count(FunnelStep.trialStarted)), .init(count(CandidateState.kept), .strong),
        .init(count(CandidateState.released)), .init(count(CandidateState.open)),
      ]
      if isWide { cells.append(.init(perKept(funnel.cost))) }
      table.rows.append(cells)
    }
    table.write(to: &output, indent: 2)
    output.newline()
  }

  private static func writeTried(_ candidates: [Candidate], to output: inout TerminalText) {
    let tried = candidates.filter { $0.steps[.trialStarted] != nil }
    guard !tried.isEmpty else { return }
    output.line("Tried", .accent)
    let isWide = output.style.width >= wide
    var table = TextTable(
      columns: [.init(title: "name", isFlexible: true, isProse: true)] + (isWide ? [.init(title: "posting")] : []) + [
        .init(title: "started"), .init(title: "now"), .init(title: "trial cost", alignRight: true),
      ])
    for candidate in tried {
      let state = PipelineWording.name(candidate.state) + (candidate.hasLeft ? ", left" : "")
      let cost = candidate.cost?.amounts.map(PipelineWording.money).joined(separator: " + ") ?? ""
      let posting: [TextTable.Cell] = isWide ? [.init(candidate.posting ?? "–", .dim)] : []
      table.rows.append(
        [.init(candidate.name)] + posting + [
          .init(candidate.steps[.trialStarted]?.day?.description ?? "–"), .init(state, role(candidate.state)),
          .init(cost.isEmpty ? "–" : cost),
        ])
    }
    table.write(to: &output, indent: 2)
    output.newline()
  }

  private static func writeRubric(_ report: PipelineReport, to output: inout TerminalText) {
    let rubric = report.rubric
    guard rubric.interviews > 0 else { return }
    output.line("Interviews by the rubric, 1 to 5", .accent)
    var table = TextTable(columns: [
      .init(title: "criterion"), .init(title: "mean", alignRight: true), .init(title: "scores", alignRight: true),
      .init(title: "kept", alignRight: true), .init(title: "released", alignRight: true),
      .init(title: "difference", alignRight: true),
    ])
    for row in rubric.criteria {
      func side(_ mean: RubricSummary.Mean) -> String {
        mean.value.map { "\(Wording.decimal($0)) of \(mean.count)" } ?? "–"
      }
      table.rows.append([
        .init(PipelineWording.name(row.criterion)), .init(row.mean.map(Wording.decimal) ?? "–", .strong),
        .init(Wording.grouped(row.scores), .dim), .init(side(row.kept)), .init(side(row.released)),
        .init(row.difference.map { ($0 > 0 ? "+" : "") + Wording.decimal($0) } ?? "–"),
      ])
    }
    table.write(to: &output, indent: 2)
    for sentence in PipelineSentences.judges(rubric) { output.paragraph(sentence, indent: 2) }
    if rubric.criteria.contains(where: { $0.difference == nil }) {
      output.paragraph(
        "Kept and released are not compared where either has under \(report.policy.minimumCompared) people: that would "
          + "say nothing.", .dim, indent: 2)
    }
    output.newline()
  }

  private static func perKept(_ cost: FunnelCost) -> String {
    let least = cost.isLeast ? "≥ " : ""
    let amounts = cost.perKept.map { least + PipelineWording.money($0) }
    return amounts.isEmpty ? "–" : amounts.joined(separator: " + ")
  }

  private static func role(_ state: CandidateState) -> TerminalRole {
    switch state {
    case .kept: .good
    case .undecided: .fair
    case .released, .onTrial, .open, .withdrew, .turnedDown: .plain
    }
  }
}
