extension Chart {
  /// The colours of the bands, low first: those of the grades.
  private static let bandClasses = ["g-a", "g-c", "g-d", "g-f"]

  /// Shares of one property as a bar, low risk at the left, 480 by 20.
  static func bands(_ shares: [Double], name: String) -> String {
    var parts: [String] = []
    var left = 0.0
    for (index, share) in shares.enumerated() where share.isFinite && share > 0 {
      let width = min(480 - left, share * 480)
      let title = "\(ProfileRow.bandNames[min(index, 3)]): \(Wording.percent(share))"
      parts.append(
        "<g class=\"risk \(bandClasses[min(index, 3)])\"><title>\(text(title))</title>"
          + "<rect x=\"\(n(left))\" y=\"0\" width=\"\(n(max(1, width - 1)))\" height=\"20\"/></g>")
      left += width
    }
    let words = zip(ProfileRow.bandNames, shares).map { "\($0) \(Wording.percent($1))" }.joined(separator: ", ")
    return svg("risks", width: 480, height: 20, title: "\(name): \(words)", parts)
  }

  /// What the colours of the bands mean, 480 by 20.
  static func bandLegend() -> String {
    let parts = ProfileRow.bandNames.enumerated().map { index, name in
      "<g class=\"risk \(bandClasses[index])\"><rect x=\"\(index * 110)\" y=\"4\" width=\"12\" height=\"12\"/></g>"
        + "<text class=\"tick\" x=\"\(index * 110 + 18)\" y=\"14\">\(text(name))</text>"
    }
    return svg("risks", width: 480, height: 20, title: "The bands of risk, low to very high", parts)
  }
}
