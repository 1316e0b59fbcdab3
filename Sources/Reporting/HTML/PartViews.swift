internal import Findings
internal import Foundation
internal import Hiring
internal import Judgement

// The values that the partial templates name. Properties whose name ends in `Picture` are markup drawn by `Chart`; all
// others are plain text that the template escapes.

/// An outcome as word, colour and shape.
struct BadgeView: Sendable {
  let outcomeName: String
  let outcomeClass: String
  let iconPicture: String

  init(_ outcome: Recommendation.Outcome) {
    outcomeName = Wording.name(outcome)
    outcomeClass = "o-\(outcome.rawValue)"
    iconPicture = Chart.icon(outcome)
  }
}

/// A dimension as name, letter and bar.
struct MarkView: Sendable {
  let dimensionName: String
  let letter: String
  let gradeClass: String
  /// The mark in words, for readers who hear the page.
  let spoken: String
  let barPicture: String?

  init(_ result: DimensionResult) {
    dimensionName = Wording.name(result.id)
    letter = result.score?.grade.rawValue ?? "–"
    gradeClass = GradeClass.name(result.score?.grade)
    spoken =
      result.score.map(Sentence.score)
      ?? Wording.name(result.status) + (result.statusReason.isEmpty ? "" : ": \(result.statusReason)")
    barPicture = result.score.map(Chart.scoreBar)
  }
}

/// A list under a heading; absent where there is nothing to list.
struct TextBlock: Sendable {
  let heading: String
  let items: [String]

  init?(_ heading: String, _ items: [String]) {
    guard !items.isEmpty else { return nil }
    self.heading = heading
    self.items = items
  }
}

extension TextBlock {
  /// Replies line by line, each behind who wrote it and when.
  static func replies(_ replies: [SignedDecision], heading: String) -> TextBlock? {
    TextBlock(heading, replies.flatMap { [ReplyWords.title($0) + ":"] + ReplyWords.paragraphs($0) })
  }
}

/// Rows that open at a commit and line.
struct EvidenceBlock: Sendable {
  struct Row: Sendable {
    let what: String
    let place: String?
  }

  let evidenceCount: String
  /// Few rows are shown at once; more wait for a click.
  let isOpen: Bool
  let rows: [Row]
  let more: String?

  /// A page names this many rows; the JSON beside it has all.
  private static let limit = 20

  init?(_ evidence: [Evidence], isOpen: Bool = false) {
    guard !evidence.isEmpty else { return nil }
    self.isOpen = isOpen
    evidenceCount = Wording.grouped(evidence.count)
    rows = evidence.prefix(Self.limit).map {
      Row(what: $0.text, place: EvidenceWords.place($0).map { OutputEscaping.shortened($0, to: 200) })
    }
    more =
      evidence.count > Self.limit ? "and \(Wording.grouped(evidence.count - Self.limit)) more in scorecards.json" : nil
  }
}

/// A signal with everything that proves it.
struct SignalView: Sendable {
  let title: String
  let summary: String
  let letter: String
  let gradeClass: String
  let spoken: String
  let barPicture: String?
  /// Value, what it was out of, score: name and text.
  let facts: [Fact]
  let threshold: String?
  let evidenceBlock: EvidenceBlock?

  struct Fact: Sendable {
    let label: String
    let content: String
  }

  init(_ signal: SignalResult) {
    title = signal.title
    letter = signal.score?.grade.rawValue ?? "–"
    gradeClass = GradeClass.name(signal.score?.grade)
    spoken = signal.score.map(Sentence.score) ?? Wording.name(signal.status)
    barPicture = signal.score.map(Chart.scoreBar)
    if signal.status == .measured {
      summary = signal.summary
      var facts = [Fact(label: "Value", content: signal.value.map { Wording.value($0, unit: signal.unit) } ?? "–")]
      facts.append(
        Fact(label: "Out of", content: "\(Wording.decimal(signal.exposure)) \(signal.exposureUnit)"))
      if let score = signal.score {
        facts.append(Fact(label: "Score", content: "\(Wording.score(score.value)) (\(Sentence.interval(score)))"))
      }
      self.facts = facts
    } else {
      summary =
        Wording.name(signal.status).prefix(1).uppercased() + Wording.name(signal.status).dropFirst()
        + (signal.statusReason.isEmpty ? "." : ": \(signal.statusReason)")
      facts = []
    }
    threshold = signal.threshold.isEmpty ? nil : signal.threshold
    evidenceBlock = EvidenceBlock(signal.evidence)
  }
}

/// A dimension with its signals.
struct DimensionView: Sendable {
  let anchor: String
  let dimensionName: String
  let letter: String
  let gradeClass: String
  let scoreWords: String
  let barPicture: String?
  let cap: String?
  let signals: [SignalView]

  init(_ result: DimensionResult) {
    anchor = result.id.rawValue
    dimensionName = Wording.name(result.id)
    letter = result.score?.grade.rawValue ?? "–"
    gradeClass = GradeClass.name(result.score?.grade)
    scoreWords =
      result.score.map { "\(Wording.score($0.value)) of 100, likely \(Sentence.interval($0))" }
      ?? Wording.name(result.status) + (result.statusReason.isEmpty ? "" : ": \(result.statusReason)")
    barPicture = result.score.map(Chart.scoreBar)
    cap = result.cap
    signals = result.signals.map(SignalView.init)
  }
}

/// The overall score of a card.
struct OverallView: Sendable {
  let overallLetter: String
  let overallClass: String
  let overallWords: String
  let coverageWords: String?

  init(_ card: Scorecard) {
    overallLetter = card.overall?.grade.rawValue ?? "–"
    overallClass = GradeClass.name(card.overall?.grade)
    overallWords =
      card.overall.map { "\(Wording.score($0.value)) of 100, likely \(Sentence.interval($0))" }
      ?? (card.overallReason.isEmpty ? "no overall score" : card.overallReason)
    coverageWords = card.attributionCoverage.map {
      "\(Wording.percent($0)) of the changed lines come from confirmed identities."
    }
  }
}

/// What reproduces the page.
struct ProvenanceView: Sendable {
  struct Row: Sendable {
    let label: String
    let content: String
  }

  let rows: [Row]
  let generated: String

  init(_ report: WeeklyReport) { self.init(report.provenance, at: report.generatedAt) }

  init(_ provenance: Provenance, at instant: Date) {
    rows =
      [
        Row(label: "assay", content: provenance.toolVersion),
        Row(label: "model", content: provenance.modelVersion),
        Row(label: "policy", content: provenance.policyDigest),
        Row(label: "rules", content: provenance.rulesDigest),
      ]
      + provenance.heads.sorted { $0.key < $1.key }.map { Row(label: "head of \($0.key)", content: $0.value) }
    generated = Wording.instant(Int64(instant.timeIntervalSince1970.rounded(.down)))
  }
}
