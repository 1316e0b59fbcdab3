internal import Judgement

extension Chart {
  /// Change rate to the right, health upward, size as area; the worst five are numbered as in the list, 480 by 260.
  static func hotspots(_ spots: [RepositoryPage.Hotspot]) -> String {
    let most = Double(max(spots.map(\.changes).max() ?? 1, 4))
    let largest = Double(max(spots.map(\.codeLines).max() ?? 1, 1))
    func x(_ changes: Int) -> Double { 40 + (Double(max(0, changes)) / most).squareRoot() * 400 }
    func y(_ health: Double) -> Double { 12 + (1 - clamp(health) / 100) * 204 }
    var parts = [
      "<rect class=\"danger\" x=\"240\" y=\"114\" width=\"228\" height=\"102\" rx=\"6\"/>",
      "<text class=\"tick\" x=\"460\" y=\"208\" text-anchor=\"end\">changes often, in bad health</text>",
      "<line class=\"grid\" x1=\"34\" x2=\"468\" y1=\"216\" y2=\"216\"/>",
      "<line class=\"grid\" x1=\"34\" x2=\"34\" y1=\"12\" y2=\"216\"/>",
      "<text class=\"tick\" x=\"28\" y=\"22\" text-anchor=\"end\">well</text>",
      "<text class=\"tick\" x=\"28\" y=\"214\" text-anchor=\"end\">ill</text>",
      "<text class=\"tick\" x=\"34\" y=\"236\">seldom changed</text>",
      "<text class=\"tick\" x=\"468\" y=\"236\" text-anchor=\"end\">\(Int(most)) changes in 12 weeks</text>",
    ]
    // The worst is drawn last, on top.
    for (index, spot) in spots.enumerated().reversed() {
      let radius = 4 + (Double(max(0, spot.codeLines)) / largest).squareRoot() * 14
      let center = (x(spot.changes), y(spot.health))
      let grade = GradeClass.name(Grade(score: spot.health))
      let name = "\(OutputEscaping.shortened(spot.path, to: 120)): \(Sentence.hotspot(spot))"
      parts.append(
        "<g class=\"spot \(grade)\"><title>\(text(name))</title>"
          + "<circle cx=\"\(n(center.0))\" cy=\"\(n(center.1))\" r=\"\(n(radius))\"/>"
          + (index < 5
            ? "<text x=\"\(n(center.0))\" y=\"\(n(center.1 + 4))\" text-anchor=\"middle\">\(index + 1)</text>" : "")
          + "</g>")
    }
    let title = "\(Wording.count(spots.count, "file")) by how often they change and how healthy they are"
    return svg("hotspots", width: 480, height: 244, title: title, parts)
  }

  /// Whose lines are alive, as one bar; addresses that nobody confirmed are hatched, 480 by 28.
  static func knowledge(_ shares: [RepositoryPage.KnowledgeShare]) -> String {
    var parts = [
      "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
        + "patternTransform=\"rotate(45)\"><rect class=\"hatch-ground\" width=\"6\" height=\"6\"/>"
        + "<line class=\"hatch-line\" x1=\"0\" x2=\"0\" y1=\"0\" y2=\"6\"/></pattern></defs>"
    ]
    var left = 0.0
    for (index, share) in shares.enumerated() {
      let width = max(0, min(480 - left, (share.share.isFinite ? share.share : 0) * 480))
      let look = share.isConfirmed ? "class=\"person-\(index % 6)\"" : "fill=\"url(#hatch)\""
      let name = "\(OutputEscaping.shortened(share.person, to: 80)): \(Wording.percent(share.share))"
      parts.append(
        "<rect \(look) x=\"\(n(left))\" y=\"0\" width=\"\(n(max(0, width - 1.5)))\" height=\"28\">"
          + "<title>\(text(name))</title></rect>")
      left += width
    }
    return svg("knowledge", width: 480, height: 28, title: "Whose lines are alive", parts)
  }

  /// The swatch of a person in the list under the bar.
  static func swatch(_ share: RepositoryPage.KnowledgeShare, index: Int) -> String {
    let look = share.isConfirmed ? "class=\"person-\(index % 6)\"" : "fill=\"url(#hatch)\""
    return "<svg class=\"swatch\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">"
      + "<rect \(look) width=\"12\" height=\"12\" rx=\"2\"/></svg>"
  }
}
