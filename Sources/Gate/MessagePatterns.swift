internal import Git
internal import RuleEngine

/// Asks the commits' messages for one of a policy's expressions.
enum MessagePatterns {
  static func observe(
    _ change: GateChange, _ setting: ConditionSetting, minutes: Int, without: String, of text: (GateCommit) -> String
  ) -> Observation {
    // A merge's message is the tool's.
    let commits = change.commits.filter { !$0.isMerge }
    guard !commits.isEmpty else { return .notApplicable("there is no message yet") }
    var places: [ConditionPlace] = []
    do throws(RuleError) {
      for commit in commits {
        var isFound = false
        for expression in setting.patterns where !isFound {
          isFound = try TextPattern.isFound(expression, in: text(commit))
        }
        if !isFound {
          places.append(
            ConditionPlace(commit: commit.id.hex, text: "`\(commit.subject)` \(without)", minutes: minutes))
        }
      }
    } catch {
      return .unknown("\(error)")
    }
    return .measured(
      Double(places.count), places: places, message: "\(Wording.count(places.count, "message")) \(without)")
  }
}
