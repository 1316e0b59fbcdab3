internal import Hiring

/// The numbers of a contractor's week in words. Nil where there is nothing to say.
struct DeliveryWording {
  let row: DeliveryWeek

  var cards: String? {
    guard let cards = row.cards else { return nil }
    guard cards.active > 0 else { return "none in hand" }
    var parts = ["\(cards.clear) clear"]
    if !cards.unclear.isEmpty { parts.append("\(cards.unclear.count) not") }
    if cards.unknown > 0 { parts.append("\(cards.unknown) without a description in the export") }
    return "\(cards.active) in hand: \(Wording.list(parts))"
  }

  var path: String? {
    guard let path = row.path, path.finished > 0 || !path.reopened.isEmpty else { return nil }
    var parts = ["\(path.worked) went through work", "\(path.reviewed) through review"]
    if !path.straight.isEmpty { parts.append("\(path.straight.count) straight to the end") }
    if path.unknown > 0 { parts.append("of \(path.unknown) the way is not known") }
    let again = path.reopened.isEmpty ? "" : "; \(path.reopened.count) taken up again"
    if path.finished == 0 { return "none" + again }
    return path.unknown == path.finished
      ? "\(path.finished); the export has no time in status\(again)"
      : "\(path.finished): \(Wording.list(parts))\(again)"
  }

  var time: String? {
    guard let seconds = row.path?.seconds else { return nil }
    let parts = CardStage.allCases.compactMap { stage -> String? in
      guard stage != .done, stage != .dropped, let time = seconds[stage], time > 0 else { return nil }
      return "\(Self.name(stage)) \(Wording.hours(seconds: time))"
    }
    return parts.isEmpty ? nil : "\(Wording.list(parts)), over the finished cards"
  }

  var blocked: String? {
    guard let blocked = row.blocked, blocked.spells > 0 else { return nil }
    var parts: [String] = []
    if blocked.raised > 0 { parts.append("\(blocked.raised) raised") }
    if !blocked.unraised.isEmpty { parts.append("\(blocked.unraised.count) not raised") }
    if blocked.unknown > 0 { parts.append("\(blocked.unknown) not known") }
    let time = blocked.seconds.map { " for \(Wording.hours(seconds: $0))" } ?? ""
    return "\(blocked.spells)\(time): \(Wording.list(parts))"
  }

  var comments: String? {
    guard (row.cards?.active ?? 0) > 0 else { return nil }
    guard row.comments != nil || row.silent != nil else { return "not assessed: the export has no dated comments" }
    let silent = row.silent.map { $0.isEmpty ? "" : "; \(Wording.count($0.count, "card")) in hand without any" } ?? ""
    return "\(row.comments.map(Wording.grouped) ?? "undated")\(silent)"
  }

  var meetings: String? {
    guard let meetings = row.meetings else { return nil }
    var parts: [String] = []
    if meetings.held > 0 { parts.append("\(meetings.attended) of \(meetings.held) joined") }
    if meetings.excused > 0 { parts.append("\(meetings.excused) excused") }
    if meetings.unlisted > 0 { parts.append("\(meetings.unlisted) held without a word of them") }
    return parts.isEmpty ? "none held" : parts.joined(separator: ", ")
  }

  var tracing: String? {
    guard let tracing = row.tracing else { return nil }
    func named(_ count: Int, _ what: String) -> String? {
      count > 0 ? "\(Wording.grouped(count)) \(count == 1 ? "names" : "name") \(what)" : nil
    }
    let parts = [
      named(tracing.traced, "a card"), named(tracing.elsewhere, "a card not on record"),
      named(tracing.untraced.count, "none"),
    ].compactMap(\.self)
    let changes = tracing.changes == 0 ? "none" : "\(Wording.grouped(tracing.changes)): \(Wording.list(parts))"
    let cards = tracing.cardsWithChange + tracing.cardsWithout.count
    let codeless =
      tracing.codeless > 0 ? "; of \(Wording.count(tracing.codeless, "finished card")) no code is expected" : ""
    if cards == 0 { return changes + codeless }
    return "\(changes); \(tracing.cardsWithChange) of \(Wording.count(cards, "finished card")) left a change\(codeless)"
  }

  private static func name(_ stage: CardStage) -> String {
    switch stage {
    case .waiting: "waiting to begin"
    case .working: "work"
    case .review: "review"
    case .blocked: "blocked"
    case .done, .dropped: stage.rawValue
    }
  }
}
