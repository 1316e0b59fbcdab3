package import Foundation
package import Hiring

/// An assumption as it is printed: every number that a sum hangs on, with its source.
package struct StatedAssumption: Sendable, Hashable {
  package enum Value: Sendable, Hashable {
    /// An amount, and what it is for: `an hour`, `a month`.
    case money(Money, per: String)
    /// 0 to 1.
    case share(Decimal)
    case number(Decimal, unit: String)
    case day(CivilDate)
    case text(String)
    case none
  }

  /// Where it is set: `cost.senior_rate`, `judgement.rework_days`, `--hourly`.
  package var key: String
  package var title: String
  package var value: Value
  package var source: String
  /// Whether a number of this output hangs on it; else something measured stands in its place, or nothing needs it.
  package var isUsed: Bool

  package init(key: String, title: String, value: Value, source: String, isUsed: Bool) {
    self.key = key
    self.title = title
    self.value = value
    self.source = source
    self.isUsed = isUsed
  }

  /// Every assumption of the policy, in the order of the file, then those of judging that the cost takes over.
  ///
  /// - Parameters:
  ///   - platforms: on which anybody of this output works.
  ///   - statement: nil where there are no records.
  package static func all(
    cost: CostPolicy, policy: JudgementPolicy, model: CostModel?, platforms: Set<String>, statement: CostStatement?,
    currency: String
  ) -> [StatedAssumption] {
    let coded = (model?.seats ?? []).filter(\.worksOnCode)
    let rows = statement?.rows ?? []
    func isUsed(_ key: String) -> Bool {
      switch key {
      case "debt_minutes": coded.contains { $0.debtMinutes == nil }
      case "rework_share": coded.contains { $0.reworkShare == nil }
      case "handover_hours": coded.contains { $0.handoverHours == nil }
      case "handover_lines", "handover_lines_well", "handover_lines_ill", "well_health", "ill_health":
        rows.contains { $0.item == .handover && $0.amount != nil }
      case "upwork_fee": platforms.contains(Engagement.Platform.upwork.rawValue)
      case "fiverr_fee": platforms.contains(Engagement.Platform.fiverr.rawValue)
      case "pace_weeks": statement != nil && model != nil
      case "retainer_since": statement != nil && cost.retainerSince != nil
      case "currency", "senior_rate": true
      case "retainer", "retainer_share": model != nil || (statement != nil && cost.retainerSince != nil)
      default: model != nil
      }
    }
    var stated = CostSetting.all.map { setting in
      StatedAssumption(
        key: "cost.\(setting.key)", title: setting.title, value: value(setting, cost, currency),
        source: cost.source(of: setting), isUsed: isUsed(setting.key))
    }
    for (code, rate) in cost.rates.sorted(by: { $0.key < $1.key }) {
      stated.append(
        StatedAssumption(
          key: "cost.rates.\(code)", title: "What one \(code) is worth", value: .number(rate, unit: currency),
          source: "the policy", isUsed: true))
    }
    guard statement != nil else { return stated }
    return stated + [
      StatedAssumption(
        key: "judgement.rework_days", title: "Age under which a rewritten line is rework",
        value: .number(Decimal(policy.reworkDays), unit: "days"), source: "the policy of judging; LinearB and Flow: 21",
        isUsed: !coded.isEmpty),
      StatedAssumption(
        key: "judgement.worsened_share", title: "Part of a worsened or improved finding that counts",
        value: .share(CostMath.decimal(policy.worsenedShare)), source: "the policy of judging; our default",
        isUsed: !coded.isEmpty),
      StatedAssumption(
        key: "judgement.tolerance_hours", title: "Hours a week that may be billed and not tracked",
        value: .number(CostMath.decimal(policy.toleranceHours), unit: "hours"),
        source: "the policy of judging; the usual note", isUsed: true),
    ]
  }

  /// Those that a release is told from.
  ///
  /// - Parameter isUsed: whether a number of the output hangs on a key.
  package static func ofRelease(
    cost: CostPolicy, policy: JudgementPolicy, currency: String, isUsed: (String) -> Bool
  ) -> [StatedAssumption] {
    let shared = [
      "currency", "senior_rate", "handover_lines_well", "handover_lines", "handover_lines_ill", "well_health",
      "ill_health",
    ]
    let settings = shared.compactMap(CostSetting.named) + CostSetting.ofRelease
    return settings.map { setting in
      StatedAssumption(
        key: "cost.\(setting.key)", title: setting.title, value: value(setting, cost, currency),
        source: cost.source(of: setting), isUsed: isUsed(setting.key))
    } + [
      StatedAssumption(
        key: "judgement.island_share", title: "Part of a folder's lines that makes it one person's",
        value: .share(CostMath.decimal(policy.islandShare)), source: "the policy of judging; CodeScene: 95 %",
        isUsed: isUsed("island_share")),
      StatedAssumption(
        key: "judgement.revoke_days", title: "Days after the last one in which access is to be gone",
        value: .number(Decimal(policy.revokeDays), unit: "days"),
        source: "the policy of judging; CIS Controls 6.2: at once", isUsed: isUsed("revoke_days")),
    ]
  }

  private static func value(_ setting: CostSetting, _ cost: CostPolicy, _ currency: String) -> Value {
    switch setting.value {
    case .number(let path, let range):
      setting.unit.isEmpty && (range.upperBound == 1 || setting.key == CostAssumption.preventedShare.rawValue)
        ? .share(cost[keyPath: path]) : .number(cost[keyPath: path], unit: setting.unit)
    case .whole(let path, _): .number(Decimal(cost[keyPath: path]), unit: setting.unit)
    case .money(let path, let isHourly): .money(cost[keyPath: path], per: isHourly ? "an hour" : "a month")
    case .day(let path): cost[keyPath: path].map { .day($0) } ?? .none
    case .currency: .text(currency)
    }
  }
}
