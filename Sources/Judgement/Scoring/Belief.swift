/// What is believed of a number before any of the person's own work is seen, and how it came to be believed.
package struct Belief: Sendable, Hashable {
  /// The number believed in, in the signal's unit.
  package var mean: Double
  /// How much exposure the belief weighs: trials, or what a rate is out of.
  package var strength: Double
  /// The number that earns the policy's neutral score; nil where the belief does not come from it.
  package var neutral: Double?
  /// What the repository's own past had, and out of how much; both 0 where no past is asked.
  package var pastEvents = 0.0
  package var pastExposure = 0.0
  /// How many times the variance of chance alone the number's is, from one stretch of the same person's work to the
  /// next: weeks and tasks differ, and what happens in one of them does not happen independently. Only the interval
  /// grows by it.
  package var spread = 1.0
  /// Whether the past was worse than neutral, and so charged to nobody.
  package var isHeldAtNeutral = false

  package init(mean: Double, strength: Double) {
    self.mean = mean
    self.strength = strength
  }

  /// The past pulled to the neutral number, and never worse than that.
  init(past: Tally, per: Double = 1, neutral: Double, strength: Double, isRising: Bool) {
    let weight = past.exposure + strength
    let pulled = weight > 0 ? (past.events * per + neutral * strength) / weight : neutral
    self.mean = isRising ? max(pulled, neutral) : min(pulled, neutral)
    self.strength = strength
    self.neutral = neutral
    self.pastEvents = past.events
    self.pastExposure = past.exposure
    self.isHeldAtNeutral = past.exposure > 0 && mean != pulled
  }
}
