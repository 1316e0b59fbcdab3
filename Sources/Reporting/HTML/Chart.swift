internal import Hiring
internal import Judgement

/// The pictures of the pages as inline SVG. Colours come of the style sheet's classes; texts are escaped here; each
/// picture has a title that says its numbers.
enum Chart {
  /// A score from 0 to 100 with its interval on a track, 100 by 9.
  static func scoreBar(_ score: Score) -> String {
    let low = clamp(score.low)
    let high = clamp(score.high)
    let value = clamp(score.value)
    return svg(
      "bar \(GradeClass.name(score.grade))", width: 100, height: 9, title: Sentence.score(score),
      [
        "<rect class=\"track\" x=\"0\" y=\"3\" width=\"100\" height=\"3\" rx=\"1.5\"/>",
        "<rect class=\"band\" x=\"\(n(low))\" y=\"1\" width=\"\(n(max(1, high - low)))\" height=\"7\" rx=\"3\"/>",
        "<rect class=\"dot\" x=\"\(n(min(97, max(0, value - 1.5))))\" y=\"0\" width=\"3\" height=\"9\" rx=\"1.5\"/>",
      ])
  }

  /// The last twelve weeks without axes, 120 by 40.
  static func sparkline(_ trend: [TrendPoint]) -> String {
    let points = Array(trend.suffix(12))
    let frame = Frame(left: 4, top: 4, width: 112, height: 32, count: max(points.count, 2))
    return svg("spark", width: 120, height: 40, title: Sentence.trend(points), plot(points, in: frame, radius: 2.5))
  }

  /// All weeks with the 80 % interval, grade lines and gaps, 480 by 200.
  static func trend(_ trend: [TrendPoint]) -> String {
    let points = Array(trend.suffix(26))
    let frame = Frame(left: 30, top: 10, width: 420, height: 160, count: max(points.count, 2))
    var parts: [String] = []
    for (grade, from) in [("A", 90.0), ("B", 75), ("C", 60), ("D", 40), ("", 0)] {
      let y = frame.y(from)
      parts.append("<line class=\"grid\" x1=\"30\" x2=\"450\" y1=\"\(n(y))\" y2=\"\(n(y))\"/>")
      if !grade.isEmpty {
        parts.append("<text class=\"tick\" x=\"14\" y=\"\(n(y + 4))\" text-anchor=\"middle\">\(grade)</text>")
        parts.append("<text class=\"tick\" x=\"476\" y=\"\(n(y + 4))\" text-anchor=\"end\">\(Int(from))</text>")
      }
    }
    parts += plot(points, in: frame, radius: 3.5)
    let step = max(1, (points.count + 5) / 6)
    for (index, point) in points.enumerated() where (points.count - 1 - index).isMultiple(of: step) {
      let label = "W" + (point.week.description.split(separator: "W").last ?? "")
      parts.append(
        "<text class=\"tick\" x=\"\(n(frame.x(index)))\" y=\"190\" text-anchor=\"middle\">\(text(label))</text>")
    }
    return svg("trend", width: 480, height: 200, title: Sentence.trend(points), parts)
  }

  /// Billed and tracked hours as two bars on one scale, with the weekly limit as a mark, 120 by 24.
  static func hours(billed: Int?, tracked: Int?, limit: Int?) -> String {
    let full = Double(max(billed ?? 0, tracked ?? 0, limit ?? 0, 1))
    var parts: [String] = []
    for (seconds, y, name) in [(billed, 1.0, "billed"), (tracked, 13.0, "tracked")] {
      parts.append("<rect class=\"track\" x=\"0\" y=\"\(n(y))\" width=\"120\" height=\"8\" rx=\"2\"/>")
      guard let seconds else { continue }
      let width = Double(seconds) / full * 120
      parts.append("<rect class=\"\(name)\" x=\"0\" y=\"\(n(y))\" width=\"\(n(width))\" height=\"8\" rx=\"2\"/>")
    }
    if let limit {
      let x = min(119, Double(limit) / full * 120)
      parts.append("<line class=\"limit\" x1=\"\(n(x))\" x2=\"\(n(x))\" y1=\"0\" y2=\"22\"/>")
    }
    return svg(
      "hours", width: 120, height: 22, title: Sentence.hours(billed: billed, tracked: tracked, limit: limit), parts)
  }

