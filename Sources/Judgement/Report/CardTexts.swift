/// What becomes of the texts of a card: of its own sentences, and of what rows of evidence quote.
package struct TextMapping {
  /// Sentences of ours: summaries, reasons, caps.
  package var sentence: (String) -> String
  /// What a row quotes: subjects, task names, paths, record names.
  package var quoted: (String) -> String

  package init(sentence: @escaping (String) -> String, quoted: @escaping (String) -> String) {
    self.sentence = sentence
    self.quoted = quoted
  }

  /// The same for both.
  package init(_ both: @escaping (String) -> String) { self.init(sentence: both, quoted: both) }

  package func evidence(_ row: Evidence) -> Evidence {
    var row = row
    row.text = quoted(row.text)
    row.path = row.path.map(quoted)
    row.record = row.record.map(quoted)
    return row
  }
}

extension Scorecard {
  /// The card with other texts and the same numbers.
  package func mappingTexts(_ mapping: TextMapping) -> Scorecard {
    var card = self
    card.overallReason = mapping.sentence(overallReason)
    card.dimensions = dimensions.map { dimension in
      var dimension = dimension
      dimension.statusReason = mapping.sentence(dimension.statusReason)
      dimension.cap = dimension.cap.map(mapping.sentence)
      dimension.signals = dimension.signals.map { signal in
        var signal = signal
        signal.title = mapping.sentence(signal.title)
        signal.unit = mapping.sentence(signal.unit)
        signal.statusReason = mapping.sentence(signal.statusReason)
        signal.summary = mapping.sentence(signal.summary)
        signal.evidence = signal.evidence.map(mapping.evidence)
        return signal
      }
      return dimension
    }
    return card
  }
}

extension Recommendation {
  /// The recommendation with other texts.
  package func mappingTexts(_ mapping: TextMapping) -> Recommendation {
    var recommendation = self
    recommendation.reasons = reasons.map {
      Reason(
        dimension: $0.dimension, text: mapping.sentence($0.text), evidence: $0.evidence.map(mapping.evidence))
    }
    recommendation.wouldChange = wouldChange.map(mapping.sentence)
    recommendation.releaseCost = releaseCost.map(mapping.sentence)
    recommendation.questions = questions.map(mapping.sentence)
    return recommendation
  }
}
