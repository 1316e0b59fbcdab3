extension Story {
  /// One change of a task.
  mutating func change(_ number: Int, isLast: Bool, at instant: Int64) {
    let index = tasks[number].person
    let behaviour = tasks[number].behaviour
    var writes: Set<String> = []
    var written: [String] = []
    var words = tasks[number].title
    if tasks[number].isLegacyRepair, let path = legacyTarget(number) {
      written = takeApart(path, number)
      writes = [path]
      words = "Take \(shop.units[path]?.title ?? "it") apart"
      if tasks[number].isTested { writes.formUnion(addTests(path, written, index)) }
      planted[index].legacyRepairs += 1
    } else if dice[index].chance(behaviour.rewrites), let path = ownTarget(number) {
      written = rewrite(path, index)
      writes = [path]
      words =
        dice[index].chance(behaviour.rewritesAsFix)
        ? "Fix \(shop.units[path]?.title ?? "it") again" : "Write \(shop.units[path]?.title ?? "it") anew"
    } else {
      let path = target(number)
      written = extend(path, number, pieces: behaviour.splits)
      writes = [path]
      if tasks[number].isTested { writes.formUnion(addTests(path, written, index)) }
      if dice[index].chance(0.5) { words = "\(tasks[number].title): \(shop.units[path]?.title ?? "more")" }
    }
    for path in writes { shop.locks[path] = tasks[number].branch == nil ? nil : number }
    if tasks[number].unit == nil { tasks[number].unit = writes.sorted().first { shop.units[$0] != nil } }
    planted[index].changesAskedForTests += 1
    if writes.contains(where: { shop.tests[$0] != nil }) { planted[index].changesWithTests += 1 }
    var contents: [String: String?] = [:]
    for path in writes { contents.updateValue(shop.text(of: path), forKey: path) }
    // What a squash swallows says nothing.
    let said = tasks[number].isSquashed ? words : message(words, task: tasks[number], index: index)
    write(contents, by: index, task: number, message: said, at: instant)
    if dice[index].chance(behaviour.bugs), let path = writes.sorted().first(where: { shop.units[$0] != nil }),
      !written.isEmpty
    {
      planted[index].repairedLater += 1
      let by = dice[index].chance(0.5) ? index : nil
      schedule(
        instant + Int64(dice[index].int(2...12)) * 86_400 + 3_600,
        .repair(path: path, functions: Array(written.prefix(2)), person: by, task: number))
    }
    guard isLast else { return }
    if tasks[number].branch == nil {
      tasks[number].mergedAt = instant
    } else {
      schedule(instant + Int64(dice[index].int(2...20)) * 3_600, .merge(task: number))
    }
  }

  /// Where a task's code goes: on in its own unit, into one of theirs or another's, or into a new one.
  private mutating func target(_ number: Int) -> String {
    let index = tasks[number].person
    if let unit = tasks[number].unit, shop.units[unit].map({ $0.functions.count < 14 }) ?? false,
      dice[index].chance(0.7)
    {
      return unit
    }
    let open = shop.free(for: number, person: index).filter {
      guard let unit = shop.units[$0] else { return false }
      return unit.functions.count < 14 && unit.area != Self.legacyArea
        && (people[index].area == nil || unit.area == people[index].area)
    }
    if !open.isEmpty, dice[index].chance(0.5) { return dice[index].pick(open) }
    let free = Vocabulary.areas.filter { shop.reserved[$0] == nil }
    let area = people[index].area ?? dice[index].pick(free)
    let unit = shop.unit(
      in: area, isDocumented: dice[index].chance(tasks[number].behaviour.documents), dice: &dice[index])
    shop.units[unit.path] = unit
    shop.owners[unit.path] = index
    return unit.path
  }

  private mutating func legacyTarget(_ number: Int) -> String? {
    let index = tasks[number].person
    let open = shop.free(for: number, person: index).filter {
      guard let unit = shop.units[$0], unit.area == Self.legacyArea else { return false }
      return unit.functions.contains { $0.note == nil && $0.parameters.count > 3 }
    }
    return open.isEmpty ? nil : dice[index].pick(open)
  }

  private mutating func ownTarget(_ number: Int) -> String? {
    let index = tasks[number].person
    let open = shop.free(for: number, person: index).filter {
      shop.owners[$0] == index && !(shop.units[$0]?.functions.isEmpty ?? true)
    }
    return open.isEmpty ? nil : dice[index].pick(open)
  }

  /// Adds functions; returns the names of those written.
  private mutating func extend(_ path: String, _ number: Int, pieces: Bool) -> [String] {
    guard var unit = shop.units[path] else { return [] }
    let index = tasks[number].person
    let behaviour = tasks[number].behaviour
    // What was begun in a piece too small for any limit goes on, before anything new begins.
    if pieces, let last = unit.functions.indices.last(where: { unit.functions[$0].name.hasPrefix("do") }),
      unit.functions[last].body.count < 8
    {
      let knot = FunctionGrammar.knotted(in: unit, dice: &dice[index])
      if let piece = knot.body.dropFirst().first {
        unit.functions[last].body.insert(piece, at: unit.functions[last].body.count - 1)
        unit.functions[last].parameters = Array(
          (unit.functions[last].parameters + knot.parameters.dropFirst()).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
          })
      }
      shop.units[path] = unit
      return [unit.functions[last].name]
    }
    var count = dice[index].int(behaviour.functionsPerChange)
    if dice[index].chance(behaviour.floods) {
      count = dice[index].int(32...45)
      planted[index].floods += 1
    }
    var names: [String] = []
    for _ in 0..<count {
      var function = self.function(in: &unit, behaviour, index)
      if pieces, function.parameters.count > 3 {
        function.name = "do" + capitalised(function.name)
        function.body = Array(function.body.prefix(1)) + [.give(.name("result"))]
      }
      unit.functions.append(function)
      names.append(function.name)
    }
    shop.units[path] = unit
    return names
  }

  private mutating func function(in unit: inout Unit, _ behaviour: Behaviour, _ index: Int) -> Function {
    planted[index].functions += 1
    var function: Function
    if dice[index].chance(behaviour.copies), let copy = copied(into: &unit, index) {
      planted[index].copies += 1
      return copy
    }
    if dice[index].chance(behaviour.knots) {
      planted[index].knots += 1
      function = FunctionGrammar.knotted(in: unit, isSlip: behaviour.knots < 0.15, dice: &dice[index])
    } else {
      function = FunctionGrammar.plain(
        in: &unit, isNoted: dice[index].chance(behaviour.documents * 0.7), dice: &dice[index])
    }
    if dice[index].chance(behaviour.carelessness) {
      planted[index].careless += 1
      Careless.plant(in: &function, dice: &dice[index])
    }
    if dice[index].chance(behaviour.risks) {
      planted[index].risks += 1
      Careless.plantRisk(in: &function, dice: &dice[index])
    }
    return function
  }

  /// The same as a function that is there, under another name: the longest of a few.
  private mutating func copied(into unit: inout Unit, _ index: Int) -> Function? {
    let paths = shop.units.keys.sorted()
    var best: (Function, Unit)?
    for _ in 0..<4 {
      guard let other = shop.units[dice[index].pick(paths)], !other.functions.isEmpty else { continue }
      let function = dice[index].pick(other.functions)
      if function.body.count > best?.0.body.count ?? 0 { best = (function, other) }
    }
    guard let (original, other) = best else { return nil }
    var copy = original
    for constant in other.constants where !unit.constants.contains(where: { $0.name == constant.name }) {
      unit.constants.append(constant)
    }
    while unit.functions.contains(where: { $0.name == copy.name }) { copy.name += "2" }
    return copy
  }

  private mutating func addTests(_ path: String, _ names: [String], _ index: Int) -> Set<String> {
    guard let unit = shop.units[path] else { return [] }
    var paths: Set<String> = []
    for function in unit.functions where names.contains(function.name) {
      paths.insert(shop.addTest(of: function, in: unit, dice: &dice[index]))
    }
    return paths
  }

  /// Puts plain functions in the place of a knotted one.
  private mutating func takeApart(_ path: String, _ number: Int) -> [String] {
    let index = tasks[number].person
    guard var unit = shop.units[path],
      let knot = unit.functions.firstIndex(where: { $0.note == nil && $0.parameters.count > 3 })
    else { return [] }
    unit.functions.remove(at: knot)
    var names: [String] = []
    for offset in 0..<dice[index].int(2...3) {
      let function = FunctionGrammar.plain(in: &unit, isNoted: true, dice: &dice[index])
      unit.functions.insert(function, at: min(knot + offset, unit.functions.count))
      names.append(function.name)
    }
    shop.units[path] = unit
    return names
  }

  /// Writes the newest functions of an own unit anew.
  private mutating func rewrite(_ path: String, _ index: Int) -> [String] {
    guard var unit = shop.units[path] else { return [] }
    let count = min(unit.functions.count, dice[index].int(1...3))
    let names = unit.functions.suffix(count).map(\.name)
    for offset in 0..<count {
      let place = unit.functions.count - 1 - offset
      var function = FunctionGrammar.plain(in: &unit, isNoted: false, dice: &dice[index])
      function.name = unit.functions[place].name
      unit.functions[place] = function
    }
    shop.units[path] = unit
    return names
  }
}