  /// The sign of an outcome: a shape of its own, so that colour is never alone.
  static func icon(_ outcome: Recommendation.Outcome) -> String {
    let shape =
      switch outcome {
      case .keep: "<circle cx=\"10\" cy=\"10\" r=\"9\"/><path class=\"cut\" d=\"M5.5 10.5l3 3 6-7\"/>"
      case .coach: "<path d=\"M10 1.5L19.2 18H.8z\"/><path class=\"cut\" d=\"M10 7v5.5M10 15v.6\"/>"
      case .release:
        "<rect x=\"1.5\" y=\"1.5\" width=\"17\" height=\"17\" rx=\"2\"/><path class=\"cut\" d=\"M6 6l8 8M14 6l-8 8\"/>"
      case .insufficientEvidence:
        "<circle class=\"open\" cx=\"10\" cy=\"10\" r=\"8\"/><path class=\"dash\" d=\"M6 10h8\"/>"
      }
    return "<svg class=\"icon\" viewBox=\"0 0 20 20\" width=\"20\" height=\"20\" aria-hidden=\"true\">\(shape)</svg>"
  }

  // MARK: - Parts

  /// Where the weeks of a line stand.
  private struct Frame {
    var left: Double
    var top: Double
    var width: Double
    var height: Double
    var count: Int

    func x(_ index: Int) -> Double { left + width * Double(index) / Double(count - 1) }
    func y(_ score: Double) -> Double { top + height * (1 - Chart.clamp(score) / 100) }
  }

  /// Bands and lines of each unbroken run of weeks; a week without a score breaks the run and leaves a mark below.
  private static func plot(_ points: [TrendPoint], in frame: Frame, radius: Double) -> [String] {
    var bands: [String] = []
    var lines: [String] = []
    var dots: [String] = []
    var run: [(x: Double, score: Score)] = []
    func close() {
      guard let first = run.first, let last = run.last else { return }
      if run.count == 1 {
        let top = frame.y(first.score.high)
        bands.append(
          "<rect class=\"band\" x=\"\(n(first.x - radius))\" y=\"\(n(top))\" width=\"\(n(radius * 2))\" "
            + "height=\"\(n(max(1, frame.y(first.score.low) - top)))\" rx=\"\(n(radius))\"/>")
      } else {
        let upper = run.map { "\(n($0.x)) \(n(frame.y($0.score.high)))" }
        let lower = run.reversed().map { "\(n($0.x)) \(n(frame.y($0.score.low)))" }
        bands.append("<path class=\"band\" d=\"M\((upper + lower).joined(separator: "L"))z\"/>")
        let middle = run.map { "\(n($0.x)) \(n(frame.y($0.score.value)))" }
        lines.append("<path class=\"line\" d=\"M\(middle.joined(separator: "L"))\"/>")
      }
      dots.append(
        "<circle class=\"dot\" cx=\"\(n(last.x))\" cy=\"\(n(frame.y(last.score.value)))\" r=\"\(n(radius))\"/>")
      run = []
    }
    for (index, point) in points.enumerated() {
      // A single week stands at the right, where this week is.
      let x = points.count == 1 ? frame.left + frame.width : frame.x(index)
      if let score = point.score {
        run.append((x, score))
      } else {
        close()
        dots.append(
          "<circle class=\"gap\" cx=\"\(n(x))\" cy=\"\(n(frame.top + frame.height))\" r=\"\(n(radius * 0.7))\"/>")
      }
    }
    close()
    return bands + lines + dots
  }

  static func svg(_ name: String, width: Int, height: Int, title: String, _ parts: [String]) -> String {
    "<svg class=\"chart \(name)\" viewBox=\"0 0 \(width) \(height)\" role=\"img\"><title>\(text(title))</title>"
      + parts.joined() + "</svg>"
  }

  static func text(_ text: String) -> String { OutputEscaping.html(text) }

  /// A coordinate: one decimal, no `-0`.
  static func n(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let tenths = Int((max(-10_000, min(10_000, value)) * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let size = abs(tenths)
    return size.isMultiple(of: 10) ? "\(sign)\(size / 10)" : "\(sign)\(size / 10).\(size % 10)"
  }

  static func clamp(_ score: Double) -> Double { score.isFinite ? max(0, min(100, score)) : 0 }
}
