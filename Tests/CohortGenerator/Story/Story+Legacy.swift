/// What an agency left behind, and what everybody inherits: bad places that nobody of the cohort may be charged for.
extension Story {
  /// The folder of the worst of it.
  package static let legacyArea = "legacy"

  mutating func writeLegacy() {
    let agency = ["Pixel Forge": "dev@pixelforge.example", "P. Forge": "info@pixelforge.example"].sorted {
      $0.key < $1.key
    }
    shop.texts["README.md"] =
      "# Shop\n\nOrders, stock and shipping of a small shop.\n\n## Setup\n\nInstall the packages, then run the tests.\n"
    let start = Int64(WorkCalendar.firstMonday - 330) * 86_400
    // A longer trial inherits more, or there would be nothing left to mend.
    let count = max(24, weeks * 4)
    for number in 0..<count {
      let area = number % 3 == 0 ? Self.legacyArea : Vocabulary.areas[number % Vocabulary.areas.count]
      var unit = shop.unit(in: area, isDocumented: common.chance(0.3), dice: &common)
      let isBad = area == Self.legacyArea
      for _ in 0..<common.int(2...5) {
        var function =
          common.chance(isBad ? 0.7 : 0.15)
          ? FunctionGrammar.knotted(in: unit, dice: &common)
          : FunctionGrammar.plain(in: &unit, isNoted: common.chance(0.3), dice: &common)
        if common.chance(isBad ? 0.25 : 0.05) { Careless.plantRisk(in: &function, dice: &common) }
        if common.chance(isBad ? 0.4 : 0.1) { Careless.plant(in: &function, dice: &common) }
        unit.functions.append(function)
      }
      shop.units[unit.path] = unit
      var writes: [String: String?] = [unit.path: shop.text(of: unit.path)]
      if number == 0 { writes["README.md"] = shop.texts["README.md"] }
      if common.chance(0.3), let function = unit.functions.first {
        let path = shop.addTest(of: function, in: unit, dice: &common)
        writes[path] = shop.text(of: path)
      }
      let who = agency[number % 2]
      let stamp = CommitStream.Stamp(
        name: who.key, mail: who.value,
        instant: start + Int64(number) * 288 / Int64(count) * 86_400 + Int64(common.int(30_000...60_000)),
        zone: 120)
      stream.commit(
        on: "main", author: stamp, committer: stamp,
        message: common.chance(0.4) ? common.pick(Vocabulary.vague) : "Add \(unit.title)", writes: writes)
    }
  }
}

/// Careless places and risks put into a function.
enum Careless {
  static func plant(in function: inout Function, dice: inout Dice) {
    switch dice.int(0...2) {
    case 0: function.body.insert(.todo("look at this again"), at: 0)
    case 1: function.body.insert(.trace(.name("rows")), at: 0)
    default:
      let last = function.body.removeLast()
      let inner = function.body.filter { if case .declare = $0 { false } else { true } }
      let kept = function.body.filter { if case .declare = $0 { true } else { false } }
      function.body = inner.isEmpty ? kept + [last] : kept + [.swallow(inner), last]
    }
  }

  static func plantRisk(in function: inout Function, dice: inout Dice) {
    function.parameters.append("filter")
    function.body.insert(
      .gluedQuery(
        into: "records", table: dice.pick(Vocabulary.things) + "s", column: dice.pick(Vocabulary.fields), by: "filter"),
      at: 0)
  }
}
