/// What hiring is held against. Never a quota: the numbers are shown beside the owner's own, and nothing is derived from
/// them.
package struct FunnelPolicy: Sendable, Hashable {
  /// Share of those tried whom owners of this kind keep. Source: an owner's account of over a hundred freelancers in
  /// three years, "30 to 40 per cent of those they work with".
  package var usualKeepShare = 0.3...0.4
  /// Share of the team that the same owner aims to have at the bar, where in-house teams gave them 50 to 60 %.
  package var aimAtBar = 0.8...1.0
  /// People on each side under which scores of kept and released are not compared: 5. Our default.
  package var minimumCompared = 5

  package init() {}
}
